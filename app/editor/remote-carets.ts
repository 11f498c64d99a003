import { Extension } from '@tiptap/core'
import { yCursorPlugin } from '@tiptap/y-tiptap'
import type { Awareness } from 'y-protocols/awareness'

import { readUser } from './presence.ts'

/**
 * Carets and selections of the others, each with its delegation's code and hue; the label fades
 * after three seconds and comes back when the caret moves (styles/editor.css).
 */
export const RemoteCarets = Extension.create<{ awareness: Awareness | null }>({
  name: 'remoteCarets',
  addOptions: () => ({ awareness: null }),
  addProseMirrorPlugins() {
    const { awareness } = this.options
    if (awareness === null) return []
    return [yCursorPlugin(awareness, { cursorBuilder: caret, selectionBuilder: selection })]
  },
})

/** How long the name stands above a caret that came or moved. */
const labelMs = 3_000

function caret(state: unknown): HTMLElement {
  const user = readUser(state)
  const element = document.createElement('span')
  element.className = 'remote-caret'
  // Who is here is said by the list of those present; a caret inside the words would be read into them.
  element.setAttribute('aria-hidden', 'true')
  if (user === null) return element
  element.dataset['hue'] = String(user.hue)
  const label = document.createElement('span')
  label.className = 'remote-caret-label'
  const code = document.createElement('bdi')
  code.textContent = user.delegation
  const name = document.createElement('bdi')
  name.textContent = user.name
  label.append(code, ' ', name)
  // Word joiners keep the widget from breaking a line, or a word, in two.
  element.append('\u2060', label, '\u2060')
  setTimeout(() => element.setAttribute('data-idle', ''), labelMs)
  return element
}

function selection(state: unknown): Record<string, string> {
  const user = readUser(state)
  return { class: 'remote-selection', ...(user === null ? {} : { 'data-hue': String(user.hue) }) }
}
