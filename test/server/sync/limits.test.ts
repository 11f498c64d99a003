import { expect } from 'vitest'
import * as Y from 'yjs'

import { close, isPermanent, limits } from '#app/domain/drafting/protocol.ts'
import { step1Frame, step2Frame, updateFrame } from '#server/sync/frames.ts'
import { buildViewer } from '#test/support/build.ts'
import { databaseTest as test } from '#test/support/database.ts'
import { rawClient } from '#test/support/raw-client.ts'
import {
  buildDocument,
  holdDocument,
  logOf,
  replayed,
  signIn,
  startSyncNode,
  stockClient,
  typing,
  until,
} from '#test/support/sync-node.ts'

test('[SY21] a reader that reads no more is closed, what it left is bounded, others go on', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const viewer = await buildViewer(database.db)
  const document = await buildDocument(node.ctx, viewer)
  const cookie = await signIn(node.ctx, viewer)
  using slow = await rawClient(node.url, document, { cookie })
  slow.send(step1Frame(Uint8Array.of(0)))
  await until(() => slow.of('step-2').length === 1)
  slow.socket.pause()
  using witness = await stockClient(node.url, document, cookie).synced()
  using author = await stockClient(node.url, document, cookie).synced()
  const lease = await node.ctx.rooms.open(document)

  const page = 'Recalling its earlier resolutions, '.repeat(30_000)
  const here = () => lease?.room.sessions().length ?? 0
  let pages = 0
  // What the system's own buffers take comes on top of the limit.
  for (; here() === 3 && pages < 100; pages++) {
    author.doc.getMap('pages').set(String(pages), page)
    await until(() => witness.doc.getMap('pages').has(String(pages)))
  }
  expect(pages * page.length).toBeGreaterThan(limits.unread)
  expect(pages * page.length).toBeLessThan(limits.unread * 3)
  expect(here()).toBe(2)
  lease?.release()

  slow.socket.resume()
  await until(() => slow.outcome.closed !== undefined)
  expect(slow.outcome.closed?.code).toBe(close.tryAgain)
  expect(isPermanent(close.tryAgain)).toBe(false)
  using again = await stockClient(node.url, document, cookie).synced()
  expect(again.doc.getMap('pages').size).toBe(pages)
})

test('[SY21] who sends more than the disk takes is held back, and nothing of it is lost', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const viewer = await buildViewer(database.db)
  const document = await buildDocument(node.ctx, viewer)
  using flood = await rawClient(node.url, document, { cookie: await signIn(node.ctx, viewer) })
  const held = await holdDocument(database.sql, document)
  const megabyte = 'x'.repeat(1024 * 1024)
  for (let client = 1; client <= 30; client++) flood.send(updateFrame(typing(megabyte, { client })))
  await new Promise((resolve) => setTimeout(resolve, 500))
  // The rest stays on the sender's side.
  expect(flood.socket.bufferedAmount).toBeGreaterThan(0)
  await held.release()
  await until(() => flood.of('saved').at(-1)?.n === 30)
  expect(await logOf(database.sql, document)).toHaveLength(30)
})

test('[SY22] a drain lets everything received reach the disk, then asks to come back', async ({
  database,
}) => {
  const node = await startSyncNode(database)
  const viewer = await buildViewer(database.db)
  const document = await buildDocument(node.ctx, viewer)
  const cookie = await signIn(node.ctx, viewer)
  using author = await rawClient(node.url, document, { cookie })
  using reader = await rawClient(node.url, document, { cookie })
  const held = await holdDocument(database.sql, document)
  author.send(updateFrame(typing('before', { client: 1 })))
  await new Promise((resolve) => setTimeout(resolve, 100))
  const draining = node.drain()
  author.send(updateFrame(typing('after', { client: 2 })))
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(author.outcome.closed).toBeUndefined()
  await held.release()
  await draining

  await until(() => author.outcome.closed !== undefined && reader.outcome.closed !== undefined)
  expect(author.of('saved')).toMatchObject([{ n: 1 }])
  expect(author.outcome.closed?.code).toBe(close.goingAway)
  expect(reader.outcome.closed?.code).toBe(close.goingAway)
  expect((await logOf(database.sql, document)).map(({ client }) => client)).toEqual(['1'])

  using late = await rawClient(node.url, document, { cookie })
  await until(() => late.outcome.refused !== undefined || late.socket.readyState > 1)
  expect(late.of('hello')).toEqual([])
})

test('[SY22] a drain ends though people go on typing, and they lose nothing', async ({
  database,
}) => {
  const first = await startSyncNode(database)
  const viewer = await buildViewer(database.db)
  const document = await buildDocument(first.ctx, viewer)
  const cookie = await signIn(first.ctx, viewer)
  using client = await stockClient(first.url, document, cookie).synced()
  const typed = setInterval(() => client.text.insert(client.text.length, 'a'), 1)
  await new Promise((resolve) => setTimeout(resolve, 200))
  await first.drain()
  clearInterval(typed)
  client.provider.disconnect()

  await using second = await startSyncNode(database)
  using again = await stockClient(second.url, document, cookie, {
    doc: cloneOf(client.doc),
  }).synced()
  await until(async () => {
    const kept = (await replayed(database.sql, document)).getText('plain').toJSON()
    return kept === client.text.toJSON()
  })
  expect(again.text.toJSON()).toBe(client.text.toJSON())
})

test('[SY21] a person may reload a page at any moment: both sockets end in one room', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const viewer = await buildViewer(database.db)
  const document = await buildDocument(node.ctx, viewer)
  const cookie = await signIn(node.ctx, viewer)
  for (let i = 0; i < 15; i++) {
    using leaving = await rawClient(node.url, document, { cookie })
    const arriving = rawClient(node.url, document, { cookie })
    leaving.socket.close()
    using arrived = await arriving
    using other = await rawClient(node.url, document, { cookie })
    other.send(step1Frame(Uint8Array.of(0)))
    arrived.send(step1Frame(Uint8Array.of(0)))
    await until(() => arrived.of('step-2').length + other.of('step-2').length === 2)
    arrived.send(updateFrame(typing(`round ${i} `, { client: 100 + i })))
    await until(() => other.of('update').some(({ bytes }) => says(bytes, `round ${i}`)))
    arrived.send(step2Frame(Uint8Array.of(0, 0)))
  }
})

function says(update: Uint8Array, words: string): boolean {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  return doc.getText('plain').toJSON().includes(words)
}

function cloneOf(doc: Y.Doc): Y.Doc {
  const clone = new Y.Doc()
  Y.applyUpdate(clone, Y.encodeStateAsUpdate(doc))
  return clone
}
