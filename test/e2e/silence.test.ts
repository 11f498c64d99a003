import type { Page } from '@playwright/test'
import { expect, test } from 'vitest'

import { paths } from '#app/paths.ts'

import { post, oneWorld } from './support/world.ts'

const world = oneWorld()
const preamble = 'Recalling the framework'

test('silence is broken by one of three delegations, asked again, and then adopts by the clock', async () => {
  const document = await world.documentId('Customs-flow format')
  const page = paths.documentSilence(document)
  const chair = await world.person('Tomasz Brandt')
  await proposeOn(chair, page)

  const [claire, marcus, jonas] = await Promise.all(
    ['Claire Vasseur', 'Marcus Hale', 'Jonas Keller'].map((name) => world.person(name)),
  )
  if (claire === undefined || marcus === undefined || jonas === undefined) {
    throw new Error('nobody came')
  }
  await marcus.goto(paths.desk)
  await marcus.getByText('Silence means consent.').waitFor()
  await marcus.goto(page)
  await marcus.getByText('If your delegation does not object before that moment').waitFor()
  await marcus.locator('summary', { hasText: 'Say that you support it' }).click()
  await marcus.getByRole('button', { name: 'Support' }).click()
  await marcus.locator('dd').getByText('OST').waitFor()

  // An objection is nothing without its reason, and is not made by a slip of the hand.
  await claire.goto(page)
  await claire.locator('summary', { hasText: 'Break silence' }).click()
  await claire.getByRole('button', { name: 'Break silence' }).click()
  await claire.getByText('Fill in this field.').first().waitFor()
  await claire.getByLabel('Reason').fill('Five per cent is too low.')
  await claire.getByRole('checkbox').check()
  await claire.getByRole('button', { name: 'Break silence' }).click()
  await claire.getByText('Five per cent is too low.').waitFor()

  await jonas.goto(page)
  await jonas.getByText('Five per cent is too low.').waitFor()
  await proposeOn(chair, page)
  // Open pages follow by themselves.
  await jonas.getByText('What your silence means').waitFor()
  await chair.goto(paths.document(document))
  await chair.getByText('Under silence until').waitFor()

  await post(chair, paths.demoClock, { hours: '168' })
  await jonas.getByText('adopted by silence').waitFor()
  await jonas.goto(paths.documentPanel(document, 'paragraphs'))
  await jonas.getByText('2 of 11 agreed').waitFor()
  expect(await jonas.getByText('Under silence until').count()).toBe(0)
})

async function proposeOn(chair: Page, page: string): Promise<void> {
  await chair.goto(page)
  await chair.getByRole('checkbox', { name: preamble }).check()
  await chair.getByRole('button', { name: 'Put under silence' }).click()
  await chair.getByText('What your silence means').waitFor()
}
