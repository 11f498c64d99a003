import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { canonicalJson } from '#app/domain/kernel/canonical-json.ts'
import type { Json } from '#app/domain/kernel/canonical-json.ts'
import type { CoalitionId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { Entry } from '#app/domain/transparency/entry.ts'
import type { Tx } from '#db/client.ts'
import { insertLiveEvents } from '#db/live.ts'
import {
  findActByKey,
  findKeptActByKey,
  insertActs,
  insertKeptAct,
  lockActKey,
} from '#db/transparency.ts'

import type { ServerContext } from './context.ts'
import type { Topic } from './live/topic.ts'
import { Refused } from './refusals.ts'
import { traced } from './tracing.ts'
import { appendEntries } from './transparency/append.ts'
import type { Alongside } from './transparency/append.ts'
import { announceByWebhook } from './webhooks/announce.ts'

/** What an act did: the line of the record, what it was done to, what open pages must read again. */
export type Performed<Result extends Json> = Told & { result: Result }

type Told = {
  entry: EntryBody
  /** Earlier entries on which it rests. */
  ref?: readonly bigint[]
  subject: string
  topics: readonly Topic[]
}

/**
 * What a delegation keeps to itself or to the chair is no act (product.md): neither the record nor an
 * open page hears of it, since a gap in their numbers would tell as much.
 */
type Kept<Result extends Json> = { entry: null; result: Result }

/** What the clock did. Its key names the one occasion, since nobody asks for it twice. */
export type PerformedByClock = Told & { key: string }

type EntryBody = { [Type in Entry['t']]: Pick<Extract<Entry, { t: Type }>, 't' | 'b'> }[Entry['t']]

export type Reach = Pick<ServerContext, 'db' | 'now' | 'live'>

/**
 * The one road for everything official. `work` loads, decides and saves; its record entry and its live
 * events commit with it or nothing does. Rows are locked in one order everywhere – document, then
 * people – and the head of the record last.
 *
 * A request that is sent again with its `key` performs nothing and answers what it answered before;
 * the same key with another command is refused.
 */
export async function act<Result extends Json>(
  ctx: Reach,
  viewer: Viewer,
  request: { key: string; command: Json },
  work: (tx: Tx) => Promise<Performed<Result> | Kept<Result>>,
): Promise<Result> {
  const commandHash = bytesToHex(sha256(utf8ToBytes(canonicalJson(request.command))))
  const perform = async (tx: Tx): Promise<Result> => {
    const { key } = request
    const mandate = viewer.mandate.id
    await lockActKey(tx, mandate, key)
    const before =
      (await findActByKey(tx, mandate, key)) ?? (await findKeptActByKey(tx, mandate, key))
    if (before !== null) {
      if (before.commandHash !== commandHash) throw new Refused('key-reused')
      return JSON.parse(before.result) as Result
    }
    const at = ctx.now()
    const performed = await work(tx)
    const result = canonicalJson(performed.result)
    if (performed.entry === null) {
      await insertKeptAct(tx, { mandate, key, commandHash, result })
      return performed.result
    }
    const { entry, subject, ref = [] } = performed
    const { coalition } = viewer
    const by = viewer.delegation.id
    await appendEntries(tx, coalition, [{ ...entry, at, by, ref: [...ref] }], (index) => [
      insertActs(tx, [
        {
          coalition,
          idx: index,
          kind: entry.t,
          at,
          delegation: by,
          mandate,
          subject,
          key,
          commandHash,
          result,
        },
      ]),
      announceByWebhook(tx, coalition, [{ type: entry.t, index, at }]),
      ctx.live.announce(tx, coalition, at, [
        ...performed.topics,
        { topic: 'record', subject: coalition },
      ]),
    ])
    return performed.result
  }
  const result = await traced('act', {}, () => ctx.db.transaction(perform))
  ctx.live.wake()
  return result
}

/**
 * Several acts in one transaction: all of them happen, or none. Each is a savepoint in it, so that one
 * can be refused and the others tried, to say at once all that is wrong. What the acts hold is held before the
 * first of them, since the head of the record is locked from then on.
 */
export async function actingTogether<Result>(
  ctx: ServerContext,
  work: (together: ServerContext, tx: Tx) => Promise<Result>,
): Promise<Result> {
  const live = { ...ctx.live, wake() {} }
  const result = await ctx.db.transaction((tx) => work({ ...ctx, db: tx, live }, tx))
  ctx.live.wake()
  return result
}

/**
 * The same road for what nobody asked for but time: a job performs it in its own transaction, and the
 * record says that it was the clock, and when it was due. Pages are told as of now, since what was due
 * long ago would be pruned before they hear of it; the runner wakes them once the job has committed.
 */
export async function actByClock(
  ctx: Pick<Reach, 'now'>,
  tx: Tx,
  coalition: CoalitionId,
  at: Instant,
  performed: PerformedByClock,
): Promise<void> {
  await actTogetherByClock(ctx, tx, coalition, at, [performed])
}

/** The same for what many wait for at one moment. `alongside` is told the index of the first entry. */
export async function actTogetherByClock(
  { now }: Pick<Reach, 'now'>,
  tx: Tx,
  coalition: CoalitionId,
  at: Instant,
  performed: readonly PerformedByClock[],
  alongside: Alongside = () => [],
): Promise<void> {
  const entries = performed.map(({ entry, ref = [] }) => ({
    ...entry,
    at,
    by: 'clock' as const,
    ref: [...ref],
  }))
  const topics = [
    ...performed.flatMap((one) => one.topics),
    { topic: 'record', subject: coalition } as const,
  ]
  await appendEntries(tx, coalition, entries, (first) => {
    const numbered = performed.map((one, place) => ({ ...one, idx: first + BigInt(place) }))
    return [
      insertActs(
        tx,
        numbered.map(({ entry, subject, key, idx }) => ({
          coalition,
          idx,
          kind: entry.t,
          at,
          delegation: null,
          mandate: null,
          subject,
          key,
          commandHash: '',
          result: 'null',
        })),
      ),
      announceByWebhook(
        tx,
        coalition,
        numbered.map(({ entry, idx: index }) => ({ type: entry.t, index, at })),
      ),
      insertLiveEvents(
        tx,
        coalition,
        topics.map(({ topic, subject }) => ({ topic, subject, at: now() })),
      ),
      ...alongside(first),
    ]
  })
}
