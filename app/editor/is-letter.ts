/** By its place on the keyboard where the layout has no Latin letters (stack.md 5). */
export function isLetter(
  { key, code }: Pick<KeyboardEvent, 'key' | 'code'>,
  letter: string,
): boolean {
  return /^[a-z]$/i.test(key) ? key.toLowerCase() === letter : code === `Key${letter.toUpperCase()}`
}
