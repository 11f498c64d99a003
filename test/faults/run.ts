import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { parseArgs } from 'node:util'

import { temporaryDirectory } from '#test/support/temporary-directory.ts'

import { startMachine } from './machine.ts'
import { drawPoints } from './points.ts'
import { pullThePlug } from './pull-the-plug.ts'

/**
 * `npm run test:faults`: pulls the plug of the server, of PostgreSQL and of both, at 200 moments that
 * the seed draws and 36 that are brought about, then runs all other tests of faults, with the power of
 * the disk cut ten times. `-- --seed 7` draws others, `-- --points 20` fewer.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    points: { type: 'string', default: '200' },
    staged: { type: 'string', default: '36' },
  },
})
const seed = Number(values.seed)
const points = drawPoints(seed, { anywhere: Number(values.points), staged: Number(values.staged) })
const start = performance.now()

await pullAll()
say(`${Math.round((performance.now() - start) / 1000)} s`)
const others = ['--import', 'tsx', 'test/run.ts', 'test/faults', 'test/services/redis']
const env = { ...process.env, FAULT_SEED: String(seed), POWER_CUTS: '10' }
const [code] = await once(spawn(process.execPath, others, { env, stdio: 'inherit' }), 'exit')
// Pools whose server was killed under them may go on dialling.
process.exit(Number(code ?? 1))

async function pullAll(): Promise<void> {
  await using directory = await temporaryDirectory()
  await using machine = await startMachine(directory.path)
  const leave = () => void machine[Symbol.asyncDispose]().then(() => process.exit(1))
  const signals = ['SIGINT', 'SIGTERM'] as const
  for (const signal of signals) process.once(signal, leave)
  say(`seed ${seed}, ${points.length} points`)
  const tally = await pullThePlug(machine, points, seed, say)
  say(
    `${tally.kills} kills, ${tally.acknowledged} acknowledged edits looked for and found, ` +
      `${tally.onTheirWay} on their way at a kill, ${tally.rows} rows of log without a gap`,
  )
  for (const signal of signals) process.off(signal, leave)
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
