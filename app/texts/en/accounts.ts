/** Signing in, entering a coalition, and one's own account. */
export const accounts = {
  email: 'E-mail address',
  password: 'Password',
  newPassword: 'New password',
  currentPassword: 'Current password',
  passwordHint: 'At least 12 characters. A sentence is easy to remember and hard to guess.',
  name: 'Name',
  nameHint: 'As it appears in meetings and beside your edits.',
  code: 'Code',

  signIn: {
    title: 'Sign in',
    act: 'Sign in',
    lead: 'The shared desk of a coalition.',
    forgotten: 'Forgotten your password? The secretariat can send you a link for a new one.',
    passkey: 'Sign in with a passkey',
    passkeyCancelled: 'No passkey was used. You can try again or sign in with your password.',
    passwordWay: 'With e-mail and password',
  },

  demo: {
    title: 'Become someone',
    lead: 'This is a demo world: its people and texts are invented. Choose whom to be. In another browser you can be someone else at the same time.',
    nobody: 'The demo world has no people yet. Start the server again to build it.',
  },

  secondFactor: {
    title: 'Second factor',
    lead: 'Type the code that your code generator shows now, or one of your recovery codes.',
    act: 'Continue',
    again: 'Sign in anew',
  },

  choose: {
    title: 'For whom do you act?',
    lead: 'You hold several mandates. What you do is done for the delegation you choose here; you can choose again at any time.',
    none: {
      title: 'You act for no delegation at present',
      lead: 'Your mandates have ended. If you were invited again, open the link of that invitation.',
    },
  },

  join: {
    title: 'Join {{delegation}}',
    lead: 'You are invited to act for {{delegation}} in {{coalition}} as {{mandate}}.',
    newcomer: 'Choose a password; you sign in with {{email}}.',
    act: 'Accept and sign in',
    asYou: 'You are signed in as {{name}}. Accepting adds this mandate to yours.',
    accept: 'Accept',
    known: '{{email}} has an account here. Sign in with it, and you come back to this page.',
    signInFirst: 'Sign in to accept',
  },

  setUp: {
    title: 'Set up the coalition',
    lead: 'This link works once. It begins the coalition with its secretariat, and makes you the head of the secretariat.',
    coalitionPart: 'The coalition',
    coalition: 'Name of the coalition',
    seatZone: 'Time zone of the seat',
    seatZoneHint: 'Procedural clocks run by it, for example Europe/Oslo.',
    seatCalendar: 'Holiday calendar of the seat',
    seatCalendarHint: 'The code of its holiday table, for example NO.',
    secretariatPart: 'The secretariat',
    delegation: 'Name of the secretariat',
    delegationCode: 'Code',
    delegationCodeHint: 'Two to five capital letters, shown beside every act, for example SEC.',
    country: 'Country',
    countryHint: 'Two letters, for example NO.',
    youPart: 'You',
    act: 'Begin the coalition',
    effect: 'This enters the record as its first act and cannot be undone.',
  },

  reset: {
    title: 'Choose a new password',
    lead: 'For {{name}}, {{email}}.',
    effect: 'Every session of yours ends, and you sign in with the new password.',
    act: 'Save the new password',
  },

  account: {
    title: 'Account and security',
    saved: 'Saved.',
    mandates: {
      title: 'Mandates',
      current: 'You act under this mandate',
    },
    mails: {
      title: 'Mail',
      label: 'Which mails you want',
      wishes: {
        told: 'Of everything new on your desk',
        owed: 'Of each answer you owe, and a day before it is due once more',
        reminder: 'Only the day before an answer is due',
      },
      effect: 'What you owe is always mailed, if only once. A mail never says what it is about.',
      act: 'Keep this choice',
    },
    password: {
      title: 'Password',
      effect: 'Your other sessions end.',
      act: 'Change the password',
    },
    secondFactor: {
      title: 'Second factor',
      off: 'Off. With a second factor, your password alone opens nothing.',
      on: 'On. A code is asked for at every sign-in with your password.',
      begin: 'Set up a code generator',
      scan: 'Scan this with the code generator on your telephone, or type the key into it.',
      qr: 'Square code with the key of the code generator',
      key: 'Key',
      recovery: 'Recovery codes',
      recoveryLead:
        'Each works once, if the telephone is lost. They are shown only now: keep them apart from it.',
      confirm: 'Turn it on',
      firstCode: 'First code',
      firstCodeHint: 'Six digits, as the code generator shows them now.',
      remove: 'Turn it off',
    },
    passkeys: {
      title: 'Passkeys',
      none: 'None yet. A passkey signs you in with the lock of your device, without a password.',
      name: 'Name of the device',
      nameHint: 'So that you know it again, for example Office laptop.',
      add: 'Add a passkey',
      remove: 'Remove {{name}}',
      unnamed: 'Passkey',
      unsupported: 'This browser offers no passkeys.',
    },
    sessions: {
      title: 'Where you are signed in',
      device: 'Device',
      mandate: 'Acting for',
      begun: 'Since',
      thisOne: 'This session',
      end: 'End',
      endLabel: 'End the session on {{device}}, begun {{begun}}',
      unknownDevice: 'Unknown device',
      noMandate: 'No one yet',
    },
  },

  refusals: {
    'sign-in':
      'The e-mail address and the password do not belong together. Check both and try again.',
    'sign-in-first':
      'There is already an account for this address. Sign in with it, then open this link again.',
    'second-factor':
      'This code is not the one your device shows now. Wait for the next code and type that one.',
    passkey: 'This passkey was not accepted. Try again, or use another way to sign in.',
    'link-used': 'This link has already been used, and works only once. Ask for a new one.',
    'link-expired': 'This link has expired. Ask whoever sent it for a new one.',
  },
} as const
