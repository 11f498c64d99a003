/**
 * What the silence of whoever is asked will mean. It is printed on every request (domain.md B10):
 * in a silence procedure it consents, on a call for readiness it says no, once a snapback was notified it
 * restores the measures, of a verifier it leaves a condition unmet, at a sunset relief lapses or goes on as its
 * text says, on mere information it means nothing.
 */
export const silences = [
  'nothing',
  'consent',
  'not-ready',
  'unmet',
  'restores',
  'lapses',
  'continues',
] as const
export type Silence = (typeof silences)[number]

/**
 * Each kind of notice: what it is about, what it asks (a key of the interface texts `notices.owed`),
 * and what silence will mean.
 */
export const noticeKinds = {
  'document-opened': { about: 'document', owed: 'may-draft', silence: 'nothing' },
  'consent-asked': { about: 'document', owed: 'answer', silence: 'nothing' },
  'confirmation-owed': { about: 'document', owed: 'confirm', silence: 'nothing' },
  'reopening-requested': { about: 'document', owed: 'take-note', silence: 'nothing' },
  'words-fixed': { about: 'document', owed: 'may-object-to-fix', silence: 'nothing' },
  'paragraph-placed': { about: 'document', owed: 'may-restore', silence: 'nothing' },
  'silence-asked': { about: 'document', owed: 'break-or-not', silence: 'consent' },
  'silence-runs': { about: 'document', owed: 'take-note', silence: 'nothing' },
  'silence-broken': { about: 'document', owed: 'take-note', silence: 'nothing' },
  'silence-withdrawn': { about: 'document', owed: 'take-note', silence: 'nothing' },
  'adopted-by-silence': { about: 'document', owed: 'may-state', silence: 'nothing' },
  'text-issued': { about: 'document', owed: 'take-note', silence: 'nothing' },
  'text-revised': { about: 'document', owed: 'take-note', silence: 'nothing' },
  'text-supplemented': { about: 'document', owed: 'take-note', silence: 'nothing' },
  'text-for-action': { about: 'document', owed: 'take-note', silence: 'nothing' },
  'text-orally-revised': { about: 'document', owed: 'take-note', silence: 'nothing' },
  'text-adopted': { about: 'document', owed: 'may-state', silence: 'nothing' },
  'text-not-adopted': { about: 'document', owed: 'take-note', silence: 'nothing' },
  'text-withdrawn': { about: 'document', owed: 'take-note', silence: 'nothing' },
  'text-deferred': { about: 'document', owed: 'take-note', silence: 'nothing' },
  'text-resumed': { about: 'document', owed: 'take-note', silence: 'nothing' },
  'text-reopened': { about: 'document', owed: 'take-note', silence: 'nothing' },
  'sponsor-again': { about: 'document', owed: 'may-sponsor-again', silence: 'nothing' },
  'statement-made': { about: 'document', owed: 'take-note', silence: 'nothing' },
  'reservation-made': { about: 'document', owed: 'may-object-in-time', silence: 'consent' },
  'ruling-made': { about: 'document', owed: 'may-object', silence: 'consent' },
  'comment-mention': { about: 'document', owed: 'take-note', silence: 'nothing' },
  'comment-answer': { about: 'document', owed: 'take-note', silence: 'nothing' },
  'note-mention': { about: 'document', owed: 'take-note', silence: 'nothing' },
  'note-answer': { about: 'document', owed: 'take-note', silence: 'nothing' },
  'position-review': { about: 'subject', owed: 'review', silence: 'nothing' },
  'position-escalated': { about: 'subject', owed: 'take-note', silence: 'nothing' },
  'snapback-notified': { about: 'snapback', owed: 'may-continue', silence: 'restores' },
  'bridge-asked': { about: 'subject', owed: 'answer-bridge', silence: 'nothing' },
  'readiness-asked': { about: 'event', owed: 'attest', silence: 'not-ready' },
  'call-asked': { about: 'event', owed: 'go-or-not', silence: 'not-ready' },
  'hold-review': { about: 'event', owed: 'review-hold', silence: 'nothing' },
  'finding-asked': { about: 'event', owed: 'find', silence: 'unmet' },
  'effect-asked': { about: 'event', owed: 'report-effect', silence: 'nothing' },
  'reversal-asked': { about: 'event', owed: 'report-reversal', silence: 'nothing' },
  'confirmation-asked': { about: 'event', owed: 'confirm-effect', silence: 'nothing' },
  'playbook-asked': { about: 'event', owed: 'carry-out-playbook', silence: 'nothing' },
  'event-armed': { about: 'event', owed: 'take-note', silence: 'nothing' },
  'event-held': { about: 'event', owed: 'take-note', silence: 'nothing' },
  'event-fired': { about: 'event', owed: 'take-note', silence: 'nothing' },
  'event-partly-effective': { about: 'event', owed: 'take-note', silence: 'nothing' },
  'event-aborted': { about: 'event', owed: 'take-note', silence: 'nothing' },
  'terms-proposed': { about: 'event', owed: 'take-note', silence: 'nothing' },
  'relief-lapses': { about: 'measure', owed: 'renew-in-time', silence: 'lapses' },
  'relief-continues': { about: 'measure', owed: 'renew-in-time', silence: 'continues' },
  'relief-review': { about: 'measure', owed: 'hold-review', silence: 'nothing' },
  'exemption-lapses': { about: 'exemption', owed: 'renew-in-time', silence: 'lapses' },
  'exemption-continues': { about: 'exemption', owed: 'renew-in-time', silence: 'continues' },
  'exemption-review': { about: 'exemption', owed: 'hold-review', silence: 'nothing' },
  'mandate-changed': { about: 'mandate', owed: 'take-note', silence: 'nothing' },
} as const satisfies Readonly<Record<string, { about: Subject; owed: string; silence: Silence }>>

export type NoticeKind = keyof typeof noticeKinds

/** What there are notices about. */
type Subject = 'document' | 'subject' | 'snapback' | 'event' | 'measure' | 'exemption' | 'mandate'

/** Those that are about a document. */
export type DocumentNoticeKind = {
  [Kind in NoticeKind]: (typeof noticeKinds)[Kind]['about'] extends 'document' ? Kind : never
}[NoticeKind]

export function isOfDocument(kind: NoticeKind): kind is DocumentNoticeKind {
  return noticeKinds[kind].about === 'document'
}

/** Whether an answer is awaited; the other kinds inform, or say what one may do. */
export function asksForAnswer(kind: NoticeKind): boolean {
  return !informing.has(noticeKinds[kind].owed)
}

const informing: ReadonlySet<string> = new Set([
  'take-note',
  'may-draft',
  'may-state',
  'may-sponsor-again',
  'may-object-to-fix',
  'may-restore',
])
