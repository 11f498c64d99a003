import type { Deadline } from '../kernel/deadline.ts'
import type { DelegationId } from '../kernel/id.ts'
import type { NoticeKind } from '../kernel/notice-kind.ts'
import { boardOf } from './board.ts'
import type { Owed } from './board.ts'
import type { ReliefEvent } from './event.ts'
import { latestFinding } from './finding.ts'
import { optionalParties, requiredParties } from './go-no-go.ts'
import { roundOf } from './readiness.ts'
import { lastMoment } from './terms.ts'
import { judge } from './trigger.ts'

/** What an event can wait for. */
export const askedKinds = [
  'readiness-asked',
  'call-asked',
  'hold-review',
  'finding-asked',
  'effect-asked',
  'reversal-asked',
  'confirmation-asked',
  'playbook-asked',
] as const satisfies readonly NoticeKind[]

/** One answer that an event waits for: of whom, and by when. */
export type Asked = {
  readonly kind: (typeof askedKinds)[number]
  readonly of: DelegationId | 'secretariat' | 'verifier'
  readonly due: Deadline | null
}

/**
 * Whose answers an event waits for as it stands (domain.md B10): each kind once for each, with the
 * earliest time, and nobody who has answered. It is read off the event alone, so that what is asked no
 * more is what was asked before.
 */
export function askedOf(event: ReliefEvent): readonly Asked[] {
  return [
    ...ofLegs(event),
    ...ofCall(event),
    ...ofHolds(event),
    ...ofVerifier(event),
    ...ofPlaybook(event),
  ]
}

function ofLegs(event: ReliefEvent): readonly Asked[] {
  const asked = boardOf(event, new Set(), event.asOf).flatMap(({ delegation, owed }): Asked[] =>
    owed === null ? [] : [{ ...askedFor(owed, delegation), due: owed.due }],
  )
  return onceEach(asked)
}

function askedFor({ what, by }: Owed, delegation: DelegationId): Omit<Asked, 'due'> {
  const of = by === 'secretariat' ? by : delegation
  switch (what) {
    case 'start':
    case 'step':
    case 'adopt':
    case 'attest':
    case 'unblock':
      return { kind: 'readiness-asked', of }
    case 'execute':
      return { kind: 'effect-asked', of }
    case 'revert':
      return { kind: 'reversal-asked', of }
    case 'confirm':
      return { kind: 'confirmation-asked', of }
  }
}

function ofCall({ stage, legs }: ReliefEvent): readonly Asked[] {
  const call = stage.is === 'armed' ? stage.round.call : null
  if (call === null) return []
  return [...requiredParties(legs), ...optionalParties(legs)]
    .filter((party) => !call.answers.has(party))
    .map((of) => ({ kind: 'call-asked', of, due: call.due }))
}

function ofHolds({ stage }: ReliefEvent): readonly Asked[] {
  const holds = stage.is === 'on-hold' ? stage.holds : []
  return onceEach(holds.map(({ by, reviewBy }) => ({ kind: 'hold-review', of: by, due: reviewBy })))
}

/**
 * A finding is awaited on each condition on which none is in force at the last moment at which the event
 * can fire, unless a waiver stands in for it then. One that says no is an answer too.
 */
function ofVerifier(event: ReliefEvent): readonly Asked[] {
  const { terms, findings } = event
  if (roundOf(event) === null) return []
  const due = lastMoment(terms.trigger)
  const awaited = judge(terms.conditions, event, due.at).some(
    (one) =>
      'unmet' in one &&
      (one.unmet === 'expired' || latestFinding(findings, one.condition) === undefined),
  )
  return awaited ? [{ kind: 'finding-asked', of: 'verifier', due }] : []
}

/** Once legs have missed the window, what was agreed for that case is to be carried out, or the event closed so. */
function ofPlaybook({ stage }: ReliefEvent): readonly Asked[] {
  return stage.is === 'partially-effective'
    ? [{ kind: 'playbook-asked', of: 'secretariat', due: stage.retryUntil }]
    : []
}

/** Of several answers of one kind by one party, the one that is due first. */
function onceEach(asked: readonly Asked[]): readonly Asked[] {
  const first = new Map<string, Asked>()
  for (const one of asked.toSorted((a, b) => dueAt(a) - dueAt(b))) {
    const key = `${one.kind} ${one.of}`
    if (!first.has(key)) first.set(key, one)
  }
  return [...first.values()]
}

function dueAt({ due }: Asked): number {
  return due?.at ?? Infinity
}
