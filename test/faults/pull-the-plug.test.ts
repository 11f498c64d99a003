import { expect, test } from 'vitest'

import { temporaryDirectory } from '#test/support/temporary-directory.ts'

import { startMachine } from './machine.ts'
import type { Point } from './points.ts'
import { pullThePlug } from './pull-the-plug.ts'

const seed = Number(process.env['FAULT_SEED'] ?? 2026)

/** `npm run test:faults` has more of them. */
const points: readonly Point[] = [
  {
    victim: 'server',
    death: 'everything',
    afterMs: 400,
    stage: 'before anybody hears of the commit',
  },
  { victim: 'PostgreSQL', death: 'postmaster', afterMs: 300, stage: 'in the compaction' },
  { victim: 'server', death: 'everything', afterMs: 200, stage: 'in the broadcast' },
  { victim: 'both', death: 'everything', afterMs: 500, stage: 'before the commit' },
]

test(`[SY39] the server, PostgreSQL and both are killed while people type: what was called saved is there (seed ${seed})`, async () => {
  await using directory = await temporaryDirectory()
  await using machine = await startMachine(directory.path)
  const tally = await pullThePlug(machine, points, seed)
  expect(tally.kills).toBe(points.length)
  expect(tally.acknowledged).toBeGreaterThan(100)
}, 300_000)
