import type { Page } from '@playwright/test'
import { expect, test } from 'vitest'

import { paths } from '#app/paths.ts'

import { editor, openToWrite, paragraph, saved, select, words, write } from './support/text.ts'
import { oneWorld } from './support/world.ts'

const world = oneWorld()
const preamble = 'Recalling the framework'
const recognising = 'Recognising that declared trade'

test('two delegations speak about words that move, one keeps a note, and deleted words leave an orphan', async () => {
  const document = await world.documentId('Customs-flow format')
  const comments = paths.documentComments(document)
  const [claire, marcus] = await Promise.all([
    world.person('Claire Vasseur'),
    world.person('Marcus Hale'),
  ])

  // The words that are selected in the paragraph are those that are quoted.
  await claire.goto(comments, { waitUntil: 'networkidle' })
  await selectIn(claire, 'the framework')
  await row(claire).getByRole('link', { name: 'Comment on' }).click()
  await expect.poll(() => claire.getByLabel('Words it is about').inputValue()).toBe('the framework')
  await claire.getByLabel('Comment', { exact: true }).fill('@Marcus Hale: of which year?')
  await claire.getByRole('button', { name: 'Comment' }).click()
  await claire.getByRole('article').getByText('of which year?').waitFor()

  await marcus.goto(paths.desk)
  await marcus.getByText('You are mentioned in a comment').waitFor()
  await marcus.goto(comments)
  await thread(marcus).getByRole('link', { name: 'Reply' }).click()
  await marcus.getByLabel('Comment', { exact: true }).fill('Of this one.')
  await marcus.getByRole('button', { name: 'Reply' }).click()
  await thread(marcus).getByText('Of this one.').waitFor()
  // It comes by itself to whoever has the page open.
  await thread(claire).getByText('Of this one.').waitFor()

  await claire.goto(paths.documentComments(document, { of: 'delegation' }))
  await row(claire).getByRole('link', { name: 'Make a note on' }).click()
  await claire.getByLabel('Words it is about').fill('the framework')
  await claire.getByLabel('Words you would have there').fill('our framework')
  await claire.getByLabel('Note', { exact: true }).fill('Capital insists.')
  await claire.getByRole('button', { name: 'Keep the note' }).click()
  await claire.locator('.changed-words ins', { hasText: 'our' }).waitFor()
  await marcus.reload()
  expect(await marcus.getByText('Capital insists.').count()).toBe(0)
  await marcus.goto(paths.documentComments(document, { of: 'delegation' }))
  await marcus.getByText('Your delegation has no notes on this text yet.').waitFor()

  await openToWrite(marcus, document)
  await write(marcus, preamble, ' and all that follows')
  await saved(marcus)
  await claire.goto(comments)
  await expect.poll(() => row(claire).locator('mark').textContent()).toBe('the framework')

  await select(marcus, 'the framework')
  await marcus.keyboard.press('Delete')
  await saved(marcus)
  await claire.reload()
  const orphans = claire.getByRole('region', { name: 'About words that are no longer there' })
  await orphans.getByText('the framework').first().waitFor()

  await thread(claire).getByRole('link', { name: 'Resolve' }).click()
  await claire.getByRole('button', { name: 'Resolve' }).click()
  await thread(claire).getByText('Resolved by').waitFor()
})

test('[CM10] words are commented on where they stand, and the names there are come after an @', async () => {
  const document = await world.documentId('Customs-flow format')
  const claire = await world.person('Claire Vasseur')
  await openToWrite(claire, document)
  const before = await words(claire, recognising)
  await select(claire, 'payments')
  await claire.keyboard.press('Control+Shift+M')
  const asked = claire.getByRole('dialog', { name: 'Comment' })
  await asked.getByRole('blockquote').getByText('payments', { exact: true }).waitFor()
  await asked.getByRole('button', { name: 'Comment' }).click()
  await asked.getByText('Fill in this field.').first().waitFor()
  await asked.getByLabel('Comment', { exact: true }).fill('@mar')
  await asked.getByRole('button', { name: '@Marcus Hale' }).click()
  await claire.keyboard.type('which one?')
  await asked.getByRole('button', { name: 'Comment', exact: true }).click()
  await claire.getByText('Said. It stands beside the words').waitFor()
  await asked.waitFor({ state: 'detached' })
  expect(await words(claire, recognising)).toBe(before)

  const marcus = await world.person('Marcus Hale')
  await marcus.goto(paths.documentComments(document))
  await row(marcus, recognising)
    .locator('mark', { hasText: /^payments$/ })
    .waitFor()
  await row(marcus, recognising).getByText('@Marcus Hale which one?').waitFor()

  // Whoever may comment and not write has that one tool.
  const verifier = await world.person('Hana Sato')
  await verifier.goto(paths.document(document))
  await editor(verifier, 'false').waitFor()
  await paragraph(verifier, recognising).click()
  await verifier.getByRole('button', { name: 'Comment on this' }).click()
  const whole = verifier.getByRole('dialog', { name: 'Comment' })
  await whole.getByText('On the whole paragraph').waitFor()
  await whole.getByLabel('Comment', { exact: true }).fill('Seen.')
  await whole.getByRole('button', { name: 'Comment', exact: true }).click()
  await whole.waitFor({ state: 'detached' })
  await row(marcus, recognising).getByText('Seen.').waitFor()
})

/** The paragraph with what is said about it. */
function row(page: Page, start = preamble) {
  return page.getByRole('region', { name: 'The text' }).locator('div[id]', { hasText: start })
}

function thread(page: Page) {
  return page.getByRole('article', { name: 'Thread of UWC' })
}

async function selectIn(page: Page, wanted: string): Promise<void> {
  await row(page)
    .locator('p[dir]')
    .first()
    .evaluate((words, sought) => {
      const [text] = words.childNodes
      const from = text?.textContent?.indexOf(sought) ?? -1
      if (text === undefined || from === -1) throw new Error(`nowhere: ${sought}`)
      getSelection()?.setBaseAndExtent(text, from, text, from + sought.length)
    }, wanted)
}
