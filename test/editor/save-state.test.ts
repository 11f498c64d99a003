import fc from 'fast-check'
import { expect, test } from 'vitest'

import { evolve, opening, unsaved } from '#app/editor/save-state.ts'
import type { SaveEvent, SaveState } from '#app/editor/save-state.ts'

test('an edit is saved when the server says so and not before', () => {
  const sent = after(...connected, { type: 'edited', sent: true }, { type: 'edited', sent: true })
  expect(unsaved(sent)).toBe(2)
  expect(unsaved(evolve(sent, { type: 'saved', n: 2 }))).toBe(1)
  expect(unsaved(evolve(sent, { type: 'saved', n: 3 }))).toBe(0)
})

test('what was typed before the line was ready goes out with the answer to step 1', () => {
  const state = after(
    { type: 'edited', sent: false },
    { type: 'edited', sent: false },
    ...connected,
  )
  expect(unsaved(state)).toBe(2)
  expect(unsaved(evolve(state, { type: 'saved', n: 1 }))).toBe(0)
})

test('a line that breaks takes its acknowledgements with it', () => {
  const broken = after(...connected, { type: 'edited', sent: true }, { type: 'away' })
  expect(broken).toMatchObject({ link: { link: 'away', copy: 'editable' }, waiting: 1, count: 0 })
  const again = [...connected, { type: 'edited', sent: true } as const].reduce(evolve, broken)
  expect(unsaved(evolve(again, { type: 'saved', n: 1 }))).toBe(1)
})

test('a copy from the device is read-only until it has synced, then stays editable', () => {
  const copy = after({ type: 'copy-shown', edits: 3 })
  expect(copy).toMatchObject({ link: { link: 'away', copy: 'read-only' }, waiting: 3 })
  expect(evolve(copy, { type: 'away' }).link).toEqual({ link: 'away', copy: 'read-only' })
  const synced = connected.reduce(evolve, copy)
  expect(synced.link).toEqual({ link: 'live', slow: false })
  expect(evolve(synced, { type: 'away' }).link).toEqual({ link: 'away', copy: 'editable' })
})

test('after a gap the edits wait for the next answer, after any other refusal they stay here', () => {
  const sent = after(...connected, { type: 'edited', sent: true })
  const gap = evolve(sent, { type: 'refused', n: 2, code: 'gap', blocks: [] })
  expect(gap).toMatchObject({ link: { link: 'live', slow: false }, waiting: 1 })
  const resent = evolve(gap, { type: 'sent-everything' })
  expect(unsaved(evolve(resent, { type: 'saved', n: 3 }))).toBe(0)
  expect(evolve(sent, { type: 'refused', n: 2, code: 'closed', blocks: [] })).toMatchObject({
    link: { link: 'ended', why: 'access-changed' },
    waiting: 1,
  })
})

test('a reader whose copy adds nothing is not locked out by the refusal of an empty message', () => {
  const state = after(...connected)
  expect(evolve(state, { type: 'refused', n: 1, code: 'reader', blocks: [] }).link).toEqual({
    link: 'live',
    slow: false,
  })
})

test('no edit is lost or counted twice, whatever happens to the line', () => {
  const happening = fc.oneof(
    fc.constant<SaveEvent>({ type: 'edited', sent: true }),
    fc.constant<SaveEvent>({ type: 'edited', sent: false }),
    fc.constant<SaveEvent>({ type: 'sent-everything' }),
    fc.constant<SaveEvent>({ type: 'asked' }),
    fc.constant<SaveEvent>({ type: 'live', slow: false }),
    fc.constant<SaveEvent>({ type: 'away' }),
    fc.nat({ max: 20 }).map((n): SaveEvent => ({ type: 'refused', n, code: 'gap', blocks: [] })),
  )
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 60 }), (events) => {
      const edits = events.filter((event) => event.type === 'edited').length
      const state = after(...events)
      expect(unsaved(state)).toBe(edits)
      const resent = evolve(state, { type: 'sent-everything' })
      expect(unsaved(evolve(resent, { type: 'saved', n: resent.count }))).toBe(0)
    }),
  )
})

const connected: readonly SaveEvent[] = [{ type: 'sent-everything' }, { type: 'live', slow: false }]

function after(...events: readonly SaveEvent[]): SaveState {
  return events.reduce(evolve, opening)
}
