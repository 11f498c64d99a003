/** Someone whom words can name after an @: a delegation by its code, a person by their name. */
export type Nameable<Who> = { readonly name: string; readonly who: Who }

/**
 * Whom words mention. The longest name that fits is meant, in any case of letters, and it ends where a
 * word ends: `@OST` is nobody in `@OSTIA`, and `@Anna Berg` is not also Anna.
 */
export function mentionsIn<Who>(words: string, nameable: readonly Nameable<Who>[]): readonly Who[] {
  const longestFirst = nameable.toSorted((a, b) => b.name.length - a.name.length)
  const named = [...words.matchAll(/@/g)].flatMap(({ index }) => {
    const rest = fold(words.slice(index + 1))
    const found = longestFirst.find(({ name }) => beginsWith(rest, fold(name)))
    return found === undefined ? [] : [found.who]
  })
  return [...new Set(named)]
}

function beginsWith(rest: string, name: string): boolean {
  return rest.startsWith(name) && !/^[\p{L}\p{N}\p{M}]/u.test(rest.slice(name.length))
}

function fold(text: string): string {
  return text.normalize('NFC').toLocaleLowerCase('en')
}

/** At most as many are offered at once: more is a list to search and no help. */
const offered = 6

/**
 * The name that somebody began to write at the end of `before`: where it begins, after its @, and which
 * names it could become. Null where none is begun or it fits nobody.
 */
export function nameBegun(
  before: string,
  names: readonly string[],
): { from: number; names: readonly string[] } | null {
  const [, begun] = /(?<![\p{L}\p{N}])@([^@\n]{0,80})$/u.exec(before) ?? []
  if (begun === undefined) return null
  const fitting = names.filter((name) => fold(name).startsWith(fold(begun)) && name !== begun)
  if (fitting.length === 0) return null
  return { from: before.length - begun.length, names: fitting.slice(0, offered) }
}
