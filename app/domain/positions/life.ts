import type { Instant } from '../kernel/instant.ts'
import { decided, refused } from '../kernel/result.ts'
import type { Decision } from '../kernel/result.ts'
import { isSuperseded } from './decide.ts'
import { shownTo } from './dossier.ts'
import type { Actor, Dossier, DossierEvent, Stage } from './dossier.ts'
import { asWide } from './entry.ts'
import type { BridgeId, EntryId } from './entry.ts'
import type { Holding } from './stance.ts'
import type { Subject } from './subject.ts'
import { presides, seenBy, standing } from './visible.ts'
import type { Onlooker, SeenEntry } from './visible.ts'
import { chairMoves } from './vocabulary.ts'
import type { ChairMove } from './vocabulary.ts'

/** What the chair or the secretariat does with a position that they see (domain.md B7). */
export type ChairCommand =
  | { type: 'acknowledge'; id: EntryId }
  | { type: 'consult'; id: EntryId }
  | { type: 'propose-bridge'; id: EntryId; bridge: BridgeId }
  | { type: 'park'; id: EntryId; until: Instant }
  | { type: 'escalate'; id: EntryId }
  | { type: 'overtake'; id: EntryId }

export type ChairRefusal =
  | { code: 'not-presiding' | 'no-such-position' | 'park-in-the-past' }
  | { code: 'not-from-here'; details: { stage: Stage['kind'] } }

/** From which stages each command leads on. */
const from: Readonly<Record<ChairCommand['type'], readonly Stage['kind'][]>> = {
  acknowledge: ['logged', 'reopened'],
  consult: ['acknowledged', 'bridging-proposed', 'parked', 'escalated'],
  'propose-bridge': ['acknowledged', 'in-consultation', 'bridging-proposed', 'escalated'],
  park: ['acknowledged', 'in-consultation', 'bridging-proposed', 'escalated', 'reopened'],
  escalate: ['acknowledged', 'in-consultation', 'bridging-proposed', 'parked', 'reopened'],
  overtake: [
    'logged',
    'acknowledged',
    'in-consultation',
    'bridging-proposed',
    'parked',
    'escalated',
    'reopened',
  ],
}

/**
 * The next stage of the entry that stands as the chair sees it. The answer depends on nothing that
 * the chair may not see: an entry kept to its delegation is as if it did not exist.
 */
export function decideLife(
  dossier: Dossier,
  command: ChairCommand,
  { actor, subject, at }: { actor: Actor; subject: Subject; at: Instant },
): Decision<DossierEvent, ChairRefusal> {
  if (!presides(actor)) return refused({ code: 'not-presiding' })
  const entry = standing(seenBy(actor, dossier))
  if (entry === null || entry.id !== command.id) return refused({ code: 'no-such-position' })
  const { kind } = entry.stage
  if (!from[command.type].includes(kind)) {
    return refused({ code: 'not-from-here', details: { stage: kind } })
  }
  if (command.type === 'park' && command.until <= at) return refused({ code: 'park-in-the-past' })
  return decided({ type: 'moved', entry: entry.id, to: next(command, subject, at) })
}

/** What the chair can do next with an entry that it sees, but for proposing a bridge. */
export function movesFrom({ kind }: Stage): readonly ChairMove[] {
  return chairMoves.filter((move) => from[move].includes(kind))
}

/** A resolved entry whose subject has another text now opens again; one withdrawn stays so. */
export function reopenReworded(
  dossier: Dossier,
  wording: string,
  at: Instant,
): readonly DossierEvent[] {
  return dossier.filed.flatMap((filed) => {
    const { stage, entry } = filed
    const closed = stage.kind === 'resolved' && stage.how !== 'withdrawn'
    if (!closed || stage.wording === wording || isSuperseded(dossier, filed, shownTo(filed))) {
      return []
    }
    return [reopened(entry.id, 'reworded', at)]
  })
}

/** What was parked until now comes back. */
export function reopenParked(dossier: Dossier, now: Instant): readonly DossierEvent[] {
  return dossier.filed.flatMap(({ entry, stage }) =>
    stage.kind === 'parked' && stage.until <= now ? [reopened(entry.id, 'park-ended', now)] : [],
  )
}

/**
 * A delegation's acceptance takes effect with the bridge that it accepted: what it showed is
 * accommodated, and what it accepted is its position on the new text (SPEC.md BG8).
 */
export function accommodate(
  dossier: Dossier,
  accepted: { bridge: BridgeId; id: EntryId; holding: Holding },
  { subject, at, seq }: { subject: Subject; at: Instant; seq: number },
): readonly DossierEvent[] {
  const { delegation } = dossier
  const { bridge, id, holding } = accepted
  const to = { kind: 'resolved', since: at, how: 'accommodated', wording: subject.wording } as const
  const closed = dossier.filed.filter(
    (filed) => filed.stage.kind !== 'resolved' && asWide(shownTo(filed), 'chair'),
  )
  return [
    ...closed.map(({ entry }) => ({ type: 'moved', entry: entry.id, to }) as const),
    {
      type: 'committed',
      entry: {
        id,
        subject: subject.id,
        delegation,
        at,
        seq,
        wording: subject.wording,
        content: {
          holding,
          type: 'substantive',
          weight: null,
          reason: '',
          resolution: '',
          reviewBy: null,
        },
        voice: { kind: 'accepted', bridge },
      },
      audience: { entry: 'coalition', weight: 'own', resolution: 'own' },
    },
  ]
}

/** Past its review date without a word from its owner. It stands all the same, and is marked. */
export function isStale({ content, stage }: SeenEntry, now: Instant): boolean {
  return content.reviewBy !== null && content.reviewBy <= now && stage.kind !== 'resolved'
}

/** Whether to remind this delegation of its entry. Nobody else is told that a review is owed. */
export function owesReview(
  dossier: Dossier,
  onlooker: NonNullable<Onlooker>,
  now: Instant,
): SeenEntry | null {
  if (onlooker.delegation.id !== dossier.delegation) return null
  const entry = standing(seenBy(onlooker, dossier))
  return entry !== null && isStale(entry, now) ? entry : null
}

function next(command: ChairCommand, { wording }: Subject, since: Instant): Stage {
  switch (command.type) {
    case 'acknowledge':
      return { kind: 'acknowledged', since }
    case 'consult':
      return { kind: 'in-consultation', since }
    case 'propose-bridge':
      return { kind: 'bridging-proposed', since, bridge: command.bridge }
    case 'park':
      return { kind: 'parked', since, until: command.until }
    case 'escalate':
      return { kind: 'escalated', since }
    case 'overtake':
      return { kind: 'resolved', since, how: 'overtaken', wording }
  }
}

function reopened(entry: EntryId, because: 'reworded' | 'park-ended', since: Instant) {
  return { type: 'moved', entry, to: { kind: 'reopened', since, because } } as const
}
