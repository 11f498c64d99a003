/** Bringing a file in as the first draft of a document. */
export const incoming = {
  title: 'Begin with a file',
  lead: 'A Word document or a Markdown file becomes a zero draft. You see what cannot be kept before anything is created.',
  other: 'Begin with a template or an empty text',
  file: 'File',
  fileHint: 'Word (.docx) or Markdown (.md), at most {{most}} MB. Macros are refused.',
  read: 'Read the file',
  readEffect: 'Nothing is created yet: the file is read, and what would be lost is shown here.',

  becomes: 'What it becomes',
  counts: {
    heading_one: '{{count}} heading',
    heading_other: '{{count}} headings',
    paragraph_one: '{{count}} paragraph',
    paragraph_other: '{{count}} paragraphs',
    listItem_one: '{{count}} list item',
    listItem_other: '{{count}} list items',
    table_one: '{{count}} table',
    table_other: '{{count}} tables',
  },

  lost: 'What cannot be kept',
  nothingLost: 'Everything in the file can be kept.',
  times_one: '{{count}} place',
  times_other: '{{count}} places',
  more_one: 'and {{count}} more',
  more_other: 'and {{count}} more',
  place: 'Block {{block}}:',
  losses: {
    image: { what: 'Pictures', instead: 'They are left out.' },
    note: { what: 'Footnotes and endnotes', instead: 'Their words are left out.' },
    comment: { what: 'Comments', instead: 'They are left out.' },
    header: { what: 'Headers and footers', instead: 'They are left out.' },
    deleted: {
      what: 'Tracked deletions',
      instead: 'The words are left out, as if the deletion had been accepted.',
    },
    inserted: {
      what: 'Tracked insertions',
      instead: 'The words are kept as plain text, as if the insertion had been accepted.',
    },
    brackets: {
      what: 'Square brackets',
      instead:
        'They stay as plain characters: no delegation holds them. Bracket the words again where they are disputed.',
    },
    link: {
      what: 'Links',
      instead: 'The words stay; only links to web and mail addresses are kept.',
    },
    'nested-table': {
      what: 'Tables inside tables',
      instead: 'Their words stand in the outer cell.',
    },
    'merged-cells': {
      what: 'Merged cells',
      instead: 'The words stand in the first cell, and the others are blank.',
    },
    depth: { what: 'Levels deeper than a text has', instead: 'They stand at the deepest level.' },
    quote: { what: 'Quotations', instead: 'They become paragraphs.' },
    code: { what: 'Code', instead: 'It becomes plain words.' },
    tag: { what: 'Tags and rules', instead: 'They are left out; words between tags stay.' },
    struck: { what: 'Struck-through words', instead: 'The words stay, without the line.' },
    underlined: { what: 'Underlined words', instead: 'The words stay, without the line.' },
    raised: { what: 'Raised and lowered characters', instead: 'They stand on the line.' },
    look: {
      what: 'Fonts, sizes, colours and capitals',
      instead: 'The words stay, in the type of the text.',
    },
    'page-break': { what: 'Page breaks', instead: 'They are left out.' },
    invisible: { what: 'Invisible characters', instead: 'They are taken out.' },
  },

  refusals: {
    'file-type': '“{{name}}” is neither Word (.docx) nor Markdown (.md). Nothing was created.',
    'file-macros':
      'The file has macros ({{name}}), and those are refused. Save it without macros, as .docx. Nothing was created.',
    'file-too-many-entries':
      'The file is an archive of {{entries}} files; at most {{most}} are opened. Nothing was created.',
    'file-inflates':
      'The part {{name}} unpacks to more than it says or than the {{most}} MB that are opened. Nothing was created.',
    'file-broken':
      'The file cannot be read as a Word document: it is damaged, locked or something else. Nothing was created.',
    'file-not-utf8': 'The file is not written in UTF-8. Save it as UTF-8. Nothing was created.',
    'file-without-text': 'There are no words in the file. Nothing was created.',
    'file-too-many-words':
      'The text has {{characters}} characters; at most {{most}} are taken in, about 200 pages. Nothing was created.',
    'file-too-many-blocks':
      'The text has {{blocks}} paragraphs; at most {{most}} are taken in. Nothing was created.',
    'file-other':
      'This is not the file whose report you read. Read this one first. Nothing was created.',
  },
} as const
