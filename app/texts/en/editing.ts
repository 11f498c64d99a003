/** What is said of writing in a text that is not said on its page: negotiation mode and what is refused. */
export const editing = {
  negotiation: {
    title: 'Negotiation mode',
    lead: 'While it is on, whatever a delegation changes in open text is its proposal, in brackets and in its name.',
    back: 'To the text',
    now: 'Now',
    is: { on: 'On for this text', off: 'Off for this text' },
    byChair: 'The chair and the secretariat turn it on and off.',
    on: {
      effect:
        'From now on the server takes nothing from anyone but proposals, also from clients of their own. What stands stays as it stands. It can be turned off again. The act enters the record.',
      submit: 'Turn negotiation mode on',
    },
    off: {
      effect:
        'From now on edits change the text at once. Every bracket stays until it is settled. The act enters the record.',
      submit: 'Turn negotiation mode off',
    },
    meaning: 'What becomes of an edit',
    edits: {
      typing: 'What you type is proposed to be added.',
      deleting: 'What you delete stays, and is proposed to be deleted.',
      replacing: 'What you type over other words is proposed instead of them.',
      paragraph: 'A new paragraph is proposed as a whole.',
      own: 'A proposal of yours that no other delegation supports you change and delete freely.',
      form: 'How words look, where a paragraph ends and what it is stays as it is in the words of others.',
    },
  },

  unmade: {
    'divides-or-joins':
      'In negotiation mode paragraphs of others are neither divided nor joined. Nothing was changed. Propose a new paragraph, or other words.',
    'changes-form':
      'In negotiation mode the form of words that others wrote stays as it is. Nothing was changed. Propose other words instead.',
    'not-one-paragraph':
      'Select words of one paragraph to comment on, or put the caret in it. Nothing was changed.',
    'nothing-to-bracket':
      'There are no words to put in brackets here. Nothing was changed. Select some first.',
    'paste-too-long':
      'That is more than 100 pages, which is more than a text takes at once. Nothing was pasted. Paste it in parts.',
  },

  refusals: {
    'negotiation-unchanged': 'Somebody was faster: negotiation mode is that way already.',
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

  part: {
    label: 'Which part',
    insert: 'Insert',
  },

  link: {
    title: 'Link',
    address: 'Address',
    hint: 'Begins with https://, http:// or mailto:',
    invalid: 'This address does not begin with https://, http:// or mailto:',
    set: 'Set the link',
    remove: 'Remove the link',
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
} as const
