/** The languages in which a statement is put on record: the six of the United Nations. */
export const statementLanguages = ['ar', 'zh', 'en', 'fr', 'ru', 'es'] as const
export type StatementLanguage = (typeof statementLanguages)[number]
