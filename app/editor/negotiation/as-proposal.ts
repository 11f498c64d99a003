import { Selection, TextSelection } from '@tiptap/pm/state'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { AddMarkStep, AttrStep, Mapping, RemoveMarkStep, ReplaceStep } from '@tiptap/pm/transform'

import { isOwnProposal } from './author.ts'
import type { Author } from './author.ts'
import { linesBetween, piecesOf } from './lines.ts'
import { proposeWhole, putIn } from './put-in.ts'
import { strike } from './strike.ts'

/** Why an edit cannot be made as a proposal. */
export type NoProposal = 'divides-or-joins' | 'changes-form'

/**
 * The same edit as a proposal of its author (SPEC.md DR31–DR34): what is typed is proposed to be added,
 * what is deleted to go, and what is typed over other words to stand instead. Where only the author's own
 * proposals stand the edit is made as it is.
 */
export function asProposal(
  state: EditorState,
  edit: Transaction,
  author: Author,
): Transaction | NoProposal {
  const { tr } = state
  let isAsItWas = true
  for (const [at, step] of edit.steps.entries()) {
    const before = new Mapping(
      edit.mapping.maps
        .slice(0, at)
        .map((map) => map.invert())
        .toReversed(),
    )
    const now = (pos: number, side: 1 | -1) => tr.mapping.map(before.map(pos, side), side)
    if (step instanceof ReplaceStep) {
      const [from, to] = [now(step.from, 1), now(step.to, -1)]
      const range = { from, to: Math.max(from, to) }
      if (isOwnThroughout(tr, range, author)) {
        tr.replace(range.from, range.to, step.slice)
        proposeWhole(tr, range.from, range.from + step.slice.size, author)
      } else {
        isAsItWas = false
        if (!propose(tr, state, range, step, author)) return 'divides-or-joins'
      }
    } else if (step instanceof AddMarkStep || step instanceof RemoveMarkStep) {
      const [from, to] = [now(step.from, 1), now(step.to, -1)]
      const pieces = linesBetween(tr.doc, from, to).flatMap(piecesOf)
      if (!pieces.every(({ node }) => isOwnProposal(node, author))) return 'changes-form'
      if (step instanceof AddMarkStep) tr.addMark(from, to, step.mark)
      else tr.removeMark(from, to, step.mark)
    } else if (step instanceof AttrStep) {
      const pos = now(step.pos, 1)
      const end = pos + (tr.doc.nodeAt(pos)?.nodeSize ?? 0)
      if (!isOwnThroughout(tr, { from: pos, to: end }, author)) return 'changes-form'
      tr.setNodeAttribute(pos, step.attr, step.value)
    } else {
      return 'changes-form'
    }
  }
  if (isAsItWas && edit.selectionSet) {
    tr.setSelection(Selection.fromJSON(tr.doc, edit.selection.toJSON()))
  }
  for (const name of carried) {
    const value: unknown = edit.getMeta(name)
    if (value !== undefined) tr.setMeta(name, value)
  }
  return edit.scrolledIntoView ? tr.scrollIntoView() : tr
}

/** What the view and the plugins say of an edit to each other. */
const carried = ['uiEvent', 'paste', 'composition', 'inputType'] as const

type Range = { from: number; to: number }

/** Whether the blocks that a stretch reaches hold no words, or the author's own proposals alone. */
function isOwnThroughout({ doc }: Transaction, { from, to }: Range, author: Author): boolean {
  let isOwn = true
  doc.forEach((block, pos) => {
    if (pos + block.nodeSize <= from || pos >= to) return
    block.descendants((node) => {
      if (node.isText && !isOwnProposal(node, author)) isOwn = false
    })
  })
  return isOwn
}

/** Answers false where it would divide or join paragraphs of others, which is no proposal. */
function propose(
  tr: Transaction,
  { selection }: EditorState,
  { from, to }: Range,
  { slice }: ReplaceStep,
  author: Author,
): boolean {
  const before = tr.steps.length
  const isInLine = linesBetween(tr.doc, from, to).length === 1
  const isNew = slice.size > 0
  const instead = from === to ? null : strike(tr, { from, to }, author, hasWords(slice))
  if (!isNew) dropEmptied(tr, { from, to }, before)
  const after = (pos: number, side: 1 | -1) => tr.mapping.slice(before).map(pos, side)
  if (isNew) {
    if (!tr.doc.resolve(after(to, -1)).parent.inlineContent) return false
    putIn(tr, after(to, -1), slice, author, instead)
    return true
  }
  const goesOn = selection.empty && selection.from === from
  const caret = goesOn ? after(to, 1) : after(from, -1)
  tr.setSelection(TextSelection.near(tr.doc.resolve(caret), goesOn ? 1 : -1))
  return isInLine || tr.steps.length > before
}

function hasWords({ content }: ReplaceStep['slice']): boolean {
  return content.textBetween(0, content.size).length > 0
}

/** Paragraphs in a stretch that have no words, or none any more, go, as long as one of its lines stays. */
function dropEmptied(tr: Transaction, { from, to }: Range, since: number): void {
  const mapped = tr.mapping.slice(since)
  const lines = linesBetween(tr.doc, mapped.map(from, -1), mapped.map(to, 1))
  const empty = lines.filter(
    ({ node, start }) => node.content.size === 0 && tr.doc.resolve(start).depth === 1,
  )
  for (const { start } of empty.slice(empty.length === lines.length ? 1 : 0).toReversed()) {
    tr.delete(start - 1, start + 1)
  }
}
