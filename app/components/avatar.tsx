import type { Delegation } from '#app/domain/accounts/delegation.ts'

/** A person by initials in the delegation's hue, with the whole name on hover and when read aloud. */
export function Avatar({
  name,
  delegation,
}: {
  name: string
  delegation: Pick<Delegation, 'code' | 'hue'>
}) {
  const whole = `${name} (${delegation.code})`
  return (
    <span
      title={whole}
      data-hue={delegation.hue}
      className="bg-hue text-on-accent inline-grid size-6 flex-none place-items-center rounded-full text-[0.625rem] leading-none font-semibold"
    >
      <span aria-hidden>{initials(name)}</span>
      <span className="sr-only">{whole}</span>
    </span>
  )
}

/** First and last initial, in the name's own script. */
export function initials(name: string): string {
  const words = name
    .trim()
    .split(/\s+/u)
    .filter((word) => /^\p{L}/u.test(word))
  const ends = words.length > 1 ? [words.at(0), words.at(-1)] : words
  return ends
    .map((word) => (word === undefined ? '' : String.fromCodePoint(word.codePointAt(0) ?? 0)))
    .join('')
    .toLocaleUpperCase()
}
