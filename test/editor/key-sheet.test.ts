// @vitest-environment jsdom
import { getExtensionField } from '@tiptap/core'
import { expect, test } from 'vitest'

import { written } from '#app/components/hotkeys/hotkey.ts'
import { gridKeys, textKeys } from '#app/components/hotkeys/known-keys.ts'
import { askedBy } from '#app/editor/grid/pressed.ts'
import { Keys } from '#app/editor/keys.ts'

import { desk, paragraph } from './support/desk.ts'

test('the text listens to the keys that the sheet explains, and to no others', () => {
  using one = desk([paragraph(0, 'words')])
  const keys = one.editor.extensionManager.extensions.find(({ name }) => name === Keys.name)
  if (keys === undefined) throw new Error('the text has no keys')
  const add = getExtensionField<() => Record<string, unknown>>(keys, 'addKeyboardShortcuts', {
    name: keys.name,
    options: keys.options,
    editor: one.editor,
  })
  expect(Object.keys(add())).toEqual(textKeys.map((known) => known.keys))
  expect(new Set(textKeys.map((known) => known.keys)).size).toBe(textKeys.length)
})

test('a table does by each key what the sheet says of it', () => {
  for (const { name, keys } of gridKeys) {
    const parts = keys.split('-')
    const key = parts.at(-1) ?? ''
    const event = {
      key,
      code: key === 'z' ? 'KeyZ' : key,
      ctrlKey: parts.includes('Mod'),
      shiftKey: parts.includes('Shift'),
      metaKey: false,
      altKey: false,
    }
    expect({ keys, asks: askedBy(event) }).toEqual({ keys, asks: name })
  }
})

test('keys are written as this machine names them', () => {
  expect(written('Mod-Shift-b', false)).toBe('Ctrl+Shift+B')
  expect(written('Mod-[', false)).toBe('Ctrl+[')
  expect(written('Alt-F10', false)).toBe('Alt+F10')
  expect(written('Mod+Shift+M', true)).toBe('⌘⇧M')
  expect(written('Mod-Shift-Enter', true)).toBe('⌘⇧↩')
})
