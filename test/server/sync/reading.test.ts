import { expect } from 'vitest'
import * as Y from 'yjs'

import { openDatabase } from '#db/client.ts'
import { readUpdatesAfter } from '#db/document-log.ts'
import { readSnapshot } from '#db/snapshots.ts'
import { snapshotOf } from '#server/sync/compact.ts'
import { step1Frame, updateFrame } from '#server/sync/frames.ts'
import { roomStore } from '#server/sync/room-store.ts'
import { buildViewer } from '#test/support/build.ts'
import { databaseTest as test } from '#test/support/database.ts'
import { editingTrace, play } from '#test/support/editing-trace.ts'
import { rawClient } from '#test/support/raw-client.ts'
import {
  buildDocument,
  logOf,
  replayed,
  signIn,
  startSyncNode,
  stockClient,
  typing,
  until,
} from '#test/support/sync-node.ts'

import { enter, openRoom, signedIn } from './support.ts'

test('[SY17] a snapshot says what its log says, and a joiner gets it with the rows after it', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const viewer = await buildViewer(database.db)
  const document = await buildDocument(node.ctx, viewer)
  const cookie = await signIn(node.ctx, viewer)
  using author = await stockClient(node.url, document, cookie).synced()
  for (const stroke of editingTrace(1, 600)) {
    play(author.text, stroke)
    await new Promise((resolve) => setImmediate(resolve))
  }
  await until(
    async () => (await database.db.transaction((tx) => readSnapshot(tx, document))) !== null,
  )
  author.text.insert(0, 'and then ')
  await until(async () => isSame(await replayed(database.sql, document), author.doc))

  const snapshot = await database.db.transaction((tx) => readSnapshot(tx, document))
  if (snapshot === null) throw new Error('no snapshot')
  const upTo = new Y.Doc()
  for (const { seq, payload } of await readUpdatesAfter(database.db, document, 0)) {
    if (seq <= snapshot.seq) Y.applyUpdate(upTo, payload)
  }
  const alone = new Y.Doc()
  Y.applyUpdate(alone, snapshot.payload)
  expect(isSame(alone, upTo)).toBe(true)
  expect(snapshot.payload.length).toBeLessThan(600 * 20)

  using joiner = await rawClient(node.url, document, { cookie })
  joiner.send(step1Frame(Uint8Array.of(0)))
  await until(() => joiner.of('step-2').length === 1)
  const parts = joiner.of('update').map(({ bytes }) => bytes)
  expect(Buffer.from(parts[0] ?? []).equals(Buffer.from(snapshot.payload))).toBe(true)
  const read = new Y.Doc()
  for (const part of parts) Y.applyUpdate(read, part)
  expect(isSame(read, author.doc)).toBe(true)
})

test('[SY17] what merging deletes beyond the log is in the snapshot, and is no loss', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const viewer = await buildViewer(database.db)
  const document = await buildDocument(node.ctx, viewer)
  const { room } = await openRoom(node.ctx, document)
  const author = enter(room, await signedIn(node.ctx, viewer))
  const docs = Array.from({ length: 4 }, () => new Y.Doc())
  for (const [i, doc] of docs.entries()) {
    doc.getMap('facts').set('level', i)
    doc.getXmlFragment('content').insert(0, [new Y.XmlElement('paragraph')])
    author.send(updateFrame(Y.encodeStateAsUpdate(doc)))
  }
  await until(() => author.of('saved').at(-1)?.n === 4)
  const store = roomStore(node.ctx, document)
  const snapshot = await store.compact()
  const alone = new Y.Doc()
  Y.applyUpdate(alone, snapshot?.payload ?? new Uint8Array())
  const log = await replayed(database.sql, document)
  expect(alone.getMap('facts').toJSON()).toEqual(log.getMap('facts').toJSON())
  expect(alone.getXmlFragment('content').length).toBe(4)
  // The room that reads it back knows those deletions, so that a step 2 of them is nothing new.
  const loaded = await openRoom(node.ctx, document)
  const again = enter(loaded.room, await signedIn(node.ctx, viewer), { access: 'read' })
  again.send(updateFrame(Y.encodeStateAsUpdate(log)))
  await until(() => again.of('saved').at(-1)?.n === 1)
  expect(await logOf(database.sql, document)).toHaveLength(4)
})

test('[SY17] a snapshot that would lack something of its log is not published', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const viewer = await buildViewer(database.db)
  const document = await buildDocument(node.ctx, viewer)
  const { room, happened } = await openRoom(node.ctx, document)
  const author = enter(room, await signedIn(node.ctx, viewer))
  const first = typing('kept', { client: 1 })
  const second = typing(' whole', { client: 2, after: [first] })
  author.send(updateFrame(first))
  author.send(updateFrame(second))
  await until(() => author.of('saved').at(-1)?.n === 2)

  const store = roomStore(node.ctx, document)
  const good = await store.compact()
  if (good === null) throw new Error('not compacted')
  const damaged = { ...good, payload: first }
  const tail = [{ seq: 3, payload: typing('', {}), by: null }]
  expect(() => snapshotOf(damaged, tail)).toThrow('lacks something')
  expect(() => snapshotOf({ ...good, payload: good.payload.slice(0, -4) }, tail)).toThrow(/./)
  const undeleted = { ...good, deleteSet: Uint8Array.of(1, 1, 1, 0, 2) }
  expect(() => snapshotOf(undeleted, tail)).toThrow('lacks something')

  // A damaged row in the database stops compaction, and nothing else.
  await database.sql`update document_snapshot set payload = ${Buffer.from(first)}`
  author.send(updateFrame(typing(' and more', { client: 3, after: [first, second] })))
  await until(() => author.of('saved').at(-1)?.n === 3)
  await expect(store.compact()).rejects.toThrow('gap')
  expect((await database.db.transaction((tx) => readSnapshot(tx, document)))?.seq).toBe(2)
  expect(happened.troubles).toBe(0)
})

test('[SY17] only the last two snapshots are kept, and the whole log', async ({ database }) => {
  await using node = await startSyncNode(database)
  const viewer = await buildViewer(database.db)
  const document = await buildDocument(node.ctx, viewer)
  const { room } = await openRoom(node.ctx, document)
  const author = enter(room, await signedIn(node.ctx, viewer))
  const store = roomStore(node.ctx, document)
  for (let n = 1; n <= 4; n++) {
    author.send(updateFrame(typing(`row ${n}`, { client: n })))
    await until(() => author.of('saved').at(-1)?.n === n)
    await store.compact()
  }
  const kept = await database.sql`select seq from document_snapshot order by seq`
  expect(kept.map(({ seq }) => Number(seq))).toEqual([3, 4])
  expect(await logOf(database.sql, document)).toHaveLength(4)
})

test(
  '[SY18] a stock client plays 50,000 keystrokes; after a cold restart the text is identical',
  { timeout: 240_000 },
  async ({ database, url }) => {
    const viewer = await buildViewer(database.db)
    const strokes = editingTrace(2026, 50_000)
    const node = await startSyncNode(database)
    const document = await buildDocument(node.ctx, viewer)
    const cookie = await signIn(node.ctx, viewer)
    using author = await stockClient(node.url, document, cookie).synced()
    for (const [i, stroke] of strokes.entries()) {
      play(author.text, stroke)
      // As from a keyboard that is a thousand times as fast: the server sees many frames, not one.
      if (i % 20 === 19) await new Promise((resolve) => setImmediate(resolve))
    }
    const [last] = await eventually(
      () => database.sql<{ head: string }[]>`select head from document where id = ${document}`,
      (rows) => Number(rows[0]?.head) === strokes.length,
    )
    expect(Number(last?.head)).toBe(50_000)
    await node.drain()

    const cold = openDatabase(url, { connections: 5 })
    {
      await using again = await startSyncNode(cold)
      using reader = await stockClient(again.url, document, cookie).synced()
      expect(reader.text.toJSON()).toBe(author.text.toJSON())
      expect(isSame(reader.doc, author.doc)).toBe(true)
      expect(isSame(await replayed(database.sql, document), author.doc)).toBe(true)
    }
    await cold.close()
  },
)

async function eventually<T>(read: () => Promise<T>, isSo: (value: T) => boolean): Promise<T> {
  let value = await read()
  await until(async () => {
    value = await read()
    return isSo(value)
  })
  return value
}

function isSame(a: Y.Doc, b: Y.Doc): boolean {
  return (
    Buffer.compare(Y.encodeStateVector(a), Y.encodeStateVector(b)) === 0 &&
    a.getText('plain').toJSON() === b.getText('plain').toJSON()
  )
}

test('[SY34] who names how far they have read is sent what came after, and no more', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const viewer = await buildViewer(database.db)
  const document = await buildDocument(node.ctx, viewer)
  const { room } = await openRoom(node.ctx, document)
  const author = enter(room, await signedIn(node.ctx, viewer))
  const typed = [typing('long ago '.repeat(200), { client: 1 })]
  author.send(updateFrame(typed[0]!))
  for (let i = 1; i < 6; i += 1) {
    typed.push(typing(`word ${i} `, { client: 1, after: typed }))
    author.send(updateFrame(typed[i]!))
  }
  await until(() => author.of('saved').at(-1)?.n === 6)
  const { generation } = room.head
  const readAfter = (resume: { generation: string; seq: number }) => {
    const reader = enter(room, author.connection.viewer, { resume })
    reader.send(step1Frame(Uint8Array.of(0)))
    return reader
  }
  const doc = new Y.Doc()
  for (const update of typed.slice(0, 4)) Y.applyUpdate(doc, update)
  for (const compacted of [false, true]) {
    const back = readAfter({ generation, seq: 4 })
    await until(() => back.of('at').length === 1)
    expect([compacted, back.of('at')]).toEqual([compacted, [{ type: 'at', seq: 6 }]])
    const bytes = back.of('update').reduce((sum, one) => sum + one.bytes.length, 0)
    expect(bytes).toBeLessThan(100)
    const here = new Y.Doc()
    Y.applyUpdate(here, Y.encodeStateAsUpdate(doc))
    for (const update of back.of('update')) Y.applyUpdate(here, update.bytes)
    expect(here.getText('plain').toJSON()).toMatch(/word 5 $/)
    await roomStore(node.ctx, document).compact()
    room.lookAgain()
    await room.settled()
  }
  const all = readAfter({ generation: 'another', seq: 4 })
  expect(all.of('update').reduce((sum, one) => sum + one.bytes.length, 0)).toBeGreaterThan(1_800)
  expect(readAfter({ generation, seq: 99 }).of('update').length).toBeGreaterThan(0)
})

test('[SY34] who shows a state vector is sent what it lacks', async ({ database }) => {
  await using node = await startSyncNode(database)
  const viewer = await buildViewer(database.db)
  const document = await buildDocument(node.ctx, viewer)
  const { room } = await openRoom(node.ctx, document)
  const author = enter(room, await signedIn(node.ctx, viewer))
  const first = typing('long ago '.repeat(200), { client: 1 })
  const second = typing('lately', { client: 2, after: [first] })
  author.send(updateFrame(first))
  author.send(updateFrame(second))
  await until(() => author.of('saved').at(-1)?.n === 2)
  const doc = new Y.Doc()
  Y.applyUpdate(doc, first)
  const lacking = enter(room, author.connection.viewer)
  lacking.send(step1Frame(Y.encodeStateVector(doc)))
  await until(() => lacking.of('step-2').length === 1)
  expect(lacking.of('update').reduce((sum, one) => sum + one.bytes.length, 0)).toBeLessThan(60)
  for (const { bytes } of lacking.of('update')) Y.applyUpdate(doc, bytes)
  expect(doc.getText('plain').toJSON()).toMatch(/lately$/)

  const complete = enter(room, author.connection.viewer)
  complete.send(step1Frame(Y.encodeStateVector(doc)))
  expect([complete.of('update').length, complete.of('step-2').length]).toEqual([0, 1])
})
