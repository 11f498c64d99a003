/**
 * The keys of the text, in the order in which they are explained. The editor (app/editor/keys.ts) has an act
 * for each of these and for no other, or it does not compile.
 */
export const textKeys = [
  { name: 'divide', keys: 'Enter' },
  { name: 'breakLine', keys: 'Shift-Enter' },
  { name: 'loosen', keys: 'Backspace' },
  { name: 'nextCell', keys: 'Tab' },
  { name: 'cellBefore', keys: 'Shift-Tab' },
  { name: 'bold', keys: 'Mod-b' },
  { name: 'italic', keys: 'Mod-i' },
  { name: 'link', keys: 'Mod-k' },
  { name: 'plain', keys: 'Mod-Shift-0' },
  { name: 'heading1', keys: 'Mod-Shift-1' },
  { name: 'heading2', keys: 'Mod-Shift-2' },
  { name: 'heading3', keys: 'Mod-Shift-3' },
  { name: 'ordered', keys: 'Mod-Shift-7' },
  { name: 'bullet', keys: 'Mod-Shift-8' },
  { name: 'indent', keys: 'Mod-]' },
  { name: 'outdent', keys: 'Mod-[' },
  { name: 'reserve', keys: 'Mod-Shift-b' },
  { name: 'proposeDeletion', keys: 'Mod-Shift-Backspace' },
  { name: 'proposeWords', keys: 'Mod-Shift-Enter' },
  { name: 'undo', keys: 'Mod-z' },
  { name: 'redo', keys: 'Mod-Shift-z' },
  { name: 'toolbar', keys: 'Alt-F10' },
] as const

export type TextKey = (typeof textKeys)[number]['keys']

/** The keys of a table of cells (app/editor/grid/pressed.ts). */
export const gridKeys = [
  { name: 'write', keys: 'Enter' },
  { name: 'empty', keys: 'Delete' },
  { name: 'add', keys: 'Mod-Enter' },
  { name: 'remove', keys: 'Mod-Delete' },
  { name: 'undo', keys: 'Mod-z' },
  { name: 'redo', keys: 'Mod-Shift-z' },
] as const
