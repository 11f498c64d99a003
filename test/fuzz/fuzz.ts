import { getHeapStatistics } from 'node:v8'

import type { Access } from '#app/domain/accounts/access.ts'
import { unprotected } from '#app/domain/drafting/protection.ts'
import type { Protection } from '#app/domain/drafting/protection.ts'
import type { TextThreads } from '#server/sync/thread/text-thread.ts'
import { seeded } from '#test/support/editing-trace.ts'

import { blockId, session } from './corpus.ts'
import { HostileRoom } from './hostile-room.ts'
import { mutate } from './mutate.ts'

/** What was sent and what became of it. */
export type Figures = {
  frames: number
  /** Rows that the logs took of it. */
  accepted: number
  refused: number
  closed: number
  /** Milliseconds for which one frame held up all others, at most. */
  slowestMs: number
  /** Bytes that one frame took in memory while it was read, for each of its own, at most. */
  greediest: number
}

const framesPerRoom = 500
const editsPerRoom = 60

/** For so long one frame may hold up all others. */
const mostMs = 50
/**
 * A struct of a few bytes becomes an object of some hundred; a length that lies would ask for thousands
 * of times its own.
 */
const mostBytesEach = 100
/** Shorter frames are counted as this long: the answer to one of them may be the whole text. */
const fewBytes = 16 * 1024

const kinds: readonly (readonly [Access, Protection])[] = [
  ['edit', unprotected],
  ['edit', unprotected],
  ['edit', { ...unprotected, negotiation: true }],
  ['edit', { ...unprotected, locked: new Set([blockId(0)]) }],
  ['read', unprotected],
]

/**
 * Sends mutated frames to real rooms, and the honest frames of a session between them, so that the text
 * grows. Throws at the first frame that is too slow or too greedy whenever it is sent, and at the first
 * room whose text is not in order in the end.
 */
export async function fuzz(
  threads: TextThreads,
  { seed, frames }: { seed: number; frames: number },
  report: (figures: Figures) => void = () => {},
): Promise<Figures> {
  const figures = { frames: 0, accepted: 0, refused: 0, closed: 0, slowestMs: 0, greediest: 0 }
  for (let i = seed; figures.frames < frames; i++) {
    const script = scriptFor(i)
    const { room, costs } = await play(() => openRoom(threads, i), script)
    const faults = await room.faults()
    if (faults.length > 0) throw new Error(`seed ${i}: ${faults.join('; ')}`)
    for (const [at, first] of costs.entries()) {
      const cost = isDear(first) ? await cheapest(threads, i, script.slice(0, at + 1)) : first
      if (isDear(cost)) throw new Error(`seed ${i}, frame ${at}: ${JSON.stringify(cost)}`)
      figures.slowestMs = Math.max(figures.slowestMs, cost.ms)
      figures.greediest = Math.max(figures.greediest, cost.bytes / Math.max(cost.length, fewBytes))
    }
    figures.frames += script.length
    figures.accepted += room.accepted
    figures.refused += room.refused
    figures.closed += room.closed
    report(figures)
  }
  return figures
}

type Cost = { length: number; ms: number; bytes: number }

function isDear({ length, ms, bytes }: Cost): boolean {
  return ms > mostMs || bytes > mostBytesEach * Math.max(length, fewBytes)
}

function openRoom(threads: TextThreads, seed: number): HostileRoom {
  const [access, protection] = kinds[seed % kinds.length] ?? ['edit', unprotected]
  return new HostileRoom(threads, access, protection)
}

function scriptFor(seed: number): Uint8Array[] {
  const random = seeded(seed)
  const honest = session(seed, editsPerRoom)
  let said = 0
  return Array.from({ length: framesPerRoom }, () => {
    const isHonest = random() < honest.length / framesPerRoom
    const next = honest[isHonest ? said++ : Math.floor(random() * (said + 10))] ?? nothing
    return isHonest ? next : mutate(next, honest, random)
  })
}

async function play(open: () => HostileRoom, script: readonly Uint8Array[]) {
  const room = open()
  const costs: Cost[] = []
  for (const [i, frame] of script.entries()) {
    const before = bytesInUse()
    const ms = room.send(frame)
    costs.push({ length: frame.length, ms, bytes: bytesInUse() - before })
    if (i % 50 === 49) await room.settled()
  }
  return { room, costs }
}

/** What the last frame costs at least, however often: a busy machine or a collection may have been in the way. */
async function cheapest(threads: TextThreads, seed: number, script: readonly Uint8Array[]) {
  const tries: Cost[] = []
  for (let left = 10; left > 0; left--) {
    const { costs } = await play(() => openRoom(threads, seed), script)
    tries.push(...costs.slice(-1))
  }
  const least = (of: 'ms' | 'bytes') => Math.min(...tries.map((cost) => cost[of]))
  return { length: script.at(-1)?.length ?? 0, ms: least('ms'), bytes: least('bytes') }
}

/** A collection between two readings makes the later one smaller, never larger. */
function bytesInUse(): number {
  const { used_heap_size: heap, external_memory: beside } = getHeapStatistics()
  return heap + beside
}

const nothing = Uint8Array.of(0, 2, 2, 0, 0)
