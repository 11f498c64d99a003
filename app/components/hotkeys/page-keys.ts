/** The keys of a whole page, wherever the keyboard is. */
export const pageKeys = {
  search: 'Mod+K',
  comment: 'Mod+Shift+M',
  saved: 'Mod+S',
  keys: 'Mod+/',
} as const
