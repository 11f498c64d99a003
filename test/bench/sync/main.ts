import { mkdir, writeFile } from 'node:fs/promises'
import { cpus, loadavg } from 'node:os'
import { dirname } from 'node:path'

import { temporaryDirectory } from '#test/support/temporary-directory.ts'

import { openBench } from './bench.ts'
import { now } from './clock.ts'
import { contestants } from './contestants.ts'
import { ensurePeers } from './ensure-peers.ts'
import { rule } from './noise.ts'
import { readOptions } from './options.ts'
import { runWorkload } from './run-workload.ts'
import type { Report } from './run-workload.ts'
import { selfCheck } from './self-check.ts'
import { sum } from './statistics.ts'
import { barLine } from './table.ts'
import { w1 } from './workloads/w1-typing.ts'
import { w2 } from './workloads/w2-busy-document.ts'
import { w3 } from './workloads/w3-saturation.ts'
import { w4 } from './workloads/w4-cold-open.ts'
import { w5 } from './workloads/w5-join-storm.ts'
import { w6 } from './workloads/w6-reconnect-storm.ts'
import { w7 } from './workloads/w7-presence.ts'
import { w8 } from './workloads/w8-open-documents.ts'
import { w10 } from './workloads/w10-slow-reader.ts'

/** In which everything is to be over, profiles and all. */
const wholeMinutes = 29

/** What a slow machine leaves of its time to each workload, whatever those before it took. */
const leastShare = 0.6

/**
 * `npm run bench:sync [-- --only W1,W5] [--rounds 5] [--out figures.json] [--quick]`: how this server
 * stands beside its peers and against the bars it is held to. Nothing here is a test, but an edit that
 * is lost ends it with an error.
 */
const workloads = [w1, w2, w3, w4, w5, w6, w7, w8, w10]

const options = readOptions(process.argv.slice(2))
const begun = now()
await ensurePeers(say)
await using directory = await temporaryDirectory()
await using bench = await openBench(directory.path, { quick: options.quick, say })
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void giveUp(signal))
process.on('uncaughtException', (error) => void giveUp(error))

const machine = {
  cpu: `${cpus().length} × ${cpus()[0]?.model}`,
  node: process.version,
  platform: process.platform,
  database: bench.database,
  loadBefore: loadavg()[0] ?? 0,
}
say(`${machine.cpu}, Node ${machine.node}, ${machine.database}`)
say(`load average before: ${machine.loadBefore.toFixed(1)}; ${rule}`)

for (const { label, note } of Object.values(contestants)) say(`  ${label}: ${note}`)
await selfCheck(bench)
await mkdir(dirname(options.out), { recursive: true })
const reports: Report[] = []
const chosen = workloads.filter(({ id }) => options.only?.includes(id) ?? true)
let deadline = now()
for (const [i, workload] of chosen.entries()) {
  deadline += workload.minutes * 60_000
  const due = sum(chosen.slice(i + 1).map(({ minutes }) => minutes)) * leastShare
  const end = begun + (wholeMinutes - due) * 60_000
  reports.push(await runWorkload(workload, bench, { rounds: options.rounds, deadline, end }))
  await writeFile(options.out, JSON.stringify({ machine, options, workloads: reports }, null, 2))
}

say(`\nAll bars, after ${((now() - begun) / 60_000).toFixed(1)} minutes`)
for (const { id, bars } of reports) for (const bar of bars) say(`${id.padEnd(4)} ${barLine(bar)}`)
say(`figures: ${options.out}`)
const isBroken = reports.some(({ bars }) =>
  bars.some((bar) => bar.kind === 'promise' && !bar.isMet),
)
if (isBroken) process.exitCode = 1

/** The database is a process of its own and would go on without us. */
async function giveUp(because: unknown): Promise<void> {
  if (process.exitCode === 1) return
  process.exitCode = 1
  process.stderr.write(`${because instanceof Error ? because.stack : String(because)}\n`)
  await bench[Symbol.asyncDispose]()
  await directory[Symbol.asyncDispose]()
  process.exit()
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
