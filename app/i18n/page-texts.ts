import type { i18n } from 'i18next'

import { fallbackLocale, isLocale } from '#app/domain/accounts/locale.ts'
import type { Locale } from '#app/domain/accounts/viewer.ts'

import { createTexts } from './instance.ts'
import type { Chapter, SharedTexts, TextTree } from './namespaces.ts'

/** The texts of the page in its own language and no other; only the browser asks. */
export async function openTexts(): Promise<i18n> {
  const locale = localeOfPage()
  opened = createTexts(locale, { ...(await shared[locale]()), ...Object.fromEntries(early) })
  return opened
}

/**
 * Fetches what only one context's pages say. Their route modules await it before they are ready, so
 * that no page is drawn with keys for words. The server holds all texts at once and fetches none.
 */
export async function readChapter(chapter: Chapter): Promise<void> {
  if (typeof document === 'undefined') return
  const locale = localeOfPage()
  const texts = await chapters[chapter][locale]()
  if (opened === null) early.set(chapter, texts)
  else opened.addResourceBundle(locale, chapter, texts)
}

/** Chapters of the first page: its modules are ready before it is opened. */
const early = new Map<Chapter, TextTree>()
let opened: i18n | null = null

function localeOfPage(): Locale {
  const { lang } = document.documentElement
  return isLocale(lang) ? lang : fallbackLocale
}

const shared: Record<Locale, () => Promise<SharedTexts>> = {
  en: async () => (await import('#app/texts/en/shared.ts')).shared,
  ar: async () => (await import('#app/texts/ar/shared.ts')).shared,
}

const chapters: Record<Chapter, Record<Locale, () => Promise<TextTree>>> = {
  accounts: {
    en: async () => (await import('#app/texts/en/accounts.ts')).accounts,
    ar: async () => (await import('#app/texts/ar/accounts.ts')).accounts,
  },
  calendars: {
    en: async () => (await import('#app/texts/en/calendars.ts')).calendars,
    ar: async () => (await import('#app/texts/ar/calendars.ts')).calendars,
  },
  figures: {
    en: async () => (await import('#app/texts/en/figures.ts')).figures,
    ar: async () => (await import('#app/texts/ar/figures.ts')).figures,
  },
  editing: {
    en: async () => (await import('#app/texts/en/editing.ts')).editing,
    ar: async () => (await import('#app/texts/ar/editing.ts')).editing,
  },
  paragraphs: {
    en: async () => (await import('#app/texts/en/paragraphs.ts')).paragraphs,
    ar: async () => (await import('#app/texts/ar/paragraphs.ts')).paragraphs,
  },
  history: {
    en: async () => (await import('#app/texts/en/history.ts')).history,
    ar: async () => (await import('#app/texts/ar/history.ts')).history,
  },
  imports: {
    en: async () => (await import('#app/texts/en/imports.ts')).imports,
    ar: async () => (await import('#app/texts/ar/imports.ts')).imports,
  },
  incoming: {
    en: async () => (await import('#app/texts/en/incoming.ts')).incoming,
    ar: async () => (await import('#app/texts/ar/incoming.ts')).incoming,
  },
  life: {
    en: async () => (await import('#app/texts/en/life.ts')).life,
    ar: async () => (await import('#app/texts/ar/life.ts')).life,
  },
  mail: {
    en: async () => (await import('#app/texts/en/mail.ts')).mail,
    ar: async () => (await import('#app/texts/ar/mail.ts')).mail,
  },
  notices: {
    en: async () => (await import('#app/texts/en/notices.ts')).notices,
    ar: async () => (await import('#app/texts/ar/notices.ts')).notices,
  },
  sheet: {
    en: async () => (await import('#app/texts/en/sheet.ts')).sheet,
    ar: async () => (await import('#app/texts/ar/sheet.ts')).sheet,
  },
  silence: {
    en: async () => (await import('#app/texts/en/silence.ts')).silence,
    ar: async () => (await import('#app/texts/ar/silence.ts')).silence,
  },
  statements: {
    en: async () => (await import('#app/texts/en/statements.ts')).statements,
    ar: async () => (await import('#app/texts/ar/statements.ts')).statements,
  },
  bracket: {
    en: async () => (await import('#app/texts/en/bracket.ts')).bracket,
    ar: async () => (await import('#app/texts/ar/bracket.ts')).bracket,
  },
  comments: {
    en: async () => (await import('#app/texts/en/comments.ts')).comments,
    ar: async () => (await import('#app/texts/ar/comments.ts')).comments,
  },
  people: {
    en: async () => (await import('#app/texts/en/people.ts')).people,
    ar: async () => (await import('#app/texts/ar/people.ts')).people,
  },
  plan: {
    en: async () => (await import('#app/texts/en/plan.ts')).plan,
    ar: async () => (await import('#app/texts/ar/plan.ts')).plan,
  },
  timeline: {
    en: async () => (await import('#app/texts/en/timeline.ts')).timeline,
    ar: async () => (await import('#app/texts/ar/timeline.ts')).timeline,
  },
  positions: {
    en: async () => (await import('#app/texts/en/positions.ts')).positions,
    ar: async () => (await import('#app/texts/ar/positions.ts')).positions,
  },
  record: {
    en: async () => (await import('#app/texts/en/record.ts')).record,
    ar: async () => (await import('#app/texts/ar/record.ts')).record,
  },
  relief: {
    en: async () => (await import('#app/texts/en/relief.ts')).relief,
    ar: async () => (await import('#app/texts/ar/relief.ts')).relief,
  },
  safeguards: {
    en: async () => (await import('#app/texts/en/safeguards.ts')).safeguards,
    ar: async () => (await import('#app/texts/ar/safeguards.ts')).safeguards,
  },
  snapback: {
    en: async () => (await import('#app/texts/en/snapback.ts')).snapback,
    ar: async () => (await import('#app/texts/ar/snapback.ts')).snapback,
  },
  verification: {
    en: async () => (await import('#app/texts/en/verification.ts')).verification,
    ar: async () => (await import('#app/texts/ar/verification.ts')).verification,
  },
  views: {
    en: async () => (await import('#app/texts/en/views.ts')).views,
    ar: async () => (await import('#app/texts/ar/views.ts')).views,
  },
}
