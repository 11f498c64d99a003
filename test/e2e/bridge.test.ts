import { expect, test } from 'vitest'

import { paths } from '#app/paths.ts'

import { oneWorld } from './support/world.ts'

const world = oneWorld()

test('a position is recorded and changed, moves the matrix of another delegation, and is resolved by a bridge that all accept', async () => {
  const marcus = await world.person('Marcus Hale')
  await marcus.goto(paths.frameworks)
  await marcus.locator('main a[href^="/f/"]').first().click()
  await marcus.waitForURL(/\/f\/[0-9a-f-]{36}$/)
  const framework = new URL(marcus.url()).pathname.slice('/f/'.length)
  await marcus.goto(paths.positions(framework))
  await marcus.getByRole('link', { name: /C-04/ }).click()
  await marcus.getByText('The text now says 5 %.').waitFor()
  const subject = new URL(marcus.url()).pathname

  const claire = await world.person('Claire Vasseur')
  await claire.goto(paths.figures(framework, 'matrix'), { waitUntil: 'networkidle' })
  const line = claire.getByRole('row', { name: /C-04/ })
  await line.getByText('8 to 12 %').waitFor()
  await claire.evaluate(() => Object.assign(window, { stillThere: true }))

  await marcus.goto(subject, { waitUntil: 'networkidle' })
  await marcus.getByLabel('Accepts a range', { exact: true }).check()
  await marcus.getByLabel('From', { exact: true }).fill('7')
  await marcus.getByLabel('To', { exact: true }).fill('9')
  await marcus.getByLabel('Coalition', { exact: true }).check()
  await marcus.getByRole('button', { name: 'Commit this position' }).click()
  await line.getByText('7 to 9 %').waitFor()
  expect(await claire.evaluate(() => 'stillThere' in window)).toBe(true)

  for (const name of ['Marcus Hale', 'Claire Vasseur', 'Anjali Rao']) {
    const page = await world.person(name, { javaScriptEnabled: false })
    await page.goto(subject)
    await page.getByLabel('Accept', { exact: true }).check()
    await page.getByRole('button', { name: 'Give this answer' }).click()
    await page.getByText(name === 'Anjali Rao' ? 'Adopted' : 'Proposed', { exact: true }).waitFor()
  }
  await marcus.goto(subject)
  await marcus.getByText('The text now says 6 %.').waitFor()
  await marcus.getByText('Resolved: accommodated').first().waitFor()
  await line.getByText('6 %').first().waitFor()
})

test('a paragraph shows where members stand on it, and leads to taking a position', async () => {
  const claire = await world.person('Claire Vasseur')
  const format = await world.documentId('Customs-flow format')
  await claire.goto(paths.paragraphs(format))
  await claire.getByRole('link', { name: 'OP5' }).first().click()
  await claire.getByRole('heading', { name: 'Positions', exact: true }).waitFor()
  const stands = claire.getByRole('listitem').filter({ hasText: 'OST' })
  await stands.getByText('Object', { exact: true }).waitFor()
  await claire.getByText('You see no position of 1 member.').waitFor()
  await claire.getByRole('link', { name: 'Take a position' }).click()
  await claire.getByRole('heading', { name: 'Your delegation’s position' }).waitFor()
  expect(new URL(claire.url()).hash).toBe('#own')
})
