/** Where delegations stand, and what would bring them together. */
export const positions = {
  title: 'Positions',
  lead: 'Where each delegation stands on each matter, as far as you may see it. What a delegation keeps to itself leaves no trace here.',
  table: 'Positions by subject and delegation',
  subject: 'Subject',
  delegation: 'Delegation',
  empty: 'Nothing is open for positions here yet.',
  file: 'Download what stands (CSV)',
  mine: 'Answer for your delegation',
  parts: 'Parts of “{{of}}”',
  part: '{{first}} to {{last}}',
  import: 'Import from a file',
  add: 'Open a subject',
  figures: 'At a glance, with matrix and figures',

  kinds: {
    paragraph: 'Paragraph',
    bracket: 'Bracket',
    alternative: 'Alternative',
    question: 'Question',
    benchmark: 'Condition',
    finding: 'Finding',
    leg: 'Leg',
    'event-date': 'Date',
    exemption: 'Exemption',
  },
  /** The cells of an indicator that are parameters. */
  parameters: {
    threshold: 'Threshold',
    min: 'Minimum',
    max: 'Maximum',
    tolerance: 'Tolerance',
    dueDays: 'Days until due',
    graceDays: 'Days of grace',
    minIndependent: 'Independent sources needed',
  },
  gone: 'no longer there',

  cells: {
    none: 'No position',
    'not-participating': 'No part in it',
    withheld: 'Sealed',
  },
  levels: {
    object: 'Object',
    reserve: 'Reserve',
    'can-live-with': 'Can live with',
    support: 'Support',
    no: 'No',
    abstain: 'Abstain',
    yes: 'Yes',
  },
  range: '{{low}} to {{high}} {{unit}}',
  point: '{{value}} {{unit}}',
  scale: 'Scale: {{low}} to {{high}} {{unit}}',
  step: 'in steps of {{step}}',
  earlierWording: 'About an earlier wording',
  stale: 'Review is overdue',

  types: {
    substantive: 'Substance',
    scrutiny: 'Scrutiny',
    'parliamentary-scrutiny': 'Parliamentary scrutiny',
    legal: 'Legal',
    linguistic: 'Language',
    timing: 'Timing',
    resource: 'Resources',
    interpretative: 'Interpretation',
  },
  weights: {
    none: 'Not said',
    preference: 'Preference',
    important: 'Important',
    'red-line': 'Red line',
  },
  visibilities: { own: 'Own delegation', chair: 'Chair', coalition: 'Coalition', public: 'Public' },
  stages: {
    logged: 'Logged',
    acknowledged: 'Acknowledged',
    'in-consultation': 'In consultation',
    'bridging-proposed': 'Bridge proposed',
    parked: 'Parked',
    escalated: 'Escalated',
    reopened: 'Reopened',
    resolved: {
      accommodated: 'Resolved: accommodated',
      withdrawn: 'Resolved: withdrawn',
      'recorded-as-statement': 'Resolved: recorded as a statement',
      overtaken: 'Resolved: overtaken',
    },
  },

  here: {
    empty: 'Nothing here is open for positions.',
    open: 'Open a subject in this text',
    record: 'Take a position',
    without_one: 'You see no position of {{count}} member.',
    without_other: 'You see no position of {{count}} members.',
  },

  page: {
    place: 'See where it stands',
    value: 'The text now says {{value}} {{unit}}.',
    noValue: 'The text states no single number now.',
    stand: 'Where delegations stand',
    position: 'Position',
    reason: 'Reason',
    resolution: 'What would resolve it',
    weight: 'Weight',
    shown: 'Shown to',
    stage: 'Stage',
    since: 'Since',
    reviewBy: 'Review by',
    earlier: 'What was held before',
    sealedSince: 'Sealed since',
    wasSealed: 'Had been sealed since',
    proof:
      'Whoever computes the SHA-256 of this position with the salt gets the seal, and so knows that it was held since then.',
    seal: 'Seal',
    salt: 'Salt',
  },

  voice: {
    accepted: 'Accepted with a bridge',
    group: 'On behalf of {{group}} ({{members}})',
    aligned: 'Aligned with {{group}} ({{delegation}})',
  },

  chair: {
    move: 'Take further',
    moveOf: 'Take further: position of {{delegation}}',
    how: 'What happens with it',
    moves: {
      acknowledge: { name: 'Acknowledge', hint: 'The secretariat has noted it.' },
      consult: { name: 'Consult', hint: 'The chair is talking to its delegation.' },
      park: { name: 'Park', hint: 'It comes back by itself on the day that you give.' },
      escalate: { name: 'Escalate', hint: 'It goes to the heads.' },
      overtake: {
        name: 'Overtaken',
        hint: 'Events have settled it. Its delegation then has no position here.',
      },
    },
    until: 'Parked until',
    effect:
      'Everyone who sees the position sees how far it has come. If all members see it, it enters the record.',
    submit: 'Take it further',
  },

  bridge: {
    title: 'A bridge',
    stages: { open: 'Proposed', adopted: 'Adopted', withdrawn: 'Withdrawn' },
    answered: '{{answered}} of {{asked}} members have answered',
    accepted: 'Accepted by',
    declined: 'Declined by',
    outdated: 'The text has changed since. This bridge takes no more answers.',
    question: 'Does your delegation accept it?',
    answers: { accept: 'Accept', abstain: 'Abstain', decline: 'Decline' },
    answerEffect:
      'It can be answered otherwise while it is open. While it is open, only the chair and the secretariat learn who declines, and nobody who accepts. Once the decision rule is met it is adopted at once: the text then says it, what those who accepted had shown is accommodated, and all members see who accepted.',
    answerSubmit: 'Give this answer',
    withdraw: 'Withdraw the bridge',
    withdrawEffect: 'It takes no more answers, and nobody learns what was answered.',
    value: 'A value that could be put to the members',
    look: 'See who would accept it',
    offScale: 'This is no value on the scale, or on none of its steps.',
    prospect: 'At {{value}}, by the ranges that you see:',
    wouldAccept: 'Would accept',
    short: '{{delegation}} is {{by}} away',
    unknown: 'No range is seen of',
    wouldHold: 'If each answered by its range, it would be adopted.',
    wouldFail: 'If each answered by its range, it would not be adopted.',
    propose: 'Put it to the members',
    proposeEffect:
      'Every member is asked whether it accepts. Silence accepts nothing. That it was proposed enters the record.',
    words: {
      paragraph: 'What the paragraph shall say',
      bracket: 'What shall stand in the place of the bracket',
    },
    wordingEffect: {
      paragraph:
        'Every member is asked whether it accepts. Silence accepts nothing. Once the decision rule is met these words are written in the place of all that the paragraph says, its brackets included.',
      bracket:
        'Every member is asked whether it accepts. Silence accepts nothing. Once the decision rule is met these words are written in the place of the bracket and of all that is proposed there, and the bracket ends.',
    },
  },

  own: {
    commit: 'Your delegation’s position',
    prepare: 'A draft for your delegation',
    drafts: 'Drafts of your delegation',
    draftAt: 'Draft of',
    useDraft: 'Work on this draft',
    discard: 'Discard this draft',
    holding: 'What does your delegation hold?',
    accepts: 'Accepts a range',
    low: 'From',
    high: 'To',
    openEnd: 'Empty reaches to the end of the scale. For one value, write it in both.',
    noPart: 'Takes no part in this',
    more: 'Kind, weight, what would resolve it, review',
    type: 'Of what kind',
    to: 'Who sees it',
    weightTo: 'Who sees the weight',
    resolutionTo: 'Who sees what would resolve it',
    commitEffect:
      'This commits your delegation as it stands above. It is added to what was held before and never changed; a later position takes its place.',
    commitSubmit: 'Commit this position',
    prepareEffect:
      'Only your delegation sees a draft, and it counts for nothing until a head or alternate commits it.',
    prepareSubmit: 'Keep this draft',
    discardEffect: 'The draft goes from the page of your delegation. Nobody else knew of it.',
    share: 'Show it further',
    shareEffect: 'What was seen cannot be unseen: this can be widened later, and never narrowed.',
    shareSubmit: 'Show it further',
    seal: 'Seal it',
    sealEffect:
      'All members, the chair and the secretariat will learn that {{own}} has a position on this subject, and since when; not what it is. The record keeps a hash of it, by which it is known again when you open it. This cannot be undone.',
    sealSubmit: 'Seal this position',
    reveal: 'Open the seal',
    revealEffect:
      'All members, the chair and the secretariat will read the sealed position and can check that it was held since it was sealed. This cannot be undone.',
    revealSubmit: 'Open this seal',
    align: 'Align with it',
    alignWith: 'Align with the statement of {{delegation}}',
    adds: 'What your delegation adds',
    alignEffect:
      'Your delegation then holds the same as the statement, on the same words. It cannot be shown further than the statement is.',
    alignSubmit: 'Align with this statement',
    group: 'On behalf of',
    groupHint:
      'The name of a group. It stays the position of your delegation alone; members of the group may align themselves with it.',
    groupMembers: 'Members of the group',
    settle: 'Settle it',
    settleEffect:
      'Your delegation then has no position here until it commits another. Who saw the position sees how it ended.',
    how: 'How it is settled',
    settled: {
      withdrawn: 'Withdrawn',
      accommodated: 'Accommodated by the text',
      'recorded-as-statement': 'Recorded as a statement',
    },
    settleSubmit: 'Settle this position',
  },

  audience: {
    own: 'Only {{own}} sees it. No entry in the record.',
    chair:
      '{{own}}, the chair and the secretariat ({{secretariat}}) see it. No entry in the record.',
    coalition:
      'All members ({{members}}), the chair and the secretariat ({{secretariat}}) see it. The record says that {{own}} has shown a position here, not which.',
    public:
      'Everyone sees it, in the coalition and outside. The record says that {{own}} has shown a position here, not which.',
  },

  declare: {
    title: 'Open a subject for positions',
    question: 'A question of its own',
    questionLabel: 'Question',
    on: 'Answered by',
    scales: {
      stances: 'Object, reserve, can live with, support',
      'roll-call': 'No, abstain, yes',
      levels: 'Levels of its own',
      range: 'A number on a scale',
    },
    low: 'Scale from',
    high: 'Scale to',
    unit: 'Unit',
    step: 'Step',
    levels: 'Levels',
    levelsHint:
      'Only for levels of its own. One a line, from what stands in the way to what goes along: “- Never”, “0 Not before 2027”, “+ Now”.',
    onlyRange: 'Only for a number on a scale.',
    effect:
      'Every delegation can take a position on it. It enters the record, and its scale stays as it is.',
    submit: 'Open this subject',
    texts: 'Something in a text',
    beside: 'Relief and exemptions',
    exemptions: 'Exemptions',
    choose: 'Choose the text.',
    noTexts: 'There is no text here that you may open.',
    candidates: 'What can be opened in {{title}}',
    place: 'Place',
    noCandidates: 'This text has no numbered paragraph, open bracket or parameter.',
    ask: 'Open for positions',
    askScale: 'Choose its scale',
    parameterEffect:
      'Every delegation can take a position on it. A range supports the text while it holds the number there. It enters the record, and its scale stays as it is.',
    look: 'See positions',
  },
  refusals: {
    'subject-exists':
      'Positions are already taken on this matter. Open it in the list; nothing was added.',
    'no-such-position':
      'This position or draft is no longer there. Look at what stands now and choose again.',
    'position-unchanged': 'Your delegation holds exactly this already. Nothing was changed.',
    'position-superseded':
      'A later position of your delegation stands in its place. Show that one instead.',
    'position-sealed': 'This position is sealed. Open its seal first.',
    'position-resolved': 'This position is settled already. Nothing was changed.',
    'already-seen':
      'What was seen cannot be unseen: every part is shown as far as before, and one further.',
    'audience-wider':
      'The weight, and what would resolve it, cannot be shown further than the position itself.',
    'group-without-members':
      'A group has members. Tick those that may align themselves, or leave its name empty.',
    'no-such-statement':
      'There is no statement here that your delegation could align itself with. Look at what stands now.',
    'statement-outdated':
      'The statement is about an earlier wording. Its speaker has to renew it first.',
    'other-than-statement':
      'Who aligns itself holds what the statement holds. Commit a position of your own instead.',
    'wider-than-statement':
      'This cannot be shown further than the statement that it aligns itself with.',
    'position-not-sealed': 'This position is not sealed. Nothing was changed.',
    'audience-too-narrow':
      'The coalition knows that something is sealed here, so that it is opened to the whole coalition at least.',
    'not-from-here':
      'From its present stage ($t(positions:stages.{{stage}})) this is not possible. Look at the page again and choose another step.',
    'park-in-the-past': 'The day until which it is parked has passed. Choose a later one.',
    'bridge-open': 'A bridge is open here already. Withdraw it before you propose another.',
    'no-open-bridge': 'This bridge is not open any more. Look at what stands now.',
    'bridge-changes-nothing': 'The text says this already. Propose something else.',
    'bridge-outdated':
      'The text has changed since this bridge was proposed. It takes no more answers.',
    'bridge-locked':
      'This paragraph is agreed, under silence or adopted. It has to be reopened before other words can take its place.',
    'no-wording-here':
      'A wording can be proposed only for a paragraph or a bracket that stands in the text.',
    'not-asked': 'Your delegation was not asked here.',
    'nobody-asked': 'There is no member to ask.',
    'answer-unchanged': 'Your delegation has answered this already. Nothing was changed.',
    'review-in-the-past': 'The day of review has passed. Choose a later one.',
    'not-on-this-scale': 'This matter has another scale. Answer on the one that is shown.',
    'unknown-level': 'This level is not on the scale. Choose one that is shown.',
    'range-reversed': 'The range ends at {{high}}, before it begins at {{low}}. Exchange the two.',
    'range-outside': 'The scale reaches from {{low}} to {{high}}. Keep the range inside.',
    'range-between-steps':
      'No step of {{step}} lies in this range, so that nothing in it could be agreed. Widen it.',
  },
} as const
