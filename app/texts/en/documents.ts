/** The page of a document, and making one. */
export const documents = {
  title: 'Documents',
  comments: 'Comments',
  kinds: { format: 'Verification format', text: 'Text' },
  drafting: { open: 'Open for drafting', closed: 'Closed for drafting' },
  access: { read: 'read', comment: 'comment', edit: 'edit' },

  empty: 'This framework has no documents that you may open.',
  create: 'Create a document',
  table: 'Documents of {{framework}}',

  positions: 'Positions',

  page: {
    table: 'Table',
    life: 'Life',
    statements: 'Statements',
    outline: 'Outline',
    you: 'You may {{access}}',
    readOnly: 'You may read this text and not change it.',
    closed: 'The text is closed for drafting: nobody changes it.',
    frozen:
      'This text stands as it is: it is being decided on, or was adopted, withdrawn or put off.',
    panels: 'Panels',
    closePanel: 'Close the panel',
  },

  panel: {
    brackets: 'Brackets',
    paragraphs: 'Agreement',
    meter: 'What is open',
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
    ruled: 'The chair has ruled; one may object until',
    more: 'Conditions, ruling, and who must let go',
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

  paragraphs: {
    none: 'The text has no numbered paragraphs yet.',
    upkeep: 'Corrections, moves and deletions',
    list: 'Paragraphs',
    count: '{{agreed}} of {{all}} agreed',
    choose: 'What do you do?',
    reason: 'Reason',
    reasonHint: 'Needed with an objection, for a capital that cannot agree, and for reopening.',
    effect:
      'It concerns the words above as they stand, and enters the record. Agreed words cannot be changed by typing until the chair reopens them.',
    submit: 'Do this',
    asked: 'Consent to these words is asked since',
    inRound: 'consent asked',
    beside: 'Positions on this paragraph, its words and place',
    unheard: 'Still to answer:',
    against: 'Their positions on these words stand in the way until they are lifted:',
    outstanding: 'Capitals still to confirm:',
    requests: 'Reopening is asked for:',
    reopened: 'Reopened:',
    agreedAt: 'Agreed',
    states: {
      open: 'open',
      bracketed: 'in brackets',
      'agreed-ad-ref': 'agreed ad referendum',
      agreed: 'agreed',
      reopened: 'reopened',
      moved: 'moved',
      deleted: 'deleted',
    },
    answers: { accept: 'accepts', 'ad-referendum': 'accepts ad referendum', object: 'objects' },
    acts: {
      'call-round': 'Ask everyone present for consent to these words',
      accept: 'Accept',
      'ad-referendum': 'Accept, subject to my capital',
      object: 'Object',
      gavel: 'Declare it agreed',
      'end-round': 'End the round without agreement',
      confirm: 'My capital confirms',
      'capital-cannot': 'My capital cannot agree',
      'request-reopening': 'Ask the chair to reopen it',
      reopen: 'Reopen it',
    },
  },

  negotiation: 'Negotiation mode',

  silence: { title: 'Silence', until: 'Under silence until' },

  meter: {
    open_one: 'bracket is open',
    open_other: 'brackets are open',
    listed_one: '{{count}} bracket open',
    listed_other: '{{count}} brackets open',
    oldest: 'The oldest came',
    days: 'Open brackets: {{before}} when the first of the last {{days}} days ended, {{now}} now',
    byDelegation: 'Who holds sides',
    paragraphs: 'Paragraphs by state',
    blockers: 'What stands before adoption',
    nothing: 'No bracket, no capital and no reopened paragraph stands before adoption.',
    or: 'or',
    kinds: {
      bracket: 'bracket',
      capitals: 'capitals to confirm',
      reopened: 'reopened paragraph',
      'oral-revision': 'oral revision to fold in',
    },
    moves: {
      bracket: 'Ends when these let go:',
      capitals: 'Still to confirm:',
      chair: 'Nobody stands against it: it ends by a ruling of the chair.',
    },
  },

  sitting: {
    title: 'Sitting',
    none: 'No sitting is open on this text. Consent is asked and given in a sitting, by those on its attendance list.',
    since: 'Open since',
    present: 'Present:',
    nobody: 'Nobody is on the attendance list yet.',
    members_one: '{{count}} member of the coalition',
    members_other: '{{count}} members of the coalition',
    quorate: 'Quorum reached',
    notQuorate: 'No quorum yet',
    quorum: 'Quorum',
    quorums: {
      majority: 'more than half of the members',
      twoThirds: 'two thirds of the members',
      none: 'none',
    },
    delegation: 'Delegation',
    choose: 'Choose a delegation',
    open: {
      effect:
        'The attendance list starts empty; delegations enter for themselves, or the chair and the secretariat enter them. The act enters the record.',
      submit: 'Open a sitting',
    },
    arrive: { effect: 'It is present from now on. The act enters the record.', submit: 'Enter' },
    leave: {
      effect:
        'It is no longer asked for consent; what it objected to it still objects to. The act enters the record.',
      submit: 'Leave',
    },
    close: {
      effect: 'Nobody is present any more, and consent cannot be asked. The act enters the record.',
      submit: 'Close the sitting',
    },
  },

  views: {
    title: 'Views',
    unofficial: 'not official',
    words: { added: 'added:', removed: 'taken out:', ends: 'end of change' },
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
