import { expect, test } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'

import { areSame, presentIn } from '#app/editor/presence.ts'

test('whoever moves a caret is there as before, and whoever comes is news', () => {
  const awareness = new Awareness(new Y.Doc())
  awareness.setLocalStateField('user', { name: 'Ada', delegation: 'UWC', hue: 1 })
  const before = presentIn(awareness)
  awareness.setLocalStateField('cursor', { anchor: 1, head: 2 })
  expect(areSame(presentIn(awareness), before)).toBe(true)
  awareness.states.set(1, { user: { name: 'Bo', delegation: 'OST', hue: 2 } })
  expect(areSame(presentIn(awareness), before)).toBe(false)
  awareness.destroy()
})
