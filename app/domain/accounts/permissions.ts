import type { Access } from './access.ts'
import type { DelegationKind } from './delegation.ts'
import type { MandateKind } from './mandate.ts'

type Who = { readonly [Kind in DelegationKind]?: readonly MandateKind[] }

const everyone: readonly MandateKind[] = [
  'head',
  'alternate',
  'delegate',
  'capital-reviewer',
  'legal-adviser',
  'chair',
]
const heads: readonly MandateKind[] = ['head', 'alternate']
const officers: readonly MandateKind[] = ['head', 'alternate', 'delegate', 'chair']
const presiding: readonly MandateKind[] = ['head', 'alternate', 'chair']

const wholeCoalition: Who = {
  member: everyone,
  secretariat: everyone,
  verifier: everyone,
  observer: everyone,
  'civil-society': everyone,
}

/**
 * Who may do what, by delegation kind and mandate (SPEC.md PM1–PM9, domain.md B0). What depends on
 * the subject as well – one's own delegation, a document's access list – is in may.ts.
 */
export const permissions = {
  'framework.read': wholeCoalition,
  'record.read': wholeCoalition,
  'people.read': wholeCoalition,
  'framework.create': { secretariat: officers },
  'delegation.create': { secretariat: heads },
  'document.create': { secretariat: officers, member: heads },
  'document.open': { secretariat: presiding, member: ['chair'] },
  'document.close': { secretariat: presiding, member: ['chair'] },
  'document.access': { secretariat: presiding },
  'document.negotiate': { secretariat: presiding, member: ['chair'] },
  'note.keep': {
    ...wholeCoalition,
    member: ['head', 'alternate', 'delegate', 'capital-reviewer', 'legal-adviser'],
  },
  'feed.keep': wholeCoalition,
  'webhook.keep': {
    secretariat: heads,
    member: heads,
    verifier: heads,
    observer: heads,
    'civil-society': heads,
  },
  'bracket.hold': { member: ['head', 'alternate', 'delegate'] },
  'bracket.let-go': { member: heads },
  'bracket.rule': { secretariat: presiding, member: ['chair'] },
  'sitting.preside': { secretariat: presiding, member: ['chair'] },
  'sitting.attend': {
    secretariat: officers,
    member: officers,
    verifier: heads,
    observer: heads,
    'civil-society': heads,
  },
  'paragraph.preside': { secretariat: presiding, member: ['chair'] },
  'paragraph.fix': { secretariat: officers },
  'paragraph.consent': { member: heads },
  'paragraph.request': { member: ['head', 'alternate', 'delegate'] },
  'life.issue': { secretariat: officers },
  'life.preside': { secretariat: presiding, member: ['chair'] },
  'life.sponsor': { secretariat: presiding, member: heads },
  'life.vote': { member: heads },
  'silence.preside': { secretariat: presiding, member: ['chair'] },
  'silence.answer': { member: heads },
  'silence.withdraw': { secretariat: presiding, member: heads },
  'sponsors.open': { secretariat: officers, member: heads },
  'sponsors.join': { member: heads },
  'statement.make': { member: heads },
  'format.publish': { secretariat: presiding },
  'subject.create': { secretariat: officers, member: officers },
  'position.prepare': { member: ['head', 'alternate', 'delegate'] },
  'position.commit': { member: heads },
  'position.import': { secretariat: presiding, member: ['chair'] },
  'bridge.propose': { secretariat: presiding, member: ['chair'] },
  'bridge.answer': { member: heads },
  'position.preside': { secretariat: officers, member: ['chair'] },
  'relief.run': { secretariat: presiding },
  'relief.propose': { secretariat: presiding, member: heads },
  'relief.prepare': { member: ['head', 'alternate', 'delegate'] },
  'relief.commit': { member: heads },
  'relief.find': { verifier: heads },
  'exemption.propose': { secretariat: presiding, member: heads },
  'exemption.decide': { secretariat: presiding },
  'snapback.act': { member: heads },
  'snapback.preside': { secretariat: presiding },
  'person.invite': {
    secretariat: heads,
    member: heads,
    verifier: heads,
    observer: heads,
    'civil-society': heads,
  },
  'mandate.change': {
    secretariat: heads,
    member: ['head'],
    verifier: ['head'],
    observer: ['head'],
    'civil-society': ['head'],
  },
  'reset-link.create': { secretariat: heads },
  'mail.read': { secretariat: heads },
} as const satisfies Record<string, Who>

/** The most a document can ever grant, whatever its access list says: by delegation kind … */
export const ceilingOfKind = {
  member: 'edit',
  secretariat: 'edit',
  verifier: 'comment',
  observer: 'comment',
  'civil-society': 'comment',
} as const satisfies Record<DelegationKind, Access>

/** … and by mandate. Capital reviewers read unseen; legal advisers advise. */
export const ceilingOfMandate = {
  head: 'edit',
  alternate: 'edit',
  delegate: 'edit',
  chair: 'edit',
  'legal-adviser': 'comment',
  'capital-reviewer': 'read',
} as const satisfies Record<MandateKind, Access>

/** Acts that commit a delegation or the coalition, or open an account, and so need a fresh proof of presence (PM9). */
export const presenceNeeded: ReadonlySet<Action> = new Set<Action>([
  'mandate.change',
  'document.open',
  'document.close',
  'document.access',
  'document.negotiate',
  'bracket.let-go',
  'bracket.rule',
  'paragraph.preside',
  'paragraph.fix',
  'paragraph.consent',
  'life.issue',
  'life.preside',
  'life.sponsor',
  'life.vote',
  'silence.preside',
  'silence.answer',
  'silence.withdraw',
  'sponsors.open',
  'sponsors.join',
  'statement.make',
  'format.publish',
  'position.commit',
  'position.import',
  'bridge.propose',
  'bridge.answer',
  'relief.run',
  'relief.commit',
  'relief.find',
  'exemption.decide',
  'snapback.act',
  'snapback.preside',
  'delegation.create',
  'person.invite',
  'reset-link.create',
])

export type Action =
  | keyof typeof permissions
  | 'document.read'
  | 'document.comment'
  | 'document.edit'
