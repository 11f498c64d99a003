// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest'

import {
  databaseName,
  forgetTexts,
  knownGeneration,
  noteUnsent,
  rememberGeneration,
  takeOverUnsent,
  unsentEdits,
} from '#app/editor/local-texts.ts'

const text = { person: 'p1', document: 'd1' }
const deleted: string[] = []

beforeEach(() => {
  localStorage.clear()
  deleted.length = 0
  // jsdom has no IndexedDB; what is asked of it is enough here, the databases themselves are tested in a browser.
  const deleteDatabase = (name: string) => {
    deleted.push(name)
    const request = new EventTarget()
    queueMicrotask(() => request.dispatchEvent(new Event('success')))
    return request
  }
  Object.assign(globalThis, { indexedDB: { deleteDatabase } })
})

test('unsent edits are counted over all texts and pages', () => {
  expect(unsentEdits()).toBe(0)
  noteUnsent(databaseName(text, 'g'), 'page 1', 2)
  noteUnsent(databaseName(text, 'g'), 'page 2', 1)
  noteUnsent(databaseName({ ...text, document: 'd2' }, 'g'), 'page 1', 4)
  expect(unsentEdits()).toBe(7)
  noteUnsent(databaseName(text, 'g'), 'page 1', 0)
  expect(unsentEdits()).toBe(5)
})

test('a page takes over what earlier pages left, once', () => {
  const database = databaseName(text, 'g')
  noteUnsent(database, 'earlier', 3)
  expect(takeOverUnsent(database, 'now')).toBe(3)
  expect(unsentEdits()).toBe(3)
  noteUnsent(database, 'now', 0)
  expect(takeOverUnsent(database, 'later')).toBe(0)
})

test('another generation and another person have other databases', () => {
  const names = [
    databaseName(text, 'g'),
    databaseName(text, 'h'),
    databaseName({ ...text, person: 'p2' }, 'g'),
    databaseName({ ...text, document: 'd2' }, 'g'),
  ]
  expect(new Set(names).size).toBe(4)
  rememberGeneration(text, 'g')
  expect(knownGeneration(text)).toBe('g')
  expect(knownGeneration({ ...text, person: 'p2' })).toBeNull()
})

test('at sign-out nothing of any text stays', async () => {
  localStorage.setItem('theme', 'dark')
  rememberGeneration(text, 'g2')
  noteUnsent(databaseName(text, 'g1'), 'page', 1)
  rememberGeneration({ ...text, document: 'd2' }, 'g')
  await forgetTexts()
  expect(deleted.toSorted()).toEqual([
    databaseName(text, 'g1'),
    databaseName(text, 'g2'),
    databaseName({ ...text, document: 'd2' }, 'g'),
  ])
  expect(unsentEdits()).toBe(0)
  expect(localStorage.length).toBe(1)
})
