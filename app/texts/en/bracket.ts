/** The page of one bracket: what its holders say, who must let go, and the chair's ruling. */
export const bracket = {
  title: 'Bracket',
  titleAt: 'Bracket in {{place}}',
  lead: 'Who holds which side of these words, on what condition, and what would end the bracket.',
  back: 'Take or give up a side beside the text',
  stands: 'What stands now',
  nothing: 'nothing',
  noText: 'no text',
  reserved: 'the reservation',

  sides: {
    title: 'Sides',
    since: 'since',
    nobody: 'Nobody holds a side.',
    condition: 'Can let go if:',
  },

  ways: {
    title: 'Who must let go',
    ending: 'Then this stands:',
    lifted: 'Then the mark goes and the words stay:',
    nobody: 'nobody stands against it; it ends by a ruling of the chair',
  },

  await: {
    title: 'Leave a place for words',
    lead: 'A placeholder in brackets says what is still to be written. It ends only once the words have come.',
    back: 'Back to the text',
    paragraph: 'At the end of this paragraph',
    words: 'What is still to be written',
    hint: 'For example: the threshold in per cent.',
    effect:
      'It stands in the text at once, as the proposal of your delegation. It enters the record.',
    submit: 'Leave the place',
    none: 'There is no paragraph here in which you may type.',
  },
  write: {
    title: 'Words that are awaited',
    awaited: 'Still to be written',
    come: 'The words have come',
    words: 'Words to stand there',
    effect:
      'They take the place of what stands in the placeholder, still in brackets until who reserved it lifts. It enters the record.',
    submit: 'Write them there',
  },

  note: {
    title: 'What your delegation says',
    words: 'Note',
    wordsHint: 'Everyone who may open the text reads it.',
    condition: 'Condition on which you can let go',
    conditionHint: 'For example: we can lift if OP9 stays.',
    about: 'Paragraphs that it hangs on',
    effect:
      'The note takes the place of the one before. It gives up nothing. The record says that your delegation noted something here, and not what.',
    submit: 'Save the note',
  },

  ruling: {
    title: 'Ruling of the chair',
    none: 'The chair has not ruled on this bracket.',
    keeps: 'What is to stand',
    chosen: 'To stand:',
    reason: 'Reason',
    hours: 'Hours to object',
    hoursHint: 'Hours of working days of the seat, weekends and holidays left out.',
    effect:
      'Every member is told and may object until the time is over. If nobody does, the text is changed by the clock and nobody can undo it. It enters the record.',
    submit: 'Rule',
    until: 'One may object until',
    silence: 'Silence means consent: with no objection by then, the ruling stands.',
    objected: 'objected to the last ruling:',
    past: 'The last ruling was to keep:',
  },

  object: {
    reason: 'Why your delegation objects',
    effect:
      'The ruling ends at once and the bracket goes on as it was. Everyone reads the reason. It enters the record.',
    submit: 'Object to the ruling',
  },

  ended: {
    acts: 'It was settled by what its holders did.',
    ruling: 'It was settled by a ruling of the chair to which nobody objected.',
    overtaken: 'It was overtaken: its words were deleted, or others took their place.',
    accepted: 'A proposal was accepted.',
    kept: 'What stood without any proposal stands.',
  },

  refusals: {
    'ruling-overlaps':
      'A ruling is under way on a bracket that shares these words. Wait until it stands or falls.',
    'no-ruling':
      'No ruling stands on this bracket any more; somebody may have objected, or the words changed.',
  },
} as const
