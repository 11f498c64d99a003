/** What every screen shares: the shell, times, forms, errors. */
export const common = {
  product: 'Entente',
  pageTitle: '{{page}} · Entente',

  shell: {
    skip: 'Skip to the content',
    navigation: 'Main',
    breadcrumb: 'Where you are',
    tools: 'This page',
    desk: 'Desk',
    frameworks: 'Frameworks',
    record: 'Record',
    people: 'People',
    loading: 'Loading the next page',
  },

  account: {
    menu: 'Account of {{name}}, acting for {{delegation}} as {{mandate}}',
    actingFor: 'You act for',
    as: 'as',
    settings: 'Account and security',
    signOut: 'Sign out',
  },

  mandates: {
    head: 'Head',
    alternate: 'Alternate',
    delegate: 'Delegate',
    'capital-reviewer': 'Capital reviewer',
    'legal-adviser': 'Legal adviser',
    chair: 'Chair',
  },

  delegationKinds: {
    member: 'Member',
    secretariat: 'Secretariat',
    verifier: 'Verifier',
    observer: 'Observer',
    'civil-society': 'Civil society',
  },

  accesses: {
    read: 'Read',
    comment: 'Comment',
    edit: 'Edit',
  },

  preferences: {
    language: 'Language',
    theme: 'Appearance',
    light: 'Light',
    dark: 'Dark',
    system: 'As the device',
  },

  palette: {
    allKeys: 'Keyboard shortcuts',
    title: 'Search and commands',
    open: 'Search or jump to …',
  },

  demo: {
    banner: 'Demo world: people, texts and states are invented.',
    clockAhead: 'Its clock is {{span}} ahead.',
  },

  span: {
    seconds: '{{seconds}} s',
    minutes: '{{minutes}} m',
    hours: '{{hours}} h {{minutes}} m',
    days: '{{days}} d {{hours}} h',
    in: 'in {{span}}',
    ago: '{{span}} ago',
    over: 'over',
  },

  form: {
    optional: 'optional',
    working: 'Working …',
    problems_one: '{{count}} field needs your attention',
    problems_other: '{{count}} fields need your attention',
  },

  copy: {
    action: 'Copy',
    done: 'Copied',
    failed: 'Select and copy by hand',
    whole: 'Copy the whole value',
  },

  dialog: {
    cancel: 'Cancel',
  },

  toasts: {
    region: 'Messages',
    undo: 'Undo',
    dismiss: 'Dismiss',
  },

  waiting: 'Loading',

  errors: {
    quote: 'If you ask for help, quote',
    toDesk: 'Go to the desk',
    again: 'Try again',
    signIn: 'Sign in',
    notFound: {
      title: 'There is nothing here that you may see',
      what: 'The address leads to nothing, or to something that is not open to your delegation. Both look the same.',
      kept: 'Nothing was changed.',
      todo: 'Check the address, or ask the secretariat whether your delegation should have access.',
    },
    signedOut: {
      title: 'You are signed out',
      what: 'Your session ended, or it was ended from another device.',
      kept: 'What you did up to then is kept.',
      todo: 'Sign in again and carry on.',
    },
    forbidden: {
      title: 'Your mandate does not cover this',
      what: 'This act is reserved to another mandate or delegation.',
      kept: 'Nothing was changed.',
      todo: 'Ask the person in your delegation who holds the mandate, or the secretariat.',
    },
    badInput: {
      title: 'These values cannot be used',
      what: 'Something in the request is missing, too long or of another kind than expected.',
      kept: 'Nothing was changed.',
      todo: 'Go back and check what you filled in.',
    },
    refused: {
      title: 'This was refused',
      what: 'The state of things does not allow it. It may have changed a moment ago.',
      kept: 'Nothing was changed.',
      todo: 'Go back and look at the present state.',
    },
    tooMany: {
      title: 'Too many attempts',
      what: 'To protect accounts, attempts are limited for a while.',
      kept: 'Nothing was changed.',
      todo: 'Wait a few minutes and try again.',
    },
    unreachable: {
      title: 'The server cannot be reached',
      what: 'The connection was lost, or the server is restarting.',
      kept: 'Edits that were not sent are kept on this device.',
      todo: 'Try again in a moment.',
    },
    failed: {
      title: 'Something failed on our side',
      what: 'The server could not finish what you asked for. The failure was noted.',
      kept: 'An act happens whole or not at all, so nothing is half-done. Edits already saved are safe.',
      todo: 'Try again. If it fails again, tell the secretariat.',
    },
  },
  about: { title: 'About Entente' },
} as const
