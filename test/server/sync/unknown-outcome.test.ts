import postgres from 'postgres'
import { expect } from 'vitest'

import { close } from '#app/domain/drafting/protocol.ts'
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
  typing,
  until,
} from '#test/support/sync-node.ts'

import { enter, openRoom, signedIn } from './support.ts'

test('[SY14] a commit that was written though it seemed to fail is not written twice', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const viewer = await buildViewer(database.db)
  const document = await buildDocument(node.ctx, viewer)
  let answersLost = 2
  const { room, happened } = await openRoom(node.ctx, document, (store) => ({
    async commit(head, updates) {
      const written = await store.commit(head, updates)
      if (answersLost-- > 0) throw new Error('the answer was lost')
      return written
    },
  }))
  const author = enter(room, await signedIn(node.ctx, viewer))
  const witness = enter(room, await signedIn(node.ctx, viewer))
  witness.send(step1Frame(Uint8Array.of(0)))
  const first = typing('once', { client: 1 })
  author.send(updateFrame(first))
  author.send(updateFrame(typing(' and only', { client: 1, after: [first] })))
  await until(() => author.of('saved').at(-1)?.n === 2)
  author.send(updateFrame(typing('another', { client: 2 })))
  await until(() => author.of('saved').at(-1)?.n === 3)

  expect(happened.troubles).toBe(2)
  expect((await logOf(database.sql, document)).map(({ seq, client }) => [seq, client])).toEqual([
    ['1', '1'],
    ['2', '1'],
    ['3', '2'],
  ])
  expect(author.of('saved').map(({ n }) => n)).toEqual([2, 3])
  expect(witness.of('update').length).toBeGreaterThan(0)
})

test('[SY14] a commit that failed before it wrote is written once', async ({ database }) => {
  await using node = await startSyncNode(database)
  const viewer = await buildViewer(database.db)
  const document = await buildDocument(node.ctx, viewer)
  let failures = 3
  const { room } = await openRoom(node.ctx, document, (store) => ({
    commit: async (head, updates) => {
      if (failures-- > 0) throw new Error('not now')
      return store.commit(head, updates)
    },
  }))
  const author = enter(room, await signedIn(node.ctx, viewer))
  author.send(updateFrame(typing('once', { client: 1 })))
  await until(() => author.of('saved').length > 0)
  expect(author.of('saved')).toMatchObject([{ n: 1, seq: 1 }])
  expect(await logOf(database.sql, document)).toHaveLength(1)
})

test('[SY14] a late commit and its repetition are one: the head lets only one through', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const viewer = await buildViewer(database.db)
  const document = await buildDocument(node.ctx, viewer)
  const late: Promise<unknown>[] = []
  const { room } = await openRoom(node.ctx, document, (store) => ({
    commit: async (head, updates) => {
      if (late.length > 0) return store.commit(head, updates)
      // The connection breaks before the answer, and the server carries out the statement later.
      late.push(
        new Promise((resolve) => setTimeout(resolve, 60)).then(() => store.commit(head, updates)),
      )
      throw new Error('connection lost')
    },
  }))
  const author = enter(room, await signedIn(node.ctx, viewer))
  author.send(updateFrame(typing('once', { client: 1 })))
  await until(() => author.of('saved').length > 0)
  await Promise.all(late)
  expect(await logOf(database.sql, document)).toHaveLength(1)
  author.send(updateFrame(typing('twice', { client: 2 })))
  await until(() => author.of('saved').at(-1)?.n === 2)
  expect(await logOf(database.sql, document)).toHaveLength(2)
})

test('[SY14] a commit that is not answered in time is looked up before it is repeated', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const viewer = await buildViewer(database.db)
  const document = await buildDocument(node.ctx, viewer)
  const { room, happened } = await openRoom(node.ctx, document, () => ({}), 30_000, 1_000)
  const author = enter(room, await signedIn(node.ctx, viewer))
  const held = await holdDocument(database.sql, document)
  author.send(updateFrame(typing('once', { client: 1 })))
  await until(() => happened.troubles > 1)
  expect(author.of('saved')).toEqual([])
  await held.release()
  await until(() => author.of('saved').length > 0)
  expect(author.of('saved')).toMatchObject([{ n: 1, seq: 1 }])
  expect(await logOf(database.sql, document)).toHaveLength(1)
})

test('[SY14] while the database is gone nothing is acknowledged, and after it nothing is lost', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const viewer = await buildViewer(database.db)
  const document = await buildDocument(node.ctx, viewer)
  const cookie = await signIn(node.ctx, viewer)
  using author = await rawClient(node.url, document, { cookie })
  const name = new URL(database.url).pathname.slice(1)
  await using outage = await cutOff(database.url, name)
  const words = ['Recalling', ' the', ' framework']
  const updates: Uint8Array[] = []
  for (const word of words) {
    const update = typing(word, { client: 3, after: updates })
    updates.push(update)
    author.send(updateFrame(update))
  }
  await new Promise((resolve) => setTimeout(resolve, 700))
  expect(author.of('saved')).toEqual([])
  expect(author.outcome.closed).toBeUndefined()

  await outage.end()
  await until(() => author.of('saved').at(-1)?.n === 3)
  const doc = await replayed(database.sql, document)
  expect(doc.getText('plain').toJSON()).toBe('Recalling the framework')
  expect(await logOf(database.sql, document)).toHaveLength(3)
})

test('[SY14] who comes after a room gave up is never told that something unwritten is saved', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const viewer = await buildViewer(database.db)
  const document = await buildDocument(node.ctx, viewer)
  const { room, happened } = await openRoom(
    node.ctx,
    document,
    () => ({ commit: () => Promise.reject(new Error('no database')) }),
    0,
  )
  const author = enter(room, await signedIn(node.ctx, viewer))
  const update = typing('unwritten', { client: 1 })
  author.send(updateFrame(update))
  await until(() => author.outcome.closed !== undefined)
  expect(author.outcome.closed).toBe(close.tryAgain)
  expect(happened.retired).toBe(true)

  const late = enter(room, await signedIn(node.ctx, viewer))
  late.send(step2Frame(update))
  expect(late.outcome.closed).toBe(close.tryAgain)
  expect(late.heard).toEqual([])
  expect(author.of('saved')).toEqual([])
})

/** Refuses new connections to a database and ends those it has. */
async function cutOff(url: string, name: string) {
  const elsewhere = new URL(url)
  elsewhere.pathname = '/postgres'
  const sql = postgres(elsewhere.href, { max: 1, onnotice: () => {} })
  await sql`alter database ${sql(name)} with allow_connections false`
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name}`
  let ended = false
  const end = async () => {
    if (!ended) await sql`alter database ${sql(name)} with allow_connections true`
    ended = true
  }
  return {
    end,
    async [Symbol.asyncDispose]() {
      await end()
      await sql.end()
    },
  }
}
