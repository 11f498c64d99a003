import * as z from 'zod'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { DelegationId } from '#app/domain/kernel/id.ts'
import { day, later } from '#app/domain/kernel/instant.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { dateAt, plainDate, startOfDay } from '#app/domain/kernel/plain-date.ts'
import type { PlainDate } from '#app/domain/kernel/plain-date.ts'
import { alertsBetween, oldPosition, reversalOf } from '#app/domain/positions/alerts.ts'
import { cohesionOf } from '#app/domain/positions/cohesion.ts'
import type { Cohesion } from '#app/domain/positions/cohesion.ts'
import { emptyDossier, evolve } from '#app/domain/positions/dossier.ts'
import type { Dossier } from '#app/domain/positions/dossier.ts'
import { fewestPublished } from '#app/domain/positions/figure.ts'
import { claimsOf } from '#app/domain/positions/matrix.ts'
import { effortOn } from '#app/domain/positions/meeting.ts'
import type { Cell } from '#app/domain/positions/stance.ts'
import type { Subject, SubjectId } from '#app/domain/positions/subject.ts'
import { trendBetween, usualWindow } from '#app/domain/positions/trend.ts'
import type { Step, Trend } from '#app/domain/positions/trend.ts'
import { cellFor } from '#app/domain/positions/visible.ts'
import type { PositionEvent } from '#db/positions.ts'

import type { ServerContext } from '../../context.ts'
import type { NamedDelegation } from '../../drafting/name-delegations.ts'
import type { SubjectName } from '../describe.ts'
import { listedAlerts } from './listed-alerts.ts'
import type { ListedAlerts } from './listed-alerts.ts'
import { seeingPositions } from './see-positions.ts'
import type { Asked, FiguresHead } from './see-positions.ts'

/** How far apart delegations were on each subject, step by step, and what changed. */
export type StepsView = ListedAlerts & {
  head: FiguresHead
  from: { at: Instant; day: PlainDate }
  until: Instant
  members: readonly NamedDelegation[]
  /** Of the mean concession effort. */
  trend: Trend
  lines: readonly { id: SubjectId; name: SubjectName; n: number; steps: readonly DrawnStep[] }[]
  /** Krippendorff's alpha, for each scale apart. */
  cohesion: readonly Cohesion[]
}

/** `few` says that fewer than four positions were behind it, so that it does not leave the page. */
type DrawnStep = Step & { readonly few: boolean }

/** More are counted, not listed: what is old says least, and comes last. */
const mostAlerts = 100
/** A delegation that goes back to what it left so lately has reversed. */
const lately = 14 * day

export function readSteps(
  ctx: Pick<ServerContext, 'db' | 'now' | 'demo' | 'threads' | 'positionLog'>,
  viewer: Viewer,
  { from: typed, ...asked }: Asked & { from: string | null },
): Promise<StepsView> {
  return seeingPositions(ctx, viewer, asked, async ({ tx, positions, subjects, matrixAt }) => {
    const { head, members, rows, nameOf, ruleOf, now } = positions
    const seen = positions.seen()
    const until = head.moment.at ?? now
    const from = momentFrom(typed, until, viewer.delegation.timeZone)
    const before = await matrixAt(from.at)
    const ids = rows.map(({ subject }) => subject.id)
    const events = await ctx.positionLog.events(tx, ids, until)
    const steps = stepsBySubject(viewer, subjects, members, events)
    const alerts = [
      ...alertsBetween(before, rows, ruleOf),
      ...seen.flatMap((one) => reversalOf(one, lately) ?? []),
      ...seen.flatMap((one) => oldPosition(one, usualWindow, until) ?? []),
    ]
    return {
      head,
      from,
      until,
      members,
      trend: trendBetween(before, rows, effortOn),
      lines: rows.map((row) => ({
        id: row.subject.id,
        name: nameOf(row.subject.id),
        n: claimsOf(row).length,
        steps: steps.get(row.subject.id) ?? [],
      })),
      cohesion: cohesionOf(rows),
      ...listedAlerts(alerts, mostAlerts, positions),
    }
  })
}

/**
 * The figure of each subject whenever it changed for this viewer, or came to rest on four positions. Only the cell that an event is about
 * is looked at again, so that a long history costs one look for each event.
 */
function stepsBySubject(
  viewer: Viewer,
  subjects: readonly Subject[],
  members: readonly NamedDelegation[],
  events: readonly PositionEvent[],
): ReadonlyMap<SubjectId, readonly DrawnStep[]> {
  const known = new Map(subjects.map((subject) => [subject.id, subject]))
  const counted = new Set<DelegationId>(members.map(({ id }) => id))
  const dossiers = new Map<string, Dossier>()
  const cells = new Map<SubjectId, Map<DelegationId, Cell>>()
  const steps = new Map<SubjectId, DrawnStep[]>()
  for (const [place, { subject: id, delegation, at, event }] of events.entries()) {
    const subject = known.get(id)
    if (subject === undefined || !counted.has(delegation)) continue
    const key = `${id} ${delegation}`
    const dossier = evolve(dossiers.get(key) ?? emptyDossier(delegation, id), event)
    dossiers.set(key, dossier)
    const own = cells.get(id) ?? new Map()
    cells.set(id, own.set(delegation, cellFor(viewer, dossier, subject)))
    // What happens in one instant, as by an import, is one step.
    const next = events[place + 1]
    if (next?.at === at && next.subject === id && counted.has(next.delegation)) continue
    const row = { subject, cells: own }
    const value = effortOn(row)
    const few = value !== null && claimsOf(row).length < fewestPublished
    const line = steps.get(id) ?? []
    const { value: was, few: wasFew } = line.at(-1) ?? { value: null, few: false }
    if (was !== value || wasFew !== few) steps.set(id, [...line, { at, value, few }])
  }
  return steps
}

const Day = z.string().transform((text) => plainDate(text.trim()))

/** The beginning of a day in the viewer's capital, or a month before. */
function momentFrom(typed: string | null, until: Instant, zone: string): StepsView['from'] {
  const usual = later(until, -usualWindow)
  try {
    const at = startOfDay(Day.parse(typed), zone)
    if (at < until) return { at, day: dateAt(at, zone) }
  } catch {
    // What is no day is as if nothing had been asked for.
  }
  return { at: usual, day: dateAt(usual, zone) }
}
