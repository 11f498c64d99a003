import type { Page } from '@playwright/test'
import { expect, test } from 'vitest'

import { day } from '#app/domain/kernel/instant.ts'
import { paths } from '#app/paths.ts'
import { openPdf } from '#test/server/drafting/paper/pdf.ts'
import { readCalendar } from '#test/support/calendar.ts'

import { oneWorld } from './support/world.ts'

const world = oneWorld()

test('the timeline prints on one page, upright and across', async () => {
  const ines = await world.person('Ines Falk')
  await ines.goto(paths.frameworks)
  await ines.locator('main a[href^="/f/"]').first().click()
  await ines.getByRole('link', { name: /^Relief events/ }).click()
  await ines.getByRole('link', { name: 'Timeline', exact: true }).click()
  await ines.locator('g[role=img]').waitFor()
  for (const landscape of [false, true]) {
    const pdf = await openPdf(await ines.pdf({ format: 'A4', landscape }))
    expect(pdf.pages).toHaveLength(1)
  }
})

test('a calendar made on its page is read by a program of others, and gone once it is revoked', async () => {
  const claire = await world.person('Claire Vasseur')
  await claire.goto(paths.calendars)
  await claire.getByLabel('What the calendar is called').fill('The wall')
  await claire.getByRole('button', { name: 'Make the calendar' }).click()
  const address = await claire
    .getByRole('status', { name: 'Address of the calendar' })
    .textContent()
  const stranger = await world.stranger()
  const answer = await stranger.request.get(address ?? '')
  expect(answer.headers()['content-type']).toContain('text/calendar')
  const { name, entries } = readCalendar(await answer.text())
  expect(name).toBe('The wall')
  expect(entries.length).toBeGreaterThan(0)
  expect(entries.every(({ at }) => at > Date.now() - 60 * day)).toBe(true)
  await claire.getByRole('button', { name: 'Revoke the calendar “The wall”' }).click()
  await claire.getByText('Nobody of your delegation has made a calendar.').waitFor()
  expect((await stranger.request.get(address ?? '')).status()).toBe(404)
})

test('without a mail server the secretariat reads what waits, and to whom', async () => {
  const ines = await world.person('Ines Falk')
  await ines.goto(paths.mail)
  const mails = ines.getByRole('main').locator('details')
  await mails.first().waitFor()
  await mails.first().locator('summary').click()
  await mails.first().locator('p').first().waitFor()
  expect(await mails.first().textContent()).toContain('Waits')
})

test('the report of an event that took effect says how far apart, and which leg was held', async () => {
  const ines = await world.person('Ines Falk')
  await openEvent(ines, /^First relief/)
  await ines.getByRole('link', { name: 'Report on how it went' }).click()
  await ines.getByText('Between the first and the last effect').first().waitFor()
  await ines.getByText('3 h 10 m').first().waitFor()
  for (const deed of ['Relief event held', 'Finding issued: verified', 'Leg in effect']) {
    await ines.getByRole('rowheader', { name: deed }).first().waitFor()
  }
  const csv = ines.getByRole('link', { name: 'Legs as CSV' })
  const file = await ines.request.get((await csv.getAttribute('href')) ?? '')
  expect((await file.text()).split('\n').length).toBeGreaterThan(4)
})

test('the wall of the operations room names Thane’s bank holiday and what the verifier has not found', async () => {
  const ines = await world.person('Ines Falk')
  await openEvent(ines, /^Second relief/)
  await ines.getByRole('link', { name: 'Big screen' }).click()
  const capitals = ines.getByRole('region', { name: 'On the clocks of the capitals' })
  const thane = capitals.getByRole('listitem').filter({ hasText: 'Kingdom of Thane' })
  await expect.poll(() => thane.textContent()).toContain('Winter quarter bank holiday')
  const conditions = ines.getByRole('region', { name: 'Conditions' })
  expect(await conditions.getByRole('listitem').allTextContents()).toEqual([
    expect.stringContaining('No finding yet'),
  ])
})

async function openEvent(page: Page, title: RegExp): Promise<void> {
  await page.goto(paths.frameworks)
  await page.locator('main a[href^="/f/"]').first().click()
  await page.getByRole('link', { name: /^Relief events/ }).click()
  await page.getByRole('link', { name: title }).first().click()
}
