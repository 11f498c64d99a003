/** What delegations say beside a text (domain.md B5). */
export const statements = {
  title: 'Statements',
  lead: 'What delegations put on record about this text, or about paragraphs of it. No statement changes the text.',
  on: 'On the text under the symbol',
  others: 'Under other symbols',

  make: {
    title: 'Make a statement',
    kind: 'What it is',
    paragraphs: 'Paragraphs',
    paragraphsHint: 'With none of them it is about the whole text.',
    text: 'Statement',
    lang: 'Language',
    visibility: 'Who reads it',
    effect:
      'It is made in the name of your delegation, stands beside the text for good, and enters the record. The text stays as it is.',
    submit: 'Make the statement',
    until: 'Interpretations, dissociations and reservations may be made until',
    notYet:
      'Interpretations, dissociations and reservations are made once the text is adopted, for five working days of the seat.',
  },
  kinds: {
    'explanation-of-position': 'Explanation of position',
    'explanation-of-vote': 'Explanation of vote',
    interpretation: 'Interpretative statement',
    dissociation: 'Dissociation from paragraphs',
    reservation: 'Reservation',
    objection: 'Objection to a reservation',
    general: 'General statement',
  },
  when: { before: 'before the vote', after: 'after the vote' },
  visibility: {
    public: 'Everyone who may read the text',
    restricted: 'Members and the secretariat only',
  },
  restricted: 'Restricted',

  list: 'What was said',
  none: 'Nothing has been said about this text yet.',
  whole: 'The whole text',
  aligned: 'Aligned with it',
  objectsTo: 'To the reservation of',
  withdrawn: 'Withdrawn',
  acceptance:
    'Whoever does not object before then has accepted the reservation (Vienna Convention, Article 20(5)):',
  effects: {
    pending: 'may still object',
    accepted: 'accepted',
    objected: 'objected',
    withdrawn: 'withdrawn',
  },
  align: {
    title: 'Align with it',
    effect: 'It then stands in the name of your delegation as well. It enters the record.',
  },
  object: {
    title: 'Object to the reservation',
    effect:
      'Between your delegation and its author the reservation is objected to, not accepted by silence. It enters the record.',
  },
  withdraw: {
    title: 'Take it back',
    effect: 'It stays readable as withdrawn and has no effect from now on. It enters the record.',
  },

  refusals: {
    'statement-withdrawn': 'This statement was taken back. Nothing was changed.',
    'paragraphs-missing': 'A dissociation names its paragraphs. Tick at least one.',
    'paragraph-unknown': 'A paragraph that you ticked is not in the text under this symbol.',
    'own-text': 'Who sponsors a text does not explain a vote on it. Make a general statement.',
    'not-adopted-yet':
      'This kind of statement is made once the text is adopted. You can make a general statement or explain your position now.',
    'no-vote':
      'No vote was taken on this text: it was adopted without one. You can explain your position instead.',
    'window-over':
      'The time for this is over. A general statement may be made at any time, and has no such effect.',
    'no-reservation': 'This is no reservation, so nobody objects to it in this way.',
    'own-reservation': 'This is your own reservation. You can take it back.',
    'aligned-already': 'This statement stands in the name of your delegation already.',
  },
} as const
