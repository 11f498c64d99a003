/** The page of what was searched for. */
export const search = {
  title: 'Search',
  field: 'Words to find',
  submit: 'Search',
  lead: 'Titles, symbols, people, and every text that you may open.',
  nothing: 'Nothing was found for “{{query}}” in what you may see.',
  documents: 'Documents',
  people: 'People',
  passages: 'In the texts',
} as const
