import { expect, test } from 'vitest'

import { paths } from '#app/paths.ts'

import { editor, paragraph, saved, select, words, write } from './support/text.ts'
import { oneWorld } from './support/world.ts'

const world = oneWorld()
const title = 'Corvenia framework text'
/** In the paragraph that is disputed, and outside of the dispute. */
const undisputed = 'Within a phase'

test('two delegations dispute words, one types in them meanwhile, and the text says how it ended', async () => {
  const document = await world.documentId(title)
  const brackets = paths.documentPanel(document, 'brackets')
  const [claire, marcus] = [await world.person('Claire Vasseur'), await world.person('Marcus Hale')]
  await Promise.all([claire, marcus].map((page) => page.goto(brackets)))
  await Promise.all([claire, marcus].map((page) => editor(page, 'true').waitFor()))

  await select(claire, 'shall be lifted')
  await claire.keyboard.press('Control+Shift+Enter')
  await claire.getByLabel('Words', { exact: true }).fill('should be lifted')
  await claire.getByRole('button', { name: 'Propose', exact: true }).click()
  await saved(claire)

  // Whose it is comes from the log: it is said aloud, and stands beside the words.
  await paragraph(marcus, undisputed).getByText('or alternative, held by UWC:').waitFor()
  await write(marcus, undisputed, ' Without delay.')
  await marcus.getByRole('radio', { name: 'Oppose' }).check()
  await marcus.getByRole('button', { name: 'Do this' }).click()
  await paragraph(marcus, 'Without delay.')
    .getByText('Bracket, other words proposed, held by OST:')
    .waitFor()

  await claire.getByRole('radio', { name: 'Withdraw' }).check()
  await claire.getByRole('button', { name: 'Do this' }).click()
  await marcus.getByText('Nothing is in brackets.').waitFor()
  for (const page of [claire, marcus]) {
    await page.locator('.ProseMirror [data-bracket]').first().waitFor({ state: 'detached' })
    const text = await words(page, 'Without delay.')
    expect(text).toMatch(/^Measures shall be lifted in three phases/)
  }
})

test('whoever sends no side is asked for one, and nothing is changed', async () => {
  const document = await world.documentId(title)
  const claire = await world.person('Claire Vasseur')
  await claire.goto(paths.documentPanel(document, 'brackets'))
  await editor(claire, 'true').waitFor()
  await select(claire, 'Guided')
  await claire.keyboard.press('Control+Shift+B')
  await claire.getByRole('button', { name: 'Do this' }).click()
  await claire.getByText('Choose one of the options.').first().waitFor()
  expect(await claire.locator('.ProseMirror [data-bracket]').count()).toBe(1)
})
