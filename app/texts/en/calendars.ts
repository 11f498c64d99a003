/** Calendars at secret addresses: their page, and the words of their entries. */
export const calendars = {
  title: 'Calendars',
  lead: 'The instants of relief events, snapbacks and the clocks of relief and exemptions, for calendar programs.',
  webhooks: 'Webhooks: have acts on relief posted to a program',
  make: {
    title: 'Make a calendar',
    name: 'What the calendar is called',
    nameHint: 'It is read wherever the calendar is shown. Do not say what is relieved.',
    of: 'What is in it',
    delegation: 'Events of all frameworks, and what {{delegation}} owes',
    framework: 'Events of the framework {{framework}}',
    effect:
      'Whoever has the address reads the calendar without signing in, until it is revoked. Titles say neither what is relieved nor by whom. It is not an act.',
    submit: 'Make the calendar',
    done: 'The calendar “{{name}}” is made',
    doneHint: 'Subscribe to this address now. It is shown this once; only its hash is kept.',
    address: 'Address of the calendar',
  },
  list: {
    title: 'Calendars of {{delegation}}',
    empty: 'Nobody of your delegation has made a calendar.',
    name: 'Calendar',
    of: 'What is in it',
    ofDelegation: 'The delegation',
    by: 'Made by',
    made: 'Made',
    revoke: 'Revoke',
    revokeLabel: 'Revoke the calendar “{{name}}”',
  },
  entries: {
    t0: {
      title: 'Event {{number}}: T0',
      description: 'The event takes effect at this instant if its conditions are met.',
    },
    'long-stop': {
      title: 'Event {{number}}: long stop',
      description: 'The event is stopped at this instant unless the finding has come.',
    },
    fired: {
      title: 'Event {{number}}: fired',
      description: 'The event took effect from this instant, on the finding.',
    },
    'ready-by': {
      title: 'Event {{number}}: readiness due',
      description: 'Until then heads are asked to attest. Silence means “not ready”.',
    },
    call: {
      title: 'Event {{number}}: go or no-go due',
      description: 'Until then parties answer the call. Silence means “not ready”.',
    },
    'hold-review': {
      title: 'Event {{number}}: review of a hold',
      description: 'The hold is looked at again. It stands until it is lifted or overruled.',
    },
    'window-end': {
      title: 'Event {{number}}: end of the window',
      description: 'A leg that has reported no effect by then has missed the window.',
    },
    'attestation-ends': {
      title: 'Event {{number}}: attestation ends',
      description: 'From then on your leg is not ready unless it is attested again.',
    },
    'snapback-table': {
      title: 'Snapback {{number}}: text due',
      description: 'If no member has tabled a text by then, the presidency does.',
    },
    'snapback-vote': {
      title: 'Snapback {{number}}: end of the vote',
      description: 'Silence restores the measures at this instant.',
    },
    sunset: {
      title: 'Relief {{number}}: sunset',
      description: 'Unless it is renewed, it lapses or goes on at this instant, as its text says.',
    },
    review: {
      title: 'Relief {{number}}: review due',
      description: 'It is looked at again. A review that is not held in time ends nothing.',
    },
    'exemption-sunset': {
      title: 'Exemption {{number}}: sunset',
      description: 'Unless it is renewed, it lapses or goes on at this instant, as its text says.',
    },
    'exemption-review': {
      title: 'Exemption {{number}}: review due',
      description: 'It is looked at again. A review that is not held in time ends nothing.',
    },
  },
} as const
