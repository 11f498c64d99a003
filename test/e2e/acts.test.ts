import type { Page } from '@playwright/test'
import { expect, test } from 'vitest'

import { paths } from '#app/paths.ts'

import { lineOf } from './support/line.ts'
import {
  editor,
  indicated,
  keptOnThisDevice,
  openToWrite,
  paragraph,
  saved,
  words,
  write,
} from './support/text.ts'
import { oneWorld } from './support/world.ts'

const world = oneWorld()
const title = 'Customs-flow format'
const other = 'Corvenia framework text'
const reporting = 'The reporting State shall transmit'

test('closing a document for drafting locks the texts that are open; opening it lets one go on', async () => {
  const document = await world.documentId(title)
  const chair = await world.person('Tomasz Brandt')
  const claire = await world.person('Claire Vasseur')
  const stays = await openToStay(claire, document)
  await write(claire, reporting, ' Before the gavel.')
  await saved(claire)

  await setDrafting(chair, document, 'Close for drafting')
  await editor(claire, 'false').waitFor()
  await claire.getByText('The text is closed for drafting: nobody changes it.').waitFor()
  await paragraph(claire, ' Before the gavel.').waitFor()

  await setDrafting(chair, document, 'Open for drafting')
  await editor(claire, 'true').waitFor()
  await write(claire, reporting, ' After it.')
  await saved(claire)
  expect(await stays()).toBe(true)
})

test('what was written off line into a text closed meanwhile is kept, and saved once it is open again', async () => {
  const document = await world.documentId(title)
  const chair = await world.person('Tomasz Brandt')
  const claire = await world.person('Claire Vasseur')
  const line = await lineOf(claire)
  await openToWrite(claire, document)
  await saved(claire)
  await line.cut()
  await write(claire, reporting, ' Late.')
  await keptOnThisDevice(claire, ' Late.'.length)

  await setDrafting(chair, document, 'Close for drafting')
  line.mend()
  await indicated(claire, `Not saving, ${' Late.'.length} edits kept on this device`)
  await claire.getByRole('alert').getByText('What you may do with this text has changed').waitFor()
  await claire.getByText('The text is closed for drafting: nobody changes it.').waitFor()

  await setDrafting(chair, document, 'Open for drafting')
  await saved(claire)
  const marcus = await world.person('Marcus Hale')
  await openToWrite(marcus, document)
  expect(await words(marcus, reporting)).toContain(' Late.')
})

test('a delegation whose access becomes “read” is stopped at once, and only that delegation', async () => {
  const document = await world.documentId(title)
  const chair = await world.person('Tomasz Brandt')
  const eleanor = await world.person('Eleanor Marsh')
  const marcus = await world.person('Marcus Hale')
  const stays = await openToStay(eleanor, document)
  await openToWrite(marcus, document)

  await setAccess(chair, document, 'Kingdom of Thane', 'Read')
  await editor(eleanor, 'false').waitFor()
  await eleanor.getByText('You may read this text and not change it.').waitFor()
  await indicated(eleanor, 'Reading')
  expect(await eleanor.getByRole('toolbar').count()).toBe(0)
  await write(marcus, reporting, ' Still open to Ostia.')
  await saved(marcus)

  await paragraph(eleanor, ' Still open to Ostia.').waitFor()

  await setAccess(chair, document, 'Kingdom of Thane', 'As its kind')
  await editor(eleanor, 'true').waitFor()
  expect(await stays()).toBe(true)
})

test('the record shows an act at once, and the browser proves that it is in there', async () => {
  const document = await world.documentId(other)
  const chair = await world.person('Tomasz Brandt')
  const reader = await world.person('Hana Sato')
  await reader.goto(paths.record, { waitUntil: 'networkidle' })
  const stays = await marked(reader)
  const newest = reader.getByRole('table').getByRole('row').nth(1)

  await setDrafting(chair, document, 'Close for drafting')
  await newest.getByText('Document closed for drafting').waitFor()
  await newest.getByText('Tomasz Brandt').filter({ visible: true }).waitFor()
  await setDrafting(chair, document, 'Open for drafting')
  await newest.getByText('Document opened for drafting').waitFor()
  expect(await stays()).toBe(true)

  for (const row of [newest, reader.getByRole('table').getByRole('row').last()]) {
    await row.getByRole('button', { name: /^Check that entry/ }).click()
    await row.getByText('In the record').waitFor()
  }
})

test('the desk tells of an act without a reload', async () => {
  const document = await world.documentId(other)
  const chair = await world.person('Tomasz Brandt')
  const marcus = await world.person('Marcus Hale')
  await setDrafting(chair, document, 'Close for drafting')
  await marcus.goto(paths.desk, { waitUntil: 'networkidle' })
  const drafting = marcus.getByRole('region', { name: 'Open for drafting' })
  expect(await drafting.getByRole('link', { name: other }).count()).toBe(0)
  const stays = await marked(marcus)

  await setDrafting(chair, document, 'Open for drafting')
  await drafting.getByRole('link', { name: other }).waitFor()
  await marcus
    .getByRole('region', { name: 'What moved' })
    .getByRole('listitem')
    .first()
    .getByText('Document opened for drafting')
    .waitFor()
  expect(await stays()).toBe(true)
})

test('a capital reviewer reads along and is shown to nobody', async () => {
  const document = await world.documentId(title)
  const claire = await world.person('Claire Vasseur')
  const reviewer = await world.person('Peter Oduya')
  await openToWrite(claire, document)
  await reviewer.goto(paths.document(document))
  await present(reviewer, 'Claire Vasseur').waitFor()

  // Who comes later is shown, so that the one who came before would have been.
  const dana = await world.person('Dana Whitlock')
  await openToWrite(dana, document)
  await present(claire, 'Dana Whitlock').waitFor()
  expect(await present(claire, 'Peter Oduya').count()).toBe(0)
})

test('the demo clock goes forward, and says by how much', async () => {
  const page = await world.person('Jonas Keller')
  await page.goto(paths.desk)
  const banner = page.getByRole('region', { name: /^Demo world/ })
  expect(await banner.getByText('Its clock is').count()).toBe(0)
  await banner.getByLabel('Move the clock forward by').selectOption({ label: '3 days' })
  await banner.getByRole('button', { name: 'Move the clock' }).click()
  await banner.getByText('Its clock is 3 d 0 h ahead.').waitFor()
  await page.getByRole('heading', { level: 1, name: 'Desk' }).waitFor()
})

/** Opens the text, and says later whether the page is still the same, never loaded anew. */
async function openToStay(page: Page, document: string): Promise<() => Promise<boolean>> {
  await openToWrite(page, document)
  return marked(page)
}

async function marked(page: Page): Promise<() => Promise<boolean>> {
  await page.evaluate(() => {
    document.documentElement.dataset['sameAs'] = 'before'
  })
  return () => page.evaluate(() => document.documentElement.dataset['sameAs'] === 'before')
}

async function setDrafting(
  page: Page,
  document: string,
  act: 'Open for drafting' | 'Close for drafting',
): Promise<void> {
  await page.goto(paths.document(document))
  await page.getByRole('navigation', { name: 'Panels' }).getByRole('link', { name: act }).click()
  await page.getByRole('complementary').getByRole('button', { name: act }).click()
  await page.getByRole('complementary').waitFor({ state: 'detached' })
}

async function setAccess(
  page: Page,
  document: string,
  delegation: string,
  access: string,
): Promise<void> {
  await page.goto(paths.documentPanel(document, 'access'))
  await page.getByLabel(`Access of ${delegation}`).selectOption({ label: access })
  const answered = page.waitForResponse((response) => response.request().method() === 'POST')
  await page.getByRole('button', { name: 'Save the access list' }).click()
  await answered
}

function present(page: Page, name: string) {
  return page.getByRole('list', { name: 'Who is here' }).getByText(name)
}
