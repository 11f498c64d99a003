/** Positions and roll calls from a file. */
export const imports = {
  title: 'Import from a file',
  lead: {
    presiding:
      'Roll calls of the members, from comma-separated values. A file is imported as a whole or not at all.',
    own: 'Positions of your delegation, from comma-separated values. A file is imported as a whole or not at all.',
  },

  file: {
    title: 'The file',
    label: 'File of comma-separated values',
    hint: 'UTF-8, with a header, at most 50,000 cells and 4 MB. Nothing is imported yet.',
    submit: 'Look at this file',
    gone: 'This file is waiting no more: it was imported, or another one took its place. Choose it again.',
  },

  reading: {
    title: 'How it is read',
    about: 'Columns: {{columns}}. Rows below the header: {{rows}}.',
    positions: 'Its columns are those of a download of positions. Each row is a position.',
    subject: 'Column that names the subject',
    date: 'Column of the date',
    undated: 'None: all are of now',
    opens: 'Open a subject, answered by no, abstain or yes, for each row that has none',
    delegations: 'Columns of delegations',
    delegationsHint: 'A blank cell means that the delegation was absent.',
    leftOut: 'Left out',
    answers: 'What the cells say',
    answersHint: 'What is not read as a level is refused, and named with its row.',
    unread: 'Not read',
    submit: 'Read it like this',
  },

  outcome: {
    title: 'What it comes to',
    positions_one: '{{count}} position.',
    positions_other: '{{count}} positions.',
    absent_one: '{{count}} blank.',
    absent_other: '{{count}} blanks.',
    opened_one: '{{count}} subject will be opened.',
    opened_other: '{{count}} subjects will be opened.',
    first: 'The first of them',
    row: 'Row',
  },

  faults: {
    lead_one: 'One thing is wrong. Nothing can be imported until it is put right in the file.',
    lead_other:
      '{{count}} things are wrong. Nothing can be imported until they are put right in the file.',
    caption: 'What is wrong, by row and column',
    column: 'Column',
    rule: 'What is wrong',
    all: 'All of it as a file (CSV)',
    further_one: '{{count}} more is not shown.',
    further_other: '{{count}} more are not shown.',
  },

  rules: {
    twice: 'It is there twice: the same delegation on the same subject in one second, or a header.',
    'column-missing': 'This column is missing from the header.',
    'unknown-subject': 'There is no subject of this name that you may see.',
    'unknown-delegation': 'There is no member of this code or name.',
    'other-delegation': 'This is another delegation. You import positions of your own only.',
    'unknown-answer': 'What this cell says is not read as any level.',
    'unknown-level': 'This level is not on the scale of the subject.',
    'not-on-this-scale': 'The subject has another scale.',
    'range-reversed': 'The range ends before it begins.',
    'range-outside': 'The range leaves the scale.',
    'range-between-steps': 'No step of the scale lies in this range.',
    date: 'This is no date. Write it as 2026-03-31, or as 2026-03-31T10:00:00Z.',
    'in-the-future': 'This date has not come yet.',
    choice: 'This is none of the words that can stand here.',
    invalid: 'This cannot be used as it is.',
  },

  confirm: {
    title: 'Import it',
    effect: {
      presiding:
        'The votes become the positions of these delegations, as of their dates and on what the subjects say now. What stands already is left as it is. It is one act: the record names it with the hash of the file.',
      own: 'The positions are committed for your delegation, as of their dates and on what the subjects say now, with the weights and reasons that the file gives. These are shown as far as the positions, since the hash of the file in the record covers them: to keep weights back, leave their column empty. What stands already, and is shown as far, is left as it is.',
    },
    hash: 'SHA-256 of the file:',
    submit: 'Import all of it',
  },

  audience: {
    own: 'Only {{own}} sees them. No entry in the record.',
    chair:
      '{{own}}, the chair and the secretariat ({{secretariat}}) see them. No entry in the record.',
    coalition:
      'All members ({{members}}), the chair and the secretariat ({{secretariat}}) see them. The record says that a file was imported, by its hash, not what is in it.',
    public:
      'Everyone sees them, in the coalition and outside. The record says that a file was imported, by its hash, not what is in it.',
  },

  refusals: {
    'csv-quote': 'In row {{row}} a quotation mark is out of place. Nothing was imported.',
    'csv-ragged': 'Row {{row}} has more or fewer cells than the header. Nothing was imported.',
    'csv-too-large':
      'The file has more than {{cells}} cells; it goes beyond that in row {{row}}. Divide it. Nothing was imported.',
    'csv-empty': 'The file is empty.',
    'csv-encoding':
      'This is no text in UTF-8. Save it as comma-separated values in UTF-8 and choose it again.',
    'import-faulty':
      'Something in the file is wrong by now. Look at it again; nothing was imported.',
    'import-file-gone':
      'This file is waiting no more: it was imported, or another one took its place. Choose it again; nothing was imported.',
    'import-changes-nothing': 'All that the file says stands already. Nothing was changed.',
    'import-only-own':
      'Positions are committed by their own delegation. The chair and the secretariat import roll calls only.',
  },
} as const
