import type { Mark, Node } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'
import type { Command, EditorState } from '@tiptap/pm/state'

import type { BracketId, BracketKind } from '#app/domain/drafting/block.ts'
import { bracketAttributes, bracketMarkOf } from '#app/domain/drafting/bracket-mark.ts'

import { proposes as proposing } from './negotiation.ts'

/**
 * Puts the selected words in brackets, each block's in one of its own. A mark changes no character, so
 * whatever others type there meanwhile is kept (stack.md F4). Nothing selected is nothing disputed.
 */
export function putInBrackets(
  proposes: Exclude<BracketKind, 'insert'>,
  newId: () => BracketId,
): Command {
  return (state, dispatch) => {
    const places = selectedWords(state)
    if (places.length === 0) return false
    const tr = state.tr.setMeta(proposing, true)
    for (const { from, to, isWhole } of places) {
      tr.addMark(from, to, bracket(state, { id: newId(), proposes, of: null, whole: isWhole }))
    }
    dispatch?.(tr.setSelection(TextSelection.create(tr.doc, state.selection.to)).scrollIntoView())
    return true
  }
}

/** Writes new words at the caret as a proposal. */
export function proposeWords(words: string, id: BracketId): Command {
  return (state, dispatch) => {
    const { $to } = state.selection
    if (words.trim() === '' || !$to.parent.inlineContent) return false
    const mark = bracket(state, { id, proposes: 'insert', of: null, whole: false })
    return insertMarked(state, $to.pos, words, mark, dispatch)
  }
}

/**
 * Proposes other words for the selected ones, or for those of the bracket that the caret stands in:
 * an alternative stands behind what it would replace.
 */
export function proposeInstead(words: string, newId: () => BracketId): Command {
  return (state, dispatch) => {
    if (words.trim() === '') return false
    const around = bracketAround(state)
    if (around !== null) {
      const { of, id } = around.mark
      const last = lastOf(state, around.start, of ?? id)
      const mark = bracket(state, { id: newId(), proposes: 'replace', of: of ?? id, whole: false })
      return insertMarked(state, last, words, mark, dispatch)
    }
    const [place, ...others] = selectedWords(state)
    if (place === undefined || others.length > 0) return false
    const base = newId()
    const tr = state.tr.setMeta(proposing, true)
    tr.addMark(
      place.from,
      place.to,
      bracket(state, { id: base, proposes: 'replace', of: null, whole: false }),
    )
    const mark = bracket(state, { id: newId(), proposes: 'replace', of: base, whole: false })
    tr.insert(place.to, state.schema.text(words, [mark]))
    dispatch?.(tr.setSelection(TextSelection.create(tr.doc, place.to)).scrollIntoView())
    return true
  }
}

/** A name that no other bracket has. */
export function newBracketId(): BracketId {
  return crypto.randomUUID() as string as BracketId
}

/** The innermost bracket that the selection stands in. */
export function bracketAround(state: EditorState) {
  const { $from } = state.selection
  const node = $from.parent.inlineContent ? ($from.nodeAfter ?? $from.nodeBefore) : null
  const marks = (node?.marks ?? []).flatMap((mark) => {
    const read = mark.type.name === 'bracket' ? bracketMarkOf(mark.attrs) : null
    return read === null ? [] : [read]
  })
  const mark = marks.toSorted((a, b) => extent(state, a.id) - extent(state, b.id))[0]
  return mark === undefined ? null : { mark, start: $from.start() }
}

type Place = { from: number; to: number; isWhole: boolean }

/** The selected characters of each line that has some. */
function selectedWords(state: EditorState): readonly Place[] {
  const { from, to } = state.selection
  const places: Place[] = []
  state.doc.nodesBetween(from, to, (node, pos) => {
    if (!node.inlineContent) return true
    const [start, end] = [pos + 1, pos + 1 + node.content.size]
    const place = { from: Math.max(from, start), to: Math.min(to, end) }
    const isParagraph = state.doc.resolve(pos).depth === 0
    const isWhole = isParagraph && place.from === start && place.to === end
    if (node.textBetween(place.from - start, place.to - start).trim() !== '') {
      places.push({ ...place, isWhole })
    }
    return false
  })
  return places
}

function insertMarked(
  state: EditorState,
  at: number,
  words: string,
  mark: Mark,
  dispatch: Parameters<Command>[1],
): boolean {
  const tr = state.tr.setMeta(proposing, true).insert(at, state.schema.text(words, [mark]))
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, at + words.length)).scrollIntoView())
  return true
}

/** Where the words of a bracket and of its alternatives end in a line. */
function lastOf(state: EditorState, start: number, bracketId: BracketId): number {
  let last = start
  state.doc.resolve(start).parent.forEach((node: Node, offset) => {
    const isPart = node.marks.some((mark) => {
      const read = mark.type.name === 'bracket' ? bracketMarkOf(mark.attrs) : null
      return read !== null && (read.id === bracketId || read.of === bracketId)
    })
    if (isPart) last = start + offset + node.nodeSize
  })
  return last
}

function extent(state: EditorState, id: BracketId): number {
  return state.selection.$from.parent.children.reduce(
    (sum, { marks, nodeSize }) =>
      sum + (marks.some(({ attrs }) => attrs['id'] === id) ? nodeSize : 0),
    0,
  )
}

function bracket({ schema }: EditorState, mark: Parameters<typeof bracketAttributes>[0]): Mark {
  return schema.mark('bracket', bracketAttributes(mark))
}
