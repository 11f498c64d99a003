import { and, asc, eq, inArray, isNotNull, isNull, lte, min, ne } from 'drizzle-orm'

import type { Json } from '#app/domain/kernel/canonical-json.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'

import type { Database, Tx } from './client.ts'
import { job, outbox } from './schema/jobs.ts'

/** Both tables are queues of the same shape; they differ in where their work takes effect. */
export type Queue = typeof job | typeof outbox

/** A piece of work as its handler sees it. `runAt` is when it was due, however late it comes. */
export type Work = {
  readonly id: number
  readonly kind: string
  readonly key: string
  readonly payload: unknown
  readonly runAt: Instant
  /** Failed attempts before this one. */
  readonly attempts: number
}

type Failure = { attempts: number; at: Instant; error: string; retryAt: Instant | null }

export type NewWork = { kind: string; key: string; payload: Json; runAt: Instant }

/**
 * Leaves a job to be done at `runAt`, in the transaction of whatever sets it off. The same kind and
 * key once more is the job that stands, done or not, and changes nothing; says whether it is new.
 */
export async function enqueue(tx: Tx, work: NewWork): Promise<boolean> {
  return (await insertWork(tx, job, [work])) > 0
}

/** The same for many at once. */
export async function enqueueAll(tx: Tx, work: readonly NewWork[]): Promise<void> {
  if (work.length > 0) await insertWork(tx, job, work)
}

/** Leaves effects on the outside world to be carried out once this transaction has committed. As `enqueue`. */
export async function addToOutbox(tx: Tx, ...effects: readonly NewWork[]): Promise<boolean> {
  return effects.length > 0 && (await insertWork(tx, outbox, effects)) > 0
}

/**
 * The work of these kinds that has waited longest for this attempt and that nobody has in hand,
 * locked until the transaction ends. Whoever dies holding it lets go of it with the connection.
 */
export async function claimNext(
  tx: Tx,
  queue: Queue,
  kinds: readonly string[],
  now: Instant,
): Promise<Work | null> {
  const [claimed] = await tx
    .select(workColumns(queue))
    .from(queue)
    .where(and(isWaiting(queue, kinds), lte(queue.nextAttemptAt, now)))
    .orderBy(asc(queue.nextAttemptAt), asc(queue.id))
    .limit(1)
    .for('update', { skipLocked: true })
  return claimed ?? null
}

/** Up to `most` more of the same kind that were due at the same instant, held as what `claimNext` answers. */
export async function claimAlike(
  tx: Tx,
  queue: Queue,
  { id, kind, runAt }: Work,
  { now, most }: { now: Instant; most: number },
): Promise<readonly Work[]> {
  return tx
    .select(workColumns(queue))
    .from(queue)
    .where(
      and(
        isWaiting(queue, [kind]),
        eq(queue.runAt, runAt),
        lte(queue.nextAttemptAt, now),
        ne(queue.id, id),
      ),
    )
    .orderBy(asc(queue.id))
    .limit(most)
    .for('update', { skipLocked: true })
}

/** When work of these kinds is due next, in hand or not; null when none is waiting. */
export async function nextDue(
  db: Database,
  queue: Queue,
  kinds: readonly string[],
): Promise<Instant | null> {
  const [next] = await db
    .select({ at: min(queue.nextAttemptAt) })
    .from(queue)
    .where(isWaiting(queue, kinds))
  return next?.at ?? null
}

export async function saveDone(
  tx: Tx | Database,
  queue: Queue,
  work: readonly Work[],
  at: Instant,
): Promise<void> {
  const ids = work.map(({ id }) => id)
  await tx.update(queue).set({ doneAt: at }).where(inArray(queue.id, ids))
}

/** Keeps others off claimed work until `until`, beyond the transaction that claimed it. */
export async function saveClaim(tx: Tx, queue: Queue, { id }: Work, until: Instant): Promise<void> {
  await tx.update(queue).set({ nextAttemptAt: until }).where(eq(queue.id, id))
}

/** Counts a failed attempt; the work is tried again at `retryAt`, or with null never again. */
export async function saveFailure(
  tx: Tx | Database,
  queue: Queue,
  { id }: Work,
  { attempts, at, error, retryAt }: Failure,
): Promise<void> {
  const next = retryAt === null ? { stoppedAt: at } : { nextAttemptAt: retryAt }
  await tx
    .update(queue)
    .set({ attempts, lastError: error, ...next })
    .where(eq(queue.id, id))
}

/** The work that was given up, for a person to look at, the longest due first. */
export async function listStopped(db: Database, queue: Queue) {
  return db
    .select({ ...workColumns(queue), lastError: queue.lastError, stoppedAt: queue.stoppedAt })
    .from(queue)
    .where(isNotNull(queue.stoppedAt))
    .orderBy(asc(queue.runAt), asc(queue.id))
}

/** How many of these are new. */
async function insertWork(tx: Tx, queue: Queue, work: readonly NewWork[]): Promise<number> {
  const inserted = await tx
    .insert(queue)
    .values(work.map((one) => ({ ...one, nextAttemptAt: one.runAt })))
    .onConflictDoNothing({ target: [queue.kind, queue.key] })
    .returning({ id: queue.id })
  return inserted.length
}

function isWaiting(queue: Queue, kinds: readonly string[]) {
  return and(isNull(queue.doneAt), isNull(queue.stoppedAt), inArray(queue.kind, [...kinds]))
}

function workColumns(queue: Queue) {
  const { id, kind, key, payload, runAt, attempts } = queue
  return { id, kind, key, payload, runAt, attempts }
}
