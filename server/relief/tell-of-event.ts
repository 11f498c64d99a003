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
import type { Tx } from '#db/client.ts'
import { enqueueAll } from '#db/jobs.ts'
import { insertLiveEvents } from '#db/live.ts'
import { lockEvent } from '#db/relief.ts'

import type { ServerContext } from '../context.ts'
import { jobHandler } from '../jobs/do-job.ts'
import type { JobHandler } from '../jobs/do-job.ts'
import { give, giveFor } from '../notices/give.ts'
import { peopleWhoMay } from '../notices/people-who-may.ts'
import { settleFor } from '../notices/settle.ts'

/**
 * Asks those from whom the event now waits for an answer, and takes it from the desks of those from whom
 * it waits no more (notices SPEC.md N19–N21). Who was asked before by the same time is not asked again.
 * Call it last in the act's work, as `give`.
 */
export async function tellOfEvent(
  tx: Tx,
  { before, after }: { before: ReliefEvent; after: ReliefEvent },
  { coalition, at }: { coalition: CoalitionId; at: Instant },
): Promise<void> {
  const was = linesOf(before)
  const is = linesOf(after)
  await takeBack(tx, after.id, missingIn(is, was), { coalition, at })
  for (const asked of askedAnew(after, was)) {
    await give(tx, { ...(await noticeOf(tx, coalition, after.id, asked)), at })
  }
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
    if (canonicalJson(was) === canonicalJson(is)) return []
    const payload = { event: after.id, was, is, cause: String(cause), at }
    return [{ kind: 'relief.tell', key: `${after.id}/${cause}`, payload, runAt: at }]
  })
  await enqueueAll(tx, jobs)
}

/** Tells of what the clock did and still stands. What an act has ended or asked since, it has told of itself. */
export function tellOfClock({ now }: Pick<ServerContext, 'now'>): JobHandler {
  return jobHandler(Telling, async (tx, { event: id, was, is, cause, at }) => {
    const row = await lockEvent(tx, id)
    if (row === null) return
    const { coalition, event } = row
    const over = missingIn(linesOf(event), missingIn(is, was))
    await takeBack(tx, id, over, { coalition, at: now() })
    const stillAsked = askedAnew(event, was).filter((asked) => isAmong(is, lineOf(asked)))
    for (const asked of stillAsked) {
      await giveFor(tx, { ...(await noticeOf(tx, coalition, id, asked)), at }, cause)
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

async function noticeOf(tx: Tx, coalition: CoalitionId, id: EventId, { kind, of, due }: Asked) {
  const to = await peopleOf(tx, coalition, of)
  return { coalition, matter: matterOf(id, kind), to, due }
}

function matterOf(id: EventId, kind: Asked['kind']): Matter {
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
