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
