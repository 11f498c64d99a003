import { expect, test } from 'vitest'

import { paths } from '#app/paths.ts'

import { oneWorld } from './support/world.ts'

const world = oneWorld()

test('a link that is shown once stays in sight when its own act makes the page read again', async () => {
  const head = await world.person('Ines Falk')
  await head.goto(paths.people)
  await head
    .getByRole('link', { name: /Invite/ })
    .first()
    .click()
  await head.getByLabel('Name').fill('Nora Vik')
  await head.getByLabel('E-mail address').fill('nora.vik@halden.example')
  const readAgain = head.waitForResponse(
    (response) =>
      response.request().method() === 'GET' && new URL(response.url()).pathname === '/people.data',
  )
  await head.getByRole('button', { name: 'Make the invitation' }).click()
  await readAgain
  await head.waitForTimeout(1_000)
  await expect
    .poll(() =>
      head
        .getByText(/\/join\//)
        .first()
        .isVisible(),
    )
    .toBe(true)
})

test('what a refused form is answered is shown, however much others change the page meanwhile', async () => {
  const ines = await world.person('Ines Falk')
  const format = await world.documentId('Customs-flow format')
  const page = paths.documentSilence(format)
  await ines.goto(page)
  await ines.getByRole('checkbox', { name: 'Recalling the framework' }).check()
  await ines.getByRole('button', { name: 'Put under silence' }).click()
  await ines.getByText('What your silence means').waitFor()

  // On a slow machine what was sent shows as sent only after a while.
  const claire = await world.person('Claire Vasseur')
  await claire.goto(page, { waitUntil: 'networkidle' })
  const devtools = await claire.context().newCDPSession(claire)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 20 })
  await claire.locator('summary', { hasText: 'Break silence' }).click()
  const others = await Promise.all(
    ['Marcus Hale', 'Eleanor Marsh', 'Jonas Keller'].map((name) => world.person(name)),
  )
  for (const other of others) {
    await other.goto(page)
    await other.locator('summary', { hasText: 'Say that you support it' }).click()
  }
  const supports = others.map((other) => other.getByRole('button', { name: 'Support' }))
  await Promise.all([
    claire.getByRole('button', { name: 'Break silence' }).click(),
    ...supports.map((support) => support.click()),
  ])
  await claire.getByText('Fill in this field.').first().waitFor()
  await claire.locator('dd').getByText('OST').waitFor()
  expect(await claire.getByText('Fill in this field.').count()).toBeGreaterThan(0)
})
