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
