import type { Deadline } from '../kernel/deadline.ts'
import type { DelegationId } from '../kernel/id.ts'
import type { Instant } from '../kernel/instant.ts'
import { addDays, dateAt, endOfDay } from '../kernel/plain-date.ts'
import type { PlainDate } from '../kernel/plain-date.ts'
import type { BlockId, BracketId } from './block.ts'
import { blocksOf, isOpen, waysOut } from './bracket.ts'
import type { Bracket, OpenBracket } from './bracket.ts'
import { unfolded } from './life.ts'
import type { Life, RevisionId } from './life.ts'
import { paragraphStates, stateOf } from './paragraph.ts'
import type { Paragraph, ParagraphState } from './paragraph.ts'

/** How far a text is from adoption, in numbers that each lead to what they count. */
export type Meter = {
  readonly openBrackets: number
  /** In how many open brackets each delegation holds a side; the most first. */
  readonly byDelegation: readonly { readonly delegation: DelegationId; readonly holds: number }[]
  /** How many were open when each day ended, and on the last of them are now. */
  readonly byDay: readonly { readonly day: PlainDate; readonly open: number }[]
  readonly oldest: { readonly bracket: BracketId; readonly openedAt: Instant } | null
  readonly paragraphs: Readonly<Record<ParagraphState, number>>
  readonly blockers: readonly Blocker[]
}

/** One thing that stands between the text and its adoption, and whose move it is. */
export type Blocker =
  | {
      readonly is: 'bracket'
      readonly bracket: BracketId
      readonly blocks: readonly BlockId[]
      readonly waysOut: ReturnType<typeof waysOut>
      /** When a ruling settles it if nobody objects, or null. */
      readonly rulingStandsAt: Deadline | null
    }
  | {
      readonly is: 'capitals'
      readonly block: BlockId
      readonly outstanding: readonly DelegationId[]
    }
  | { readonly is: 'reopened'; readonly block: BlockId }
  | { readonly is: 'oral-revision'; readonly revision: RevisionId; readonly block: BlockId }

export type Measured = {
  /** Also those that are settled: they were open on earlier days. */
  readonly brackets: readonly Bracket[]
  readonly paragraphs: readonly Paragraph[]
  readonly life: Life
}

/** Reckons the meter now, with so many days back by the calendar of the zone. */
export function meterOf(
  { brackets, paragraphs, life }: Measured,
  now: Instant,
  { days, zone }: { days: number; zone: string },
): Meter {
  const open = brackets.filter(isOpen)
  const oldest = open.toSorted((a, b) => a.openedAt - b.openedAt).at(0)
  const states = statesOf(paragraphs, open)
  return {
    openBrackets: open.length,
    byDelegation: byDelegation(open),
    byDay: byDay(brackets, now, days, zone),
    oldest: oldest === undefined ? null : { bracket: oldest.id, openedAt: oldest.openedAt },
    paragraphs: counted(states.map(({ state }) => state)),
    blockers: [
      ...open.map(bracketBlocker),
      ...states.flatMap(paragraphBlocker),
      ...revisionBlockers(life),
    ],
  }
}

function byDelegation(open: readonly OpenBracket[]): Meter['byDelegation'] {
  const counts = new Map<DelegationId, number>()
  for (const { delegation } of open.flatMap(({ holds }) => holds)) {
    counts.set(delegation, (counts.get(delegation) ?? 0) + 1)
  }
  return [...counts]
    .map(([delegation, holds]) => ({ delegation, holds }))
    .toSorted((a, b) => b.holds - a.holds || (a.delegation < b.delegation ? -1 : 1))
}

function byDay(
  brackets: readonly Bracket[],
  now: Instant,
  days: number,
  zone: string,
): Meter['byDay'] {
  const today = dateAt(now, zone)
  return Array.from({ length: days }, (_, at) => {
    const day = addDays(today, at + 1 - days)
    const end = Math.min(endOfDay(day, zone) - 1, now)
    return { day, open: brackets.filter((bracket) => wasOpen(bracket, end)).length }
  })
}

function wasOpen(bracket: Bracket, at: number): boolean {
  return bracket.openedAt <= at && (isOpen(bracket) || bracket.settledAt > at)
}

type Shown = { readonly paragraph: Paragraph; readonly state: ParagraphState }

function statesOf(
  paragraphs: readonly Paragraph[],
  open: readonly OpenBracket[],
): readonly Shown[] {
  const live = new Map<BlockId, number>()
  for (const block of open.flatMap(blocksOf)) live.set(block, (live.get(block) ?? 0) + 1)
  return paragraphs.map((paragraph) => ({
    paragraph,
    state: stateOf(paragraph, live.get(paragraph.block) ?? 0),
  }))
}

function counted(states: readonly ParagraphState[]): Meter['paragraphs'] {
  const none = Object.fromEntries(paragraphStates.map((state) => [state, 0]))
  const counts = none as Record<ParagraphState, number>
  for (const state of states) counts[state] += 1
  return counts
}

function bracketBlocker(bracket: OpenBracket): Blocker {
  return {
    is: 'bracket',
    bracket: bracket.id,
    blocks: blocksOf(bracket),
    waysOut: waysOut(bracket),
    rulingStandsAt: bracket.ruling?.window ?? null,
  }
}

function paragraphBlocker({ paragraph, state }: Shown): readonly Blocker[] {
  const { block, standing } = paragraph
  if (state === 'reopened') return [{ is: 'reopened', block }]
  return state === 'agreed-ad-ref' && standing.is === 'agreed-ad-ref'
    ? [{ is: 'capitals', block, outstanding: standing.outstanding }]
    : []
}

function revisionBlockers(life: Life): readonly Blocker[] {
  return life.stage === 'for-action'
    ? unfolded(life.revisions).map(({ id, block }) => ({
        is: 'oral-revision',
        revision: id,
        block,
      }))
    : []
}
