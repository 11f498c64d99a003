import * as z from 'zod'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { decideCoSponsorship, evolveCoSponsorship } from '#app/domain/drafting/co-sponsorship.ts'
import type { CoSponsorship, CoSponsorshipCommand } from '#app/domain/drafting/co-sponsorship.ts'
import { originalIssue } from '#app/domain/drafting/life.ts'
import type { Life } from '#app/domain/drafting/life.ts'
import { atWallClock } from '#app/domain/kernel/deadline.ts'
import type { Deadline } from '#app/domain/kernel/deadline.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import { readSeatZone } from '#db/accounts.ts'
import type { Tx } from '#db/client.ts'
import { readCoSponsorship, saveCoSponsorship } from '#db/co-sponsorships.ts'
import { lockDocument, readDocument } from '#db/drafting.ts'
import { enqueue } from '#db/jobs.ts'
import { readLife } from '#db/life.ts'

import { requireMay } from '../accounts/require-may.ts'
import { act } from '../act.ts'
import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { accept, NotFound, Refused } from '../refusals.ts'
import { actorOf } from './act-on-bracket.ts'
import { until } from './propose-silence.ts'
import { tellOfSponsors } from './tell-of-sponsors.ts'

const where = { document: idOf<'document'>() }
/** The revision that whoever acts had before them. */
const symbol = z.string('required').max(100, 'tooLong')

const ActOnSponsors = z.discriminatedUnion('act', [
  /** Until an hour at the seat, or until action is taken. */
  z.object({ ...where, act: z.literal('open'), until }),
  z.object({ ...where, act: z.literal('leave') }),
  z.object({ ...where, act: z.enum(['join', 'confirm']), symbol }),
])
type ActOnSponsors = z.infer<typeof ActOnSponsors>

/** Opens the list of co-sponsors of a text, and lets each member join, leave and confirm for itself (SPEC.md SS). */
export async function actOnSponsors(
  ctx: ServerContext,
  viewer: Viewer,
  input: unknown,
  key: string,
): Promise<{ stage: CoSponsorship['stage'] }> {
  const command = parse(ActOnSponsors, input)
  const { document } = command
  const found = await readDocument(ctx.db, document)
  if (found === null) throw new NotFound()
  requireMay(ctx, viewer, command.act === 'open' ? 'sponsors.open' : 'sponsors.join', found)
  return act(ctx, viewer, { key, command }, async (tx) => {
    await lockDocument(tx, document)
    const life = await readLife(tx, document)
    const original = originalIssue(life)
    if (!('sponsor' in life) || original === undefined) throw new Refused('wrong-stage')
    const before = await readCoSponsorship(tx, document, original.symbol)
    const given = await asCommand(tx, viewer, command, life)
    const after = accept(
      decideCoSponsorship(before, given, ctx.now()),
    ).reduce<CoSponsorship | null>(evolveCoSponsorship, before)
    if (after === null) throw new Error('a list that was decided on is not there')
    await saveCoSponsorship(tx, document, original.symbol, after)
    if (before === null) await scheduleClosing(tx, document, original.symbol, after)
    await tellOfSponsors(tx, found, { before, after, at: ctx.now() })
    return {
      entry: { t: 'sponsors.act', b: { document, act: command.act } },
      subject: document,
      topics: [{ topic: 'document', subject: document }],
      result: { stage: after.stage },
    }
  })
}

async function asCommand(
  tx: Tx,
  viewer: Viewer,
  command: ActOnSponsors,
  life: Extract<Life, { sponsor: unknown }>,
): Promise<CoSponsorshipCommand> {
  const by = actorOf(viewer)
  const delegation = viewer.delegation.id
  switch (command.act) {
    case 'open': {
      const zone = await readSeatZone(tx, viewer.coalition)
      const last = life.issues.findLast(({ kind }) => kind === 'first' || kind === 'revision')
      if (last === undefined) throw new Refused('wrong-stage')
      const { sponsor } = life
      return { type: 'open', by, sponsor, symbol: last.symbol, until: hourIn(command.until, zone) }
    }
    case 'leave':
      return { type: 'leave', by, for: delegation }
    case 'join':
    case 'confirm':
      return { type: command.act, by, for: delegation, symbol: command.symbol }
  }
}

function hourIn(local: string, zone: string): Deadline | null {
  if (local === '') return null
  const reckoned = atWallClock({ local, zone })
  if (!reckoned.ok) throw new Refused(reckoned.refusal.code, { ...reckoned.refusal.details })
  return reckoned.deadline
}

async function scheduleClosing(
  tx: Tx,
  document: DocumentId,
  original: string,
  list: CoSponsorship,
): Promise<void> {
  if (list.stage === 'closed' || list.until === null) return
  await enqueue(tx, {
    kind: 'sponsors.close',
    key: `${document}/${original}`,
    payload: { document, original },
    runAt: list.until.at,
  })
}
