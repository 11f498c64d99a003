import { setTimeout as pause } from 'node:timers/promises'

import { pino } from 'pino'
import { expect, vi } from 'vitest'

import { openDatabase } from '#db/client.ts'
import type { Sql } from '#db/client.ts'
import { databaseTest as test } from '#test/support/database.ts'
import type { TestDatabase } from '#test/support/database.ts'
import { seeded } from '#test/support/editing-trace.ts'
import { relayTo } from '#test/support/relay.ts'
import { holdDocument, startSyncNode, until } from '#test/support/sync-node.ts'

import { DraftingGroup } from './drafting-group.ts'
import { writesUnheard } from './stages.ts'

// A busy machine takes its time to come into step.
vi.setConfig({ testTimeout: 240_000 })

const seed = Number(process.env['FAULT_SEED'] ?? 2026)

test(`[SY14] [SY40] a connection that breaks at any byte of a commit or its answer loses nothing (seed ${seed})`, async ({
  database,
}) => {
  await using scene = await startScene(database)
  using group = await DraftingGroup.gather(scene, seed)
  const random = seeded(seed)
  for (let i = 0; i < 12; i++) {
    group.beginTyping()
    await pause(random() * 60)
    scene.line.cutAfter(i % 2 === 0 ? 'there' : 'back', Math.floor(random() * 6_000))
    await pause(60)
    group.stopTyping()
    await group.untilInStep()
    await group.expectNoFaults()
  }
  expect(scene.codes()).not.toEqual([])
  expect(group.ledger.acknowledged).toBeGreaterThan(12)
})

test('[SY14] [SY40] the answer to a commit that is on disk never comes: it is found, not repeated', async ({
  database,
}) => {
  await using scene = await startScene(database)
  using group = await DraftingGroup.gather(scene, seed)
  let heldBack = 0
  for (let i = 0; i < 6; i++) {
    await group.typeFor(30)
    await group.untilInStep()
    const before = await group.length()
    const author = group.writers[0]
    const edit = () => author?.doc.getText('plain').insert(0, `edit ${i}`)
    if (!(await writesUnheard(group, scene.line, edit))) continue
    heldBack += 1
    expect(group.unacknowledged).toBe(1)
    scene.line.cut()
    scene.line.release('back')
    await group.untilInStep()
    expect(await group.length()).toBe(before + 1)
  }
  expect(heldBack).toBeGreaterThan(0)
  await group.expectNoFaults()
})

test('[SY40] a database that falls silent holds edits up, and goes on when it speaks again', async ({
  database,
}) => {
  await using scene = await startScene(database)
  using group = await DraftingGroup.gather(scene, seed)
  for (const way of ['there', 'back'] as const) {
    scene.line.hold(way)
    await group.typeFor(300)
    expect(group.unacknowledged).toBeGreaterThan(0)
    scene.line.release(way)
    await group.untilInStep()
    await group.expectNoFaults()
  }
})

test('[SY40] commits that cannot be serialised are tried again until they can', async ({
  database,
}) => {
  await setForAll(database.sql, 'default_transaction_isolation', 'serializable')
  await using here = await startScene(database)
  await using there = await startScene(database)
  using group = await DraftingGroup.gather({ ...here, urls: [here.urls[0], there.urls[0]] }, seed)
  for (let round = 0; round < 6; round++) {
    const held = await holdDocument(database.sql, group.document)
    await group.typeFor(60)
    await untilWaiting(database.sql, 2)
    await held.release()
  }
  await group.untilInStep()
  await group.expectNoFaults()
  expect([...here.codes(), ...there.codes()]).toContain('40001')
})

test('[SY40] commits that wait for a lock too long are tried again until they get it', async ({
  database,
}) => {
  await setForAll(database.sql, 'lock_timeout', '20ms')
  await using scene = await startScene(database)
  using group = await DraftingGroup.gather(scene, seed)
  const held = await holdDocument(database.sql, group.document)
  await group.typeFor(300)
  expect(scene.codes()).toContain('55P03')
  await group.expectNoFaults()
  await held.release()
  await group.untilInStep()
  await group.expectNoFaults()
})

test('[SY40] sessions that the database ends while people type lose nothing', async ({
  database,
}) => {
  await using scene = await startScene(database)
  using group = await DraftingGroup.gather(scene, seed)
  for (let i = 0; i < 10; i++) {
    group.beginTyping()
    await pause(40)
    await database.sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`
    await pause(40)
    group.stopTyping()
  }
  await group.untilInStep()
  await group.expectNoFaults()
  expect(scene.codes()).not.toEqual([])
})

/** A node whose way to the database is a relay, and the codes of the troubles it logged. */
async function startScene(database: TestDatabase) {
  const line = await relayTo(database.url)
  const open = openDatabase(line.url, { connections: 5 })
  const lines: string[] = []
  const log = pino({ level: 'error' }, { write: (entry) => void lines.push(entry) })
  const node = await startSyncNode(open, { log })
  return {
    urls: [node.url] as const,
    db: database.db,
    ctx: node.ctx,
    line,
    codes: () => lines.map((entry) => String(JSON.parse(entry).err?.code)),
    async [Symbol.asyncDispose]() {
      // Labels and search may wait in vain for a statement that was lost with its connection.
      await Promise.race([node.drain(), pause(2_000)])
      await open.close()
      await line[Symbol.asyncDispose]()
    },
  }
}

async function untilWaiting(sql: Sql, sessions: number): Promise<void> {
  await until(async () => {
    const waiting = await sql`
      select 1 from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`
    return waiting.length >= sessions
  })
}

/** For every session of this database from now on. */
async function setForAll(sql: Sql, name: string, value: string): Promise<void> {
  const [row] = await sql`select current_database() as name`
  await sql`alter database ${sql(String(row?.['name']))} set ${sql(name)} to ${sql.unsafe(`'${value}'`)}`
}
