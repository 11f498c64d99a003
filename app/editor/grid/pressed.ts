import { isLetter } from '../is-letter.ts'

/** What a key asks of a table: to write in the cell, with its words or instead of them, or something else. */
export type Asked = 'write' | 'replace' | 'empty' | 'add' | 'remove' | 'undo' | 'redo'

type Pressed = {
  key: string
  code: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
}

/** What a key asks for, or null for one that asks for nothing here. */
export function askedBy(event: Pressed): Asked | null {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event
  const isErasing = key === 'Delete' || key === 'Backspace'
  if (altKey) return null
  if (ctrlKey || metaKey) {
    if (key === 'Enter') return 'add'
    if (isErasing) return 'remove'
    if (isLetter(event, 'z')) return shiftKey ? 'redo' : 'undo'
    return isLetter(event, 'y') ? 'redo' : null
  }
  if (key === 'Enter' || key === 'F2') return 'write'
  if (isErasing) return 'empty'
  return Array.from(key).length === 1 ? 'replace' : null
}
