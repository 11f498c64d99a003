/** Who belongs to the coalition: delegations, their people, and the links by which these come in. */
export const people = {
  list: {
    lead: 'Delegations act; people act for them. Each mandate says what its holder may do.',
    nobody: 'Nobody acts for this delegation yet.',
    people: 'People of {{delegation}}',
    invited: 'Invited, not yet here',
    expires: 'Expires',
    zone: 'Times of {{zone}}',
    inviteTo: 'Invite someone to {{delegation}}',
    change: 'Change the mandate',
    changeOf: 'Change the mandate of {{name}}',
    reset: 'Link for a new password',
    resetOf: 'Make a link for a new password of {{name}}',
    mails: 'Mails to them',
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
    weight: 'Weight',
    weightHint:
      'A whole number of any unit, such as its population. It counts where a decision needs a share of the weight; without it, 1.',
    effect:
      'The delegation joins the coalition at once and is seen by everyone. The act enters the record and cannot be undone.',
    submit: 'Add the delegation',
  },

  refusals: {
    'acts-already': 'This person already acts for the delegation. Change their mandate instead.',
    chair: 'Only the secretariat makes someone chair. Ask the secretariat.',
    'head-invites': 'Only a head invites a head or an alternate. Ask the head of the delegation.',
    'last-head':
      'A delegation keeps at least one head, and this is its last. Make someone else head first.',
    'mandate-ended': 'This mandate has already ended. Invite the person again if they shall act.',
    'mandate-unchanged': 'The person holds this mandate already. Nothing was changed.',
    'code-taken': 'Another delegation has this code. Choose a code that nobody uses.',
  },
} as const
