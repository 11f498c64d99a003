/** The desk, frameworks, people and search. */
export const desk = {
  title: 'Desk',

  frameworks: { title: 'Frameworks', create: 'Create a framework' },

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
