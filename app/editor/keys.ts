import { Extension } from '@tiptap/core'
import { toggleMark } from '@tiptap/pm/commands'
import type { Attrs } from '@tiptap/pm/model'
import { Selection, TextSelection } from '@tiptap/pm/state'
import type { Command, EditorState } from '@tiptap/pm/state'
import { redo, undo } from '@tiptap/y-tiptap'

import type { TextKey } from '#app/components/hotkeys/known-keys.ts'

import { newBracketId, putInBrackets } from './bracket-commands.ts'
import { indent, makeParagraph, toggleHeading, toggleList } from './commands.ts'

/** What the page does for a key that the text has no use for. */
export type PageKeys = {
  /** Mod-K with characters selected. */
  link: () => void
  /** Mod-Shift-Enter: words to propose, instead of others or new. */
  words: () => void
  /** Alt-F10, the customary way from a text to its tools. */
  toolbar: () => void
  /** A key that would have done something, and why it did not. */
  refuse: (why: 'nothing-to-bracket') => void
}

/**
 * The keys of the text. Tab is taken only inside cells and given back at their ends, so that the
 * keyboard can leave the text; letters never need Ctrl+Alt, which is AltGr on many layouts
 * (stack.md 5).
 */
export const Keys = Extension.create<PageKeys>({
  name: 'keys',
  priority: 1_100,
  addOptions: () => ({
    link: () => undefined,
    words: () => undefined,
    toolbar: () => undefined,
    refuse: () => undefined,
  }),
  addKeyboardShortcuts() {
    const on = (command: Command) => () => {
      const { view } = this.editor
      return command(view.state, view.dispatch, view)
    }
    const { link, words, toolbar, refuse } = this.options
    const bracket = (kind: 'reserve' | 'delete') => () => {
      if (!on(putInBrackets(kind, newBracketId))()) refuse('nothing-to-bracket')
      return true
    }
    const { bold, italic } = this.editor.schema.marks
    return {
      Enter: on(enter),
      'Shift-Enter': on(breakLine),
      Backspace: on(loosen),
      Tab: on(toCell(1)),
      'Shift-Tab': on(toCell(-1)),
      'Mod-b': bold === undefined ? nothing : on(toggleMark(bold)),
      'Mod-i': italic === undefined ? nothing : on(toggleMark(italic)),
      'Mod-k': () => {
        if (this.editor.state.selection.empty) return false
        link()
        return true
      },
      'Mod-Shift-0': on(makeParagraph(null)),
      'Mod-Shift-1': on(toggleHeading(1)),
      'Mod-Shift-2': on(toggleHeading(2)),
      'Mod-Shift-3': on(toggleHeading(3)),
      'Mod-Shift-7': on(toggleList('ordered')),
      'Mod-Shift-8': on(toggleList('bullet')),
      'Mod-]': on(indent(1)),
      'Mod-[': on(indent(-1)),
      'Mod-Shift-b': bracket('reserve'),
      'Mod-Shift-Backspace': bracket('delete'),
      'Mod-Shift-Enter': () => {
        words()
        return true
      },
      'Mod-z': on((state) => undo(state) ?? false),
      'Mod-Shift-z': on((state) => redo(state) ?? false),
      'Alt-F10': () => {
        toolbar()
        return true
      },
    } satisfies Record<TextKey, () => boolean>
  },
})

const nothing = () => false

/** Enter splits a paragraph, leaves a heading or an empty list item, and goes on to the next cell. */
export const enter: Command = (state, dispatch, view) => {
  const { $from, empty } = state.selection
  if (!(state.selection instanceof TextSelection)) return false
  if ($from.depth > 1) {
    if ($from.node(1).type.name === 'table') return breakLine(state, dispatch, view)
    return toCell(1)(state, dispatch, view) || leaveBlock(state, dispatch, view)
  }
  if (empty && $from.parent.content.size === 0 && !isPlain($from.parent.attrs)) {
    return makeParagraph(null)(state, dispatch, view)
  }
  if (empty && $from.parentOffset === 0 && $from.parent.content.size > 0)
    return insertBefore(state, dispatch, view)
  return split(state, dispatch, view)
}

/** The new paragraph stands before this one, whose text stays where others type in it. */
const insertBefore: Command = (state, dispatch) => {
  const { $from } = state.selection
  const { parent } = $from
  dispatch?.(
    state.tr
      .insert($from.before(1), parent.type.create({ ...parent.attrs, id: null }))
      .scrollIntoView(),
  )
  return true
}

/** Both halves carry the id for a moment; `BlockIdentity` leaves it to the one with more text. */
const split: Command = (state, dispatch) => {
  const tr = state.tr.deleteSelection()
  const at = tr.mapping.map(state.selection.from)
  const $at = tr.doc.resolve(at)
  if ($at.depth !== 1) return false
  const { parent } = $at
  const isAtEnd = $at.parentOffset === parent.content.size
  const follows =
    isAtEnd && parent.attrs['kind'] === 'heading' ? plainAfter(parent.attrs) : parent.attrs
  dispatch?.(
    tr
      .split(at, 1, [{ type: parent.type, attrs: isAtEnd ? { ...follows, id: null } : follows }])
      .scrollIntoView(),
  )
  return true
}

const breakLine: Command = (state, dispatch) => {
  const { hardBreak } = state.schema.nodes
  if (hardBreak === undefined || !state.selection.$from.parent.inlineContent) return false
  dispatch?.(state.tr.replaceSelectionWith(hardBreak.create(), false).scrollIntoView())
  return true
}

/** At the start of a heading or list item, Backspace first makes it a paragraph again. */
const loosen: Command = (state, dispatch, view) => {
  const { $from, empty } = state.selection
  if (!empty || $from.depth !== 1 || $from.parentOffset > 0 || isPlain($from.parent.attrs))
    return false
  return makeParagraph(null)(state, dispatch, view)
}

/** A paragraph after a block of cells, to write on. */
const leaveBlock: Command = (state, dispatch) => {
  const { $to } = state.selection
  const { paragraph } = state.schema.nodes
  if (paragraph === undefined) return false
  const after = $to.after(1)
  const tr = state.tr.insert(after, paragraph.create(plainAfter($to.node(1).attrs)))
  dispatch?.(tr.setSelection(TextSelection.near(tr.doc.resolve(after + 1))).scrollIntoView())
  return true
}

/** To the next cell or the one before; false at the ends, where the key leaves the block. */
export function toCell(by: 1 | -1): Command {
  return (state, dispatch) => {
    const cell = neighbour(state, by)
    if (cell === null) return false
    dispatch?.(state.tr.setSelection(cell).scrollIntoView())
    return true
  }
}

function neighbour(state: EditorState, by: 1 | -1): Selection | null {
  const { $from } = state.selection
  if ($from.depth < 2) return null
  const edge = by === 1 ? $from.after() : $from.before()
  const found = Selection.findFrom(state.doc.resolve(edge), by, true)
  if (found === null || found.$from.depth < 2 || found.$from.before(1) !== $from.before(1))
    return null
  const { $from: inside } = found
  return TextSelection.create(state.doc, inside.start(), inside.end())
}

function isPlain({ kind, group }: Attrs): boolean {
  return kind === 'paragraph' && group === null
}

function plainAfter({ lang, dir }: Attrs): Attrs {
  return { id: null, lang, dir, kind: 'paragraph', group: null, level: 0 }
}
