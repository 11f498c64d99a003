/** The text and its editor. */
export const drafting = {
  text: {
    label: 'Text of {{title}}',
    toolbar: 'Formatting',
    outline: 'Outline',
    outlineEmpty: 'Headings and numbered paragraphs appear here.',
    untitledHeading: 'Heading without words',
    emptyParagraph: 'empty',
  },

  tools: {
    preambular: 'Preambular paragraph',
    operative: 'Operative paragraph',
    plain: 'Paragraph without number',
    heading: 'Heading, level {{level}}',
    bullet: 'List',
    ordered: 'Numbered list',
    indent: 'Deeper',
    outdent: 'Less deep',
    bold: 'Bold',
    italic: 'Italic',
    link: 'Link',
    reserve: 'Put in brackets: reserved',
    proposeDeletion: 'Propose to delete this',
    proposeWords: 'Propose words',
    table: 'Table',
    definition: 'Definition',
    field: 'Format field',
    english: 'In English, left to right',
    arabic: 'In Arabic, right to left',
    addRow: 'Add a row below',
    addColumn: 'Add a column after',
    deleteRow: 'Delete the row',
    deleteColumn: 'Delete the column',
    undo: 'Undo what I did',
    redo: 'Do it again',
  },

  cells: {
    fieldId: 'Indicator',
    fieldStatement: 'Statement',
    fieldUnit: 'Unit',
    fieldDatatype: 'Datatype',
    fieldThreshold: 'Threshold',
    definitionTerm: 'Term',
    definitionMeaning: 'Meaning',
  },

  brackets: {
    kinds: {
      insert: 'Bracket, proposed to be added',
      delete: 'Bracket, proposed to be deleted',
      replace: 'Bracket, other words proposed',
      reserve: 'Bracket, reserved',
      placeholder: 'Bracket, still to be written',
      alternative: 'alternative',
    },
    heldBy: '{{what}}, held by {{who}}:',
    or: 'or {{said}}',
    ends: 'end of bracket',
  },

  words: {
    instead: 'Propose other words',
    fresh: 'Propose new words',
    before: 'Instead of: {{words}}',
    label: 'Words',
    hint: 'They stand in brackets in the name of your delegation.',
    refused: 'There are no words to propose here. Write some, or select words of one paragraph.',
    propose: 'Propose',
  },

  link: {
    title: 'Link',
    address: 'Address',
    hint: 'Begins with https://, http:// or mailto:',
    invalid: 'This address does not begin with https://, http:// or mailto:',
    set: 'Set the link',
    remove: 'Remove the link',
  },

  save: {
    label: 'Where your edits are',
    opening: 'Opening',
    saved: 'Saved',
    saving: 'Saving',
    notConnected: 'Not connected',
    kept_one: '{{count}} edit kept on this device',
    kept_other: '{{count}} edits kept on this device',
    reading: 'Reading',
    ended: 'Not saving',
    slow: 'slow connection',
    savedMeaning: 'Every edit of yours is on disk at the server.',
    copyMeaning: 'This is the copy of this device. It can be edited once it is connected.',
  },

  ended: {
    'signed-out': 'You are signed out here. Sign in again to go on writing.',
    'access-changed': 'What you may do with this text has changed. Reload to see what is left.',
    reload: 'Entente has been updated. Reload before you go on writing.',
    replaced:
      'This text continues from another state than the copy of this device. Reload to see it.',
    refused: 'The server did not take the last edit. Reload to go on from what is saved.',
    quarantined:
      'This text failed a check and is held back until the secretariat has looked at it.',
    reloadAction: 'Reload',
  },

  refusedEdit: {
    reader: 'You may read this text and not write in it.',
    closed: 'This text is closed for drafting.',
    gap: 'An edit before this one is missing.',
    forged: 'This edit carries the mark of another person.',
    malformed: 'This edit could not be read.',
    'too-large': 'This edit is larger than a text takes at once.',
    ungrammatical: 'This edit holds something that a text has no place for.',
    frozen:
      'This text stands as it is: it is being decided on, or was adopted, withdrawn or put off.',
    locked: 'This paragraph is agreed. It changes only once it is reopened.',
    bracket: 'These words are in a bracket of another delegation. Propose others beside them.',
    unmarked: 'In negotiation mode what you change must be your proposal.',
  },

  notes: {
    title: 'Not in the shared text',
    lead: 'What you wrote here was not taken. It is kept on this device until you put it away.',
    was: 'There now',
    wanted: 'Yours',
    nothing: 'nothing',
    copy: 'Copy your words',
    putAway: 'Put away',
    elsewhere: 'A paragraph without number',
  },

  present: {
    label: 'Who is here',
    me: '{{name}} (you)',
    more: '{{count}} more',
    joined: '{{name}}, {{delegation}}, is here.',
    left: '{{name}}, {{delegation}}, has left.',
  },

  signOut: {
    title: 'Some edits are not saved',
    kept_one: '{{count}} edit is only on this device. Signing out deletes it.',
    kept_other: '{{count}} edits are only on this device. Signing out deletes them.',
    stay: 'Stay and connect first',
    leave: 'Sign out and delete them',
  },
} as const
