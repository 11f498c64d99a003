import type { MandateKind } from '../accounts/mandate.ts'
import type { Viewer } from '../accounts/viewer.ts'
import type { DelegationId } from '../kernel/id.ts'
import type { Instant } from '../kernel/instant.ts'
import { audienceOf, shownTo } from './dossier.ts'
import type { Disclosure, Dossier, Draft, Filed, Stage } from './dossier.ts'
import type { Entry, EntryId } from './entry.ts'
import { place } from './stance.ts'
import type { Cell } from './stance.ts'
import type { Subject, SubjectId } from './subject.ts'
import type { Visibility, Weight } from './vocabulary.ts'

/** Who looks; `null` is the public. */
export type Onlooker = {
  readonly delegation: Pick<Viewer['delegation'], 'id' | 'kind'>
  readonly mandate: { readonly kind: MandateKind }
} | null

/**
 * All that one onlooker may know of a dossier. Everything that is shown, computed or sent to them is
 * made of this and of nothing else, so that what they may not see leaves no trace.
 */
export type Seen = {
  readonly delegation: DelegationId
  readonly subject: SubjectId
  readonly drafts: readonly Draft[]
  readonly entries: readonly SeenEntry[]
  /** Entries of which only this is known: that they exist, since when, and by which hash. */
  readonly sealed: readonly Sealed[]
}

/** Without its place in the log, whose gaps would tell of what is kept. */
export type SeenEntry = Omit<Entry, 'content' | 'seq'> & {
  readonly content: Omit<Entry['content'], 'weight' | 'resolution'>
  /** Null when there is none or its owner keeps it back; an onlooker cannot tell which. */
  readonly weight: Weight | null
  readonly resolution: string | null
  readonly to: Visibility
  readonly stage: Stage
  /** With which hash and salt anyone can check that it was held since it was sealed. */
  readonly proof: { readonly commitment: string; readonly salt: string; since: Instant } | null
}

export type Sealed = {
  readonly entry: EntryId
  readonly commitment: string
  readonly since: Instant
}

/** Whether what a delegation shows this far is seen by the onlooker (SPEC.md VI1). */
export function sees(onlooker: Onlooker, owner: DelegationId, to: Visibility): boolean {
  if (to === 'public') return true
  if (onlooker === null) return false
  if (onlooker.delegation.id === owner) return true
  switch (to) {
    case 'own':
      return false
    case 'chair':
      return presides(onlooker)
    case 'coalition':
      return isAmongThem(onlooker)
  }
}

/** The chair and the secretariat, who serve every delegation. */
export function presides(onlooker: NonNullable<Onlooker>): boolean {
  return onlooker.delegation.kind === 'secretariat' || onlooker.mandate.kind === 'chair'
}

/** The members, and those who serve them: among whom positions are shared. */
export function isAmongThem(onlooker: NonNullable<Onlooker>): boolean {
  return presides(onlooker) || onlooker.delegation.kind === 'member'
}

export function seenBy(onlooker: Onlooker, dossier: Dossier): Seen {
  const { delegation, subject, drafts, filed } = dossier
  const own = onlooker?.delegation.id === delegation
  return {
    delegation,
    subject,
    drafts: own ? drafts : [],
    entries: filed.flatMap((one) => seenEntry(onlooker, one)),
    sealed: sealedFor(onlooker, dossier),
  }
}

function sealedFor(onlooker: Onlooker, { delegation, filed }: Dossier): readonly Sealed[] {
  return sees(onlooker, delegation, 'coalition') ? filed.flatMap(sealedOf) : []
}

/** The entry that stands for this onlooker: the last they see, unless it is resolved. */
export function standing(seen: Pick<Seen, 'entries'>): SeenEntry | null {
  const last = seen.entries.at(-1)
  return last === undefined || last.stage.kind === 'resolved' ? null : last
}

/** The cell of the matrix. A sealed entry does not cover what its delegation shows. */
export function cellOf(seen: Seen, subject: Subject): Cell {
  return cellWith(standing(seen), seen.sealed.at(-1), subject)
}

/**
 * The same without all else that the onlooker may know: a matrix has eighteen thousand cells, and of each
 * dossier only the last entry that is seen is looked at.
 */
export function cellFor(onlooker: Onlooker, dossier: Dossier, subject: Subject): Cell {
  const { delegation, filed } = dossier
  const last = filed.findLast((one) => sees(onlooker, delegation, shownTo(one)))
  const stands =
    last === undefined || last.stage.kind === 'resolved' ? [] : seenEntry(onlooker, last)
  return cellWith(stands[0] ?? null, sealedFor(onlooker, dossier).at(-1), subject)
}

function cellWith(entry: SeenEntry | null, sealed: Sealed | undefined, subject: Subject): Cell {
  if (entry === null) {
    return sealed === undefined
      ? { kind: 'none' }
      : { kind: 'withheld', entry: sealed.entry, since: sealed.since }
  }
  const placed = place(entry.content.holding, subject.scale)
  if (!placed.ok) throw new TypeError(`entry ${entry.id} is not on its scale`)
  if (placed.interval === null) return { kind: 'not-participating', entry: entry.id }
  const { interval } = placed
  const earlier = entry.wording !== subject.wording
  return { kind: 'position', entry: entry.id, interval, earlier, weight: entry.weight }
}

function seenEntry(onlooker: Onlooker, { entry, disclosure, stage }: Filed): SeenEntry[] {
  const audience = audienceOf(disclosure)
  const shows = (to: Visibility) => sees(onlooker, entry.delegation, to)
  if (!shows(audience.entry)) return []
  const { id, subject, delegation, at, wording, voice, content: said } = entry
  const { holding, type, weight, reason, resolution, reviewBy } = said
  return [
    {
      id,
      subject,
      delegation,
      at,
      wording,
      voice,
      content: { holding, type, reason, reviewBy },
      weight: shows(audience.weight) ? weight : null,
      resolution: shows(audience.resolution) && resolution !== '' ? resolution : null,
      to: audience.entry,
      stage,
      proof: proofOf(disclosure),
    },
  ]
}

function proofOf(disclosure: Disclosure): SeenEntry['proof'] {
  if (disclosure.kind !== 'revealed') return null
  const { commitment, salt, since } = disclosure
  return { commitment, salt, since }
}

function sealedOf({ entry, disclosure }: Filed): Sealed[] {
  if (disclosure.kind !== 'sealed') return []
  return [{ entry: entry.id, commitment: disclosure.commitment, since: disclosure.since }]
}
