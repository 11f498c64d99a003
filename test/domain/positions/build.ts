import type { DelegationKind } from '#app/domain/accounts/delegation.ts'
import type { MandateKind } from '#app/domain/accounts/mandate.ts'
import type { DelegationId, Id } from '#app/domain/kernel/id.ts'
import { instant } from '#app/domain/kernel/instant.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { decide } from '#app/domain/positions/decide.ts'
import type { Facts, OwnCommand } from '#app/domain/positions/decide.ts'
import { emptyDossier, evolve } from '#app/domain/positions/dossier.ts'
import type { Actor, Dossier, DossierEvent } from '#app/domain/positions/dossier.ts'
import type { Audience, Content, EntryId } from '#app/domain/positions/entry.ts'
import { stances } from '#app/domain/positions/scale.ts'
import type { RangeScale } from '#app/domain/positions/scale.ts'
import type { Holding } from '#app/domain/positions/stance.ts'
import type { Subject } from '#app/domain/positions/subject.ts'
import type { Visibility } from '#app/domain/positions/vocabulary.ts'

/** Ids that sort by their number and say what they are. */
export function id<Name extends string>(number: number): Id<Name> {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}` as Id<Name>
}

export const thane: DelegationId = id(1)
export const ostia: DelegationId = id(2)
export const solvaara: DelegationId = id(3)

export const start = instant(Date.UTC(2026, 2, 2, 9))

export function subject(change: Partial<Subject> = {}): Subject {
  return {
    id: id<'subject'>(500),
    about: { kind: 'question', question: 'Shall the threshold be lowered?' },
    scale: stances,
    wording: 'first',
    value: null,
    ...change,
  }
}

export function months(low: number, high: number, step: number | null = 1): RangeScale {
  return { kind: 'range', low, high, unit: 'months', step }
}

export function stance(level: string): Holding {
  return { kind: 'stance', level }
}

export function range(low: number | null, high: number | null): Holding {
  return { kind: 'range', low, high }
}

export function content(holding: Holding, change: Partial<Content> = {}): Content {
  return {
    holding,
    type: 'substantive',
    weight: null,
    reason: '',
    resolution: '',
    reviewBy: null,
    ...change,
  }
}

/** As far as `to` in everything. */
export function shown(to: Visibility): Audience {
  return { entry: to, weight: to, resolution: to }
}

export function actor(
  delegation: DelegationId,
  mandate: MandateKind = 'head',
  kind: DelegationKind = 'member',
): Actor {
  return { delegation: { id: delegation, kind }, mandate: { id: id(900), kind: mandate } }
}

export const secretariat = actor(id(90), 'delegate', 'secretariat')

function facts(change: Partial<Facts> = {}): Facts {
  return {
    actor: actor(thane),
    subject: subject(),
    at: start,
    seq: 1,
    statement: null,
    ...change,
  }
}

export function apply(dossier: Dossier, events: readonly DossierEvent[]): Dossier {
  return events.reduce(evolve, dossier)
}

/** The dossier after a command that must be allowed. */
export function after(dossier: Dossier, command: OwnCommand, given: Partial<Facts> = {}): Dossier {
  const decision = decide(dossier, command, facts(given))
  if (!decision.ok) throw new Error(`refused: ${decision.refusal.code}`)
  return apply(dossier, decision.events)
}

export type Line = {
  by: DelegationId
  holding: Holding
  to?: Visibility
  at?: Instant
  on?: Subject
  more?: Partial<Content>
}

let serial = 10_000

/** A dossier with these positions committed in turn. */
export function dossierOf(lines: readonly Line[]): Dossier {
  const [first] = lines
  if (first === undefined) throw new Error('a dossier needs a line')
  return lines.reduce(
    (dossier, { by, holding, to = 'coalition', at = start, on = subject(), more = {} }, seq) => {
      serial += 1
      const entry: EntryId = id(serial)
      return after(
        dossier,
        {
          type: 'commit',
          id: entry,
          content: content(holding, more),
          voice: { kind: 'own' },
          audience: shown(to),
        },
        { actor: actor(by), at, seq, subject: on },
      )
    },
    emptyDossier(first.by, (first.on ?? subject()).id),
  )
}
