import { expect } from 'vitest'
import * as Y from 'yjs'

import { openDatabase } from '#db/client.ts'
import { step2Frame } from '#server/sync/frames.ts'
import { buildDelegation, buildViewer } from '#test/support/build.ts'
import { databaseTest as test } from '#test/support/database.ts'
import { rawClient } from '#test/support/raw-client.ts'
import {
  buildDocument,
  logOf,
  replayed,
  signIn,
  startSyncNode,
  stockClient,
  until,
} from '#test/support/sync-node.ts'
import { deafWake, sharedWakes } from '#test/support/wakes.ts'

for (const hints of ['hints', 'polling only'] as const) {
  test(`[SY15] two nodes write one document at once and both have one log (${hints})`, async ({
    database,
    url,
  }) => {
    const second = openDatabase(url, { connections: 5 })
    const wakes = hints === 'hints' ? sharedWakes(2) : [deafWake, deafWake]
    {
      await using here = await startSyncNode(database, { wake: wakes[0] })
      await using there = await startSyncNode(second, { wake: wakes[1] })
      const viewer = await buildViewer(database.db)
      const document = await buildDocument(here.ctx, viewer)
      const cookie = await signIn(here.ctx, viewer)
      using a = await stockClient(here.url, document, cookie).synced()
      using b = await stockClient(here.url, document, cookie).synced()
      using c = await stockClient(there.url, document, cookie).synced()
      using d = await stockClient(there.url, document, cookie).synced()
      const clients = [a, b, c, d]

      for (let round = 0; round < 40; round++) {
        for (const [i, { text }] of clients.entries()) {
          text.insert((round * 7 + i) % (text.length + 1), String.fromCharCode(97 + i))
          if (round % 5 === 4) text.delete(0, 1)
        }
        await new Promise((resolve) => setTimeout(resolve, 3))
      }
      const inserted = clients.map(({ doc }) => doc.clientID)
      await until(() => clients.every(({ doc }) => isSame(doc, a.doc)))
      await until(async () => isSame(await replayed(database.sql, document), a.doc))

      const rows = await logOf(database.sql, document)
      expect(rows.map(({ seq }) => Number(seq))).toEqual(rows.map((_, i) => i + 1))
      const final = await replayed(database.sql, document)
      for (const id of inserted) expect(final.store.clients.has(id)).toBe(true)
      for (const { text } of clients) {
        expect(text.toJSON()).toBe(final.getText('plain').toJSON())
      }
    }
    await second.close()
  })
}

test('[SY15] what a node missed of a hint it finds by looking', async ({ database, url }) => {
  const second = openDatabase(url, { connections: 5 })
  {
    await using here = await startSyncNode(database, { wake: deafWake })
    await using there = await startSyncNode(second, { wake: deafWake })
    const viewer = await buildViewer(database.db)
    const document = await buildDocument(here.ctx, viewer)
    const cookie = await signIn(here.ctx, viewer)
    using author = await stockClient(here.url, document, cookie).synced()
    using silent = await stockClient(there.url, document, cookie).synced()
    author.text.insert(0, 'seen at last')
    await until(() => silent.text.toJSON() === 'seen at last')
  }
  await second.close()
})

test('[SY15] who brings what one node wrote to another that has not read it is no forger', async ({
  database,
  url,
}) => {
  const second = openDatabase(url, { connections: 5 })
  {
    await using here = await startSyncNode(database, { wake: deafWake })
    await using there = await startSyncNode(second, { wake: deafWake })
    const viewer = await buildViewer(database.db)
    const others = await buildDelegation(database.db, { coalition: viewer.coalition })
    const traveller = await buildViewer(database.db, { delegation: others })
    const document = await buildDocument(here.ctx, viewer)
    const cookie = await signIn(here.ctx, viewer)
    const ticket = await signIn(here.ctx, traveller)
    using author = await stockClient(here.url, document, cookie).synced()
    using witness = await stockClient(here.url, document, ticket).synced()
    author.text.insert(0, 'known')
    await until(() => witness.text.toJSON() === 'known')
    using waiting = await stockClient(there.url, document, cookie).synced()
    author.text.insert(5, ' and new')
    await until(() => witness.text.toJSON() === 'known and new')

    using arriving = await rawClient(there.url, document, { cookie: ticket })
    arriving.send(step2Frame(Y.encodeStateAsUpdate(witness.doc)))
    await until(() => arriving.of('saved').length + arriving.of('refused').length > 0)
    expect(arriving.of('refused')).toEqual([])
    expect(waiting.text.toJSON()).toBe('known and new')
    expect(new Set((await logOf(database.sql, document)).map(({ person }) => person))).toEqual(
      new Set([viewer.person.id]),
    )
  }
  await second.close()
})

function isSame(a: Y.Doc, b: Y.Doc): boolean {
  return (
    Buffer.compare(Y.encodeStateVector(a), Y.encodeStateVector(b)) === 0 &&
    a.getText('plain').toJSON() === b.getText('plain').toJSON()
  )
}
