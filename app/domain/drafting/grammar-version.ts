/**
 * The version of the text's grammar. An editor names it when it connects and an older one is refused
 * before a byte syncs, because a binding deletes for everybody what its schema does not know
 * (stack.md F1). Raise it with any change of `grammar.ts`, and add the migration.
 */
export const GRAMMAR_VERSION = 3
