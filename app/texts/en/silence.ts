/** The pages of silence procedures. */
export const silence = {
  title: 'Silence procedure',
  lead: 'Words that are adopted at a set moment unless a member objects in writing before it.',

  running: {
    title: 'Under silence now',
    none: 'Nothing is under silence on this text.',
    ends: 'Silence ends',
    seat: 'At the seat',
    whole: 'The whole text',
    adopted: 'What is adopted then',
    sponsor: 'Put under silence by',
    urgency: 'Why it is urgent',
    hash: 'Hash of the words',
    extended: 'Extended before from',
    supporters: 'Support, which means the same as silence',
    nobody: 'Nobody has said so',
    seen: 'Seen by',
    unseen: 'No delegation yet',
    seenHint: 'Shown to whoever presides and to nobody else. Having seen it is no position.',
  },
  means: {
    title: 'What your silence means',
    consent:
      'If your delegation does not object before that moment, it consents. At that moment the words are adopted by the clock, and no objection counts any more.',
    nothing:
      'Your delegation is not counted: its silence means nothing. At that moment the words are adopted by the clock, unless a member has objected.',
    'may-break': 'You can break silence for your delegation, with a reason.',
    'head-may-break':
      'The head of your delegation or an alternate can break silence, with a reason.',
    'may-not-break': 'Only members of the coalition can break silence.',
    statements: 'Statements may be made on the text until',
  },

  break: {
    title: 'Break silence',
    reason: 'Reason',
    reasonHint: 'Everyone who may read the text reads it.',
    counterBlock: 'Paragraph for which you offer other words',
    none: 'No paragraph',
    counterText: 'Other words',
    counterTextHint:
      'They are shown with your objection, and stand in the text as an alternative that your delegation backs. Agreed words stay as they are.',
    confirm: 'I object for {{delegation}}: no decision is taken.',
    effect:
      'The procedure ends at once for everyone, no decision is taken, and the words can be changed again. Everyone is told, and the act enters the record. It cannot be undone.',
    submit: 'Break silence',
  },
  support: {
    title: 'Say that you support it',
    effect:
      'It legally means the same as silence, and others see it. You can still object before the end. The act enters the record.',
    submit: 'Support',
  },
  extend: {
    title: 'Give it longer',
    until: 'New end',
    untilHint: 'As the clocks of the seat show it ({{zone}}).',
    effect:
      'Everyone is told of the new end. What was said so far is kept. The act enters the record.',
    submit: 'Give it longer',
  },
  withdraw: {
    title: 'Take the text back',
    effect:
      'The procedure ends at once without a decision, and the words can be changed again. Everyone is told, and the act enters the record.',
    submit: 'Take it back',
  },

  propose: {
    title: 'Put under silence',
    noCalendar:
      'The seat has no holiday table, so that no working day can be reckoned and nothing can be put under silence.',
    nothing: 'No paragraph can be put under silence: each is agreed or has open brackets.',
    whole: 'The whole text as it is tabled, which is adopted as an edition',
    paragraphs: 'What is put under silence',
    paragraphsHint: 'Paragraphs with open brackets and those that are agreed are not offered.',
    until: 'Silence ends',
    untilHint:
      'As the clocks of the seat show it ({{zone}}). Empty means 72 hours from now, or 24 where it is urgent; on a day on which the seat does not work, the same hour of the next working day.',
    usual: 'By the usual period:',
    urgency: 'Why it is urgent',
    urgencyHint: 'Needed for anything shorter than 72 hours.',
    effect:
      'From now on nobody changes these words. Every member is told what its silence means; if none objects before the end, the words are agreed, or the whole text adopted. The act enters the record.',
    submit: 'Put under silence',
  },

  past: {
    title: 'Past procedures',
    empty: 'No procedure on this text is over yet.',
    broken: 'broken: no decision taken',
    adopted: 'adopted by silence',
    withdrawn: 'taken back',
    by: 'Objection of',
    counterText: 'Other words for {{place}}',
    statements: 'Statements until',
    end: 'Silence would have ended',
  },
  refusals: {
    'silence-proposed': 'A silence procedure runs on this text already. Wait until it is over.',
    'silence-over': 'This silence procedure is over. Nothing was changed.',
    'silence-expired':
      'Silence ran out at its instant: it is too late for this. A statement can still be made.',
    'expiry-past': 'Silence would end in the past. Choose a later time.',
    'silence-too-short':
      'Silence lasts at least {{hours}} hours. Choose a later time, or say why it is urgent: then 24 hours will do.',
    'expiry-on-day-off':
      'The seat does not work on {{day}}. Choose another day; the next working day is {{next}}.',
    'not-extended': 'Silence can only be given longer. Choose a time after the present one.',
    'supports-already': 'Your delegation has said that it supports this. Nothing was changed.',
  },
} as const
