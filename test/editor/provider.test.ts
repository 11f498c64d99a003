import { expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'

import { close } from '#app/domain/drafting/protocol.ts'
import { Provider } from '#app/editor/provider.client.ts'
import { evolve, opening, unsaved } from '#app/editor/save-state.ts'
import type { SaveState } from '#app/editor/save-state.ts'

import { startSyncServer, until } from './support/sync-server.ts'

// Node 20 has neither a browser's socket nor a window that goes on and off line.
const page = new EventTarget()
vi.stubGlobal('WebSocket', WebSocket)
vi.stubGlobal('addEventListener', page.addEventListener.bind(page))
vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page))

test('nothing is exchanged before the greeting, then everything', async () => {
  await using server = await startSyncServer()
  server.doc.getText('t').insert(0, 'theirs')
  using here = connect(server.url)
  const line = await server.line(1)
  line.ask()
  line.answer()
  await until(() => here.doc.getText('t').length > 0)
  expect(line.heard).not.toContain('step 1')
  line.hello('first', 'comment')
  await until(() => line.heard.includes('step 1'))
  expect(here.greetings).toEqual([{ generation: 'first', access: 'comment' }])
})

test('an edit is saved when it is acknowledged, not when it was sent', async () => {
  await using server = await startSyncServer()
  using here = connect(server.url)
  const line = await server.line(1)
  line.welcome()
  await until(() => here.save().link.link === 'live')
  here.write('mine')
  await until(() => server.doc.getText('t').length === 4)
  expect(unsaved(here.save())).toBe(1)
  line.saved(line.edits)
  await until(() => unsaved(here.save()) === 0)
})

test('what is typed between both steps is sent too', async () => {
  await using server = await startSyncServer()
  using here = connect(server.url)
  here.write('before ')
  const line = await server.line(1)
  line.hello()
  line.ask()
  await until(() => line.heard.includes('step 2'))
  here.write('between ')
  line.answer()
  await until(() => here.save().link.link === 'live')
  here.write('after')
  await until(() => server.doc.getText('t').length === 'before between after'.length)
  expect(unsaved(here.save())).toBe(3)
  line.saved(line.edits)
  await until(() => unsaved(here.save()) === 0)
})

test('after a break it comes back, and what was typed meanwhile arrives', async () => {
  await using server = await startSyncServer()
  using here = connect(server.url)
  const first = await server.line(1)
  first.welcome()
  await until(() => here.save().link.link === 'live')
  first.socket.terminate()
  await until(() => here.save().link.link === 'away')
  here.write('kept')
  expect(here.save()).toMatchObject({ link: { copy: 'editable' }, waiting: 1 })
  const second = await server.line(2)
  second.welcome()
  await until(() => server.doc.getText('t').length === 4)
  second.saved(1)
  await until(() => unsaved(here.save()) === 0)
})

test('a device that goes off line knows at once, and comes back at once', async () => {
  await using server = await startSyncServer()
  using here = connect(server.url)
  const line = await server.line(1)
  line.welcome()
  await until(() => here.save().link.link === 'live')
  page.dispatchEvent(new Event('offline'))
  expect(here.save().link.link).toBe('away')
  page.dispatchEvent(new Event('online'))
  const again = await server.line(2)
  again.welcome()
  await until(() => here.save().link.link === 'live')
})

test.each([
  [close.signedOut, 'signed-out'],
  [close.accessChanged, 'access-changed'],
  [close.grammarTooOld, 'reload'],
  [close.forged, 'refused'],
])('after the close code %i it does not come back', async (code, why) => {
  await using server = await startSyncServer()
  using here = connect(server.url)
  const line = await server.line(1)
  line.welcome()
  await until(() => here.save().link.link === 'live')
  here.write('kept')
  line.socket.close(code)
  await until(() => here.save().link.link === 'ended')
  expect(here.save()).toMatchObject({ link: { why }, waiting: 1 })
  await new Promise((resolve) => setTimeout(resolve, 700))
  expect(server.lines).toHaveLength(1)
})

test('a text of another history is never merged with the copy of this device', async () => {
  await using server = await startSyncServer()
  using here = connect(server.url, 'first')
  here.write('old')
  const line = await server.line(1)
  line.hello('second')
  line.ask()
  await until(() => here.save().link.link === 'ended')
  expect(here.save()).toMatchObject({ link: { why: 'replaced' }, waiting: 1 })
  expect(here.replacements).toEqual(['second'])
  expect(server.doc.getText('t').length).toBe(0)
})

test('after a gap everything is sent again', async () => {
  await using server = await startSyncServer()
  using here = connect(server.url)
  const line = await server.line(1)
  line.welcome()
  await until(() => here.save().link.link === 'live')
  here.write('x')
  await until(() => line.edits === 2)
  line.refused(2, 'gap')
  line.ask()
  await until(() => line.edits === 3)
  expect(unsaved(here.save())).toBe(1)
  line.saved(3)
  await until(() => unsaved(here.save()) === 0)
})

test('presence goes out at most ten times a second, and that of others is not echoed', async () => {
  await using server = await startSyncServer()
  using here = connect(server.url)
  const line = await server.line(1)
  line.welcome()
  await until(() => here.save().link.link === 'live')
  const sent = () => line.heard.filter((message) => message === 'presence').length
  for (let at = 0; at < 30; at += 1) {
    here.provider.awareness.setLocalStateField('cursor', at)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  expect(sent()).toBeLessThan(7)
  await new Promise((resolve) => setTimeout(resolve, 150))
  const before = sent()
  const other = new Awareness(new Y.Doc())
  other.setLocalStateField('user', { name: 'Ana', delegation: 'OST', hue: 1 })
  line.presence(encodeAwarenessUpdate(other, [other.clientID]))
  await until(() => here.provider.awareness.getStates().has(other.clientID))
  await new Promise((resolve) => setTimeout(resolve, 150))
  expect(sent()).toBe(before)
  line.socket.terminate()
  await until(() => !here.provider.awareness.getStates().has(other.clientID))
  other.destroy()
})

function connect(url: string, generation: string | null = null) {
  const doc = new Y.Doc()
  let save: SaveState = opening
  const greetings: unknown[] = []
  const replacements: string[] = []
  const provider = new Provider(url, doc, () => generation, {
    save: (event) => {
      save = evolve(save, event)
    },
    greeted: (greeting) => greetings.push(greeting),
    replaced: (next) => replacements.push(next),
  })
  return {
    doc,
    provider,
    greetings,
    replacements,
    save: () => save,
    write: (text: string) => doc.getText('t').insert(doc.getText('t').length, text),
    [Symbol.dispose]: () => {
      provider.destroy()
      doc.destroy()
    },
  }
}
