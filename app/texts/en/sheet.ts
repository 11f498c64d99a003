/** A delegation's own sheet of positions, for answering many subjects at once. */
export const sheet = {
  title: 'Your positions',
  lead: {
    commit:
      'What your delegation holds on every subject, to be answered one after the other and committed together.',
    prepare:
      'Drafts of what your delegation holds on every subject, to be answered one after the other.',
  },
  keys: 'On a keyboard: a digit chooses the level of that number, 0 takes no part, both go on to the next subject; the arrows up and down and Enter move, Backspace takes a choice back, Ctrl and Enter send the sheet. A range with one end left empty reaches to the end of its scale.',
  answer: 'Answer',
  draft: 'Draft',
  withdraw: 'Withdraw it',
  effect: {
    commit:
      'Every answer that differs from what stands is committed for your delegation, with what its draft says besides, and is shown as chosen above. Where you withdraw, your delegation then has no position. All are kept, or none if one is wrong.',
    prepare:
      'Every answer that differs from what is drafted or stands is kept as a draft, which only your delegation sees. All are kept, or none if one is wrong.',
  },
  submit: { commit: 'Commit these positions', prepare: 'Keep these drafts' },
  kept: {
    commit_one: '{{count}} position was committed.',
    commit_other: '{{count}} positions were committed.',
    prepare_one: '{{count}} draft was kept.',
    prepare_other: '{{count}} drafts were kept.',
  },
  withdrawn_one: '{{count}} position was withdrawn.',
  withdrawn_other: '{{count}} positions were withdrawn.',
  wrong_one: 'One answer is wrong. Nothing was kept yet; everything that you typed is still here.',
  wrong_other:
    '{{count}} answers are wrong. Nothing was kept yet; everything that you typed is still here.',
  rules: {
    'words-changed':
      'The text has changed since you opened the sheet. Look at it and answer again.',
    'not-on-this-scale': 'This matter has another scale.',
    'unknown-level': 'This level is not on the scale.',
    'range-reversed': 'The range ends before it begins. Exchange the two.',
    'range-outside': 'The range leaves the scale. Keep it inside.',
    'range-between-steps': 'No step of the scale lies in this range. Widen it.',
    'position-unchanged': 'Your delegation holds exactly this already.',
    'review-in-the-past':
      'The draft was to be reviewed on a day that has passed. Open it on its own page.',
  },
} as const
