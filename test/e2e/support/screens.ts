import type { Page } from '@playwright/test'

import { paths } from '#app/paths.ts'

import { editor } from './text.ts'
import type { World } from './world.ts'

export type Screen = {
  name: string
  /** Seen by somebody who is not signed in. */
  isPublic?: true
  open: (page: Page) => Promise<unknown>
}

/** Every screen, as the head of the secretariat sees it, who sees most. */
export async function screensOf(world: World): Promise<readonly Screen[]> {
  const document = await world.documentId('Customs-flow format')
  const page = await world.person('Ines Falk')
  await page.goto(paths.frameworks)
  const framework = await addressOf(page, '/f/')
  await page.goto(paths.people)
  const invite = await addressOf(page, '/people?invite=')
  const change = await addressOf(page, '/people?change=')
  const reset = await addressOf(page, '/people?reset=')
  const at = (name: string, path: string): Screen => ({ name, open: (page) => page.goto(path) })
  const text = (name: string, path: string): Screen => ({
    name,
    async open(page) {
      await page.goto(path)
      await editor(page, 'true').waitFor()
    },
  })
  return [
    { ...at('sign-in', paths.signIn), isPublic: true },
    {
      name: 'sign-in, refused',
      isPublic: true,
      async open(page) {
        await page.goto(paths.signIn)
        await page.getByRole('textbox').first().press('Enter')
        await page.getByRole('alert').waitFor()
      },
    },
    at('desk', paths.desk),
    at('frameworks', paths.frameworks),
    at('new framework', paths.newFramework),
    at('framework', framework),
    at('new document', `${framework}/new`),
    text('document', paths.document(document)),
    text('document, access list', paths.documentPanel(document, 'access')),
    text('document, history', paths.documentPanel(document, 'history')),
    at('record', paths.record),
    at('people', paths.people),
    at('people, invite', invite),
    at('people, change a mandate', change),
    at('people, new password', reset),
    at('people, add a delegation', paths.addDelegation),
    at('search', `${paths.search}?q=customs`),
    at('account', paths.account),
    at('not found', '/nothing-here'),
    at('gallery', paths.gallery),
    {
      name: 'palette',
      async open(page) {
        await page.goto(paths.desk, { waitUntil: 'networkidle' })
        await page.keyboard.press('Control+k')
        await page.getByRole('dialog').getByRole('option').first().waitFor()
      },
    },
    {
      name: 'account menu',
      async open(page) {
        await page.goto(paths.desk)
        await page.getByRole('banner').locator('summary').click()
      },
    },
  ]
}

async function addressOf(page: Page, start: string): Promise<string> {
  const address = await page.locator(`main a[href^="${start}"]`).first().getAttribute('href')
  if (address === null) throw new Error(`no link to ${start} on ${page.url()}`)
  return address
}
