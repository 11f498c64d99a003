import type { TransactionSql } from 'postgres'
import { expect } from 'vitest'
import * as Y from 'yjs'

import type { Grant } from '#app/domain/accounts/may.ts'
import { close, isPermanent } from '#app/domain/drafting/protocol.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import type { Sql } from '#db/client.ts'
import { changeMandate } from '#server/accounts/change-mandate.ts'
import { revokeSession } from '#server/accounts/revoke-session.ts'
import { viewerOf } from '#server/accounts/viewer-of.ts'
import type { ServerContext } from '#server/context.ts'
import { setAccess } from '#server/drafting/set-access.ts'
import { step1Frame, updateFrame } from '#server/sync/frames.ts'
import { roomStore } from '#server/sync/room-store.ts'
import { Room } from '#server/sync/room.ts'
import { buildDelegation, buildViewer, newId } from '#test/support/build.ts'
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
  typing,
  until,
} from '#test/support/sync-node.ts'
import { deafWake } from '#test/support/wakes.ts'

/** A member delegate who types into a text while a secretariat looks on. */
async function scene(database: TestDatabase, overrides: Parameters<typeof startSyncNode>[1] = {}) {
  const node = await startSyncNode(database, overrides)
  const author = await buildViewer(database.db)
  const secretariat = await buildViewer(database.db, {
    coalition: author.coalition,
    kind: 'secretariat',
    as: 'head',
  })
  const document = await buildDocument(node.ctx, author)
  const cookie = await signIn(node.ctx, author)
  const typist = await rawClient(node.url, document, { cookie })
  await until(() => typist.of('step-1').length === 1)
  return { node, author, secretariat, document, cookie, typist }
}

test('[SY13] an edit that waits while its author’s right is taken away is not written', async ({
  database,
}) => {
  const { node, document, typist } = await scene(database, { wake: deafWake })
  await using _ = node
  // The change of the list itself holds the row that the edit waits for.
  let edited = () => {}
  const sent = new Promise<void>((resolve) => (edited = resolve))
  const changing = database.sql.begin(async (tx) => {
    await tx`select 1 from document where id = ${document} for no key update`
    await lower(tx, document)
    await sent
  })
  await pause()
  typist.send(updateFrame(typing('too late')))
  await pause()
  edited()
  await changing

  await until(() => typist.outcome.closed !== undefined)
  expect(typist.outcome.closed?.code).toBe(close.accessChanged)
  expect(isPermanent(close.accessChanged)).toBe(true)
  expect(typist.of('saved')).toEqual([])
  expect(await logOf(database.sql, document)).toEqual([])
})

test('[SY13] an edit that waits while its session is revoked is not written', async ({
  database,
}) => {
  const { node, author, document, cookie, typist } = await scene(database, { wake: deafWake })
  await using _ = node
  const held = await holdDocument(database.sql, document)
  typist.send(updateFrame(typing('too late')))
  await pause()
  const session = (await viewerOf(node.ctx, cookie))?.session
  await revokeSession(node.ctx, author.person, { session })
  await held.release()

  await until(() => typist.outcome.closed !== undefined)
  expect(typist.outcome.closed?.code).toBe(close.signedOut)
  expect(await logOf(database.sql, document)).toEqual([])
})

test('[SY13] an edit that waits while its author’s mandate ends is not written', async ({
  database,
}) => {
  const { node, author, secretariat, document, typist } = await scene(database, { wake: deafWake })
  await using _ = node
  const held = await holdDocument(database.sql, document)
  typist.send(updateFrame(typing('too late')))
  await pause()
  const ending = changeMandate(
    node.ctx,
    secretariat,
    { mandate: author.mandate.id, to: 'ended' },
    newId(),
  )
  await ending
  await held.release()

  await until(() => typist.outcome.closed !== undefined)
  expect(typist.outcome.closed?.code).toBe(close.signedOut)
  expect(await logOf(database.sql, document)).toEqual([])
})

test('[SY13] while a session is being ended, a commit of it neither waits nor is written', async ({
  database,
}) => {
  const { node, document, cookie, typist } = await scene(database, { wake: deafWake })
  await using _ = node
  const session = (await viewerOf(node.ctx, cookie))?.session ?? ''
  let end = () => {}
  const ready = new Promise<void>((resolve) => (end = resolve))
  const ending = database.sql.begin(async (tx) => {
    await tx`delete from session where id = ${session}`
    await ready
  })
  await pause()
  typist.send(updateFrame(typing('too late')))
  await pause(300)
  expect(await logOf(database.sql, document)).toEqual([])
  expect(typist.outcome.closed).toBeUndefined()
  end()
  await ending
  await until(() => typist.outcome.closed !== undefined)
  expect(typist.outcome.closed?.code).toBe(close.signedOut)
  expect(await logOf(database.sql, document)).toEqual([])
})

test('[SY13] a session that is being ended in vain goes on, and nothing of it is lost', async ({
  database,
}) => {
  const { node, document, cookie, typist } = await scene(database, { wake: deafWake })
  await using _ = node
  const session = (await viewerOf(node.ctx, cookie))?.session ?? ''
  let giveUp = (_reason: Error) => {}
  const ready = new Promise<void>((_resolve, reject) => (giveUp = reject))
  const ending = database.sql.begin(async (tx) => {
    await tx`delete from session where id = ${session}`
    await ready
  })
  await pause()
  typist.send(updateFrame(typing('in time')))
  await pause()
  giveUp(new Error('changed their mind'))
  await expect(ending).rejects.toThrow('changed their mind')
  await until(() => typist.of('saved').at(-1)?.n === 1)
  expect((await replayed(database.sql, document)).getText('plain').toJSON()).toBe('in time')
})

test('[SY13] who is lowered to a reader, and who is shut out, is closed at once', async ({
  database,
}) => {
  const { node, author, secretariat, document, typist } = await scene(database)
  await using _ = node
  const observers = await buildDelegation(database.db, {
    coalition: author.coalition,
    kind: 'observer',
  })
  const reader = await buildViewer(database.db, { delegation: observers })
  using reading = await rawClient(node.url, document, { cookie: await signIn(node.ctx, reader) })
  await until(() => reading.of('step-1').length === 1)

  const grants: Grant[] = [
    { to: 'kind', kind: 'secretariat', access: 'edit' },
    { to: 'kind', kind: 'member', access: 'comment' },
  ]
  await setAccess(node.ctx, secretariat, { document, grants }, newId())
  await until(() => typist.outcome.closed !== undefined && reading.outcome.closed !== undefined)
  expect(typist.outcome.closed?.code).toBe(close.accessChanged)
  expect(reading.outcome.closed?.code).toBe(close.accessChanged)
})

test('[SY13] a reader whose session ended is closed though no hint arrives', async ({
  database,
}) => {
  const { node, author, document } = await scene(database, { wake: deafWake })
  await using _ = node
  const cookie = await signIn(node.ctx, author)
  using reading = await rawClient(node.url, document, { cookie })
  await until(() => reading.of('step-1').length === 1)
  const session = (await viewerOf(node.ctx, cookie))?.session ?? ''
  await database.sql`update session set expires_at = now() where id = ${session}`
  await until(() => reading.outcome.closed !== undefined)
  expect(reading.outcome.closed?.code).toBe(close.signedOut)
})

test('[SY13] one of several authors of a batch loses their right: the others’ edits are written', async ({
  database,
}) => {
  const { node, author, document, typist } = await scene(database, { wake: deafWake })
  await using _ = node
  const cookie = await signIn(node.ctx, author)
  using other = await rawClient(node.url, document, { cookie })
  const held = await holdDocument(database.sql, document)
  other.send(updateFrame(typing('first', { client: 1 })))
  await pause()
  typist.send(updateFrame(typing('lost', { client: 2 })))
  other.send(updateFrame(typing('kept', { client: 3 })))
  await pause()
  await endFirstSession(database)
  await held.release()

  await until(() => typist.outcome.closed !== undefined)
  await until(() => other.of('saved').at(-1)?.n === 2)
  expect((await logOf(database.sql, document)).map(({ client }) => client)).toEqual(['1', '3'])
})

test('[SY13] who was admitted under an older list than the room’s is looked at again', async ({
  database,
}) => {
  const { node, document, cookie } = await scene(database, { wake: deafWake })
  await using _ = node
  const viewer = await viewerOf(node.ctx, cookie)
  if (viewer === null) throw new Error('not signed in')
  await lower(database.sql, document)
  const store = roomStore(node.ctx, document)
  const loaded = await store.load()
  if (loaded === null) throw new Error('no document')
  const room = new Room(store, loaded, {
    committed: () => {},
    troubled: () => {},
    retired: () => {},
    metrics: node.ctx.metrics,
  })
  const closed: number[] = []
  room.join({
    id: newId(),
    viewer,
    access: 'edit',
    accessEpoch: 0,
    drafting: 'open',
    acknowledges: true,
    resume: null,
    socket: { send: () => {}, close: (code) => closed.push(code), unread: () => 0 },
  })
  await until(() => closed.length > 0)
  expect(closed).toEqual([close.accessChanged])
})

test('[SY13] what is gone with a right is not acknowledged to another connection either', async ({
  database,
}) => {
  const { node, author, document, typist } = await scene(database, { wake: deafWake })
  await using _ = node
  const update = typing('mine', { client: 5 })
  const held = await holdDocument(database.sql, document)
  typist.send(updateFrame(update))
  await pause()
  // The same person in another window: the room knows the edit already, though it is not on disk.
  using again = await rawClient(node.url, document, { cookie: await signIn(node.ctx, author) })
  again.send(updateFrame(update))
  await pause()
  await endFirstSession(database)
  await held.release()

  await until(() => typist.outcome.closed !== undefined)
  await until(() => again.of('saved').at(-1)?.n === 1)
  expect((await replayed(database.sql, document)).getText('plain').toJSON()).toBe('mine')
})

test('[SY13] nothing follows for who is gone: not even what others write', async ({ database }) => {
  const { node, author, secretariat, document, typist } = await scene(database)
  await using _ = node
  typist.send(step1Frame(Y.encodeStateVector(new Y.Doc())))
  using other = await rawClient(node.url, document, {
    cookie: await signIn(node.ctx, secretariat),
  })
  await revokeAll(node.ctx, author.person.id)
  await until(() => typist.outcome.closed !== undefined)
  const heard = typist.heard.length
  other.send(updateFrame(typing('secret')))
  await until(() => other.of('saved').at(-1)?.n === 1)
  expect(typist.heard).toHaveLength(heard)
})

/** Makes readers of the members, as the act does in its transaction. */
async function lower(sql: Sql | TransactionSql, document: DocumentId): Promise<void> {
  await sql`
    update document_access set access = 'read' where document = ${document} and kind = 'member'`
  await sql`update document set access_epoch = access_epoch + 1 where id = ${document}`
}

/** The session under which the scene's typist came. */
async function endFirstSession({ sql }: TestDatabase): Promise<void> {
  await sql`delete from session where id = (select id from session order by created_at limit 1)`
}

async function revokeAll(ctx: ServerContext, person: string): Promise<void> {
  await ctx.sql`delete from session where person = ${person}`
  ctx.rooms.recheckAccess()
}

function pause(ms = 100): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
