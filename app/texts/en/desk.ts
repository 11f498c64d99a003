/** The desk, frameworks, people and search. */
export const desk = {
  title: 'Desk',
  duties: {
    title: 'What your delegation owes',
    lead: 'What {{delegation}} owes, by when, and what its silence means.',
    empty: 'Nothing is owed.',
    kinds: {
      silence: 'Object before the end, or let the words be adopted',
      answer: 'Answer in consent rounds ({{number}})',
      confirmation: 'The word of your capital on paragraphs ({{number}})',
      brackets: 'Take a side in brackets ({{number}})',
    },
  },
  blockers: {
    title: 'What blocks adoption',
    nothing: 'nothing blocks adoption',
    kinds: {
      bracket: 'open brackets: {{number}}',
      capitals: 'paragraphs that capitals are still to confirm: {{number}}',
      reopened: 'reopened paragraphs: {{number}}',
      'oral-revision': 'oral revisions still to be folded in: {{number}}',
    },
  },
  owed: {
    title: 'What you are told',
    lead: 'What concerns you for {{delegation}}, and what silence means.',
    hiddenDocument: 'A document that is no longer open to you',
    open: 'Open',
    openDocument: 'Open {{symbol}}',
  },
  drafting: {
    title: 'Open for drafting',
    empty: 'No document is open for drafting that you may see.',
    action: 'Look at the frameworks',
  },
  moved: {
    title: 'What moved',
    all: 'The whole record',
    empty: 'Nothing has been recorded yet.',
  },

  frameworks: {
    title: 'Frameworks',
    lead: 'One framework is one agreement, under negotiation or in force.',
    empty: 'There is no framework yet.',
    emptyOthers: 'There is no framework yet. The secretariat creates the first one.',
    documents_zero: 'No documents',
    documents_one: '{{count}} document',
    documents_other: '{{count}} documents',
    open_zero: 'none open for drafting',
    open_one: '{{count}} open for drafting',
    open_other: '{{count}} open for drafting',
    relief: 'Relief events: plan, readiness and firing',
    exemptions: 'Exemptions: what stays allowed whatever is imposed',
    snapbacks: 'Snapbacks: measures that return unless decided otherwise',
    create: 'Create a framework',
  },
  newFramework: {
    title: 'Create a framework',
    name: 'Name',
    nameHint: 'As delegations call it, for example Corvenia relief framework.',
    summary: 'Summary',
    summaryHint: 'What it is about, in two or three sentences.',
    effect:
      'Every delegation sees the framework at once, and the act enters the record. It cannot be deleted.',
    submit: 'Create the framework',
  },

  people: {
    title: 'People and delegations',
    invite: 'Invite someone',
    add: 'Add a delegation',
  },

  proof: {
    title: 'Confirm that it is you',
    lead: 'This act commits. Prove that you are there, then send the form again; what you filled in is kept.',
    password: 'Password',
    code: 'Or a code of your second factor',
  },

  search: {
    title: 'Search',
    field: 'Words to find',
    submit: 'Search',
    lead: 'Titles, symbols, people, and every text that you may open.',
    nothing: 'Nothing was found for “{{query}}” in what you may see.',
    documents: 'Documents',
    people: 'People',
    passages: 'In the texts',
  },

  clock: {
    label: 'Move the demo clock',
    hours: 'Move the clock forward by',
    submit: 'Move the clock',
    hour_one: '{{count}} hour',
    hour_other: '{{count}} hours',
    day_one: '{{count}} day',
    day_other: '{{count}} days',
  },
} as const
