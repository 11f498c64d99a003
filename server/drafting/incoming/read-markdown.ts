import type { Token, Tokens } from 'marked'

import { deepestLevel, headingLevels } from '#app/domain/drafting/block.ts'
import type { Inline, Mark, Run } from '#app/domain/drafting/block.ts'
import type { Found, Loss } from '#app/domain/drafting/in/incoming.ts'
import { joined } from '#app/domain/drafting/inline.ts'
import { safeHref } from '#app/domain/drafting/link.ts'

import { Refused } from '../../refusals.ts'

/** Reads Markdown (CommonMark, tables as GitHub writes them); it has to be UTF-8. */
export async function readMarkdown(bytes: Uint8Array): Promise<readonly Found[]> {
  const { lexer } = await import('marked')
  return lexer(textOf(bytes), { gfm: true }).flatMap((token) => blocksOf(token))
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) throw new Refused('file-not-utf8')
    throw error
  }
}

function blocksOf(token: Token, level = 0): readonly Found[] {
  const lost: Loss[] = []
  const words = () => wordsOf(inside(token), [], lost)
  switch (token.type) {
    case 'heading': {
      const depth = Number(token['depth'])
      if (depth > headingLevels) lost.push({ kind: 'depth', what: token.raw })
      const shape = {
        kind: 'heading' as const,
        level: Math.min(depth, headingLevels),
        words: words(),
      }
      return [{ shape, lost }]
    }
    case 'paragraph':
    case 'text':
      return [{ shape: { kind: 'paragraph', group: null, level: 0, words: words() }, lost }]
    case 'list':
      return itemsOf(token as Tokens.List, level)
    case 'table':
      return [tableOf(token as Tokens.Table)]
    case 'blockquote':
      return [
        { shape: null, lost: [{ kind: 'quote', what: token.raw }] },
        ...inside(token).flatMap((one) => blocksOf(one)),
      ]
    case 'code': {
      const shape = {
        kind: 'paragraph' as const,
        group: null,
        level: 0,
        words: [{ text: String(token['text']), marks: [] }],
      }
      return [{ shape, lost: [{ kind: 'code', what: String(token['text']) }] }]
    }
    case 'html':
    case 'hr':
      return [{ shape: null, lost: [{ kind: 'tag', what: token.raw }] }]
    default:
      return []
  }
}

/** The blocks of an item: its own words, then what it holds, one level deeper. */
function itemsOf({ ordered, items }: Tokens.List, level: number): readonly Found[] {
  return items.flatMap((item) => {
    const lost: Loss[] = []
    if (level > deepestLevel) lost.push({ kind: 'depth', what: item.text })
    const lines = item.tokens.filter(({ type }) => type === 'text' || type === 'paragraph')
    const words = lines.flatMap((line, at) => [
      ...(at === 0 ? [] : [{ text: '\n', marks: [] }]),
      ...wordsOf(inside(line), [], lost),
    ])
    const box = item.task ? [{ text: item.checked === true ? '☑ ' : '☐ ', marks: [] }] : []
    const shape = {
      kind: 'listItem' as const,
      marker: ordered ? ('ordered' as const) : ('bullet' as const),
      level: Math.min(level, deepestLevel),
      words: joined([...box, ...words]),
    }
    const held = item.tokens.filter((one) => !lines.includes(one))
    return [{ shape, lost }, ...held.flatMap((one) => blocksOf(one, level + 1))]
  })
}

/** A head of blanks is what a table without one is written with. */
function tableOf({ header, rows }: Tokens.Table): Found {
  const lost: Loss[] = []
  const cellsOf = (cells: readonly Tokens.TableCell[]) =>
    cells.map(({ tokens }) => wordsOf(tokens, [], lost))
  const head = { header: true, cells: cellsOf(header) }
  const body = rows.map((row) => ({ header: false, cells: cellsOf(row) }))
  const isBlank = head.cells.every((words) => words.length === 0)
  return { shape: { kind: 'table', rows: isBlank ? body : [head, ...body] }, lost }
}

function wordsOf(tokens: readonly Token[], marks: readonly Mark[], lost: Loss[]): Inline {
  const runs = tokens.flatMap((token): readonly Run[] => {
    const within = (mark: Mark) => wordsOf(inside(token), [...marks, mark], lost)
    switch (token.type) {
      case 'strong':
        return within({ kind: 'bold' })
      case 'em':
        return within({ kind: 'italic' })
      case 'link': {
        const href = safeHref(token['href'])
        if (href !== null) return within({ kind: 'link', href })
        lost.push({ kind: 'link', what: String(token['href']) })
        return wordsOf(inside(token), marks, lost)
      }
      case 'image':
        lost.push({ kind: 'image', what: String(token['text']) })
        return []
      case 'br':
        return [{ text: '\n', marks: [] }]
      case 'html':
        if (/^<br\s*\/?>$/i.test(token.raw.trim())) return [{ text: '\n', marks: [] }]
        lost.push({ kind: 'tag', what: token.raw })
        return []
      case 'del':
        lost.push({ kind: 'struck', what: token.raw })
        return wordsOf(inside(token), marks, lost)
      case 'codespan':
        lost.push({ kind: 'code', what: token.raw })
        return [{ text: String(token['text']), marks }]
      // A line of the file ends anywhere, and is no line of the text.
      default:
        return inside(token).length > 0
          ? wordsOf(inside(token), marks, lost)
          : [{ text: String('text' in token ? token.text : '').replaceAll('\n', ' '), marks }]
    }
  })
  return joined(runs)
}

function inside(token: Token): readonly Token[] {
  return 'tokens' in token && token.tokens !== undefined ? token.tokens : []
}
