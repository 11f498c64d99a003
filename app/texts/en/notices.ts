/** What stands on the desk: what is asked, by when, and what silence means (domain.md B10). */
export const notices = {
  title: 'For you',

  kinds: {
    'document-opened': 'Open for drafting: {{subject}}',
    'consent-asked': 'Consent is asked: {{subject}}',
    'confirmation-owed': 'Your capital is still to confirm: {{subject}}',
    'reopening-requested': 'Reopening is asked for: {{subject}}',
    'words-fixed': 'Agreed words were corrected: {{subject}}',
    'paragraph-placed': 'A paragraph was moved, deleted or put back: {{subject}}',
    'silence-asked': 'Under silence: {{subject}}',
    'silence-runs': 'Under silence: {{subject}}',
    'silence-broken': 'Silence was broken, no decision taken: {{subject}}',
    'silence-withdrawn': 'Taken back from silence: {{subject}}',
    'adopted-by-silence': 'Adopted by silence: {{subject}}',
    'text-issued': 'Given out under a symbol: {{subject}}',
    'text-revised': 'Given out as a revision: {{subject}}',
    'text-supplemented': 'Corrected or supplemented: {{subject}}',
    'text-for-action': 'Up for action: {{subject}}',
    'text-orally-revised': 'Up for action, and revised orally: {{subject}}',
    'text-adopted': 'Adopted: {{subject}}',
    'text-not-adopted': 'Not adopted, tabled again: {{subject}}',
    'text-withdrawn': 'Withdrawn by its sponsor: {{subject}}',
    'text-deferred': 'Put off: {{subject}}',
    'text-resumed': 'Taken up again: {{subject}}',
    'text-reopened': 'Reopened as a new revision: {{subject}}',
    'sponsor-again': 'The text that you co-sponsor was revised in substance: {{subject}}',
    'statement-made': 'A statement was made: {{subject}}',
    'reservation-made': 'A reservation was made: {{subject}}',
    'ruling-made': 'The chair has ruled on a bracket: {{subject}}',
    'comment-mention': 'You are mentioned in a comment: {{subject}}',
    'comment-answer': 'A comment thread of yours goes on: {{subject}}',
    'note-mention': 'You are mentioned in a note of your delegation: {{subject}}',
    'note-answer': 'A note of yours goes on: {{subject}}',
    'position-review': 'Your position is due for review: {{subject}}',
    'position-escalated': 'A position comes before the heads of delegation: {{subject}}',
    'snapback-notified': 'A snapback was notified: {{subject}}',
    'bridge-asked': 'A bridge is proposed: {{subject}}',
    'readiness-asked': 'Your leg is not attested ready: {{subject}}',
    'call-asked': 'Go or no-go is called: {{subject}}',
    'hold-review': 'Your hold is to be reviewed: {{subject}}',
    'finding-asked': 'A finding is awaited: {{subject}}',
    'effect-asked': 'Report when your leg took effect: {{subject}}',
    'reversal-asked': 'Report when your leg was reversed: {{subject}}',
    'confirmation-asked': 'A leg in effect is to be confirmed: {{subject}}',
    'playbook-asked': 'Legs have missed the window: {{subject}}',
    'event-armed': 'Armed: {{subject}}',
    'event-held': 'On hold: {{subject}}',
    'event-fired': 'Fired: {{subject}}',
    'event-partly-effective': 'Effective in part: {{subject}}',
    'event-aborted': 'Aborted: {{subject}}',
    'terms-proposed': 'Other terms are proposed: {{subject}}',
    'relief-lapses': 'Relief nears its sunset: {{subject}}',
    'relief-continues': 'Relief nears its sunset: {{subject}}',
    'relief-review': 'Relief is to be reviewed: {{subject}}',
    'exemption-lapses': 'An exemption nears its sunset: {{subject}}',
    'exemption-continues': 'An exemption nears its sunset: {{subject}}',
    'exemption-review': 'An exemption is to be reviewed: {{subject}}',
    'mandate-changed': 'Your mandate has changed',
  },
  /** What is asked of whoever reads it. */
  owed: {
    'may-continue': 'Without a decision to continue relief by then, the measures apply again.',
    'may-draft': 'You may now change the text. Nothing is owed.',
    answer:
      'Your delegation is present and has not answered. Nothing is agreed without its answer.',
    confirm: 'You accepted subject to your capital. Confirm, or say that it cannot agree.',
    'break-or-not':
      'If no member objects in writing before the deadline, the words are adopted. Your delegation may break silence.',
    'may-state': 'Statements may be made on the text until then. Nothing is owed.',
    'may-object-to-fix': 'Object before then if it is more than a slip. Otherwise nothing is owed.',
    'may-restore':
      'Any member may have it put back until the next symbol is issued. Otherwise nothing is owed.',
    'take-note': 'For your information. Nothing is owed.',
    review:
      'The day of review has come. Renew the position or settle it; until then it stands. Only your delegation is told.',
    'may-sponsor-again': 'Until your delegation confirms, its name is not printed on the revision.',
    'may-object-in-time':
      'If your delegation does not object before the deadline, it has accepted the reservation.',
    'answer-bridge': 'Say whether your delegation accepts it. Silence accepts nothing.',
    attest:
      'Bring your leg forward and attest that it is ready. A late yes is still taken while the terms stand.',
    'go-or-not': 'Say go or no-go for your delegation. A late go is still taken.',
    'review-hold':
      'Let go of your hold, or leave it. It stands until you let go or a decision overrules it.',
    find: 'Issue a finding on each condition. Without one in force then, the event does not fire.',
    'report-effect':
      'Report from which moment, and where it is published. What is not reported by then has missed the window.',
    'report-reversal': 'Report from which moment it is reversed, and where that is published.',
    'renew-in-time':
      'Have the coalition decide before then whether it is extended or ends, and record the decision.',
    'hold-review': 'Open the review, and record what it comes to. The sunset does not wait for it.',
    'carry-out-playbook': 'Carry out what was agreed for that case, or close the event as it is.',
    'confirm-effect': 'Check what was reported and published, and confirm it.',
    'may-object': 'Object with a reason before the deadline if the outcome is not yours.',
  },
  /** Printed on every notice, so that nobody has to guess. */
  silence: {
    nothing: 'Silence means nothing.',
    consent: 'Silence means consent.',
    unmet: 'Silence leaves the condition unmet.',
    restores: 'Silence restores the measures.',
    lapses: 'Silence lets it lapse.',
    continues: 'Silence lets it go on.',
    'not-ready': 'Silence means “not ready”.',
  },
  noDue: 'No deadline',
  dismiss: 'Put away',
  dismissLabel: 'Put away: {{notice}}',

  empty: {
    title: 'Nothing waits for you',
    hint: 'What you are asked or told appears here, with its deadline and what your silence would mean.',
  },

  duties: {
    title: 'What your delegation owes',
    lead: 'What {{delegation}} owes, by when, and what its silence means.',
    empty: 'Nothing is owed.',
    kinds: {
      silence: 'Object before the end, or let the words be adopted',
      answer: 'Answer in consent rounds ({{number}})',
      confirmation: 'The word of your capital on paragraphs ({{number}})',
      brackets: 'Take a side in brackets ({{number}})',
    },
  },
  told: {
    title: 'What you are told',
    lead: 'What concerns you for {{delegation}}, and what silence means.',
    hiddenDocument: 'A document that is no longer open to you',
    open: 'Open',
    openDocument: 'Open {{symbol}}',
  },
  drafting: {
    title: 'Open for drafting',
    empty: 'No document is open for drafting that you may see.',
    action: 'Look at the frameworks',
  },
  moved: {
    title: 'What moved',
    all: 'The whole record',
    empty: 'Nothing has been recorded yet.',
  },

  refusals: {
    'answer-owed':
      'Silence on this would mean something, so it goes only with an answer. Open it and answer.',
  },

  blockers: {
    title: 'What blocks adoption',
    nothing: 'nothing blocks adoption',
    kinds: {
      bracket: 'open brackets: {{number}}',
      capitals: 'paragraphs that capitals are still to confirm: {{number}}',
      reopened: 'reopened paragraphs: {{number}}',
      'oral-revision': 'oral revisions still to be folded in: {{number}}',
    },
  },
} as const
