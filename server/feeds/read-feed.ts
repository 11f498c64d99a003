import type { Locale } from '#app/domain/accounts/viewer.ts'
import type { CoalitionId, FrameworkId, Id } from '#app/domain/kernel/id.ts'
import type { EventId } from '#app/domain/relief/event.ts'
import { exemptionFeedOf, feedOf, grantedFeedOf, snapbackFeedOf } from '#app/domain/relief/feed.ts'
import type { FeedTexts } from '#app/domain/relief/feed.ts'
import { printFeed } from '#app/domain/relief/ical.ts'
import type { MeasureId } from '#app/domain/relief/measure.ts'
import type { SnapbackId } from '#app/domain/relief/snapback.ts'
import type { ExemptionId } from '#app/domain/safeguards/exemption.ts'
import { countActs, findFeed } from '#db/calendar-feeds.ts'
import { readGrantedRows } from '#db/granted-relief.ts'
import { readEventsOf } from '#db/relief.ts'
import { readExemptionsOf } from '#db/safeguards.ts'
import { readSnapbacksOf } from '#db/snapbacks.ts'

import { countAttempt } from '../accounts/count-attempt.ts'
import { hashToken } from '../accounts/one-time-token.ts'
import type { ServerContext } from '../context.ts'
import { NotFound } from '../refusals.ts'

/** What the pages know: the words of a language, and where an event, a snapback, a measure or an exemption is shown. */
export type Pages = {
  textsIn: (locale: Locale) => FeedTexts
  eventAt: (event: EventId) => string
  snapbackAt: (framework: FrameworkId, snapback: SnapbackId) => string
  measureAt: (framework: FrameworkId, measure: MeasureId) => string
  exemptionAt: (framework: FrameworkId, exemption: ExemptionId) => string
}

/**
 * The calendar at a secret address (SPEC.md FD1–FD4). Throws NotFound for an address that is none, and
 * Refused `too-many-attempts` for whoever tries many.
 */
export async function readFeed(
  ctx: Pick<ServerContext, 'db' | 'auth' | 'publicUrl'>,
  { token, from }: { token: string; from: string },
  { textsIn, eventAt, snapbackAt, measureAt, exemptionAt }: Pages,
): Promise<string> {
  const tokenHash = hashToken(token)
  const feed = await findFeed(ctx.db, tokenHash)
  if (feed === null) {
    // Apart from signing in, which nobody's forgotten subscription is to use up.
    await countAttempt(ctx, { address: tokenHash, from: `calendar ${from}` })
    throw new NotFound()
  }
  const { coalition, framework, name } = feed
  const delegation = framework === null ? feed.delegation : null
  const texts = textsIn(feed.locale)
  const [events, snapbacks, measures, exemptions] = await Promise.all([
    readEventsOf(ctx.db, coalition),
    readSnapbacksOf(ctx.db, coalition),
    readGrantedRows(ctx.db, coalition),
    readExemptionsOf(ctx.db, coalition),
  ])
  const about = await aboutEach(ctx, coalition, { events, snapbacks, measures, exemptions })
  const isShown = (row: { framework: FrameworkId }) =>
    framework === null || row.framework === framework
  const entries = [
    ...events.filter(isShown).flatMap(({ id, event }) => {
      return feedOf(event, { ...about(id, eventAt(id)), delegation }, texts)
    }),
    ...snapbacks.filter(isShown).flatMap(({ framework: of, snapback }) => {
      return snapbackFeedOf(snapback, about(snapback.id, snapbackAt(of, snapback.id)), texts)
    }),
    ...measures.filter(isShown).flatMap(({ framework: of, measure: { id }, granted }) => {
      return grantedFeedOf(id, granted, about(id, measureAt(of, id)), texts)
    }),
    ...exemptions.filter(isShown).flatMap(({ framework: of, exemption }) => {
      const { id } = exemption
      return exemptionFeedOf(exemption, about(id, exemptionAt(of, id)), texts)
    }),
  ]
  return printFeed({ name, entries })
}

type Rows = {
  events: Awaited<ReturnType<typeof readEventsOf>>
  snapbacks: Awaited<ReturnType<typeof readSnapbacksOf>>
  measures: Awaited<ReturnType<typeof readGrantedRows>>
  exemptions: Awaited<ReturnType<typeof readExemptionsOf>>
}

/**
 * Events, snapbacks, measures and exemptions are called by their number in the coalition, since a title may say what is
 * relieved; how often an act changed one is the sequence of its entries.
 */
async function aboutEach(
  { db, publicUrl }: Pick<ServerContext, 'db' | 'publicUrl'>,
  coalition: CoalitionId,
  { events, snapbacks, measures, exemptions }: Rows,
) {
  const kinds: readonly (readonly Id<string>[])[] = [
    events.map(({ id }) => id),
    snapbacks.map(({ snapback }) => snapback.id),
    measures.map(({ measure }) => measure.id),
    exemptions.map(({ exemption }) => exemption.id),
  ]
  const acts = await countActs(db, coalition, kinds.flat())
  const numbers = new Map<string, number>(
    kinds.flatMap((ids) => ids.map((id, at) => [id, at + 1] as const)),
  )
  return (id: string, path: string) => {
    const changes = acts.get(id)
    if (changes === undefined) throw new Error('nothing comes about without an act')
    return { ...changes, label: String(numbers.get(id)), url: publicUrl + path }
  }
}
