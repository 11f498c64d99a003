import { setTimeout as pause } from 'node:timers/promises'

import { and, asc, eq, inArray } from 'drizzle-orm'

import type { CoalitionId } from '#app/domain/kernel/id.ts'
import { later, second } from '#app/domain/kernel/instant.ts'
import type { EventId } from '#app/domain/relief/event.ts'
import { appendLeaf, emptyFrontier, leafHash, rootOf } from '#app/domain/transparency/merkle.ts'
import type { Frontier } from '#app/domain/transparency/merkle.ts'
import type { Database } from '#db/client.ts'
import { readEvent } from '#db/relief.ts'
import { logEntry, reliefEvent } from '#db/schema/index.ts'
import { readHead } from '#db/transparency.ts'
import type { ServerContext } from '#server/context.ts'

import { armEvents } from './armed-events.ts'
import { Nodes } from './nodes.ts'

export type Fired = {
  /** Milliseconds from the due instant to the firing, each event once, in ascending order. */
  readonly delays: readonly number[]
  /** Events that never fired, and events for which the record says so more than once. */
  readonly missing: number
  readonly twice: number
  readonly kills: number
  /** Whether the record, hashed again from its bytes, has the root that its head says. */
  readonly verifies: boolean
}

/** Many events due at one instant over three nodes of which some are killed meanwhile; then some, one by one. */
export async function fireMany(
  ctx: ServerContext,
  databaseUrl: string,
  { together, apart, kills }: { together: number; apart: number; kills: number },
): Promise<{ together: Fired; apart: Fired }> {
  const { copies, coalition } = await armEvents(ctx)
  const nodes = await Nodes.start(databaseUrl, { working: 3, spare: kills })
  const t0 = later(ctx.now(), together * 5 + 10 * second)
  const many = await copies(
    t0,
    Array.from({ length: together }, () => 0),
  )
  await pause(t0 - ctx.now())
  await nodes.killAtRandom(1_000)
  await settled(ctx.db, many)
  const start = later(ctx.now(), 3 * second)
  const few = await copies(
    start,
    Array.from({ length: apart }, (_, at) => at * second),
  )
  await settled(ctx.db, few)
  await nodes.stop()
  const of = (ids: readonly EventId[]) => firedOf(ctx.db, coalition, ids)
  return {
    together: { ...(await of(many)), kills: nodes.kills },
    apart: { ...(await of(few)), kills: 0 },
  }
}

/** Waits until every event has fired; a minute after the last was due, what is missing is missing. */
async function settled(db: Database, ids: readonly EventId[]): Promise<void> {
  for (let tries = 0; tries < 120; tries += 1) {
    await pause(second)
    // One small question, since whoever asks takes from the nodes what they fire with.
    const waiting = await db.$count(
      reliefEvent,
      and(inArray(reliefEvent.id, ids), eq(reliefEvent.stage, 'armed')),
    )
    if (waiting === 0) return
  }
}

async function firedOf(db: Database, coalition: CoalitionId, ids: readonly EventId[]) {
  const { delays } = await firingsOf(db, coalition, ids)
  const entries = await db
    .select({ entry: logEntry.entry })
    .from(logEntry)
    .where(eq(logEntry.coalition, coalition))
    .orderBy(asc(logEntry.idx))
  const times = new Map<string, number>()
  for (const { entry } of entries) {
    const said = JSON.parse(new TextDecoder().decode(entry)) as {
      t: string
      b: { event?: string; happened?: readonly string[] }
    }
    if (said.t !== 'relief.clock' || !said.b.happened?.includes('fired')) continue
    times.set(said.b.event ?? '', (times.get(said.b.event ?? '') ?? 0) + 1)
  }
  const tree = entries.reduce<Frontier>(
    (frontier, { entry }) => appendLeaf(frontier, leafHash(entry)),
    emptyFrontier,
  )
  const head = await readHead(db, coalition)
  return {
    delays,
    missing: ids.filter((id) => !times.has(id)).length,
    twice: ids.filter((id) => (times.get(id) ?? 0) > 1).length,
    verifies: Buffer.compare(rootOf(tree.frontier), rootOf(head.frontier)) === 0,
  }
}

async function firingsOf(db: Database, coalition: CoalitionId, ids: readonly EventId[]) {
  const delays: number[] = []
  for (const id of ids) {
    const stage = (await readEvent(db, coalition, id))?.event.stage
    if (stage !== undefined && 'firing' in stage) delays.push(stage.firing.at - stage.firing.due)
  }
  return { delays: delays.toSorted((a, b) => a - b) }
}
