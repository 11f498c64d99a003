import type { Mark } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'

import type { BracketId } from '#app/domain/drafting/block.ts'
import { bracketAttributes } from '#app/domain/drafting/bracket-mark.ts'

import { bracketOn, isOwnProposal, ownStrikes } from './author.ts'
import type { Author } from './author.ts'
import { linesBetween, piecesOf } from './lines.ts'
import type { Line, Piece } from './lines.ts'

type Stretch = { from: number; to: number }

/**
 * Deletes as a proposal: one's own proposed words go, and those of others stay, under a mark that says
 * they shall. With `instead`, other words follow: then the mark is that of a *replace*, whose id is
 * answered if there was something to replace in one line.
 */
export function strike(
  tr: Transaction,
  { from, to }: Stretch,
  author: Author,
  instead: boolean,
): BracketId | null {
  const before = tr.steps.length
  const lines = linesBetween(tr.doc, from, to)
  const standing = lines
    .map((line) => ({ line, words: piecesOf(line).filter((piece) => isStanding(piece, author)) }))
    .filter(({ words }) => words.length > 0)
  const base = instead && standing.length === 1 ? author.newId() : null
  for (const { line, words } of standing) {
    const mark =
      base === null
        ? (strikeBeside(tr, line, author) ?? deletion(tr, line, author))
        : bracket(tr, { id: base, proposes: 'replace', of: null, whole: false })
    for (const piece of words) tr.addMark(piece.from, piece.to, mark)
  }
  const own = lines.flatMap(piecesOf).filter(({ node }) => isOwnProposal(node, author))
  for (const piece of own.toReversed()) tr.delete(piece.from, piece.to)
  for (const { node, from: start } of own) {
    leaveNoEmptyChoice(tr, node, tr.mapping.slice(before).map(start), author)
  }
  return base
}

/** Others' words, of which the author has not said yet that they shall go. A line's end carries no mark. */
function isStanding({ node }: Piece, author: Author): boolean {
  return node.isText && !isOwnProposal(node, author) && ownStrikes(node, author).length === 0
}

/** What is deleted character by character is one proposal. */
function strikeBeside(tr: Transaction, { from, to }: Line, author: Author): Mark | null {
  const beside = [tr.doc.resolve(to).nodeAfter, tr.doc.resolve(from).nodeBefore]
  const marks = beside.flatMap((node) => (node === null ? [] : ownStrikes(node, author)))
  return marks.find((mark) => bracketOn(mark)?.proposes === 'delete') ?? null
}

function deletion(tr: Transaction, { start, end, from, to }: Line, { newId }: Author): Mark {
  const whole = tr.doc.resolve(start).depth === 1 && from === start && to === end
  return bracket(tr, { id: newId(), proposes: 'delete', of: null, whole })
}

/** When the last of the words that somebody would put instead is gone, nothing is to be replaced. */
function leaveNoEmptyChoice(
  tr: Transaction,
  { marks: gone }: Piece['node'],
  at: number,
  author: Author,
): void {
  const $line = tr.doc.resolve(at)
  for (const { of } of gone.flatMap((mark) => bracketOn(mark) ?? [])) {
    const isOffered = (one: Mark) => of !== null && bracketOn(one)?.of === of
    if (of === null || !author.owns(of)) continue
    if ($line.parent.children.some(({ marks }) => marks.some(isOffered))) continue
    tr.removeMark(
      $line.start(),
      $line.end(),
      bracket(tr, { id: of, proposes: 'replace', of: null, whole: false }),
    )
  }
}

export function bracket(
  { doc }: Pick<Transaction, 'doc'>,
  mark: Parameters<typeof bracketAttributes>[0],
): Mark {
  return doc.type.schema.mark('bracket', bracketAttributes(mark))
}
