import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  ExternalHyperlink,
  InsertedTextRun,
  Paragraph,
  TextRun,
} from 'docx'
import type { ICommentOptions, IRunOptions, ParagraphChild } from 'docx'

import type { Block, BracketId, Inline, Mark } from '#app/domain/drafting/block.ts'
import type { LeavingPaper } from '#app/domain/drafting/out/leaving-text.ts'
import { printable } from '#app/domain/drafting/out/printable.ts'
import { remarksOn } from '#app/domain/drafting/out/remarks.ts'
import { tracked } from '#app/domain/drafting/out/tracked.ts'
import type { BracketRows, Change, Tracked } from '#app/domain/drafting/out/tracked.ts'
import type { DelegationId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'

export type Tongue = Pick<Block, 'lang' | 'dir'>
type Style = Pick<IRunOptions, 'bold' | 'italics'>

/** Puts words into runs; ids of changes and comments are counted over the whole file. */
export type WordsWriter = {
  words(words: Inline, tongue: Tongue, style?: Style): readonly ParagraphChild[]
  /** Characters that nobody typed, such as a label, which came with their block. */
  said(text: string, tongue: Tongue, style: Style, change: Change | null): readonly ParagraphChild[]
  /** A change as an attribute of what is no run: the end of a paragraph, a row of a table. */
  revision(change: Change): { id: number; author: string; date: string }
  /** What stands in the margin of the words written so far. */
  comments(): readonly ICommentOptions[]
  rows: BracketRows
}

export function createWordsWriter(paper: LeavingPaper): WordsWriter {
  const rows: BracketRows = new Map(paper.brackets.map((row) => [row.id, row]))
  const comments: ICommentOptions[] = []
  /** Brackets with remarks → the ids of their comments; they stand where a bracket first does. */
  const remarked = new Map<BracketId, { ids: readonly number[]; isOpen: boolean }>()
  let revisions = 0

  function revision({ by, at }: Change) {
    revisions += 1
    return { id: revisions, author: authorOf(by).name, date: dateOf(at) }
  }

  function authorOf(by: DelegationId | null): { code: string; name: string } {
    const found = by === null ? undefined : paper.delegations[by]
    const { code, name } = found ?? { code: '?', name: '?' }
    return { code: printable(code), name: printable(name) }
  }

  function runsOf(
    text: string,
    tongue: Tongue,
    style: Style,
    change: Change | null,
  ): readonly ParagraphChild[] {
    return printable(text)
      .split('\n')
      .map((line, at) => {
        const options: IRunOptions = {
          ...style,
          ...voice(line, tongue),
          text: line,
          ...(at > 0 && { break: 1 }),
        }
        switch (change?.is) {
          case undefined:
            return new TextRun(options)
          case 'added':
            return new InsertedTextRun({ ...options, ...revision(change as Change) })
          case 'removed':
            return new DeletedTextRun({ ...options, ...revision(change as Change) })
        }
      })
  }

  function trackedRuns(one: Tracked, tongue: Tongue, style: Style): readonly ParagraphChild[] {
    const runs = runsOf(one.text, tongue, { ...style, ...styleOf(one.marks) }, one.change)
    const link = one.marks.find((mark) => mark.kind === 'link')
    return link === undefined ? runs : [new ExternalHyperlink({ children: runs, link: link.href })]
  }

  /** Where the comments on a bracket begin or end at one of its signs. */
  function margin({ sign }: Tracked): readonly ParagraphChild[] {
    if (sign?.is === 'opens' && !remarked.has(sign.bracket)) {
      const ids = comment(sign.bracket)
      remarked.set(sign.bracket, { ids, isOpen: true })
      return ids.map((id) => new CommentRangeStart(id))
    }
    const open = sign?.is === 'closes' ? remarked.get(sign.bracket) : undefined
    if (!open?.isOpen) return []
    open.isOpen = false
    return open.ids.flatMap((id) => [
      new CommentRangeEnd(id),
      new TextRun({ children: [new CommentReference(id)] }),
    ])
  }

  function comment(bracket: BracketId): readonly number[] {
    const row = rows.get(bracket)
    const remarks = row === undefined ? [] : remarksOn(row, paper.words)
    return remarks.map(({ by, at, lines }) => {
      const id = comments.length
      const { code, name } = authorOf(by)
      const children = lines.map((line) => new Paragraph({ text: printable(line) }))
      comments.push({ id, author: name, initials: code, date: new Date(at), children })
      return id
    })
  }

  return {
    rows,
    revision,
    words: (words, tongue, style = {}) =>
      tracked(words, rows).flatMap((one) => {
        const [runs, beside] = [trackedRuns(one, tongue, style), margin(one)]
        return one.sign?.is === 'opens' ? [...beside, ...runs] : [...runs, ...beside]
      }),
    said: runsOf,
    comments: () => comments,
  }
}

function styleOf(marks: readonly Mark[]): Style {
  return {
    ...(marks.some(({ kind }) => kind === 'bold') && { bold: true }),
    ...(marks.some(({ kind }) => kind === 'italic') && { italics: true }),
  }
}

/** Latin words and figures keep their own direction within a line that runs from the right. */
function voice(text: string, { lang, dir }: Tongue): Pick<IRunOptions, 'rightToLeft' | 'language'> {
  const isLatin = /[\p{L}\p{N}]/u.test(text) && !/[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text)
  const known = lang !== null && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(lang) ? lang : null
  return {
    ...(dir === 'rtl' && !isLatin && { rightToLeft: true }),
    ...(known !== null && { language: { value: known, bidirectional: known } }),
  }
}

/** As Word writes it, to the second. Nobody knows when what no row speaks of was proposed. */
function dateOf(at: Instant | null): string {
  return `${new Date(at ?? 0).toISOString().slice(0, 19)}Z`
}
