import { expect, test } from 'vitest'

import { pressed, written } from '#app/components/hotkeys/hotkey.ts'

type Press = Parameters<typeof pressed>[0]

function press(key: string, overrides: Partial<Press> & { altGraph?: boolean } = {}): Press {
  const { altGraph = false, ...rest } = overrides
  return {
    key,
    code: `Key${key.toUpperCase()}`,
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    altKey: false,
    getModifierState: (modifier) => modifier === 'AltGraph' && altGraph,
    ...rest,
  }
}

test('Mod is Ctrl on most keyboards and ⌘ on Apple’s, and neither stands for the other', () => {
  expect(pressed(press('k', { ctrlKey: true }), 'Mod+K', false)).toBe(true)
  expect(pressed(press('k', { metaKey: true }), 'Mod+K', true)).toBe(true)
  expect(pressed(press('k', { ctrlKey: true }), 'Mod+K', true)).toBe(false)
  expect(pressed(press('k'), 'Mod+K', false)).toBe(false)
})

test('AltGr is never a hotkey, though Windows reports it as Ctrl+Alt', () => {
  const typed = press('k', { ctrlKey: true, altKey: true, altGraph: true })
  expect(pressed(typed, 'Mod+Alt+K', false)).toBe(false)
})

test('where the layout is not Latin, the place of the key decides', () => {
  expect(pressed(press('л', { code: 'KeyK', ctrlKey: true }), 'Mod+K', false)).toBe(true)
  expect(pressed(press('ن', { code: 'KeyK', ctrlKey: true }), 'Mod+K', false)).toBe(true)
})

test('where the layout is Latin, the letter decides, not its place', () => {
  expect(pressed(press('a', { code: 'KeyQ', ctrlKey: true }), 'Mod+A', false)).toBe(true)
  expect(pressed(press('a', { code: 'KeyQ', ctrlKey: true }), 'Mod+Q', false)).toBe(false)
})

test('one modifier more or less is another hotkey', () => {
  const shifted = press('L', { ctrlKey: true, shiftKey: true })
  expect(pressed(shifted, 'Mod+Shift+L', false)).toBe(true)
  expect(pressed(shifted, 'Mod+L', false)).toBe(false)
})

test('a hotkey is written as the machine’s own keyboard shows it', () => {
  expect(written('Mod+Shift+L', false)).toBe('Ctrl+Shift+L')
  expect(written('Mod+Shift+L', true)).toBe('⌘⇧L')
})
