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
} as const
