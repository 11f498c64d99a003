import { pino } from 'pino'
import { expect } from 'vitest'

import { wakeThroughRedis } from '#server/wake-through-redis.ts'
import { DraftingGroup } from '#test/faults/drafting-group.ts'
import { databaseTest as test } from '#test/support/database.ts'
import { startSyncNode } from '#test/support/sync-node.ts'

import { startMortalRedis } from './support.ts'

test('[SY15] Redis is killed and started again while people type on two nodes: nothing is lost', async ({
  database,
}) => {
  await using redis = await startMortalRedis()
  const log = pino({ level: 'silent' })
  const wakes = await Promise.all([
    wakeThroughRedis(redis.url, log),
    wakeThroughRedis(redis.url, log),
  ])
  {
    await using here = await startSyncNode(database, { wake: wakes[0] })
    await using there = await startSyncNode(database, { wake: wakes[1] })
    const place = { urls: [here.url, there.url] as const, db: database.db, ctx: here.ctx }
    using group = await DraftingGroup.gather(place, 2026)
    for (let round = 0; round < 4; round++) {
      group.beginTyping()
      await new Promise((resolve) => setTimeout(resolve, 150))
      await redis.stop()
      await new Promise((resolve) => setTimeout(resolve, 150))
      // In step without it, too: every other time nobody starts it before.
      if (round % 2 === 0) await redis.start()
      group.stopTyping()
      await group.untilInStep()
      await group.expectNoFaults()
      if (round % 2 === 1) await redis.start()
    }
    expect(group.ledger.acknowledged).toBeGreaterThan(10)
  }
  for (const wake of wakes) await wake.close()
})
