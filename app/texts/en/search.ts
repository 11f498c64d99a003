/** What is said of searching: on its page, and in the palette. */
export const search = {
  title: 'Search',
  field: 'Words to find',
  submit: 'Search',
  lead: 'Titles, symbols, people, and every text that you may open.',
  nothing: 'Nothing was found for “{{query}}” in what you may see.',
  documents: 'Documents',
  people: 'People',
  passages: 'In the texts',

  palette: {
    placeholder: 'A document, a person, a passage or a command',
    pages: 'Pages',
    actions: 'Actions',
    documents: 'Documents',
    people: 'People',
    passages: 'In the texts',
    searching: 'Searching …',
    nothing: 'Nothing found for “{{query}}”.',
    failed: 'The search gave no answer. Commands and pages still work.',
    keys: '↑ ↓ to choose · Enter to open · Esc to close',
  },
} as const
