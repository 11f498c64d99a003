import type { CodeList, Content, Words } from '../model.ts'

/** Wording in the first of its languages. */
export function firstOf(words: Words): string {
  return Object.values(words)[0] ?? ''
}

/** The codes of a list by name; a list that is not there has none. */
export function codesOf({ codeLists }: Content, listId: CodeList['id'] | null): readonly string[] {
  return codeLists.find(({ id }) => id === listId)?.codes.map(({ id }) => id) ?? []
}
