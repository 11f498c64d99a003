import { expect, test } from 'vitest'

import { paths } from '#app/paths.ts'

import { oneWorld } from './support/world.ts'

const world = oneWorld()

test('two delegations change their positions at once, the chair looks and proposes a bridge, and all accept it', async () => {
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

  // Two delegations at once, each on a page that was opened before the other had changed anything.
  const anjali = await world.person('Anjali Rao')
  const changes = [
    { page: marcus, from: '7', to: '9' },
    { page: anjali, from: '4', to: '6' },
  ]
  for (const { page } of changes) await page.goto(subject, { waitUntil: 'networkidle' })
  await Promise.all(
    changes.map(async ({ page, from, to }) => {
      await page.getByLabel('Accepts a range', { exact: true }).check()
      await page.getByLabel('From', { exact: true }).fill(from)
      await page.getByLabel('To', { exact: true }).fill(to)
      await page.getByLabel('Coalition', { exact: true }).check()
      await page.getByRole('button', { name: 'Commit this position' }).click()
    }),
  )
  for (const held of ['7 to 9 %', '4 to 6 %']) await line.getByText(held).first().waitFor()
  expect(await claire.evaluate(() => 'stillThere' in window)).toBe(true)

  // The chair takes back the bridge of the story, and looks who would accept before proposing another.
  const tomasz = await world.person('Tomasz Brandt')
  await tomasz.goto(subject, { waitUntil: 'networkidle' })
  await tomasz.getByRole('button', { name: 'Withdraw the bridge' }).click()
  await tomasz.getByLabel('A value that could be put to the members').fill('7')
  await tomasz.getByRole('button', { name: 'See who would accept it' }).click()
  await tomasz.getByText('At 7 %, by the ranges that you see:').waitFor()
  await tomasz.getByText('If each answered by its range, it would not be adopted.').waitFor()
  await tomasz.getByLabel('A value that could be put to the members').fill('6')
  await tomasz.getByRole('button', { name: 'See who would accept it' }).click()
  await tomasz.getByText('At 6 %, by the ranges that you see:').waitFor()
  await tomasz.getByRole('button', { name: 'Put it to the members' }).click()
  await marcus.getByText('Does your delegation accept it?').waitFor()

  const heads = ['Marcus Hale', 'Claire Vasseur', 'Eleanor Marsh', 'Jonas Keller', 'Anjali Rao']
  for (const name of heads) {
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
