import { toggleMark } from '@tiptap/pm/commands'
import type { Command, EditorState } from '@tiptap/pm/state'
import { redo, undo, yUndoPluginKey } from '@tiptap/y-tiptap'
import {
  BetweenHorizontalEnd,
  BetweenVerticalEnd,
  Bold,
  BookA,
  Brackets,
  Columns3,
  Heading1,
  Heading2,
  Heading3,
  IndentDecrease,
  IndentIncrease,
  Italic,
  Link,
  List,
  ListOrdered,
  ListPlus,
  MessageSquare,
  Pilcrow,
  Redo2,
  Rows3,
  Strikethrough,
  Table,
  TextCursor,
  TextCursorInput,
  Undo2,
} from 'lucide-react'
import type { ReactNode } from 'react'

import type { Translate } from '#app/i18n/use-texts.ts'

import { newBracketId, putInBrackets } from './bracket-commands.ts'
import {
  addColumn,
  addRow,
  deleteColumn,
  deleteRow,
  indent,
  insertDefinition,
  insertFormatField,
  insertTable,
  isInTable,
  kindOf,
  makeParagraph,
  setTongue,
  toggleHeading,
  toggleList,
} from './commands.ts'

/** A button of the toolbar: it acts on the text, or opens a form of its own. */
export type Tool = {
  name: string
  face: ReactNode
  isPressed?: boolean
  isUsable?: boolean
  /** Whether it puts in brackets what is selected. */
  brackets?: true
  /** Whether it leaves the text as it is, and so serves also who may not write in it. */
  isBeside?: true
} & ({ act: Command } | { open: () => void })

/** What of the text the tools show. */
type Standing = ReturnType<typeof standing>

export function standing(state: EditorState) {
  const { undoManager } = yUndoPluginKey.getState(state) ?? {}
  const { $from, empty } = state.selection
  const marks = state.storedMarks ?? $from.marks()
  const carries = (name: string) =>
    empty ? marks.some((mark) => mark.type.name === name) : everyTextHas(state, name)
  return {
    is: kindOf(state),
    lang: $from.depth === 0 ? null : String($from.node(1).attrs['lang']),
    bold: carries('bold'),
    italic: carries('italic'),
    isInTable: isInTable(state),
    hasSelection: !empty,
    canUndo: (undoManager?.undoStack.length ?? 0) > 0,
    canRedo: (undoManager?.redoStack.length ?? 0) > 0,
  }
}

function everyTextHas({ doc, selection: { from, to } }: EditorState, name: string): boolean {
  let all = true
  doc.nodesBetween(from, to, (node) => {
    if (node.isText && !node.marks.some((mark) => mark.type.name === name)) all = false
  })
  return all
}

/** The tools in their groups, as they are usable where the selection stands now. */
export function toolsFor(
  t: Translate,
  now: Standing,
  {
    onLink,
    onWords,
    onPart,
    onComment,
  }: Record<'onLink' | 'onWords' | 'onPart' | 'onComment', () => void>,
): readonly (readonly Tool[])[] {
  const { is } = now
  const isParagraph = is !== null
  const size = 16
  const kind = (wanted: string, level?: number) =>
    is?.kind === wanted && (level === undefined || is.level === level)
  const group = (wanted: 'PP' | 'OP' | null) => kind('paragraph') && is?.group === wanted
  return [
    [
      {
        name: t('drafting:tools.preambular'),
        face: 'PP',
        act: makeParagraph('PP'),
        isPressed: group('PP'),
        isUsable: isParagraph,
      },
      {
        name: t('drafting:tools.operative'),
        face: 'OP',
        act: makeParagraph('OP'),
        isPressed: group('OP'),
        isUsable: isParagraph,
      },
      {
        name: t('drafting:tools.plain'),
        face: <Pilcrow aria-hidden size={size} />,
        act: makeParagraph(null),
        isPressed: group(null),
        isUsable: isParagraph,
      },
    ],
    [Heading1, Heading2, Heading3].map((Face, at) => ({
      name: t('drafting:tools.heading', { level: at + 1 }),
      face: <Face aria-hidden size={size} />,
      act: toggleHeading(at + 1),
      isPressed: kind('heading', at + 1),
      isUsable: isParagraph,
    })),
    [
      {
        name: t('drafting:tools.bullet'),
        face: <List aria-hidden size={size} className="mirrored" />,
        act: toggleList('bullet'),
        isPressed: kind('bullet'),
        isUsable: isParagraph,
      },
      {
        name: t('drafting:tools.ordered'),
        face: <ListOrdered aria-hidden size={size} className="mirrored" />,
        act: toggleList('ordered'),
        isPressed: kind('ordered'),
        isUsable: isParagraph,
      },
      {
        name: t('drafting:tools.outdent'),
        face: <IndentDecrease aria-hidden size={size} className="mirrored" />,
        act: indent(-1),
        isUsable: isParagraph,
      },
      {
        name: t('drafting:tools.indent'),
        face: <IndentIncrease aria-hidden size={size} className="mirrored" />,
        act: indent(1),
        isUsable: isParagraph,
      },
    ],
    [
      {
        name: t('drafting:tools.bold'),
        face: <Bold aria-hidden size={size} />,
        act: mark('bold'),
        isPressed: now.bold,
      },
      {
        name: t('drafting:tools.italic'),
        face: <Italic aria-hidden size={size} />,
        act: mark('italic'),
        isPressed: now.italic,
      },
      {
        name: t('drafting:tools.link'),
        face: <Link aria-hidden size={size} />,
        open: onLink,
        isUsable: now.hasSelection,
      },
    ],
    [
      {
        name: t('drafting:tools.reserve'),
        face: <Brackets aria-hidden size={size} />,
        act: putInBrackets('reserve', newBracketId),
        brackets: true,
        isUsable: now.hasSelection,
      },
      {
        name: t('drafting:tools.proposeDeletion'),
        face: <Strikethrough aria-hidden size={size} />,
        act: putInBrackets('delete', newBracketId),
        brackets: true,
        isUsable: now.hasSelection,
      },
      {
        name: t('drafting:tools.proposeWords'),
        face: <TextCursor aria-hidden size={size} />,
        open: onWords,
      },
      {
        name: t('drafting:tools.comment'),
        face: <MessageSquare aria-hidden size={size} className="mirrored" />,
        open: onComment,
        isBeside: true,
      },
    ],
    [
      {
        name: t('drafting:tools.table'),
        face: <Table aria-hidden size={size} />,
        act: insertTable(3, 3),
      },
      {
        name: t('drafting:tools.definition'),
        face: <BookA aria-hidden size={size} />,
        act: insertDefinition(),
      },
      {
        name: t('drafting:tools.field'),
        face: <TextCursorInput aria-hidden size={size} />,
        act: insertFormatField(),
      },
      {
        name: t('drafting:tools.part'),
        face: <ListPlus aria-hidden size={size} />,
        open: onPart,
      },
    ],
    [
      {
        name: t('drafting:tools.english'),
        face: 'EN',
        act: setTongue('en', 'ltr'),
        isPressed: now.lang === 'en',
      },
      {
        name: t('drafting:tools.arabic'),
        face: <bdi lang="ar">ع</bdi>,
        act: setTongue('ar', 'rtl'),
        isPressed: now.lang === 'ar',
      },
    ],
    now.isInTable
      ? [
          {
            name: t('drafting:tools.addRow'),
            face: <BetweenHorizontalEnd aria-hidden size={size} />,
            act: addRow(),
          },
          {
            name: t('drafting:tools.addColumn'),
            face: <BetweenVerticalEnd aria-hidden size={size} />,
            act: addColumn(),
          },
          {
            name: t('drafting:tools.deleteRow'),
            face: <Rows3 aria-hidden size={size} />,
            act: deleteRow(),
          },
          {
            name: t('drafting:tools.deleteColumn'),
            face: <Columns3 aria-hidden size={size} />,
            act: deleteColumn(),
          },
        ]
      : [],
    [
      {
        name: t('drafting:tools.undo'),
        face: <Undo2 aria-hidden size={size} className="mirrored" />,
        act: (state) => undo(state) ?? false,
        isUsable: now.canUndo,
      },
      {
        name: t('drafting:tools.redo'),
        face: <Redo2 aria-hidden size={size} className="mirrored" />,
        act: (state) => redo(state) ?? false,
        isUsable: now.canRedo,
      },
    ],
  ]
}

function mark(name: 'bold' | 'italic'): Command {
  return (state, dispatch, view) => {
    const type = state.schema.marks[name]
    return type !== undefined && toggleMark(type)(state, dispatch, view)
  }
}
