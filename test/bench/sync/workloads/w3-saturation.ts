import { alone } from '../alone.ts'
import { atLeast, times } from '../bars.ts'
import type { Bench } from '../bench.ts'
import { contestants, typedOn } from '../contestants.ts'
import type { ContestantName } from '../contestants.ts'
import { gather } from '../crowd.ts'
import { draft } from '../draft.ts'
import { measured } from '../measured.ts'
import { prepareOne } from '../one-document.ts'
import { climb, risingTimes, withinMs } from '../ramp.ts'
import type { Ramp } from '../ramp.ts'
import type { ServerProcess } from '../server-process.ts'
import { percentile } from '../statistics.ts'
import { type } from '../typing.ts'
import type { Arrival } from '../typing.ts'
import { createTypist, rehearse } from '../typist.ts'
import type { Typist } from '../typist.ts'
import { watched } from '../watched.ts'
import type { Entry, Figures, Workload } from '../workload.ts'

/** Judged by when an edit is put down; the others keep nothing, or nothing so soon, and by when it is seen. */
const durable: readonly ContestantName[] = [
  'y-websocket-leveldb',
  'hocuspocus-0',
  'insert-per-update',
  'entente',
]

const writers = 4
const calmRate = 1_000
const text = draft({ paragraphs: writers, wordsEach: 30, wordsAtOnce: 10 }).update
const crowd = { writers, observers: 0, text }

/** How many updates a second a server takes before they are late. */
export const w3: Workload = {
  id: 'W3',
  title: `saturation: ${writers} writers of one document, ever faster until p99 is over ${withinMs} ms`,
  minutes: 6,
  async open(bench) {
    const ramp = bench.quick
      ? { from: 500, to: 20_000, seconds: 3 }
      : { from: 500, to: 40_000, seconds: 5 }
    const edits = Math.ceil(risingTimes(ramp).length / writers)
    const typists = Array.from({ length: writers }, (_, n) => rehearse(text, n, edits))
    const measure = (server: ServerProcess) => saturate(bench, server, ramp, typists)
    const entries = typedOn.map((name): [string, Entry] => [
      name,
      {
        label: `${contestants[name].label} (${arrivalOf(name)})`,
        measure: () => alone(bench, name, measure),
      },
    ])
    const calm: Entry = {
      label: `relay at ${calmRate}/s (floor)`,
      measure: () => alone(bench, 'relay', writeCalmly),
    }
    return {
      entries: { calm, ...Object.fromEntries(entries) },
      floor: { entry: 'calm', figure: 'p99' },
      columns: [
        { head: 'updates', figure: 'sustained', unit: '/s' },
        { head: 'p99 then', figure: 'p99', unit: 'ms' },
        { head: 'server CPU/edit', figure: 'serverUs', unit: 'µs' },
        { head: '+ PostgreSQL', figure: 'bothUs', unit: 'µs' },
        { head: 'generator delay', figure: 'generatorDelay', unit: 'ms' },
        { head: 'generator CPU', figure: 'generatorCpu', unit: '%' },
      ],
      bars: ({ median }) => [
        atLeast(
          'sustained updates, against twice one INSERT per update',
          median('entente', 'sustained'),
          times(2, median('insert-per-update', 'sustained')),
          '/s',
        ),
      ],
      notes: [
        '40,000/s is as far as the ramp goes',
        'a generator late by as much has measured itself: a server sustains at least so much',
      ],
      profile: () => alone(bench, 'entente', (server) => watched(server, () => measure(server))),
      close: async () => {},
    }
  },
}

function arrivalOf(name: ContestantName): Arrival {
  return durable.includes(name) ? 'durable' : 'visible'
}

async function saturate(
  bench: Bench,
  server: ServerProcess,
  ramp: Ramp,
  typists: readonly (() => Typist)[],
): Promise<Figures> {
  await writeCalmly(server)
  const typistOf = (n: number) => typists[n]?.() ?? createTypist(text, n)
  const writing = await gather(server, await prepareOne(server), { ...crowd, typistOf })
  const { result, used } = await measured(server, bench.postgresCpu, () =>
    climb(writing, arrivalOf(server.name), ramp),
  )
  writing.leave()
  const { sustained, p99, typed } = result
  const perEdit = (ms: number | null) => (ms === null ? null : (ms * 1e3) / typed.edits)
  return {
    sustained,
    p99,
    serverUs: perEdit(used.server.cpuMs),
    bothUs: perEdit(used.postgresMs === null ? null : used.server.cpuMs + used.postgresMs),
    generatorDelay: typed.sending.delayP99Ms,
    generatorCpu: (100 * typed.sending.cpuMs) / typed.sending.wallMs,
  }
}

/** What a server does for the first time takes it many times as long, and none in use is as new. */
async function writeCalmly(server: ServerProcess): Promise<Figures> {
  const writing = await gather(server, await prepareOne(server), crowd)
  const rate = calmRate / writers
  const typed = await type(writing, { rate, seconds: 1.5, exact: false, patienceMs: 1_000 })
  writing.leave()
  return { sustained: calmRate, p99: percentile(typed.visible, 0.99, typed.unseen) }
}
