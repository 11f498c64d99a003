import type { Page } from '@playwright/test'
import { expect, test } from 'vitest'

import { paths } from '#app/paths.ts'

import { axeViolations } from '../support/axe.ts'
import { screensOf } from '../support/screens.ts'
import type { Screen } from '../support/screens.ts'
import { oneWorld, post } from '../support/world.ts'

type Locale = 'en' | 'ar'
type Theme = 'light' | 'dark'

/** A dialog that is still fading in has not the contrast it comes to rest with. */
const still = { reducedMotion: 'reduce' } as const
const wide = { width: 1280, height: 900 }
const narrow = { width: 390, height: 844 }

/** Every screen four times: on a slow machine this takes its time. */
const patience = 900_000

/** Tests that everyone can use every screen in a language. Each has a file of its own, so that they run side by side. */
export function testEveryScreen(locale: Locale): void {
  const world = oneWorld()
  test('a theme that somebody chose wins over the one of their system', async () => {
    const page = await world.stranger({ colorScheme: 'light' })
    for (const theme of ['dark', 'light'] as const) {
      await post(page, paths.preferences, { locale, theme, returnTo: paths.signIn })
      await page.emulateMedia({ colorScheme: theme === 'dark' ? 'light' : 'dark' })
      await page.goto(paths.signIn)
      expect(await lookFaults(page, locale, theme)).toEqual([])
    }
  })

  test(
    'every screen can be used by everyone, wide and on a phone, in light and in dark',
    { timeout: patience },
    async () => {
      const screens = await screensOf(world)
      const signedIn = await world.person('Ines Falk', { viewport: wide, ...still })
      const stranger = await world.stranger({ viewport: wide, ...still })
      for (const page of [signedIn, stranger]) {
        await post(page, paths.preferences, { locale, theme: 'system', returnTo: paths.signIn })
      }
      const found: string[] = []
      for (const screen of screens) {
        const page = screen.isPublic ? stranger : signedIn
        await page.emulateMedia({ colorScheme: 'light' })
        await page.setViewportSize(wide)
        await screen.open(page)
        for (const theme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme: theme })
          for (const size of [wide, narrow]) {
            await page.setViewportSize(size)
            const faults = [
              ...(await axeFaults(page, theme)),
              ...(await structureFaults(page, screen)),
              ...(await lookFaults(page, locale, theme)),
            ]
            const look = `${screen.name}, ${theme}, ${size.width} px`
            found.push(...faults.map((fault) => `${look}: ${fault}`))
          }
        }
      }
      expect(found).toEqual([])
    },
  )
}

/** What a colour can break. A theme changes colours alone, so the dark one asks for nothing else. */
const rulesOfColour = ['color-contrast', 'link-in-text-block']

async function axeFaults(page: Page, theme: Theme): Promise<string[]> {
  const only = theme === 'dark' ? { runOnly: rulesOfColour } : {}
  const violations = await axeViolations(page, { resultTypes: ['violations'], ...only })
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} at ${target.join(' ')}`))
}

/** One title, one main landmark, one first heading, and nothing to scroll sideways to. */
async function structureFaults(page: Page, { name }: Screen): Promise<string[]> {
  const { title, mains, firsts, over } = await page.evaluate(() => ({
    title: document.title,
    mains: document.querySelectorAll('main').length,
    firsts: [...document.querySelectorAll('h1')].map((one) => one.textContent),
    over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  }))
  // The gallery shows a whole error page, with its heading, below its own.
  const headings = name === 'gallery' ? 2 : 1
  return [
    ...(title === '' ? ['no title'] : []),
    ...(mains === 1 ? [] : [`${mains} main landmarks`]),
    ...(firsts.length === headings ? [] : [`first headings: ${firsts.join(' | ')}`]),
    ...(over > 0 ? [`${over} px wider than the screen`] : []),
  ]
}

/** Whether the page is in the language and theme that were asked for; nothing else would be checked. */
async function lookFaults(page: Page, locale: Locale, theme: Theme): Promise<string[]> {
  const shown = await page.evaluate(() => {
    const { lang, dir } = document.documentElement
    const ground = getComputedStyle(document.documentElement).backgroundColor
    const [red = 0] = (ground.match(/\d+/g) ?? []).map(Number)
    return [lang, dir, red < 128 ? 'dark' : 'light'].join(' ')
  })
  const asked = [locale, locale === 'ar' ? 'rtl' : 'ltr', theme].join(' ')
  return shown === asked ? [] : [`is “${shown}” and not “${asked}”`]
}
