import { expect } from 'vitest'

import { day, later } from '#app/domain/kernel/instant.ts'
import { parseEntry } from '#app/domain/transparency/entry.ts'
import { toHex } from '#app/domain/transparency/receipt.ts'
import { readHead } from '#db/document-log.ts'
import { scheduleAnchoring } from '#server/drafting/anchor-logs.ts'
import { buildViewer } from '#test/support/build.ts'
import { testContext } from '#test/support/context.ts'
import { databaseTest as test } from '#test/support/database.ts'
import { buildDocument } from '#test/support/sync-node.ts'

test('[SY24] each day the record anchors the logs that have grown, and no others', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const viewer = await buildViewer(database.db)
  const document = await buildDocument(ctx, viewer)
  await database.sql`update document set head = 7, chain = sha256('seven') where id = ${document}`
  const anchors = async () => {
    const rows = await database.sql<{ entry: Buffer }[]>`select entry from log_entry order by idx`
    const entries = rows.map(({ entry }) => parseEntry(entry.toString()))
    return entries.filter(({ t }) => t === 'text.anchor')
  }
  await ctx.db.transaction((tx) => scheduleAnchoring(tx, later(ctx.now(), day)))
  await ctx.jobs.runDue()
  expect(await anchors()).toEqual([])

  await ctx.clock.advance(day)
  await ctx.jobs.runDue()
  const head = await readHead(database.db, document)
  const chain = toHex(head?.chain ?? new Uint8Array())
  expect(await anchors()).toMatchObject([
    { by: 'clock', b: { texts: [{ document, seq: 7, chain }] } },
  ])

  await ctx.clock.advance(3 * day)
  await ctx.jobs.runDue()
  expect(await anchors()).toHaveLength(1)
})
