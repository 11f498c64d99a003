import { setTimeout as sleep } from 'node:timers/promises'

import { atMost, none } from '../bars.ts'
import type { Bench } from '../bench.ts'
import { join } from '../client.ts'
import { now, waitUntil } from '../clock.ts'
import { createDevice, editsUnheard } from '../device.ts'
import type { Device } from '../device.ts'
import { draft } from '../draft.ts'
import { people } from '../one-document.ts'
import { sendWhenDue } from '../open-loop.ts'
import type { Place } from '../questions.ts'
import type { ServerProcess } from '../server-process.ts'
import { sum } from '../statistics.ts'
import { besides } from '../typist.ts'
import { wholeText } from '../whole-text.ts'
import type { Figures, Workload } from '../workload.ts'

const text = draft({ paragraphs: 200, wordsEach: 150, wordsAtOnce: 10 }).update
const documents = 20

/** The power goes while everybody writes, and all come back at once with what they wrote meanwhile. */
export const w6: Workload = {
  id: 'W6',
  title: 'reconnect storm: 1,000 clients in 20 documents after the server was killed',
  minutes: 2,
  async open(bench) {
    const clients = bench.quick ? 100 : 1_000
    return {
      entries: {
        static: { label: 'static (floor)', measure: () => joinStatic(bench, clients) },
        entente: { label: 'Entente', measure: () => cutOff(bench, clients) },
      },
      floor: { entry: 'static', figure: 'took' },
      columns: [
        { head: 'until all have everything', figure: 'took', unit: 'ms' },
        { head: 'sent', figure: 'megabytes', unit: 'MB' },
        { head: 'of a full sync', figure: 'share', unit: '%' },
        { head: 'server CPU', figure: 'serverMs', unit: 'ms' },
        { head: 'not settled', figure: 'unsettled', unit: 'number', over: 'worst' },
        { head: 'lost', figure: 'lost', unit: 'number', over: 'worst' },
        { head: 'unheard', figure: 'unheard', unit: 'number', over: 'worst' },
      ],
      bars: ({ median, worst }) => [
        none('clients that did not come to have everything', worst('entente', 'unsettled')),
        none('edits lost', worst('entente', 'lost')),
        none('edits that some client did not hear of', worst('entente', 'unheard')),
        atMost('bytes to resume, of a full sync', median('entente', 'share'), 5, '%'),
      ],
      notes: [
        'killed (SIGKILL) while 1,000 edits are on their way; then each writes another off line',
        'clients name the generation and the number up to which they have the log',
      ],
      close: async () => {},
    }
  },
}

async function joinStatic(bench: Bench, count: number): Promise<Figures> {
  const server = await bench.start('static')
  const places = await server.ask('prepare', { documents, people: 0, text, pending: null })
  await server.ask('begin')
  const start = now()
  const clients = await Promise.all(
    Array.from({ length: count }, (_, i) => join(server.contestant, placeOf(places, i), i)),
  )
  await waitUntil(() => clients.every(({ synced }) => synced), 60_000)
  const took = Math.max(...clients.map(({ syncedAt }) => syncedAt)) - start
  const { cpuMs } = await server.ask('load')
  for (const client of clients) client.leave()
  await server.stop()
  const megabytes = sum(clients.map(({ heard }) => heard.bytes)) / 1e6
  return { took, megabytes, share: 100, serverMs: cpuMs }
}

async function cutOff(bench: Bench, count: number): Promise<Figures> {
  const before = await bench.start('entente')
  const places = await before.ask('prepare', { documents, people, text, pending: null })
  const devices = Array.from({ length: count }, (_, i) =>
    createDevice(before.contestant, placeOf(places, i), Math.floor(i / documents)),
  )
  const first = await Promise.all(devices.map((device) => device.connect()))
  await waitUntil(() => first.every(({ synced }) => synced), 60_000)
  const fullBytes = sum(first.map(({ heard }) => heard.bytes))

  const spreadMs = 3_000
  const start = now()
  const writing = sendWhenDue(
    devices.map((device, i) => ({
      at: start + (i * spreadMs) / count,
      send: () => device.write(),
    })),
    { exact: false },
  )
  await sleep((spreadMs * 2) / 3)
  await before.kill()
  await writing
  for (const device of devices) device.write()

  const after = await bench.start('entente', before.port)
  await after.ask('begin')
  const restarted = now()
  const second = await Promise.all(devices.map((device) => device.connect()))
  await waitUntil(() => devices.every((device) => device.isSettled()), 60_000)
  const took = now() - restarted
  const { cpuMs } = await after.ask('load')
  const bytes = sum(second.map(({ heard }) => heard.bytes))
  await untilQuiet(() => sum(second.map(({ heard }) => heard.frames)))
  const figures = {
    took,
    megabytes: bytes / 1e6,
    share: (100 * bytes) / fullBytes,
    serverMs: cpuMs,
    unsettled: devices.filter((device) => !device.isSettled()).length,
    lost: await lost(after, places, devices),
    unheard: sum(places.map((place) => editsUnheard(devices.filter((of) => of.place === place)))),
  }
  for (const client of second) client.leave()
  await after.stop()
  return figures
}

function placeOf(places: readonly Place[], i: number): Place {
  const place = places[i % places.length]
  if (place === undefined) throw new Error('no document was made')
  return place
}

async function lost(
  { contestant }: ServerProcess,
  places: readonly Place[],
  devices: readonly Device[],
): Promise<number> {
  let edits = 0
  for (const place of places) {
    const doc = await wholeText(contestant, place)
    const words = doc.getText(besides).toJSON()
    for (const { typist } of devices.filter((device) => device.place === place)) {
      if (!words.includes(typist.written())) edits += typist.edits
    }
    doc.destroy()
  }
  return edits
}

/** The last to be settled may still have to hear of others: waits until nothing comes any more. */
async function untilQuiet(count: () => number): Promise<void> {
  for (let before = -1; before < count();) {
    before = count()
    await sleep(500)
  }
}
