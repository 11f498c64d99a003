import { parseArgs } from 'node:util'

import { createTextThreads } from '#server/sync/thread/text-thread.ts'

import { fuzz } from './fuzz.ts'

/** `npm run fuzz`: a million mutated frames. `-- --seed 7` sends others, `-- --frames 20000` fewer. */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    frames: { type: 'string', default: '1000000' },
  },
})
const seed = Number(values.seed)
const start = performance.now()
const threads = createTextThreads()
let next = 0

say(`seed ${seed}`)
const figures = await fuzz(threads, { seed, frames: Number(values.frames) }, ({ frames }) => {
  if (frames < next) return
  say(`${frames} frames`)
  next += 50_000
})
await threads.close()
say(
  `${figures.frames} frames: ${figures.accepted} rows accepted, ${figures.refused} edits refused, ` +
    `${figures.closed} connections closed, none failed; the slowest took ` +
    `${figures.slowestMs.toFixed(1)} ms, the greediest ${figures.greediest.toFixed(1)} bytes for each of its own`,
)
say(`${Math.round((performance.now() - start) / 1000)} s`)

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
