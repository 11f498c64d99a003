import { setTimeout as sleep } from 'node:timers/promises'

import { atMost } from '../bars.ts'
import type { Bench } from '../bench.ts'
import { join } from '../client.ts'
import { waitUntil } from '../clock.ts'
import { draft, negotiated } from '../draft.ts'
import type { Draft } from '../draft.ts'
import { lockedLabel, prepareLocked } from '../locked.ts'
import type { Place } from '../questions.ts'
import type { Figures, Workload } from '../workload.ts'

/** How near to nothing is nothing. */
const almostNothing = 0.05

/** What an open document costs in memory, and what is left of it when everybody has gone. */
export const w8: Workload = {
  id: 'W8',
  title: '1,000 open documents of 60,000 words, one client each',
  minutes: 2.5,
  async open(bench) {
    const documents = bench.quick ? 50 : 1_000
    const wanted = { documents, people: 1, pending: null }
    const text = draft(negotiated)
    const bracketed = draft({ ...negotiated, brackets: 150 })
    const maker = await bench.start('entente')
    const places = await maker.ask('prepare', { ...wanted, text: text.update })
    const locked = await prepareLocked(maker, bracketed, { ...wanted, documents: documents / 5 })
    await maker.stop()
    const open = (some: readonly Place[], { update }: Draft) =>
      openAll(bench, maker.port, some, update.length)
    return {
      entries: {
        entente: { label: 'Entente', measure: () => open(places, text) },
        locked: { label: lockedLabel, measure: () => open(locked, bracketed) },
      },
      floor: null,
      columns: [
        { head: 'serialised', figure: 'serialised', unit: 'KB' },
        { head: 'RSS each, hot', figure: 'hot', unit: 'KB' },
        { head: 'of serialised', figure: 'hotShare', unit: 'number' },
        { head: 'RSS each, idle', figure: 'idle', unit: 'KB' },
        { head: 'of serialised', figure: 'idleShare', unit: 'number' },
        { head: 'held hot', figure: 'heldHot', unit: 'KB' },
        { head: 'held idle', figure: 'heldIdle', unit: 'KB' },
      ],
      bars: ({ median }) => [
        atMost('RSS of a hot document, of its size', median('entente', 'hotShare'), 1.2, 'number'),
        atMost(
          'RSS of an idle document, of its size',
          median('entente', 'idleShare'),
          almostNothing,
          'number',
        ),
      ],
      notes: [
        'held: by objects and buffers that are still in use, the rest is kept by the allocator',
        'of those with locked blocks a fifth as many are opened',
        'growth of the resident memory after a forced collection, with its connection',
      ],
      close: async () => {},
    }
  },
}

async function openAll(
  bench: Bench,
  port: number,
  places: readonly Place[],
  bytes: number,
): Promise<Figures> {
  const server = await bench.start('entente', port)
  const enter = async (some: readonly Place[]) => {
    const clients = await Promise.all(some.map((place) => join(server.contestant, place, 0)))
    await waitUntil(() => clients.every(({ synced }) => synced), 60_000)
    return clients
  }
  // What is loaded once, by the first to come, is not a document's.
  for (const client of await enter(places.slice(0, 1))) client.leave()
  await sleep(500)
  const before = await server.ask('memory')
  const clients = []
  for (let at = 0; at < places.length; at += 50) {
    clients.push(...(await enter(places.slice(at, at + 50))))
  }
  const hot = await server.ask('memory')
  for (const client of clients) client.leave()
  await sleep(2_000)
  const idle = await server.ask('memory')
  await server.stop()
  const each = (now: number, then: number) => (now - then) / places.length
  const hotEach = each(hot.residentBytes, before.residentBytes)
  const idleEach = each(idle.residentBytes, before.residentBytes)
  return {
    serialised: bytes / 1e3,
    hot: hotEach / 1e3,
    hotShare: hotEach / bytes,
    heldHot: each(hot.heldBytes, before.heldBytes) / 1e3,
    idle: idleEach / 1e3,
    idleShare: idleEach / bytes,
    heldIdle: each(idle.heldBytes, before.heldBytes) / 1e3,
  }
}
