/** Addresses to which acts on relief are posted, and how the posts fared. */
export const webhooks = {
  title: 'Webhooks',
  lead: 'Acts on relief, posted to programs of your delegation as they enter the record.',
  keep: {
    title: 'Add an address',
    address: 'Address of the program',
    addressHint: 'It takes a POST with JSON over https, and answers 2xx.',
    effect:
      'From then on each entry of the record on plans, measures, events, exemptions and snapbacks is posted there, until the address is revoked. It holds no word that anybody typed. It is not an act.',
    submit: 'Add the address',
    done: 'The address is added',
    doneHint:
      'Give the program this key now, by which it checks signatures as Standard Webhooks says. It is shown this once and not stored.',
    key: 'Key of the signatures',
  },
  list: {
    title: 'Addresses of {{delegation}}',
    empty: 'Nobody of your delegation has added an address.',
    address: 'Address',
    by: 'Added by',
    added: 'Added',
    revoke: 'Revoke',
    revokeLabel: 'Revoke the address {{address}}',
  },
  deliveries: {
    title: 'The latest posts',
    empty: 'Nothing has been posted yet. The next act on relief will be.',
    act: 'Act',
    entry: 'Entry {{index}} of the record',
    state: 'What became of it',
    at: 'When',
  },
  states: { delivered: 'Delivered', waiting: 'Waits', 'given-up': 'Given up' },
  at: { delivered: 'delivered', waiting: 'tried next', 'given-up': 'given up' },
  attempts_one: '{{count}} failed attempt',
  attempts_other: '{{count}} failed attempts',
  failed: {
    answered: 'The program answered {{status}}.',
    'no-answer': 'The program did not answer in time.',
    unreachable: 'The program could not be reached.',
    certificate: 'Nobody vouches for the certificate of the address.',
    'private-address': 'The name leads to a private network, where nothing is posted.',
  },
  refusals: {
    'too-many-webhooks':
      'Your delegation keeps {{most}} addresses already. Revoke one before you add another.',
  },
} as const
