/** What has become of a document: its stages, what was issued and adopted, how it is decided on. */
export const life = {
  title: 'Life of the document',
  lead: 'What this document is now, what was given out and adopted of it, and what may be done next.',
  now: 'Now',
  sponsor: 'Brought before the body by',

  stages: {
    'non-paper': 'Non-paper',
    'zero-draft': 'Zero draft',
    rolling: 'Rolling text',
    tabled: 'Tabled',
    'under-silence': 'Under silence',
    'for-action': 'For action',
    adopted: 'Adopted',
    withdrawn: 'Withdrawn',
    deferred: 'Put off',
  },
  meaning: {
    'non-paper': 'It has no status and nobody’s name.',
    'zero-draft': 'It is the first text, before anyone has worked on it.',
    rolling: 'All work on it; nothing of it was given out under a symbol yet.',
    tabled: 'It is before the body. It may still be changed, and is then issued as a revision.',
    'under-silence':
      'Nobody changes it. It is adopted when the silence ends, unless a member breaks it.',
    'for-action': 'Nobody changes it. The body decides on these words.',
    adopted: 'It stands as it was adopted. Reopening it begins a new revision and leaves this one.',
    withdrawn: 'Its sponsor took it back. Nothing more happens to it.',
    deferred: 'It was put off and stands still until it is taken up again.',
  },

  next: 'What may be done next',
  nothing: 'Nothing: this is where it ends, or time decides.',
  stands: 'In the way:',
  who: {
    secretariat: 'The secretariat does this.',
    presiding: 'Whoever presides does this: the chair, or the head of the secretariat.',
    sponsor: 'Its sponsor does this.',
  },
  steps: {
    'open-rolling': {
      submit: 'Open it as the rolling text',
      effect: 'All who may edit work on it from now on. It enters the record.',
    },
    table: {
      submit: 'Issue it under a symbol',
      effect:
        'It is before the body under this symbol, which is never given again. Its words as they are now are what the symbol names. It enters the record.',
    },
    revise: {
      submit: 'Issue it as a revision',
      effect:
        'The text as it is now replaces what was issued, under the next Rev. The earlier issue stays as it is. It enters the record.',
    },
    supplement: {
      submit: 'Issue a corrigendum or an addendum',
      effect:
        'It is given out under a symbol of its own beside the text, which stays as it is. It enters the record.',
    },
    'put-for-action': {
      submit: 'Put it up for action',
      effect:
        'From now on nobody changes the text. It is decided on by roll call, by the rule in force. It enters the record.',
    },
    'take-action': {
      submit: 'Take action by roll call',
      effect: 'The roll is called in a sitting, below on this page.',
    },
    withdraw: {
      submit: 'Take it back',
      effect: 'It is withdrawn for good and cannot be taken up again. It enters the record.',
    },
    defer: {
      submit: 'Put it off',
      effect: 'Nobody changes the text until it is taken up again. It enters the record.',
    },
    resume: {
      submit: 'Take it up again',
      effect: 'It goes on where it was when it was put off. It enters the record.',
    },
    reopen: {
      submit: 'Reopen it as a new revision',
      effect:
        'The text can be changed again, beginning with what was adopted. The edition stays as it is at its address. It enters the record.',
    },
  },
  symbol: 'Symbol',
  symbolHint: 'Without one it is {{symbol}}.',
  bringer: 'Brought by',
  change: 'What changed',
  changes: {
    substantive: 'The substance',
    other: 'Only the wording',
  },
  renumber: {
    choice: 'Renumber the paragraphs',
    hint: 'They are consecutive again under the new symbol. What was said, issued or adopted before keeps its labels, and all that points to a paragraph goes on pointing to it.',
    caption: 'What renumbering changes',
    from: 'Label now',
    to: 'New label',
    was: '(was {{label}})',
    begins: 'Paragraph',
    done: 'Paragraphs renumbered: {{count}}',
  },
  supplementKind: 'What it is',
  supplements: { Corr: 'A corrigendum, which corrects', Add: 'An addendum, which supplements' },
  says: 'What it says',
  waiver: 'Why it need not have circulated the day before',
  waiverHint: 'It was issued today; without a reason it waits until tomorrow.',
  reason: 'Reason',

  oral: {
    title: 'Oral revisions',
    lead: 'Changes announced while the text is up for action. The secretariat folds each into the text before the body decides.',
    announced: 'What was announced',
    none: 'No oral revision was announced on this text.',
    gone: 'Words that are gone from the text',
    places: {
      heading: 'Heading',
      paragraph: 'Paragraph without a number',
      listItem: 'Point',
      under: 'Point under {{label}}',
    },
    stands: {
      announced: 'Still to be folded in',
      folded: 'Folded in',
      lapsed: 'Not folded in: no action was taken with it',
    },
    who: 'Its sponsor or the chair announces a revision, unless the roll is being called.',
    when: 'A revision is announced orally only while the text is up for action.',
    fold: {
      submit: 'Fold it in',
      effect:
        'The text reads so from now on, and the body decides on these words. If the paragraph was agreed, it is decided on with the text. It enters the record.',
    },
    announce: {
      title: 'Announce a revision',
      paragraph: 'Place in the text',
      none: 'This text has no paragraph, heading or point that a revision could name.',
      choose: 'Revise this',
      words: 'All of it as it is to read',
      hint: 'It stands here as it reads now. Change it; only what differs is written anew.',
      submit: 'Announce it',
      effect:
        'All who read the text are told. The text stays as it is until the secretariat has folded it in. It enters the record.',
    },
  },

  rule: 'It is decided by',
  rules: {
    consensus: 'consensus: no member that is present objects',
    unanimity: 'unanimity: every member says yes',
    abstaining: 'unanimity: every member says yes, or abstains without standing in the way',
    'consensus-minus': 'consensus without the parties concerned, {{parties}}',
    qualified: 'a share of the members ({{members}}) and of their weight ({{weight}})',
    voting: 'members that are present and vote, in this share: {{share}}',
  },
  moreThan: 'more than {{part}} of {{of}}',
  atLeast: 'at least {{part}} of {{of}}',
  decisions: 'Decisions',
  noDecisions: 'Nothing has been put to the members yet.',
  noSitting: 'The roll is called in a sitting. Open one on the page of the document first.',
  put: {
    decision: 'Is the text adopted?',
    'rule-change': 'Is it decided by another rule?',
  },
  to: 'Put to it:',
  carried: 'Carried',
  notCarried: 'Not carried',
  wouldCarry: 'Carried if it closed now',
  wouldNotCarry: 'Not carried if it closed now',
  votes: { yes: 'yes', no: 'no', abstain: 'abstains', none: 'says nothing' },
  weighs: 'weight {{weight}}',
  haveOf: '{{have}}, needed {{need}}',
  measures: {
    present: 'Present:',
    members: 'Members:',
    weight: 'Weight:',
    votes: 'Votes in favour:',
    'bound-members': 'Members bound:',
    'bound-weight': 'Weight bound:',
  },
  terms: {
    parties: 'Parties concerned',
    partiesHint: 'For consensus without parties: whoever is ticked does not count.',
    members: 'For shares: of all members',
    weight: 'For shares: of all weight',
  },
  absent: 'absent',
  call: {
    submit: 'Call the roll',
    effect: 'Every member that is present may answer until you close it. It enters the record.',
    question: 'Question',
    decision: 'Adopt the text, by the rule in force',
    consensus: 'Decide by consensus from now on',
    consensusMinus: 'Decide by consensus without parties from now on',
    unanimityAbstaining: 'Decide by unanimity with constructive abstention from now on',
    qualified: 'Decide by shares of members and weight from now on',
    unanimity: 'Decide by unanimity from now on',
    majority: 'Decide by majority of those voting from now on',
    twoThirds: 'Decide by two thirds of those voting from now on',
    hint: 'A change of the rule must be carried under both rules, the old and the new.',
  },
  vote: {
    submit: 'Answer',
    effect:
      'It is said in the name of your delegation and enters the record. You can change it until the roll is closed.',
    label: 'Answer',
    yes: 'Yes',
    no: 'No, we object',
    abstain: 'We abstain',
  },
  close: {
    submit: 'Close the roll',
    effect:
      'What it comes to is done at once. If the text is adopted it becomes an edition, for good; if not, it is tabled again.',
  },

  sponsors: {
    title: 'Sponsors',
    asked: 'Revised in substance, still to confirm:',
    for: 'They stand for',
    list: {
      none: 'No list of co-sponsors was opened.',
      open: 'Members may join until it is adopted, or until:',
      closed: 'The list is closed.',
    },
    until: 'Open until',
    untilHint:
      'As the clocks of the seat show it ({{zone}}). Without it, until the text is adopted.',
    open: {
      submit: 'Open the list of co-sponsors',
      effect: 'Every member may join from now on. It enters the record.',
    },
    join: {
      submit: 'Co-sponsor it',
      effect:
        'The name of your delegation is printed on this revision. A revision in substance asks you again. It enters the record.',
    },
    confirm: {
      submit: 'Confirm for this revision',
      effect:
        'The name of your delegation is printed on this revision as well. It enters the record.',
    },
    leave: {
      submit: 'Leave the list',
      effect: 'The name of your delegation is no longer printed. It enters the record.',
    },
    names: 'Sponsored by',
  },

  issues: 'What was issued',
  noIssues: 'Nothing was given out under a symbol yet.',
  kinds: {
    first: 'first issue',
    revision: 'revision',
    corrigendum: 'corrigendum',
    addendum: 'addendum',
  },
  of: 'of',
  columns: {
    symbol: 'Symbol',
    kind: 'What it is',
    at: 'When',
    words: 'Hash of its words',
    seq: 'Edit',
    how: 'How',
  },
  compare: 'Changes since',

  editions: 'Editions',
  noEditions: 'Nothing of it was adopted yet.',
  how: { silence: 'by silence', action: 'by action' },
  edition: {
    title: 'Edition',
    lead: 'The text as it was adopted. It never changes, and this is its address.',
    adopted: 'Adopted',
    official: 'adopted text',
    hash: 'SHA-256 of the canonical JSON (RFC 8785)',
    seq: 'As of edit',
    download: 'Canonical JSON',
    life: 'Life of the document',
  },
  refusals: {
    'not-issued':
      'The text was changed after it was last issued. Issue it as a revision first, so that all decide on the same words.',
    'words-missing': 'This says nothing yet. Write what it says.',
    'words-unchanged': 'The text reads as it was last issued. A revision has other words.',
    'numbers-consecutive': 'The paragraphs are numbered consecutively already. Nothing was issued.',
    'numbers-changed':
      'A paragraph was added, moved or taken out after you had looked at the new labels. Nothing was issued. Look at them again.',
    'list-opened': 'The list of co-sponsors was opened already. Nothing was changed.',
    'no-list': 'No list of co-sponsors was opened on this text. Nothing was changed.',
    'list-closed': 'The list of co-sponsors is closed. Nothing was changed.',
    'hour-past': 'This hour is past. Name one that is still to come, or none.',
    'main-sponsor': 'Your delegation brought this text before the body: it is its main sponsor.',
    'sponsors-already': 'Your delegation is on the list already. Nothing was changed.',
    'not-sponsoring': 'Your delegation is not on the list. Nothing was changed.',
    'confirmed-already': 'Your delegation stands for this revision already. Nothing was changed.',
    'other-revision':
      'The text was revised after you had read it. Read the revision and choose again.',
    'symbol-taken': 'This symbol was given already, and none is given twice. Choose another.',
    'symbol-of-no-series':
      'This is no symbol of the series L under the prefix of this document. Give one such as L.7, or leave it empty for the next.',
    'not-circulated':
      'The text was issued today. It is acted on the day after at the earliest, unless the chair says why it need not wait.',
    'revision-unknown': 'No such oral revision was announced. Nothing was changed.',
    'revision-without-place':
      'What this revision is about is gone from the text. Nothing was changed.',
    'nothing-revised': 'It reads so already. Write it as it is to read.',
    'revision-folded': 'This oral revision is in the text already. Nothing was changed.',
    'revisions-unfolded':
      'An oral revision is not in the text yet. The secretariat folds it in before action is taken.',
    'text-amended':
      'Others have amended this text, so its sponsor no longer takes it back. The chair can put it off.',
    'capitals-outstanding':
      'A capital has still to confirm a paragraph. It confirms, or says that it cannot; until then nothing is decided.',
    'format-errors':
      'Errors stand in this format, so that nobody could report by it. Its page names each; until they are mended nothing is decided.',
    'paragraphs-reopened':
      'A paragraph is reopened. It is agreed anew first; until then nothing is decided.',
    'roll-open': 'The roll is being called on this text. Close it first.',
    'roll-already-called': 'The roll is being called on this text already. Nothing was changed.',
    'roll-not-called': 'No roll is being called on this text now. Nothing was changed.',
    'rule-unchanged': 'It is decided by this rule already. Nothing was changed.',
    'not-in-roll': 'Your delegation was not on the roll when it was called. Nothing was changed.',
    'vote-unchanged': 'Your delegation has said this already. Nothing was changed.',
  },
} as const
