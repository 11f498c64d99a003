/** The first words of a passage, for a line that has no room for all of it. Never half a character. */
export function shortened(words: string): string {
  return words.length > 60 ? `${words.slice(0, 60).replace(/[\uD800-\uDBFF]$/, '')}…` : words
}
