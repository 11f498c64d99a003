import * as encoding from 'lib0/encoding'
import { expect } from 'vitest'
import * as Y from 'yjs'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { close } from '#app/domain/drafting/protocol.ts'
import { saveDrafting } from '#db/drafting.ts'
import { presenceFrame, step1Frame, step2Frame, updateFrame } from '#server/sync/frames.ts'
import { encodePresence } from '#server/sync/presence.ts'
import { buildDelegation, buildViewer } from '#test/support/build.ts'
import { databaseTest as test } from '#test/support/database.ts'
import type { TestDatabase } from '#test/support/database.ts'
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
import type { SyncNode } from '#test/support/sync-node.ts'

test('[SY5] [SY6] others hear an update only once it is in the log, in the order of the log', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const viewer = await buildViewer(database.db)
  const document = await buildDocument(node.ctx, viewer)
  const cookie = await signIn(node.ctx, viewer)
  using author = await rawClient(node.url, document, { cookie })
  using witness = await rawClient(node.url, document, { cookie })
  witness.send(step1Frame(Uint8Array.of(0)))
  await until(() => witness.of('step-2').length === 1)

  const held = await holdDocument(database.sql, document)
  const first = typing('a', { client: 7 })
  author.send(updateFrame(first))
  author.send(updateFrame(typing('b', { client: 7, after: [first] })))
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(witness.of('update')).toEqual([])
  expect(author.of('saved')).toEqual([])

  await held.release()
  await until(() => author.of('saved').at(-1)?.n === 2)
  await until(() => witness.of('update').length > 0)
  const rows = await logOf(database.sql, document)
  expect(rows.map(({ seq }) => Number(seq))).toEqual([1, 2])
  const heard = new Y.Doc()
  for (const { bytes } of witness.of('update')) Y.applyUpdate(heard, bytes)
  expect(heard.getText('plain').toJSON()).toBe('ab')
})

test('[SY7] what is known already makes no row and is acknowledged, also to a reader', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const { document, open } = await authorAndReader(database, node)
  using writing = await open.writing()
  using reading = await open.reading()
  const update = typing('Recalling')
  writing.send(updateFrame(update))
  await until(() => writing.of('saved').at(-1)?.n === 1)

  writing.send(step2Frame(update))
  reading.send(step2Frame(update))
  reading.send(step2Frame(Uint8Array.of(0, 0)))
  await until(() => writing.of('saved').at(-1)?.n === 2)
  await until(() => reading.of('saved').at(-1)?.n === 2)
  expect(await logOf(database.sql, document)).toHaveLength(1)
})

test('[SY7] of an update that is known in part only the new part is stored', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const viewer = await buildViewer(database.db)
  const document = await buildDocument(node.ctx, viewer)
  using client = await rawClient(node.url, document, { cookie: await signIn(node.ctx, viewer) })
  const first = typing('The reporting State shall', { client: 7 })
  client.send(updateFrame(first))
  const whole = Y.mergeUpdates([first, typing(' transmit', { client: 7, after: [first] })])
  client.send(step2Frame(whole))
  await until(() => client.of('saved').at(-1)?.n === 2)

  const rows = await logOf(database.sql, document)
  expect(rows).toHaveLength(2)
  expect(rows[1]?.payload.length).toBeLessThan(first.length)
  const replayed = new Y.Doc()
  for (const { payload } of rows) Y.applyUpdate(replayed, payload)
  expect(replayed.getText('plain').toJSON()).toBe('The reporting State shall transmit')
})

test('[SY7] deletions that merging made, and no update named, count as known', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const viewer = await buildViewer(database.db)
  const observers = await buildDelegation(database.db, {
    coalition: viewer.coalition,
    kind: 'observer',
  })
  const reader = await buildViewer(database.db, { delegation: observers })
  const document = await buildDocument(node.ctx, viewer)
  const [a, b] = [new Y.Doc(), new Y.Doc()]
  a.getMap('facts').set('level', 1)
  b.getMap('facts').set('level', 2)
  const cookie = await signIn(node.ctx, viewer)
  using client = await rawClient(node.url, document, { cookie })
  client.send(updateFrame(Y.encodeStateAsUpdate(a)))
  client.send(updateFrame(Y.encodeStateAsUpdate(b)))
  await until(() => client.of('saved').at(-1)?.n === 2)

  using reading = await stockClient(node.url, document, await signIn(node.ctx, reader)).synced()
  using again = await rawClient(node.url, document, { cookie: await signIn(node.ctx, reader) })
  again.send(step2Frame(Y.encodeStateAsUpdate(reading.doc)))
  await until(() => again.of('saved').at(-1)?.n === 1)
  expect(await logOf(database.sql, document)).toHaveLength(2)
})

test('[SY8] a gap stores nothing, is named, and is filled by asking', async ({ database }) => {
  await using node = await startSyncNode(database)
  const viewer = await buildViewer(database.db)
  const document = await buildDocument(node.ctx, viewer)
  using client = await rawClient(node.url, document, { cookie: await signIn(node.ctx, viewer) })
  const first = typing('a', { client: 7 })
  const second = typing('b', { client: 7, after: [first] })
  const stranded = typing('c', { client: 8, after: [first, second] })
  client.send(updateFrame(second))
  client.send(updateFrame(stranded))
  await until(() => client.of('refused').length === 2)
  expect(client.of('refused')).toMatchObject([
    { n: 1, code: 'gap' },
    { n: 2, code: 'gap' },
  ])
  expect(client.of('step-1')).toHaveLength(3)
  expect(await logOf(database.sql, document)).toEqual([])

  client.send(step2Frame(Y.mergeUpdates([first, second, stranded])))
  await until(() => client.of('saved').at(-1)?.n === 3)
  expect(await logOf(database.sql, document)).toHaveLength(1)
})

test('[SY9] content under another person’s client id is refused and both stay whole', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const victim = await buildViewer(database.db)
  const others = await buildDelegation(database.db, { coalition: victim.coalition })
  const forger = await buildViewer(database.db, { delegation: others })
  const document = await buildDocument(node.ctx, victim)
  using genuine = await stockClient(node.url, document, await signIn(node.ctx, victim)).synced()
  genuine.text.insert(0, 'genuine')
  await until(async () => (await logOf(database.sql, document)).length === 1)

  using forging = await rawClient(node.url, document, { cookie: await signIn(node.ctx, forger) })
  const known = Y.encodeStateAsUpdate(genuine.doc)
  forging.send(updateFrame(typing('forged', { client: genuine.doc.clientID, after: [known] })))
  await until(() => forging.outcome.closed !== undefined)
  expect(forging.outcome.closed?.code).toBe(close.forged)
  expect(forging.of('refused')).toMatchObject([{ n: 1, code: 'forged' }])
  expect(await logOf(database.sql, document)).toHaveLength(1)

  genuine.text.insert(7, ' text')
  await until(async () => (await logOf(database.sql, document)).length === 2)
})

test('[SY9] a client id is theirs who are first seen with it, also before they write', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const victim = await buildViewer(database.db)
  const others = await buildDelegation(database.db, { coalition: victim.coalition })
  const forger = await buildViewer(database.db, { delegation: others })
  const document = await buildDocument(node.ctx, victim)
  using genuine = await rawClient(node.url, document, { cookie: await signIn(node.ctx, victim) })
  using forging = await rawClient(node.url, document, { cookie: await signIn(node.ctx, forger) })
  genuine.send(presenceFrame(encodePresence([{ client: 7, clock: 1, state: '{}' }])))
  await until(() => forging.of('presence').length > 0)
  forging.send(updateFrame(typing('forged', { client: 7 })))
  await until(() => forging.outcome.closed !== undefined)
  expect(forging.outcome.closed?.code).toBe(close.forged)

  genuine.send(updateFrame(typing('genuine', { client: 7 })))
  await until(() => genuine.of('saved').at(-1)?.n === 1)
  expect((await replayed(database.sql, document)).getText('plain').toJSON()).toBe('genuine')
})

test('[SY10] garbage closes its connection and the room goes on', async ({ database }) => {
  await using node = await startSyncNode(database)
  const viewer = await buildViewer(database.db)
  const document = await buildDocument(node.ctx, viewer)
  const cookie = await signIn(node.ctx, viewer)
  using bystander = await stockClient(node.url, document, cookie).synced()
  const update = typing('x')
  const longVarint = Uint8Array.of(0, 0x82, 0, ...lengthPrefixed(update))
  const hostile: Uint8Array[] = [
    Uint8Array.of(),
    Uint8Array.of(9),
    Uint8Array.of(2, 0, 1, 65),
    longVarint,
    updateFrame(Uint8Array.of(1, 2, 3)),
    updateFrame(update.slice(0, -3)),
    updateFrame(Uint8Array.of()),
    Uint8Array.of(0, 2, 255, 255, 255, 255, 15),
    Uint8Array.of(1, 4, 1, 1, 1, 200),
  ]
  for (const bytes of hostile) {
    using client = await rawClient(node.url, document, { cookie })
    client.send(bytes)
    await until(() => client.outcome.closed !== undefined)
    expect([...bytes, client.outcome.closed?.code]).toEqual([...bytes, close.malformed])
  }
  using talking = await rawClient(node.url, document, { cookie })
  talking.socket.send('text')
  await until(() => talking.outcome.closed !== undefined)
  expect(await logOf(database.sql, document)).toEqual([])

  bystander.text.insert(0, 'still here')
  await until(async () => (await logOf(database.sql, document)).length === 1)
})

test('[SY11] a reader’s change stores nothing and the reader is told', async ({ database }) => {
  await using node = await startSyncNode(database)
  const author = await buildViewer(database.db)
  const observers = await buildDelegation(database.db, {
    coalition: author.coalition,
    kind: 'observer',
  })
  const reader = await buildViewer(database.db, { delegation: observers })
  const document = await buildDocument(node.ctx, author)
  const cookie = await signIn(node.ctx, reader)
  using ours = await rawClient(node.url, document, { cookie })
  using stock = await rawClient(node.url, document, { cookie }, '')
  ours.send(updateFrame(typing('mine')))
  stock.send(updateFrame(typing('mine')))
  await until(() => ours.of('refused').length === 1 && stock.of('denied').length === 1)
  expect(ours.of('hello')[0]?.access).toBe('read')
  expect(ours.of('refused')).toMatchObject([{ n: 1, code: 'reader' }])
  expect(await logOf(database.sql, document)).toEqual([])
})

test('[SY11] what a reader deletes is refused as often as they say it, and is not saved', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const { document, open } = await authorAndReader(database, node)
  using writing = await open.writing()
  using reading = await open.reading()
  const text = typing('agreed words', { client: 1 })
  writing.send(updateFrame(text))
  await until(() => writing.of('saved').length > 0)

  const deletion = updateFrame(deleting(text, 0, 6))
  for (let n = 1; n <= 2; n++) {
    reading.send(deletion)
    await until(() => reading.of('refused').length + reading.of('saved').length === n)
  }
  expect(reading.of('refused')).toMatchObject([{ code: 'reader' }, { code: 'reader' }])
  writing.send(deletion)
  await until(async () => (await logOf(database.sql, document)).length === 2)
  expect((await replayed(database.sql, document)).getText('plain').toJSON()).toBe(' words')
})

test('[SY12] [SY16] rows name who wrote them; only who asked is told that it is saved', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const viewer = await buildViewer(database.db)
  const document = await buildDocument(node.ctx, viewer)
  const cookie = await signIn(node.ctx, viewer)
  using stock = await rawClient(node.url, document, { cookie }, '')
  stock.send(updateFrame(typing('signed', { client: 99 })))
  await until(async () => (await logOf(database.sql, document)).length === 1)
  expect(await logOf(database.sql, document)).toMatchObject([
    { person: viewer.person.id, delegation: viewer.delegation.id, client: '99' },
  ])
  expect(stock.of('saved')).toEqual([])
})

test('[SY21] a frame over the limit closes its connection', async ({ database }) => {
  await using node = await startSyncNode(database)
  const viewer = await buildViewer(database.db)
  const document = await buildDocument(node.ctx, viewer)
  using client = await rawClient(node.url, document, { cookie: await signIn(node.ctx, viewer) })
  client.send(new Uint8Array(5 * 1024 * 1024))
  await until(() => client.outcome.closed !== undefined)
  expect(await logOf(database.sql, document)).toEqual([])
})

function lengthPrefixed(bytes: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint8Array(encoder, bytes)
  return encoding.toUint8Array(encoder)
}

test('[SY11] in a text that is closed for drafting, who could write is told that it is closed', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const author = await buildViewer(database.db)
  const document = await buildDocument(node.ctx, author)
  await node.ctx.db.transaction((tx) => saveDrafting(tx, document, 'closed'))
  using client = await rawClient(node.url, document, { cookie: await signIn(node.ctx, author) })
  client.send(updateFrame(typing('late')))
  await until(() => client.of('refused').length === 1)
  expect(client.of('refused')).toMatchObject([{ n: 1, code: 'closed' }])
  expect(await logOf(database.sql, document)).toEqual([])
})

/** The update that deletes some characters of a text and says nothing else. */
function deleting(text: Uint8Array, at: number, length: number): Uint8Array {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, text)
  const before = Y.encodeStateVector(doc)
  doc.getText('plain').delete(at, length)
  return Y.encodeStateAsUpdate(doc, before)
}

/** A document with a client for somebody who writes in it and one for somebody who may only read it. */
async function authorAndReader({ db }: TestDatabase, { ctx, url }: SyncNode) {
  const author = await buildViewer(db)
  const observers = await buildDelegation(db, { coalition: author.coalition, kind: 'observer' })
  const reader = await buildViewer(db, { delegation: observers })
  const document = await buildDocument(ctx, author)
  const clientOf = async (viewer: Viewer) =>
    rawClient(url, document, { cookie: await signIn(ctx, viewer) })
  return { document, open: { writing: () => clientOf(author), reading: () => clientOf(reader) } }
}
