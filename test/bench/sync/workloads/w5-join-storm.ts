import { atMost, plus, times } from '../bars.ts'
import type { Bench } from '../bench.ts'
import { join } from '../client.ts'
import { now, waitUntil } from '../clock.ts'
import { contestants } from '../contestants.ts'
import type { ContestantName } from '../contestants.ts'
import { bring } from '../crowd.ts'
import { draftOfBytes } from '../draft.ts'
import { measured } from '../measured.ts'
import { prepareOne } from '../one-document.ts'
import type { Place } from '../questions.ts'
import type { ServerProcess } from '../server-process.ts'
import { watched } from '../watched.ts'
import type { Entry, Figures, Workload } from '../workload.ts'

/**
 * Relays hold no text; one that only writes the bytes is the floor here. Each peer once: nothing is
 * stored meanwhile, so how it stores plays no part.
 */
const names: readonly ContestantName[] = [
  'static',
  'y-websocket',
  'hocuspocus',
  'insert-per-update',
  'entente',
]

/** What a socket with its buffers may cost beside the text. */
const socketCap = 256 * 1024

/** A meeting begins: everybody opens the document that one of them has open. */
export const w5: Workload = {
  id: 'W5',
  title: 'join storm: 150 clients, a document of 4 MB',
  minutes: 4,
  async open(bench) {
    const clients = bench.quick ? 30 : 150
    const text = draftOfBytes(bench.quick ? 1e6 : 3.9e6, 5).update
    const storm = (server: ServerProcess, place: Place) => joinAll(bench, server, place, clients)
    const entries = names.map((name): [string, Entry] => [
      name,
      {
        label: contestants[name].label,
        measure: () => opened(bench, name, text, (server, place) => storm(server, place)),
      },
    ])
    const capsMb = (clients * socketCap) / 1e6
    return {
      entries: Object.fromEntries(entries),
      floor: { entry: 'static', figure: 'took' },
      columns: [
        { head: 'until the last has it', figure: 'took', unit: 'ms' },
        { head: 'sent', figure: 'megabytes', unit: 'MB' },
        { head: 'RSS growth at most', figure: 'growth', unit: 'MB' },
        { head: 'server CPU', figure: 'serverMs', unit: 'ms' },
        { head: '+ PostgreSQL', figure: 'bothMs', unit: 'ms' },
      ],
      bars: ({ median }) => [
        atMost(
          'time to the last sync, against 1.5 × a server that just writes those bytes',
          median('entente', 'took'),
          times(1.5, median('static', 'took')),
          'ms',
        ),
        atMost(
          `RSS growth, against 2 × the document and ${socketCap / 1024} KiB a socket`,
          median('entente', 'growth'),
          plus((2 * text.length) / 1e6, capsMb),
          'MB',
        ),
      ],
      notes: ['one client has the document open when the others come'],
      profile: () =>
        opened(bench, 'entente', text, (server, place) =>
          watched(server, () => storm(server, place)),
        ),
      close: async () => {},
    }
  },
}

/** A server in a fresh process with the document open to one client. */
async function opened<Result>(
  bench: Bench,
  name: ContestantName,
  text: Uint8Array,
  work: (server: ServerProcess, place: Place) => Promise<Result>,
): Promise<Result> {
  let server = await bench.start(name)
  const place = await prepareOne(server, { text })
  if (name === 'entente') {
    // It was made here too, which leaves the memory that took behind.
    await server.stop()
    server = await bench.start(name, server.port)
  }
  const first = await join(server.contestant, place, 0)
  if (name !== 'entente' && name !== 'static') await bring(first, text)
  await waitUntil(() => first.synced, 30_000)
  const result = await work(server, place)
  first.leave()
  await server.stop()
  return result
}

async function joinAll(
  { postgresCpu }: Bench,
  server: ServerProcess,
  place: Place,
  count: number,
): Promise<Figures> {
  const before = await server.ask('memory')
  const { result, used } = await measured(server, postgresCpu, async () => {
    const start = now()
    const clients = await Promise.all(
      Array.from({ length: count }, (_, i) => join(server.contestant, place, i)),
    )
    const isOver = await waitUntil(() => clients.every(({ synced }) => synced), 60_000)
    if (!isOver) throw new Error('not everybody was given the text')
    return { clients, took: Math.max(...clients.map(({ syncedAt }) => syncedAt)) - start }
  })
  const after = await server.ask('memory')
  const { clients, took } = result
  for (const client of clients) client.leave()
  return {
    took,
    megabytes: clients.reduce((total, { heard }) => total + heard.bytes, 0) / 1e6,
    growth: (after.peakBytes - before.residentBytes) / 1e6,
    serverMs: used.server.cpuMs,
    bothMs: used.postgresMs === null ? null : used.server.cpuMs + used.postgresMs,
  }
}
