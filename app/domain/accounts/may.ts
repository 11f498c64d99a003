import type { CoalitionId, DelegationId, MandateId } from '../kernel/id.ts'
import type { Access } from './access.ts'
import { reaches, weaker } from './access.ts'
import type { DelegationKind } from './delegation.ts'
import { ceilingOfKind, ceilingOfMandate, permissions } from './permissions.ts'
import type { Action } from './permissions.ts'
import type { Viewer } from './viewer.ts'

/** One line of a document's access list. A delegation's own line outranks that of its kind (PM6). */
export type Grant =
  | { to: 'delegation'; delegation: DelegationId; access: Access }
  | { to: 'kind'; kind: DelegationKind; access: Access }

export type DocumentSubject = {
  coalition: CoalitionId
  grants: readonly Grant[]
  /** Open for drafting, or closed: then nobody edits and those who could may still comment. */
  drafting: 'open' | 'closed'
}

type InCoalition = { coalition: CoalitionId }

/** What each action is done to. */
export type Subject = {
  'framework.read': InCoalition
  'record.read': InCoalition
  'people.read': InCoalition
  'framework.create': InCoalition
  'delegation.create': InCoalition
  'document.create': InCoalition
  'document.read': DocumentSubject
  'document.comment': DocumentSubject
  'document.edit': DocumentSubject
  'document.open': DocumentSubject
  'document.close': DocumentSubject
  'document.access': DocumentSubject
  'document.negotiate': DocumentSubject
  'note.keep': InCoalition & { delegation: DelegationId }
  'feed.keep': InCoalition & { delegation: DelegationId }
  'webhook.keep': InCoalition & { delegation: DelegationId }
  'bracket.hold': DocumentSubject
  'bracket.let-go': DocumentSubject
  'bracket.rule': DocumentSubject
  'sitting.preside': DocumentSubject
  'sitting.attend': DocumentSubject
  'paragraph.preside': DocumentSubject
  'paragraph.fix': DocumentSubject
  'paragraph.consent': DocumentSubject
  'paragraph.request': DocumentSubject
  'life.issue': DocumentSubject
  'life.preside': DocumentSubject
  'life.sponsor': DocumentSubject
  'life.vote': DocumentSubject
  'silence.preside': DocumentSubject
  'silence.answer': DocumentSubject
  'silence.withdraw': DocumentSubject
  'sponsors.open': DocumentSubject
  'sponsors.join': DocumentSubject
  'statement.make': DocumentSubject
  'format.publish': DocumentSubject
  'subject.create': InCoalition
  'position.prepare': InCoalition
  'position.commit': InCoalition
  'position.import': InCoalition
  'position.preside': InCoalition
  'bridge.propose': InCoalition
  'bridge.answer': InCoalition
  'relief.run': InCoalition
  'relief.propose': InCoalition
  'relief.prepare': InCoalition
  'relief.commit': InCoalition
  'relief.find': InCoalition
  'exemption.propose': InCoalition
  'exemption.decide': InCoalition
  'snapback.act': InCoalition
  'snapback.preside': InCoalition
  'person.invite': InCoalition & { delegation: DelegationId }
  'mandate.change': InCoalition & { delegation: DelegationId; mandate: MandateId }
  'reset-link.create': InCoalition
  'mail.read': InCoalition
}

type ViewerFacts = Pick<Viewer, 'coalition'> & {
  delegation: Pick<Viewer['delegation'], 'id' | 'kind'>
  mandate: Viewer['mandate']
}

/**
 * The one permission sentence, asked by the server before it acts and by the browser before it shows
 * a button: may this viewer do this to that? The public (`null`) may nothing here.
 */
export function may<A extends Action>(
  viewer: ViewerFacts | null,
  action: A,
  subject: Subject[A],
): boolean {
  if (viewer === null || viewer.coalition !== subject.coalition) return false
  return rule(viewer, { action, subject } as Question)
}

/** What the viewer may do with a document at most, or `null` when it must not know that it exists. */
export function accessTo(viewer: ViewerFacts, document: DocumentSubject): Access | null {
  if (viewer.coalition !== document.coalition) return null
  const ceiling = weaker(
    ceilingOfKind[viewer.delegation.kind],
    ceilingOfMandate[viewer.mandate.kind],
  )
  const granted = weaker(grantedTo(viewer, document.grants), ceiling)
  return document.drafting === 'open' ? granted : weaker(granted, 'comment')
}

type Question = { [A in Action]: { action: A; subject: Subject[A] } }[Action]

function rule(viewer: ViewerFacts, { action, subject }: Question): boolean {
  switch (action) {
    case 'document.read':
      return reaches(accessTo(viewer, subject), 'read')
    case 'document.comment':
      return reaches(accessTo(viewer, subject), 'comment')
    case 'document.edit':
      return reaches(accessTo(viewer, subject), 'edit')
    case 'document.open':
    case 'document.close':
    case 'document.access':
    case 'document.negotiate':
    case 'bracket.hold':
    case 'bracket.let-go':
    case 'bracket.rule':
    case 'sitting.preside':
    case 'sitting.attend':
    case 'paragraph.preside':
    case 'paragraph.fix':
    case 'paragraph.consent':
    case 'paragraph.request':
    case 'life.issue':
    case 'life.preside':
    case 'life.sponsor':
    case 'life.vote':
    case 'silence.preside':
    case 'silence.answer':
    case 'silence.withdraw':
    case 'sponsors.open':
    case 'sponsors.join':
    case 'statement.make':
    case 'format.publish':
      return inTable(viewer, action) && accessTo(viewer, subject) !== null
    case 'note.keep':
    case 'feed.keep':
    case 'webhook.keep':
      return inTable(viewer, action) && viewer.delegation.id === subject.delegation
    case 'person.invite':
      return inTable(viewer, action) && ofOwnDelegation(viewer, subject.delegation)
    case 'mandate.change':
      return (
        inTable(viewer, action) &&
        ofOwnDelegation(viewer, subject.delegation) &&
        subject.mandate !== viewer.mandate.id
      )
    case 'framework.read':
    case 'record.read':
    case 'people.read':
    case 'framework.create':
    case 'delegation.create':
    case 'document.create':
    case 'subject.create':
    case 'position.prepare':
    case 'position.commit':
    case 'position.import':
    case 'position.preside':
    case 'bridge.propose':
    case 'bridge.answer':
    case 'relief.run':
    case 'relief.propose':
    case 'relief.prepare':
    case 'relief.commit':
    case 'relief.find':
    case 'exemption.propose':
    case 'exemption.decide':
    case 'snapback.act':
    case 'snapback.preside':
    case 'reset-link.create':
    case 'mail.read':
      return inTable(viewer, action)
  }
}

function inTable(viewer: ViewerFacts, action: keyof typeof permissions): boolean {
  const allowed: Partial<Record<DelegationKind, readonly string[]>> = permissions[action]
  return allowed[viewer.delegation.kind]?.includes(viewer.mandate.kind) ?? false
}

/** The secretariat serves every delegation; everyone else speaks for their own only. */
function ofOwnDelegation(viewer: ViewerFacts, delegation: DelegationId): boolean {
  return viewer.delegation.kind === 'secretariat' || viewer.delegation.id === delegation
}

function grantedTo(viewer: ViewerFacts, grants: readonly Grant[]): Access | null {
  const own = grants.find((g) => g.to === 'delegation' && g.delegation === viewer.delegation.id)
  const ofKind = grants.find((g) => g.to === 'kind' && g.kind === viewer.delegation.kind)
  return (own ?? ofKind)?.access ?? null
}
