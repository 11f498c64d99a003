import type { MandateKind } from '../accounts/mandate.ts'
import { canonicalJson } from '../kernel/canonical-json.ts'
import type { Instant } from '../kernel/instant.ts'
import { decided, refused } from '../kernel/result.ts'
import type { Decision } from '../kernel/result.ts'
import { commitmentTo } from './commitment.ts'
import { shownTo } from './dossier.ts'
import type { Actor, Dossier, DossierEvent, Filed, Resolution } from './dossier.ts'
import { asWide } from './entry.ts'
import type { Audience, Content, Entry, EntryId, Voice } from './entry.ts'
import { place } from './stance.ts'
import type { HoldingRefusal } from './stance.ts'
import type { Subject } from './subject.ts'
import type { SeenEntry } from './visible.ts'

/** What a delegation does with its own positions. */
export type OwnCommand =
  | { type: 'prepare'; id: EntryId; content: Content; voice: Voice }
  | { type: 'discard'; id: EntryId }
  /** With the id of a draft it commits that draft, as it now reads. */
  | { type: 'commit'; id: EntryId; content: Content; voice: Voice; audience: Audience }
  | { type: 'share'; id: EntryId; audience: Audience }
  | { type: 'seal'; id: EntryId; salt: string }
  | { type: 'reveal'; id: EntryId; salt: string; audience: Audience }
  | { type: 'settle'; id: EntryId; how: Exclude<Resolution, 'overtaken'> }

export type Facts = {
  readonly actor: Actor
  readonly subject: Subject
  readonly at: Instant
  readonly seq: number
  /** The group's statement that the entry aligns itself with, as the actor sees it, if there is one. */
  readonly statement: SeenEntry | null
}

export type OwnRefusal =
  | HoldingRefusal
  | {
      code:
        | 'not-a-member'
        | 'not-head'
        | 'not-a-drafter'
        | 'no-such-position'
        | 'position-unchanged'
        | 'position-superseded'
        | 'position-sealed'
        | 'position-not-sealed'
        | 'position-resolved'
        | 'already-seen'
        | 'audience-wider'
        | 'audience-too-narrow'
        | 'review-in-the-past'
        | 'salt-differs'
        | 'no-such-statement'
        | 'statement-outdated'
        | 'other-than-statement'
        | 'wider-than-statement'
    }

/** What becomes of a delegation's own dossier (SPEC.md PO9–PO20). */
export function decide(
  dossier: Dossier,
  command: OwnCommand,
  facts: Facts,
): Decision<DossierEvent, OwnRefusal> {
  const refusal = mayNot(dossier, command, facts.actor)
  if (refusal !== null) return refused({ code: refusal })
  switch (command.type) {
    case 'prepare':
      return prepare(command, facts)
    case 'discard':
      return dossier.drafts.some(({ id }) => id === command.id)
        ? decided({ type: 'discarded', draft: command.id })
        : refused({ code: 'no-such-position' })
    case 'commit':
      return commit(dossier, command, facts)
    case 'share':
      return onFiled(dossier, command.id, (filed) => share(dossier, filed, command, facts))
    case 'seal':
      return onFiled(dossier, command.id, (filed) => seal(filed, command, facts))
    case 'reveal':
      return onFiled(dossier, command.id, (filed) => reveal(filed, command))
    case 'settle':
      return onFiled(dossier, command.id, (filed) => settle(filed, command, facts))
  }
}

/** Whether a later entry stands before all who see this one. */
export function isSuperseded(dossier: Dossier, { entry }: Filed, to = 'own' as Audience['entry']) {
  const after = dossier.filed.slice(dossier.filed.findIndex((one) => one.entry.id === entry.id) + 1)
  return after.some((later) => asWide(shownTo(later), to))
}

type Decided = Decision<DossierEvent, OwnRefusal>
type Command<Type> = Extract<OwnCommand, { type: Type }>

const drafters: readonly MandateKind[] = ['head', 'alternate', 'delegate']
const heads: readonly MandateKind[] = ['head', 'alternate']

function mayNot(dossier: Dossier, { type }: OwnCommand, { delegation, mandate }: Actor) {
  if (delegation.kind !== 'member') return 'not-a-member'
  // Whoever is not of the delegation may not learn what is in its dossier.
  if (delegation.id !== dossier.delegation) return 'no-such-position'
  if (type !== 'prepare' && type !== 'discard') {
    return heads.includes(mandate.kind) ? null : 'not-head'
  }
  return drafters.includes(mandate.kind) ? null : 'not-a-drafter'
}

function prepare({ id, content, voice }: Command<'prepare'>, facts: Facts): Decided {
  const placed = place(content.holding, facts.subject.scale)
  if (!placed.ok) return placed
  const draft = { id, content, voice, by: facts.actor.mandate.id, at: facts.at }
  return decided({ type: 'prepared', draft })
}

function commit(dossier: Dossier, command: Command<'commit'>, facts: Facts): Decided {
  const { id, content, voice, audience } = command
  const { subject, at, seq } = facts
  const placed = place(content.holding, subject.scale)
  if (!placed.ok) return placed
  if (!isCoherent(audience)) return refused({ code: 'audience-wider' })
  if (content.reviewBy !== null && content.reviewBy <= at) {
    return refused({ code: 'review-in-the-past' })
  }
  const { delegation } = dossier
  const entry: Entry = {
    id,
    subject: subject.id,
    delegation,
    at,
    seq,
    wording: subject.wording,
    content,
    voice,
  }
  const last = dossier.filed.at(-1)
  if (last !== undefined && last.stage.kind !== 'resolved' && saysTheSame(last.entry, entry)) {
    return refused({ code: 'position-unchanged' })
  }
  const misaligned = alignment(entry, audience, facts)
  return misaligned === null
    ? decided({ type: 'committed', entry, audience })
    : refused({ code: misaligned })
}

function share(
  dossier: Dossier,
  filed: Filed,
  { audience }: Command<'share'>,
  facts: Facts,
): Decided {
  if (filed.disclosure.kind === 'sealed') return refused({ code: 'position-sealed' })
  if (!isCoherent(audience)) return refused({ code: 'audience-wider' })
  if (!widens(filed.disclosure.audience, audience)) return refused({ code: 'already-seen' })
  if (isSuperseded(dossier, filed, audience.entry)) return refused({ code: 'position-superseded' })
  const misaligned = alignment(filed.entry, audience, facts)
  return misaligned === null
    ? decided({ type: 'shared', entry: filed.entry.id, audience })
    : refused({ code: misaligned })
}

/** Sealing says that there is a position, so only what nobody else has seen can be sealed. */
function seal({ entry, disclosure }: Filed, { salt }: Command<'seal'>, { at }: Facts): Decided {
  if (disclosure.kind === 'sealed') return refused({ code: 'position-sealed' })
  if (disclosure.audience.entry !== 'own') return refused({ code: 'already-seen' })
  return decided({ type: 'sealed', entry: entry.id, commitment: commitmentTo(entry, salt), at })
}

function reveal({ entry, disclosure }: Filed, { salt, audience }: Command<'reveal'>): Decided {
  if (disclosure.kind !== 'sealed') return refused({ code: 'position-not-sealed' })
  if (!isCoherent(audience)) return refused({ code: 'audience-wider' })
  // Those who know that it was sealed are those to whom it is opened.
  if (!asWide(audience.entry, 'coalition')) return refused({ code: 'audience-too-narrow' })
  if (commitmentTo(entry, salt) !== disclosure.commitment) return refused({ code: 'salt-differs' })
  return decided({ type: 'revealed', entry: entry.id, salt, audience })
}

function settle(filed: Filed, { how }: Command<'settle'>, { at, subject }: Facts): Decided {
  if (filed.disclosure.kind === 'sealed') return refused({ code: 'position-sealed' })
  if (filed.stage.kind === 'resolved') return refused({ code: 'position-resolved' })
  const to = { kind: 'resolved', since: at, how, wording: subject.wording } as const
  return decided({ type: 'moved', entry: filed.entry.id, to })
}

/** Why an entry cannot align itself as it says (domain.md B0); null when it can, or does not. */
function alignment({ voice, content, delegation }: Entry, audience: Audience, facts: Facts) {
  if (voice.kind !== 'aligned') return null
  const { statement, subject } = facts
  if (
    statement === null ||
    statement.id !== voice.with ||
    statement.subject !== subject.id ||
    statement.stage.kind === 'resolved' ||
    statement.voice.kind !== 'group' ||
    !statement.voice.members.includes(delegation)
  ) {
    return 'no-such-statement' as const
  }
  if (statement.wording !== subject.wording) return 'statement-outdated' as const
  if (canonicalJson(statement.content.holding) !== canonicalJson(content.holding)) {
    return 'other-than-statement' as const
  }
  return asWide(statement.to, audience.entry) ? null : ('wider-than-statement' as const)
}

/** The same on the same wording, in the same voice. */
export function saysTheSame(one: Entry, other: Entry): boolean {
  const said = ({ wording, content, voice }: Entry) => canonicalJson({ wording, content, voice })
  return said(one) === said(other)
}

function isCoherent({ entry, weight, resolution }: Audience): boolean {
  return asWide(entry, weight) && asWide(entry, resolution)
}

/** What was seen cannot be unseen: every part stays or goes further, and one goes further. */
function widens(before: Audience, after: Audience): boolean {
  const parts = ['entry', 'weight', 'resolution'] as const
  return (
    parts.every((part) => asWide(after[part], before[part])) &&
    parts.some((part) => after[part] !== before[part])
  )
}

function onFiled(dossier: Dossier, id: EntryId, then: (filed: Filed) => Decided): Decided {
  const filed = dossier.filed.find(({ entry }) => entry.id === id)
  return filed === undefined ? refused({ code: 'no-such-position' }) : then(filed)
}
