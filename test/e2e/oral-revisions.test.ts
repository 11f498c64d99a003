import { expect, test } from 'vitest'

import { paths } from '#app/paths.ts'

import { paragraph } from './support/text.ts'
import { oneWorld } from './support/world.ts'

const world = oneWorld()
const spoken = 'It is reviewed each year.'
const promised = 'the threshold in per cent'

test('what is announced while a text is up for action is read by all, and folded in by the secretariat', async () => {
  const document = await world.documentId('Corvenia framework text')
  const life = paths.documentLife(document)
  const oral = paths.oralRevisions(document)
  const [secretary, member] = [await world.person('Ines Falk'), await world.person('Marcus Hale')]
  await secretary.goto(life)
  for (const step of [
    'Open it as the rolling text',
    'Issue it under a symbol',
    'Put it up for action',
  ]) {
    await secretary.locator('summary', { hasText: step }).click()
    const waiver = secretary.getByLabel('Why it need not have circulated the day before')
    if (step === 'Put it up for action') await waiver.fill('It is urgent.')
    await secretary.getByRole('button', { name: step }).click()
    await secretary.locator('summary', { hasText: step }).waitFor({ state: 'detached' })
  }

  await secretary.goto(oral)
  const place = secretary.getByLabel('Place in the text')
  const point = place.locator('option', { hasText: 'Point under OP2' }).first()
  await place.selectOption(await point.getAttribute('value'))
  await secretary.getByRole('button', { name: 'Revise this' }).click()
  const words = secretary.getByLabel('All of it as it is to read')
  await words.fill(`${await words.inputValue()} ${spoken}`)
  await secretary.getByRole('button', { name: 'Announce it' }).click()
  await secretary.getByRole('button', { name: 'Fold it in' }).waitFor()

  await member.goto(oral)
  await member.getByText('Still to be folded in').waitFor()
  await member.getByText('Point under OP2', { exact: true }).waitFor()
  await member.locator('ins', { hasText: spoken }).waitFor()
  expect(await member.getByRole('button', { name: 'Fold it in' }).count()).toBe(0)
  await secretary.getByRole('button', { name: 'Fold it in' }).click()
  // Open pages follow by themselves.
  await member.getByText('Folded in', { exact: true }).waitFor()
  await member.goto(paths.document(document))
  await paragraph(member, spoken).waitFor()
})

test('a place is left in a paragraph for words, which another delegation then writes there', async () => {
  const document = await world.documentId('Customs-flow format')
  const [claire, marcus] = [await world.person('Claire Vasseur'), await world.person('Marcus Hale')]
  await claire.goto(paths.placeholder(document))
  await claire.getByLabel('What is still to be written').fill(promised)
  await claire.getByRole('button', { name: 'Leave the place' }).click()
  await claire.getByText('Still to be written', { exact: true }).waitFor()

  await marcus.goto(new URL(claire.url()).pathname)
  await marcus.getByLabel('Words to stand there').fill('six per cent')
  await marcus.getByRole('button', { name: 'Write them there' }).click()
  await marcus.getByText('The words have come').waitFor()
  await claire.getByText('The words have come').waitFor()
  await claire.goto(paths.document(document))
  await expect.poll(() => paragraph(claire, 'six per cent').count()).toBe(1)
})
