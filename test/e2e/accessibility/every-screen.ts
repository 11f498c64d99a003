import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from 'vitest'

import { paths } from '#app/paths.ts'

import { screensOf } from '../support/screens.ts'
import type { Screen } from '../support/screens.ts'
import { oneWorld, post } from '../support/world.ts'

export interface Look {
  locale: 'en' | 'ar'
  theme: 'light' | 'dark'
}

/** A dialog that is still fading in has not the contrast it comes to rest with. */
const still = { reducedMotion: 'reduce' } as const
const wide = { width: 1280, height: 900 }
const narrow = { width: 390, height: 844 }

/** Every screen twice: on a slow machine this takes its time. */
const patience = 600_000

/** Tests that everyone can use every screen in a look. Each look has a file of its own, so that they run side by side. */
export function testEveryScreen(look: Look): void {
  const world = oneWorld()
  test(
    'every screen can be used by everyone, wide and on a phone',
    { timeout: patience },
    async () => {
      const screens = await screensOf(world)
      const signedIn = await world.person('Ines Falk', { viewport: wide, ...still })
      const stranger = await world.stranger({ viewport: wide, ...still })
      for (const page of [signedIn, stranger]) {
        await post(page, paths.preferences, { ...look, returnTo: paths.signIn })
      }
      const found: string[] = []
      for (const screen of screens) {
        const page = screen.isPublic ? stranger : signedIn
        await page.setViewportSize(wide)
        await screen.open(page)
        for (const size of [wide, narrow]) {
          await page.setViewportSize(size)
          const faults = await faultsOf(page, screen, look)
          found.push(...faults.map((fault) => `${screen.name}, ${size.width} px: ${fault}`))
        }
      }
      expect(found).toEqual([])
    },
  )
}

/** What keeps somebody from using the screen, each with where it is. */
async function faultsOf(page: Page, { name }: Screen, look: Look): Promise<string[]> {
  return [
    ...(await axeFaults(page, look)),
    ...(await structureFaults(page, name)),
    ...(await lookFaults(page, look)),
  ]
}

/** What a colour can break. A theme changes colours alone, so the dark ones ask for nothing else. */
const rulesOfColour = ['color-contrast', 'link-in-text-block']

async function axeFaults(page: Page, { theme }: Look): Promise<string[]> {
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] })
  if (theme === 'dark') axe.withRules(rulesOfColour)
  // No page here has frames, for which the other mode carries its findings through a page of its own.
  const { violations } = await axe.setLegacyMode().analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} at ${target.join(' ')}`))
}

/** One title, one main landmark, one first heading, and nothing to scroll sideways to. */
async function structureFaults(page: Page, name: string): Promise<string[]> {
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

/** Whether the page is in the language and theme that were chosen; nothing else would be checked. */
async function lookFaults(page: Page, { locale, theme }: Look): Promise<string[]> {
  const shown = await page.evaluate(() => {
    const { lang, dir } = document.documentElement
    return [lang, dir, getComputedStyle(document.documentElement).colorScheme].join(' ')
  })
  const chosen = [locale, locale === 'ar' ? 'rtl' : 'ltr', theme].join(' ')
  return shown === chosen ? [] : [`is “${shown}” and not “${chosen}”`]
}
