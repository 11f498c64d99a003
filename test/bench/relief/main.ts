import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { pino } from 'pino'

import { openDatabase } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import { startEmbeddedPostgres } from '#server/embedded-postgres/start.ts'
import { testContext } from '#test/support/context.ts'

import { boardInBrowser } from './board-in-browser.ts'
import { fireMany } from './firing.ts'
import type { Fired } from './firing.ts'
import { compareWithHand, planLarge } from './planner.ts'

/**
 * `npm run bench:relief`: what the planner takes and whether it is right, and how exactly events fire on
 * three nodes that are killed meanwhile, over an embedded database as `npm start` has it.
 */
planLarge()
const took = Array.from({ length: 9 }, planLarge).toSorted((a, b) => a - b)
console.log(`planner, 60 legs × 12 steps × 5 years   ${figure(took[4])} (asked for: 50 ms)`)
compareWithHand(10_000)
console.log('planner, 10,000 random cases            equal to the plan by hand')

const directory = await mkdtemp(join(tmpdir(), 'entente-bench-'))
const log = pino({ level: 'error' })
const postgres = await startEmbeddedPostgres({ dataDir: directory, log })
const open = openDatabase(postgres.url, { connections: 4 })
try {
  await migrate(open)
  // In a demo nobody is asked to prove to be there, for which the time of tests would be no proof.
  const ctx = await testContext(open, { log, machineTime: Date.now, demo: true })
  const { together, apart } = await fireMany(ctx, postgres.url, {
    together: 1_000,
    apart: 20,
    kills: 4,
  })
  console.log(
    `1,000 events at one instant, three nodes, ${together.kills} times one killed meanwhile`,
  )
  print(together, 'all within 10 s')
  console.log('20 events, a second apart')
  print(apart, 'median 250 ms')
} finally {
  await open.close()
  await postgres.stop()
  await rm(directory, { recursive: true, force: true })
}
const seen = await boardInBrowser(20)
console.log(
  `board, 20 acts on 4 open pages: seen at the median after ${figure(seen[seen.length >> 1])}, at the latest ${figure(seen.at(-1))} (asked for: a second)`,
)
process.exit()

function print({ delays, missing, twice, verifies }: Fired, asked: string): void {
  const at = (share: number) =>
    delays[Math.min(delays.length - 1, Math.floor(share * delays.length))]
  console.log(
    `  fired ${delays.length}, missing ${missing}, twice ${twice}, record ${verifies ? 'verifies' : 'DOES NOT VERIFY'}`,
  )
  console.log(
    `  after the due instant: first ${figure(delays[0])}, median ${figure(at(0.5))}, p95 ${figure(at(0.95))}, last ${figure(delays.at(-1))} (asked for: ${asked})`,
  )
}

function figure(ms: number | undefined): string {
  return ms === undefined ? '–' : `${ms.toFixed(1)} ms`
}
