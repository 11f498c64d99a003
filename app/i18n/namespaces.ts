import type { en } from '#app/texts/en/index.ts'

/** What every page has. */
const shared = [
  'common',
  'desk',
  'documents',
  'drafting',
  'transparency',
  'refusals',
  'fields',
] as const satisfies readonly (keyof typeof en)[]

/** What only one context's own pages say; those pages fetch it (page-texts.ts). */
const chapters = [
  'about',
  'accounts',
  'bracket',
  'calendars',
  'comments',
  'creating',
  'deeds',
  'editing',
  'paragraphs',
  'figures',
  'frameworks',
  'history',
  'imports',
  'incoming',
  'keys',
  'life',
  'mail',
  'notices',
  'people',
  'plan',
  'positions',
  'record',
  'relief',
  'safeguards',
  'search',
  'sheet',
  'silence',
  'snapback',
  'statements',
  'timeline',
  'verification',
  'views',
  'webhooks',
] as const satisfies readonly (keyof typeof en)[]

/** One namespace a context of the domain, beside what all screens share. */
export const namespaces = [...shared, ...chapters] as const

export type Chapter = (typeof chapters)[number]

/** The texts of one language. English names the keys; test/texts.test.ts holds Arabic to them. */
export type Texts = { readonly [N in (typeof namespaces)[number]]: TextTree }

export type SharedTexts = Pick<Texts, (typeof shared)[number]>

export type TextTree = { readonly [key: string]: string | TextTree }
