/** The desk, frameworks, people and search. */
export const desk = {
  title: 'Desk',
  owed: {
    title: 'What waits for you',
    lead: 'What is asked of you for {{delegation}}, by when, and what silence means.',
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
    lead: 'Delegations act; people act for them. Each mandate says what its holder may do.',
    nobody: 'Nobody acts for this delegation yet.',
    people: 'People of {{delegation}}',
    invited: 'Invited, not yet here',
    expires: 'Expires',
    zone: 'Times of {{zone}}',
    invite: 'Invite someone',
    inviteTo: 'Invite someone to {{delegation}}',
    change: 'Change the mandate',
    changeOf: 'Change the mandate of {{name}}',
    reset: 'Link for a new password',
    resetOf: 'Make a link for a new password of {{name}}',
    add: 'Add a delegation',
    close: 'Back to the list',
    you: 'you',
  },
  invite: {
    title: 'Invite someone to {{delegation}}',
    name: 'Name',
    email: 'E-mail address',
    kind: 'Mandate',
    effect:
      'You get a link to send on. Whoever opens it within seven days acts for {{delegation}} with this mandate. The invitation enters the record.',
    submit: 'Make the invitation',
    done: '{{name}} is invited',
    doneHint:
      'Send this link to {{name}} yourself. It works once and for seven days, and is shown only now.',
    link: 'Link of the invitation',
  },
  change: {
    title: 'Change the mandate of {{name}}',
    now: '{{name}} acts for {{delegation}} as {{mandate}}.',
    to: 'New mandate',
    ended: 'End the mandate',
    effect:
      'What {{name}} may do changes at once: every session under this mandate ends, and its holder signs in anew. The change enters the record; another change can follow.',
    submit: 'Change the mandate',
  },
  reset: {
    title: 'Link for a new password of {{name}}',
    effect:
      'You get a link to hand to {{name}}. It works once and for 24 hours, and a link made before stops working. The second factor stays as it is.',
    submit: 'Make the link',
    done: 'A link for {{name}} is made',
    doneHint: 'Hand it to {{name}} in a way that only they can read. It is shown only now.',
    link: 'Link for a new password',
  },
  delegation: {
    title: 'Add a delegation',
    code: 'Code',
    codeHint: 'Two to five capital letters, shown beside every act, for example UWC.',
    name: 'Name',
    kind: 'Kind',
    country: 'Country or union',
    countryHint: 'Its code in capital letters, for example NO.',
    timeZone: 'Time zone of the capital',
    timeZoneHint: 'For example Europe/Oslo.',
    holidayCalendar: 'Holiday calendar',
    holidayCalendarHint: 'The code of its holiday table, for example NO.',
    effect:
      'The delegation joins the coalition at once and is seen by everyone. The act enters the record and cannot be undone.',
    submit: 'Add the delegation',
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
