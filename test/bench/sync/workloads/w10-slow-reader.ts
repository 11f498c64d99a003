import * as Y from 'yjs'

import { close as closeCode, limits } from '#app/domain/drafting/protocol.ts'

import { alone } from '../alone.ts'
import { atMost, none, plus, times as multiple } from '../bars.ts'
import type { Bench } from '../bench.ts'
import { join } from '../client.ts'
import { now, waitUntil } from '../clock.ts'
import { gather } from '../crowd.ts'
import { draft, textOf } from '../draft.ts'
import { measured } from '../measured.ts'
import { prepareOne } from '../one-document.ts'
import { sendWhenDue, times } from '../open-loop.ts'
import type { ServerProcess } from '../server-process.ts'
import { percentile } from '../statistics.ts'
import { type } from '../typing.ts'
import { watched } from '../watched.ts'
import { wholeText } from '../whole-text.ts'
import type { Figures, Workload } from '../workload.ts'

const text = draft({ paragraphs: 2, wordsEach: 30, wordsAtOnce: 10 }).update
const pasted = 'All of the foregoing. '.repeat(3_000)

/** One of fifty stops reading while much is pasted: who pays for it, and is it whole when it comes back? */
export const w10: Workload = {
  id: 'W10',
  title: 'slow reader among 50: one types at 20 Hz, another pastes 3.3 MB/s',
  minutes: 2.5,
  async open(bench) {
    const all = (server: ServerProcess) => meet(bench, server, false)
    const butOne = (server: ServerProcess) => meet(bench, server, true)
    return {
      entries: {
        relay: { label: 'relay, all read (floor)', measure: () => alone(bench, 'relay', all) },
        reading: { label: 'Entente, all read', measure: () => alone(bench, 'entente', all) },
        entente: { label: 'Entente, one does not', measure: () => alone(bench, 'entente', butOne) },
      },
      floor: { entry: 'relay', figure: 'p99' },
      columns: [
        { head: 'visible p50', figure: 'p50', unit: 'ms' },
        { head: 'p99', figure: 'p99', unit: 'ms' },
        { head: 'RSS growth at most', figure: 'growth', unit: 'MB' },
        { head: 'closed with', figure: 'closed', unit: 'number' },
        { head: 'differs on return', figure: 'differs', unit: 'number', over: 'worst' },
      ],
      bars: ({ median, worst }) => [
        atMost(
          'RSS growth, against that without and twice what may be left unread',
          median('entente', 'growth'),
          plus(median('reading', 'growth'), (2 * limits.unread) / 1e6),
          'MB',
        ),
        atMost(
          'p99 of the others, against 1.2 × that without',
          median('entente', 'p99'),
          multiple(1.2, median('reading', 'p99')),
          'ms',
        ),
        none('returns with another text than the others have', worst('entente', 'differs')),
      ],
      notes: [`who does not read is closed with ${closeCode.tryAgain} and asks again`],
      profile: () => alone(bench, 'entente', (server) => watched(server, () => butOne(server))),
      close: async () => {},
    }
  },
}

async function meet(bench: Bench, server: ServerProcess, isSlow: boolean): Promise<Figures> {
  const { contestant } = server
  const seconds = contestant.holdsText && !bench.quick ? 8 : 3
  const place = await prepareOne(server)
  const crowd = await gather(server, place, { writers: 1, observers: 47, text })
  const paster = await join(contestant, place, 1)
  const heard: Uint8Array[] = []
  let closed: number | null = null
  const reader = await join(contestant, place, 2, {
    update: (update) => heard.push(update),
    closed: (code) => (closed = code),
  })
  await waitUntil(() => paster.synced && reader.synced, 10_000)

  const before = await server.ask('memory')
  if (isSlow) reader.socket.pause()
  const pastes = pastesOf(50 * seconds)
  const { result: typed } = await measured(server, bench.postgresCpu, async () => {
    const due = times(now() + 50, 50, pastes.length, 0)
    const sendings = pastes.map((update, n) => ({
      at: due[n] ?? 0,
      send: () => paster.edit(update),
    }))
    const [done] = await Promise.all([
      type(crowd, { rate: 20, seconds, exact: true }),
      sendWhenDue(sendings, { exact: false }),
    ])
    return done
  })
  const after = await server.ask('memory')
  reader.socket.resume()
  let differs: number | null = null
  if (contestant.holdsText) {
    if (isSlow) await waitUntil(() => closed !== null, 10_000)
    const again = await join(
      contestant,
      place,
      2,
      { update: (update) => heard.push(update) },
      reader.known,
    )
    await waitUntil(() => again.synced, 30_000)
    again.leave()
    const own = new Y.Doc()
    own.transact(() => heard.forEach((update) => Y.applyUpdate(own, update)))
    const whole = await wholeText(contestant, place)
    differs = isSame(own, whole) && wrote(whole, crowd.typists[0]?.written() ?? '') ? 0 : 1
  }
  const closedWith = closed
  for (const client of [paster, reader]) client.leave()
  crowd.leave()
  return {
    p50: percentile(typed.visible, 0.5, typed.unseen),
    p99: percentile(typed.visible, 0.99, typed.unseen),
    growth: (after.peakBytes - before.residentBytes) / 1e6,
    closed: closedWith,
    differs,
  }
}

/** Each a page, at the end of the second paragraph. */
function pastesOf(count: number): Uint8Array[] {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, text)
  const paragraph = textOf(doc, 1)
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let n = 0; n < count; n++) paragraph.insert(paragraph.length, pasted)
  return updates
}

function isSame(a: Y.Doc, b: Y.Doc): boolean {
  return [0, 1].every((n) => textOf(a, n).toJSON() === textOf(b, n).toJSON())
}

function wrote(doc: Y.Doc, words: string): boolean {
  return textOf(doc, 0).toJSON().includes(words)
}
