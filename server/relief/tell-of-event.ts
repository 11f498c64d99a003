import * as z from 'zod'

import { canonicalJson } from '#app/domain/kernel/canonical-json.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import type { CoalitionId, PersonId } from '#app/domain/kernel/id.ts'
import { instant } from '#app/domain/kernel/instant.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { Matter } from '#app/domain/kernel/notice.ts'
import { askedKinds, askedOf } from '#app/domain/relief/asked.ts'
import type { Asked } from '#app/domain/relief/asked.ts'
import type { EventId, ReliefEvent } from '#app/domain/relief/event.ts'
import { newsKinds, newsOf } from '#app/domain/relief/news.ts'
import type { News } from '#app/domain/relief/news.ts'
import type { Tx } from '#db/client.ts'
import { enqueueAll } from '#db/jobs.ts'
import { insertLiveEvents } from '#db/live.ts'
import { lockEvent } from '#db/relief.ts'

import type { ServerContext } from '../context.ts'
import { jobHandler } from '../jobs/do-job.ts'
import type { JobHandler } from '../jobs/do-job.ts'
import { give, giveFor } from '../notices/give.ts'
import { peopleWhoMay } from '../notices/people-who-may.ts'
import { settle, settleFor } from '../notices/settle.ts'

/**
 * Asks those from whom the event now waits for an answer, takes it from the desks of those from whom it waits
 * no more, and tells everyone else who takes part what has become of it (notices SPEC.md N19–N21, N25). Who was
 * asked before by the same time is not asked again. Call it last in the act's work, as `give`.
 */
export async function tellOfEvent(
  tx: Tx,
  { before, after }: { before: ReliefEvent; after: ReliefEvent },
  { coalition, at, by }: { coalition: CoalitionId; at: Instant; by: PersonId },
): Promise<void> {
  const was = linesOf(before)
  const is = linesOf(after)
  await takeBack(tx, after.id, missingIn(is, was), { coalition, at })
  const asked = await noticesOf(tx, coalition, after.id, askedAnew(after, was))
  for (const notice of asked) await give(tx, { ...notice, at })
  const news = newsOf(before, after)
  if (news === null) return
  const heard = new Set([by, ...asked.flatMap(({ to }) => to)])
  await give(tx, { ...(await newsFor(tx, coalition, after, { news, heard, at })), at })
}

/**
 * The same for what the clock did, as jobs of their own that wait while any other is due (jobs SPEC.md J14):
 * relief that many capitals expect at one instant does not wait for mails on the first of it.
 */
export async function tellOfClockLater(
  tx: Tx,
  changes: readonly { before: ReliefEvent; after: ReliefEvent; cause: bigint }[],
  at: Instant,
): Promise<void> {
  const jobs = changes.flatMap(({ before, after, cause }) => {
    const [was, is] = [linesOf(before), linesOf(after)]
    const news = newsOf(before, after)
    if (news === null && canonicalJson(was) === canonicalJson(is)) return []
    const payload = { event: after.id, was, is, news, cause: String(cause), at }
    return [{ kind: 'relief.tell', key: `${after.id}/${cause}`, payload, runAt: at }]
  })
  await enqueueAll(tx, jobs)
}

/** Tells of what the clock did and still stands. What an act has ended or asked since, it has told of itself. */
export function tellOfClock({ now }: Pick<ServerContext, 'now'>): JobHandler {
  return jobHandler(Telling, async (tx, { event: id, was, is, news, cause, at }) => {
    const row = await lockEvent(tx, id)
    if (row === null) return
    const { coalition, event } = row
    const over = missingIn(linesOf(event), missingIn(is, was))
    await takeBack(tx, id, over, { coalition, at: now() })
    const stillAsked = askedAnew(event, was).filter((asked) => isAmong(is, lineOf(asked)))
    const asked = await noticesOf(tx, coalition, id, stillAsked)
    for (const notice of asked) await giveFor(tx, { ...notice, at }, cause)
    if (news !== null) {
      const heard = new Set(asked.flatMap(({ to }) => to))
      const told = await newsFor(tx, coalition, event, { news, heard, at: now() })
      await giveFor(tx, { ...told, at }, cause)
    }
    await insertLiveEvents(tx, coalition, [{ topic: 'relief', subject: id, at: now() }])
  })
}

/** One answer that is asked, without the wording of its time. */
const Line = z.object({
  kind: z.enum(askedKinds),
  of: z.union([z.literal(['secretariat', 'verifier']), idOf<'delegation'>()]),
  due: z.number().nullable(),
})
type Line = z.infer<typeof Line>

const Telling = z.object({
  event: idOf<'event'>(),
  was: z.array(Line),
  is: z.array(Line),
  /** Jobs that were left before there was news say nothing of it. */
  news: z.enum(newsKinds).nullable().default(null),
  cause: z.coerce.bigint(),
  at: z.number().transform(instant),
})

const lineOf = ({ kind, of, due }: Asked): Line => ({ kind, of, due: due?.at ?? null })
const linesOf = (event: ReliefEvent): Line[] => askedOf(event).map(lineOf)

const isAmong = (lines: readonly Line[], { kind, of, due }: Line): boolean =>
  lines.some((line) => line.kind === kind && line.of === of && line.due === due)

/** The lines for which there is no other of their kind and of theirs, whatever its time. */
function missingIn(others: readonly Line[], lines: readonly Line[]): readonly Line[] {
  return lines.filter(({ kind, of }) => !others.some((one) => one.kind === kind && one.of === of))
}

function askedAnew(event: ReliefEvent, was: readonly Line[]): readonly Asked[] {
  return askedOf(event).filter((asked) => !isAmong(was, lineOf(asked)))
}

async function takeBack(
  tx: Tx,
  id: EventId,
  lines: readonly Line[],
  { coalition, at }: { coalition: CoalitionId; at: Instant },
): Promise<void> {
  for (const { kind, of } of lines) {
    const people = await peopleOf(tx, coalition, of)
    await settleFor(tx, { coalition, matter: matterOf(id, kind), people, at })
  }
}

function noticesOf(tx: Tx, coalition: CoalitionId, id: EventId, asked: readonly Asked[]) {
  return Promise.all(
    asked.map(async ({ kind, of, due }) => ({
      coalition,
      matter: matterOf(id, kind),
      to: await peopleOf(tx, coalition, of),
      due,
    })),
  )
}

/**
 * News for the heads and alternates of every delegation that has a leg, the presidency and the verifier, except
 * those who have heard of it. It takes the place of earlier news of the event.
 */
async function newsFor(
  tx: Tx,
  coalition: CoalitionId,
  { id, legs }: ReliefEvent,
  { news, heard, at }: { news: News; heard: ReadonlySet<PersonId>; at: Instant },
) {
  for (const kind of newsKinds) {
    await settle(tx, { coalition, matter: matterOf(id, kind), at })
  }
  const parties = new Set(legs.map(({ delegation }) => delegation))
  const people = [
    ...(await peopleWhoMay(tx, 'relief.commit', { coalition }, (one) => parties.has(one))),
    ...(await peopleOf(tx, coalition, 'secretariat')),
    ...(await peopleOf(tx, coalition, 'verifier')),
  ]
  const to = people.filter((person) => !heard.has(person))
  return { coalition, matter: matterOf(id, news), to, due: null }
}

function matterOf(id: EventId, kind: Asked['kind'] | News): Matter {
  return { kind, subject: { kind: 'event', id } }
}

/** Whose word it is that the event waits for. */
async function peopleOf(
  tx: Tx,
  coalition: CoalitionId,
  of: Asked['of'],
): Promise<readonly PersonId[]> {
  switch (of) {
    case 'secretariat':
      return peopleWhoMay(tx, 'relief.run', { coalition })
    case 'verifier':
      return peopleWhoMay(tx, 'relief.find', { coalition })
    default:
      return peopleWhoMay(tx, 'relief.commit', { coalition }, (delegation) => delegation === of)
  }
}
