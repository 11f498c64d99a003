import * as decoding from 'lib0/decoding'

import { atMost, none, times } from '../bars.ts'
import type { Bench } from '../bench.ts'
import { now } from '../clock.ts'
import type { ContestantName } from '../contestants.ts'
import { gather } from '../crowd.ts'
import type { Crowd } from '../crowd.ts'
import { draft } from '../draft.ts'
import { editsLost } from '../measure-typing.ts'
import { measured } from '../measured.ts'
import { prepareOne } from '../one-document.ts'
import { sendWhenDue } from '../open-loop.ts'
import { presences } from '../presence.ts'
import type { ServerProcess } from '../server-process.ts'
import { percentile } from '../statistics.ts'
import { type } from '../typing.ts'
import type { Pace } from '../typing.ts'
import { watched } from '../watched.ts'
import type { Entry, Figures, Workload } from '../workload.ts'

/** Each peer once: presence is never stored, so how it stores plays no part. */
const names: readonly ContestantName[] = [
  'relay',
  'coalescing-relay',
  'y-websocket',
  'hocuspocus',
  'entente',
]

const text = draft({ paragraphs: 1, wordsEach: 30, wordsAtOnce: 10 }).update

/** A plenary: everybody's cursor moves, and one writes. */
export const w7: Workload = {
  id: 'W7',
  title: 'presence: 500 users at 1 Hz in one document, one of whom writes at 10 Hz',
  minutes: 4,
  async open(bench) {
    const servers = await Promise.all(names.map((name) => bench.start(name)))
    const entente = servers.at(-1)
    const entries = servers.map((server): [string, Entry] => [
      server.name,
      { label: server.contestant.label, measure: () => measure(bench, server) },
    ])
    return {
      entries: Object.fromEntries(entries),
      floor: { entry: 'relay', figure: 'offP99' },
      columns: [
        { head: 'CPU of a core', figure: 'cpu', unit: '%' },
        { head: '+ PostgreSQL', figure: 'bothCpu', unit: '%' },
        { head: 'heard of each other', figure: 'heard', unit: '%' },
        { head: 'frames/s', figure: 'frames', unit: 'number' },
        { head: 'edit p50 off', figure: 'offP50', unit: 'ms' },
        { head: 'on', figure: 'onP50', unit: 'ms' },
        { head: 'edit p99 off', figure: 'offP99', unit: 'ms' },
        { head: 'on', figure: 'onP99', unit: 'ms' },
        { head: 'too late', figure: 'late', unit: 'number', over: 'worst' },
        { head: 'lost', figure: 'lost', unit: 'number', over: 'worst' },
        { head: 'generator CPU', figure: 'generatorCpu', unit: '%' },
      ],
      bars: ({ median, worst }) => [
        atMost('CPU of the server', median('entente', 'cpu'), 25, '%'),
        atMost(
          'edit p99 with presence, against 1.2 × without',
          median('entente', 'onP99'),
          times(1.2, median('entente', 'offP99')),
          'ms',
        ),
        none('edits lost', worst('entente', 'lost')),
      ],
      notes: [
        'CPU: all that the load cost, by the seconds it lasted; over 100 % the server fell behind',
        'clients do not repeat what they hear of others, as stock clients do',
      ],
      profile: async () =>
        entente === undefined ? [] : watched(entente, () => measure(bench, entente)),
      async close() {
        await Promise.all(servers.map((server) => server.stop()))
      },
    }
  },
}

async function measure(bench: Bench, server: ServerProcess): Promise<Figures> {
  const users = bench.quick ? 100 : 500
  const seconds = bench.quick ? 2 : 3
  // Presence that is not heard by then is not waited for: a server this far behind has shown enough.
  const pace: Pace = { rate: 10, seconds, exact: true, patienceMs: 3_000 }
  const place = await prepareOne(server)
  const crowd = await gather(server, place, { writers: 1, observers: users - 1, text })
  const off = await type(crowd, { ...pace, seconds: seconds - 1 })

  const heard = listen(crowd)
  const { result: on, used } = await measured(server, bench.postgresCpu, async () => {
    const sendings = presences(crowd.clients, heard.ids, now() + 50, seconds)
    const [typed] = await Promise.all([type(crowd, pace), sendWhenDue(sendings, { exact: false })])
    return typed
  })
  const { entries, frames } = heard.count()
  // Peers may take minutes to get to a newcomer, which proves nothing here.
  const lost = server.name === 'entente' ? await editsLost(crowd, place) : null
  crowd.leave()
  await server.ask('rest')
  const cpu = (ms: number | null) => (ms === null ? null : ms / 10 / seconds)
  return {
    cpu: cpu(used.server.cpuMs),
    bothCpu: cpu(used.postgresMs === null ? null : used.server.cpuMs + used.postgresMs),
    heard: (100 * entries) / (users * (users - 1) * seconds),
    frames: frames / seconds,
    offP50: percentile(off.visible, 0.5, off.unseen),
    onP50: percentile(on.visible, 0.5, on.unseen),
    offP99: percentile(off.visible, 0.99, off.unseen),
    onP99: percentile(on.visible, 0.99, on.unseen),
    late: on.unseen + on.unkept,
    lost,
    generatorCpu: (100 * on.sending.cpuMs) / on.sending.wallMs,
  }
}

/** Counts what each hears of the others; the typist is known by the id it writes under. */
function listen({ clients, typists }: Crowd) {
  const ids = clients.map((_, i) => typists[i]?.id ?? i + 1)
  let entries = 0
  let frames = 0
  clients.forEach((client, i) => {
    const own = ids[i]
    client.hearing.presence = (update) => {
      frames++
      const decoder = decoding.createDecoder(update)
      for (let left = decoding.readVarUint(decoder); left > 0; left--) {
        if (decoding.readVarUint(decoder) !== own) entries++
        decoding.readVarUint(decoder)
        const stateLength = decoding.readVarUint(decoder)
        decoder.pos += stateLength
      }
    }
  })
  return { ids, count: () => ({ entries, frames }) }
}
