/** The page of a document, and making one. */
export const documents = {
  title: 'Documents',
  kinds: { format: 'Verification format', text: 'Text' },
  drafting: { open: 'Open for drafting', closed: 'Closed for drafting' },
  access: { read: 'read', comment: 'comment', edit: 'edit' },

  empty: 'This framework has no documents that you may open.',
  create: 'Create a document',
  table: 'Documents of {{framework}}',

  new: {
    title: 'Create a document',
    name: 'Title',
    symbol: 'Symbol',
    symbolHint: 'Unique in the coalition, for example HCG/2026/L.5. Its first draft keeps it.',
    kind: 'Kind',
    kindHint: 'A verification format holds typed indicators; a text is anything else.',
    lang: 'Language of the text',
    effect:
      'Members and the secretariat may edit it at once, verifiers may comment, observers may read; the secretariat can change this. The act enters the record, and the document cannot be deleted.',
    submit: 'Create the document',
  },

  page: {
    outline: 'Outline',
    you: 'You may {{access}}',
    readOnly: 'You may read this text and not change it.',
    closed: 'The text is closed for drafting: nobody changes it.',
    panels: 'Panels',
    closePanel: 'Close the panel',
  },

  panel: {
    brackets: 'Brackets',
    access: 'Who may open this',
    history: 'History',
    open: 'Open for drafting',
    close: 'Close for drafting',
  },

  brackets: {
    none: 'Nothing is in brackets. Select words in the text and press Ctrl Shift B, or choose a tool above it.',
    place: 'Text',
    nothing: 'nothing',
    stale: 'The words have changed since they took their side:',
    choose: 'What does your delegation do?',
    effect: 'It is done in the name of your delegation and enters the record.',
    submit: 'Do this',
    kinds: {
      insert: 'proposed to be added',
      delete: 'proposed to be deleted',
      replace: 'alternatives',
      reserve: 'reserved',
      placeholder: 'still to be written',
    },
    reads: { 'own-words': 'own words', 'no-text': 'no text', reserved: 'reserved' },
    acts: {
      reserve: 'Reserve as well',
      support: 'Support: {{words}}',
      join: 'Move to: {{words}}',
      oppose: 'Oppose',
      lift: 'Lift',
      withdraw: 'Withdraw',
      rebase: 'Stay, with the words as they are now',
      'offer-no-text': 'Propose no text here',
    },
  },

  setDrafting: {
    open: {
      effect:
        'Everyone whom the access list lets edit can change the text from now on, and each of them is told. You can close it again at any time. The act enters the record.',
      submit: 'Open for drafting',
    },
    close: {
      effect:
        'From now on nobody changes the text; what people are typing at this moment is kept up to here. Comments go on. You can open it again at any time. The act enters the record.',
      submit: 'Close for drafting',
    },
  },

  accessList: {
    lead: 'A delegation’s own line outranks the line of its kind. No line grants more than a kind or mandate can ever have: verifiers, observers and civil society comment at most.',
    kinds: 'By kind',
    delegations: 'For single delegations',
    none: 'No access',
    asKind: 'As its kind',
    nobodyElse: 'No delegation has a line of its own.',
    label: 'Access of {{name}}',
    effect:
      'The new list holds at once, also for texts open now: who loses the right to edit is stopped before the next edit. The act enters the record; the list can be changed again.',
    submit: 'Save the access list',
  },

  history: {
    issues: 'Symbols',
    acts: 'Acts',
    issued: 'as of edit {{seq}}',
    hash: 'Hash of the text',
    all: 'All acts are in the record.',
    entry: 'Entry {{index}}',
  },
} as const
