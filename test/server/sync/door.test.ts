import { request } from 'node:http'

import { expect } from 'vitest'
import * as Y from 'yjs'

import { close } from '#app/domain/drafting/protocol.ts'
import { buildViewer, newId } from '#test/support/build.ts'
import { databaseTest as test } from '#test/support/database.ts'
import { rawClient } from '#test/support/raw-client.ts'
import {
  buildDocument,
  signIn,
  startSyncNode,
  stockClient,
  until,
} from '#test/support/sync-node.ts'

test('[SY1] without a session, or from another site, nobody is let in', async ({ database }) => {
  await using node = await startSyncNode(database)
  const viewer = await buildViewer(database.db)
  const document = await buildDocument(node.ctx, viewer)
  const cookie = await signIn(node.ctx, viewer)

  using stranger = await rawClient(node.url, document, {})
  expect(stranger.outcome.refused).toBe(401)
  using foreign = await rawClient(node.url, document, {
    cookie,
    origin: 'https://elsewhere.example',
  })
  expect(foreign.outcome.refused).toBe(403)
  using crossSite = await rawClient(node.url, document, { cookie, 'sec-fetch-site': 'cross-site' })
  expect(crossSite.outcome.refused).toBe(403)
  using program = await rawClient(node.url, document, { cookie })
  await until(() => program.of('hello').length === 1)
  expect(program.of('hello')).toMatchObject([{ seq: 0, access: 'edit' }])
})

test('[SY2] a text one may not read is refused like one that does not exist', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const viewer = await buildViewer(database.db)
  const outsider = await buildViewer(database.db)
  const document = await buildDocument(node.ctx, viewer)
  const cookie = await signIn(node.ctx, outsider)

  using hidden = await rawClient(node.url, document, { cookie })
  using absent = await rawClient(node.url, newId(), { cookie })
  using nonsense = await rawClient(node.url, 'nonsense', { cookie })
  expect([hidden, absent, nonsense].map(({ outcome }) => outcome.refused)).toEqual([404, 404, 404])
})

test('[SY3] another grammar is turned away before a byte syncs', async ({ database }) => {
  await using node = await startSyncNode(database)
  const viewer = await buildViewer(database.db)
  const document = await buildDocument(node.ctx, viewer)
  const cookie = await signIn(node.ctx, viewer)

  using old = await rawClient(node.url, document, { cookie }, '?ack=1&grammar=0')
  await until(() => old.outcome.closed !== undefined)
  expect(old.outcome.closed?.code).toBe(close.grammarTooOld)
  expect(old.heard).toEqual([])
  using plain = await rawClient(node.url, document, { cookie }, '')
  await until(() => plain.of('step-1').length === 1)
  expect(plain.of('hello')).toEqual([])
})

test('[SY4] a stock client has the whole text when it says it is in step', async ({ database }) => {
  await using node = await startSyncNode(database)
  const viewer = await buildViewer(database.db)
  const document = await buildDocument(node.ctx, viewer)
  const cookie = await signIn(node.ctx, viewer)

  using author = await stockClient(node.url, document, cookie).synced()
  for (const word of ['Recalling', ' the', ' framework'])
    author.text.insert(author.text.length, word)
  const rows = () => database.sql`select seq from document_update where document = ${document}`
  await until(async () => (await rows()).length === 3)
  using reader = await stockClient(node.url, document, cookie).synced()
  expect(reader.text.toJSON()).toBe('Recalling the framework')
  expect(Y.encodeStateVector(reader.doc)).toEqual(Y.encodeStateVector(author.doc))
})

test('a handshake that fails leaves no room open', async ({ database }) => {
  await using node = await startSyncNode(database)
  const viewer = await buildViewer(database.db)
  const document = await buildDocument(node.ctx, viewer)
  const cookie = await signIn(node.ctx, viewer)
  const good = {
    cookie,
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
    'sec-websocket-version': '13',
  }
  for (const [method, headers] of [
    ['GET', { ...good, 'sec-websocket-key': 'short' }],
    ['GET', { ...good, 'sec-websocket-version': '7' }],
    ['POST', good],
  ] as const) {
    const held = await node.ctx.rooms.open(document)
    const url = `${node.url.replace('ws:', 'http:')}/${document}`
    const status = await new Promise((resolve, reject) => {
      request(url, { method, headers }, (answer) => {
        answer.resume()
        resolve(answer.statusCode)
      })
        .on('error', reject)
        .end()
    })
    expect([400, 405, 426]).toContain(status)
    held?.release()
    await until(async () => {
      const lease = await node.ctx.rooms.open(document)
      lease?.release()
      return lease?.room !== held?.room
    })
  }
})
