import type { en } from '#app/texts/en/index.ts'

/** One namespace a context of the domain, beside what all screens share. */
export const namespaces = [
  'common',
  'accounts',
  'desk',
  'documents',
  'drafting',
  'transparency',
  'notices',
  'refusals',
  'fields',
] as const satisfies readonly (keyof typeof en)[]

type Namespace = (typeof namespaces)[number]

/** The texts of one language. English names the keys; test/texts.test.ts holds Arabic to them. */
export type Texts = { readonly [N in Namespace]: TextTree }

type TextTree = { readonly [key: string]: string | TextTree }
