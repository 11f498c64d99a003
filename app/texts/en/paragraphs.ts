/** The paragraphs of a text one by one: slips in agreed words, and what is moved or deleted. */
export const paragraphs = {
  title: 'Paragraphs',
  lead: 'Each paragraph with how far it is agreed. Choose one to correct a slip in agreed words, to move or delete it, or to object to that.',
  back: 'To the text',
  placeholder: 'Leave a place for words',
  all: 'All paragraphs',
  one: 'Paragraph {{label}}',
  standing: 'In the text',
  deleted: 'Deleted',
  none: 'This text has no numbered paragraphs yet. They appear here as they are written.',
  says: 'What it says',
  said: 'What it said',
  fixed: 'The secretariat corrected a slip in it. A member may object until',
  placed: { moved: 'It was moved', deleted: 'It was deleted' },
  restorable: 'Any member may have it put back until the text is issued under its next symbol.',
  choose: 'What you can do',
  nothing: 'There is nothing for you to correct, move or object to here now.',
  fields: {
    words: 'The words without the slip',
    after: 'It shall follow',
    first: 'Nothing: it comes first',
    reason: 'Reason',
  },
  acts: {
    fix: {
      title: 'Correct a slip',
      effect:
        'The words stay agreed, and only what differs is written anew. Any member may object within 24 hours, which opens the paragraph again. The act enters the record.',
      submit: 'Correct it',
    },
    'object-to-fix': {
      title: 'Object to the correction',
      effect:
        'The paragraph is open again. The corrected words stay in the text until it is agreed anew, and what was agreed before stays at hand. The act enters the record.',
      submit: 'Object',
    },
    move: {
      title: 'Move it',
      effect:
        'It keeps its label and its words. Any member may have it put back until the text is issued under its next symbol. The act enters the record.',
      submit: 'Move it',
    },
    delete: {
      title: 'Delete it',
      effect:
        'It leaves the text, and its label is not given again. Any member may have it put back until the text is issued under its next symbol. The act enters the record.',
      submit: 'Delete it',
    },
    restore: {
      title: 'Have it put back',
      effect:
        'It stands again where it stood, in the words that it had. The act enters the record.',
      submit: 'Put it back',
    },
  },
  refusals: {
    'text-stands':
      'The text stands as a whole: it is up for decision, decided on or withdrawn. Nothing was changed.',
    'already-there': 'It follows that paragraph already. Nothing was changed.',
    'nothing-corrected':
      'That is what the paragraph says already, or the change reaches over a line break. Nothing was changed. Correct one line at a time.',
    'no-fix': 'Nothing was corrected here. Nothing was changed.',
    'fix-stands':
      'The 24 hours in which one may object are over. Ask the chair to reopen the paragraph.',
    'place-changed':
      'It was moved or deleted already, and that is settled with the next symbol. Nothing was changed.',
    'nothing-to-restore': 'It stands where it stood, or the next symbol has settled it.',
  },
} as const
