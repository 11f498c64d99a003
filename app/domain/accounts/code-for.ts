/**
 * A code of capital letters for a delegation that is known by its name alone: the first letter of its
 * first word with the beginning of its last, or the beginning of its only one, made longer or numbered by
 * letters until nobody has it (SPEC.md AC4).
 */
export function codeFor(name: string, taken: ReadonlySet<string>): string {
  const words = lettersOf(name)
  const [first = 'X', last = ''] = [words[0], words.length > 1 ? words.at(-1) : '']
  const whole = `${words.length > 1 ? first.slice(0, 1) : first}${last}`.padEnd(3, 'X')
  const short = [3, 4, 5].map((length) => whole.slice(0, length))
  const numbered = letters.flatMap((a) => letters.map((b) => whole.slice(0, 3) + a + b))
  const found = [...short, ...numbered].find((code) => !taken.has(code))
  if (found === undefined) throw new RangeError(`no code is left for ${name}`)
  return found
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('')

/** The words of a name in Latin capitals without their accents. */
function lettersOf(name: string): readonly string[] {
  return (
    name
      .normalize('NFD')
      .replaceAll(/\p{M}/gu, '')
      .toUpperCase()
      .match(/[A-Z]+/g) ?? []
  )
}
