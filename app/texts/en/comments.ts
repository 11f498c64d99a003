/** What is said about a text: comments for everyone who reads it, and a delegation's own notes. */
export const comments = {
  notes: 'Notes of {{delegation}}',
  tabs: 'Whose words',
  text: 'The text',
  leads: {
    everyone:
      'Working talk about the text, for everyone who may open it. It is no act, does not enter the record, and leaves no trace in the text.',
    delegation:
      'Only the people of {{delegation}} see this, its capital among them. Nobody else is told that there is anything, the secretariat included.',
  },
  readOnly: 'You may read the comments and not add to them.',
  empty: {
    everyone: 'Nobody has commented on this text yet. Choose a paragraph below and begin.',
    delegation:
      'Your delegation has no notes on this text yet. Choose a paragraph below and begin.',
  },
  noText: 'The text has no paragraphs yet.',
  place: 'this paragraph',
  begin: {
    everyone: 'Comment',
    delegation: 'Make a note',
    on: '{{act}} on {{place}}',
    cancel: 'Cancel',
  },
  quote: 'Words it is about',
  quoteHint: 'As they stand in the paragraph; select them there or type them. Empty for all of it.',
  words: { everyone: 'Comment', delegation: 'Note' },
  mentionHint: 'Write @ before a code or a name to have someone told.',
  nameable: 'Who can be told',
  redline: 'Words you would have there',
  redlineHint: 'What your delegation would write instead. Empty if you only remark.',
  wouldRead: 'Would read:',
  start: {
    everyone: {
      effect:
        'Everyone who may open the text reads it, with your name and delegation. You can correct it until somebody answers, and withdraw it.',
      submit: 'Comment',
    },
    delegation: {
      effect: 'Your delegation alone reads it. You can withdraw it.',
      submit: 'Keep the note',
    },
  },
  reply: {
    effect: 'Those who spoke here before are told.',
    submit: 'Reply',
  },
  correct: {
    effect: 'It will say that it was corrected.',
    submit: 'Correct',
  },
  withdraw: {
    effect: 'Its words are gone for everyone; that something stood here is still seen.',
    submit: 'Withdraw',
  },
  resolve: { effect: 'It is put away under “resolved”; anyone can reopen it.', submit: 'Resolve' },
  reopen: { effect: 'It stands beside the text again.', submit: 'Reopen' },
  said: 'Said. It stands beside the words, under Comments.',
  corrected: 'corrected',
  withdrawn: 'Withdrawn.',
  resolvedBy: 'Resolved by',
  resolvedCount_one: '{{count}} resolved',
  resolvedCount_other: '{{count}} resolved',
  onWhole: 'On the whole paragraph',
  orphans: {
    title: 'About words that are no longer there',
    lead: 'These words were deleted or changed. The threads stay, and stand beside the words again if they come back.',
    stood: 'It stood:',
  },
  thread: {
    everyone: 'Thread of {{delegation}}',
    delegation: 'Note by {{delegation}}',
  },
  refusals: {
    'thread-gone': 'This thread is no more: all in it was withdrawn. Begin another.',
    'thread-resolved': 'This thread is resolved. Reopen it to go on.',
    'thread-open': 'This thread is open already. Nothing was changed.',
    'comment-gone': 'This comment was withdrawn. Nothing was changed.',
    'comment-answered':
      'Somebody has answered these words, so they stay as they are. Add another comment instead.',
    'not-your-comment': 'Only who wrote a comment changes it. Nothing was changed.',
    'not-your-thread':
      'The delegation that began this thread resolves it, or whoever presides. Answer in it instead.',
  },
} as const
