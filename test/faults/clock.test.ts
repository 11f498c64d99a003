import { setTimeout as pause } from 'node:timers/promises'

import { expect, vi } from 'vitest'

import { testStart } from '#test/support/build.ts'
import { databaseTest as test } from '#test/support/database.ts'
import { startSyncNode } from '#test/support/sync-node.ts'
import { sharedWakes } from '#test/support/wakes.ts'

import { DraftingGroup } from './drafting-group.ts'

// A busy machine takes its time to come into step.
vi.setConfig({ testTimeout: 240_000 })

const hour = 3_600_000

test('[SY5] [SY6] clocks of two nodes that are hours apart, and stepped, change no order and lose nothing', async ({
  database,
}) => {
  const clocks = { here: testStart + 7 * hour, there: testStart - 7 * hour }
  const [near, far] = sharedWakes(2)
  await using here = await startSyncNode(database, { wake: near, machineTime: () => clocks.here })
  await using there = await startSyncNode(database, { wake: far, machineTime: () => clocks.there })
  const place = { urls: [here.url, there.url] as const, db: database.db, ctx: here.ctx }
  using group = await DraftingGroup.gather(place, 2026)
  for (const step of [-5, 11, -48, 1, 30, -3]) {
    group.beginTyping()
    await pause(80)
    clocks.here += step * hour
    clocks.there -= step * hour
    await pause(80)
    group.stopTyping()
    await group.untilInStep()
    await group.expectNoFaults()
  }
  const times = (await group.log()).rows.map(({ at }) => at)
  expect(times).not.toEqual(times.toSorted((a, b) => a - b))
})
