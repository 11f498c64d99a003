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
  const texts = await (await chapters[locale]())[chapter]()
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

/** A table of its own, since it grows with the chapters and the first page of many needs none. */
const chapters: Record<Locale, () => Promise<Record<Chapter, () => Promise<TextTree>>>> = {
  en: async () => (await import('#app/texts/en/chapters.ts')).chapters,
  ar: async () => (await import('#app/texts/ar/chapters.ts')).chapters,
}
