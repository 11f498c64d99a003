import * as Y from 'yjs'

import { atMost, none, times } from '../bars.ts'
import type { Bench } from '../bench.ts'
import { join } from '../client.ts'
import { now, waitUntil } from '../clock.ts'
import { draftOfBytes } from '../draft.ts'
import { lockedLabel, prepareLocked } from '../locked.ts'
import { measured } from '../measured.ts'
import { collectGarbage } from '../meter.ts'
import { only, prepareOne } from '../one-document.ts'
import type { Place } from '../questions.ts'
import type { ServerProcess } from '../server-process.ts'
import { createTypist } from '../typist.ts'
import { watched } from '../watched.ts'
import type { Figures, Workload } from '../workload.ts'

/** The first to come after a restart, to a long text that somebody has just edited. */
export const w4: Workload = {
  id: 'W4',
  title: 'cold open of a 20 MB document with one pending edit',
  minutes: 1,
  async open(bench) {
    const text = draftOfBytes(bench.quick ? 2e6 : 20e6, 3, 150)
    const typist = createTypist(text.update, 0)
    const pending = typist.write(1)[0] ?? null

    const maker = await bench.start('entente')
    const place = await prepareOne(maker, { text: text.update, pending })
    const other = await prepareOne(maker)
    const locked = only(await prepareLocked(maker, text, { documents: 1, people: 1, pending }))
    await maker.stop()
    // The document is cold, but not the process: somebody has opened another one.
    const restart = async () => {
      const server = await bench.start('entente', maker.port)
      await openCold(bench, server, other, 0)
      return server
    }
    const measure = async (where: Place) => {
      const server = await restart()
      const figures = await openCold(bench, server, where, typist.id)
      await server.stop()
      return figures
    }
    return {
      entries: {
        parse: { label: 'parse into a Y.Doc', measure: async () => parse(text.update) },
        entente: { label: 'Entente', measure: () => measure(place) },
        locked: { label: lockedLabel, measure: () => measure(locked) },
      },
      floor: { entry: 'parse', figure: 'took' },
      columns: [
        { head: 'until all is there', figure: 'took', unit: 'ms' },
        { head: 'bytes', figure: 'megabytes', unit: 'MB' },
        { head: 'server CPU', figure: 'serverMs', unit: 'ms' },
        { head: '+ PostgreSQL', figure: 'bothMs', unit: 'ms' },
        { head: 'lost', figure: 'lost', unit: 'number', over: 'worst' },
      ],
      bars: ({ median, worst }) => [
        atMost(
          'time to open cold, against a tenth of parsing it',
          median('entente', 'took'),
          times(0.1, median('parse', 'took')),
          'ms',
        ),
        none('pending edits lost', worst('entente', 'lost')),
      ],
      notes: ['from asking for the upgrade to the step 2, by a client that only counts the bytes'],
      async profile() {
        const server = await restart()
        const hot = await watched(server, () => openCold(bench, server, place, typist.id))
        await server.stop()
        return hot
      },
      close: async () => {},
    }
  },
}

function parse(text: Uint8Array): Figures {
  collectGarbage()
  const doc = new Y.Doc()
  const start = now()
  Y.applyUpdate(doc, text)
  const took = now() - start
  doc.destroy()
  return { took, megabytes: text.length / 1e6 }
}

async function openCold(
  { postgresCpu }: Bench,
  server: ServerProcess,
  place: Place,
  pendingOf: number,
): Promise<Figures> {
  const small: Uint8Array[] = []
  const { result, used } = await measured(server, postgresCpu, async () => {
    const start = now()
    const client = await join(server.contestant, place, 0, {
      update: (update) => void (update.length < 1_000 && small.push(update)),
    })
    if (!(await waitUntil(() => client.synced, 60_000))) throw new Error('the text did not come')
    return { took: client.syncedAt - start, client }
  })
  const { took, client } = result
  client.leave()
  const isThere = small.some((update) => Y.parseUpdateMeta(update).to.has(pendingOf))
  return {
    took,
    megabytes: client.heard.bytes / 1e6,
    serverMs: used.server.cpuMs,
    bothMs: used.postgresMs === null ? null : used.server.cpuMs + used.postgresMs,
    lost: isThere ? 0 : 1,
  }
}
