import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { isId } from '#app/domain/kernel/is-id.ts'
import { reportOf } from '#app/domain/relief/report.ts'
import { deedsIn } from '#app/domain/transparency/deeds.ts'
import type { Deed } from '#app/domain/transparency/deeds.ts'
import { parseEntry } from '#app/domain/transparency/entry.ts'
import type { EntryType } from '#app/domain/transparency/entry.ts'
import { listDelegations } from '#db/accounts.ts'
import { readDecisions, readEvent } from '#db/relief.ts'
import { readActsOn } from '#db/transparency.ts'

import { readFramework } from '../accounts/read-framework.ts'
import type { ServerContext } from '../context.ts'
import { nameDelegations } from '../drafting/name-delegations.ts'
import { NotFound } from '../refusals.ts'
import { entryText } from '../transparency/entry-text.ts'
import { namedFindings } from './named-findings.ts'

export type ReportShown = NonNullable<Awaited<ReturnType<typeof readReport>>['report']>

/**
 * How an event went (SPEC.md RT1, RT2), with nothing in it before the event has fired. What is over, such
 * as a hold that was lifted, is told by the record. Throws NotFound, also for what is no id at all.
 */
export async function readReport(
  ctx: Pick<ServerContext, 'db' | 'now' | 'demo'>,
  viewer: Viewer,
  id: string | undefined,
) {
  const { coalition } = viewer
  const row = isId<'event'>(id) ? await readEvent(ctx.db, coalition, id) : null
  if (row === null) throw new NotFound()
  const { event } = row
  const [framework, delegations, decisions, acts] = await Promise.all([
    readFramework(ctx, viewer, row.framework),
    listDelegations(ctx.db, coalition),
    readDecisions(ctx.db, row.id),
    readActsOn(ctx.db, coalition, [row.id]),
  ])
  const head = { id: row.id, title: row.title, framework, stage: event.stage.is }
  const found = reportOf(event)
  if (found === null) return { ...head, report: null }
  const named = nameDelegations(delegations)
  const legs = new Map(event.legs.map((leg) => [leg.id, leg]))
  return {
    ...head,
    report: {
      ...found,
      firing: {
        ...found.firing,
        grounds: found.firing.grounds.map(({ condition, rests, since }) => ({
          statement: event.terms.conditions.find(({ id: of }) => of === condition)?.statement ?? '',
          on: rests.on,
          since,
        })),
      },
      legs: found.legs.map(({ leg, delegation, ...how }) => ({
        ...how,
        id: leg,
        by: named(delegation),
        instrument: legs.get(leg)?.instrument.title ?? '',
        purpose: legs.get(leg)?.purpose ?? 'measures',
        required: legs.get(leg)?.required ?? false,
      })),
      findings: namedFindings(event, named),
      waivers: event.waivers.map(({ decision, reason, at, until }) => ({
        id: decision,
        reason,
        at,
        until: until.at,
      })),
      decisions,
      course: acts.map(({ index, at, delegation, entry }) => ({
        index: String(index),
        at,
        by: delegation === null ? null : named(delegation),
        ...told(entryText(entry)),
      })),
    },
  }
}

function told(text: string): { type: EntryType; deeds: readonly Deed[] } {
  const entry = parseEntry(text)
  return { type: entry.t, deeds: deedsIn(entry) }
}
