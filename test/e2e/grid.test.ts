import type { Locator, Page } from '@playwright/test'
import { expect, test } from 'vitest'

import { paths } from '#app/paths.ts'

import { hasKeyboard } from './support/hands.ts'
import { editor, saved } from './support/text.ts'
import { oneWorld } from './support/world.ts'

const world = oneWorld()

test('[GT3] a format is written as a table by the keyboard, beside somebody who writes in the text, and its problems are said as they arise', async () => {
  const document = await world.documentId('Customs-flow format')
  const claire = await world.person('Claire Vasseur')
  const marcus = await world.person('Marcus Hale')
  await Promise.all([
    claire.goto(paths.documentGrid(document)),
    marcus.goto(paths.document(document)),
  ])
  await Promise.all([claire.getByRole('grid').waitFor(), editor(marcus, 'true').waitFor()])
  await saved(claire)

  await cell(claire, 'C-04', 0).click()
  for (let step = 0; step < 4; step += 1) await claire.keyboard.press('ArrowRight')
  const threshold = cell(claire, 'C-04', 4)
  await expectKeyboard(threshold)
  await claire.keyboard.type('many')
  await claire.getByText('What is decimal cannot be compared in this way.').waitFor()
  await claire.keyboard.press('Escape')
  await expectKeyboard(threshold)
  await claire.getByText('1 error stands in the way of publishing.').waitFor()

  const inText = marcus.locator('[data-cell="formatField.threshold"]', { hasText: 'many' })
  await inText.click()
  await cell(claire, 'C-04', 4).getByText('OST').waitFor()
  await marcus.keyboard.press('End')
  await claire.keyboard.press('Enter')
  await marcus.keyboard.type('!')
  await claire.keyboard.type('?')
  await expect.poll(() => threshold.getByRole('textbox').inputValue()).toMatch(/^many(!\?|\?!)$/)
  await claire.keyboard.press('Escape')

  await claire.keyboard.press('Control+z')
  await threshold.getByText('many!', { exact: true }).waitFor()
  await claire.keyboard.type('<= 5 %')
  await claire.keyboard.press('Enter')
  await expectKeyboard(cell(claire, 'B-01', 4))
  await claire.getByText('Nothing stands in the way of publishing this text.').waitFor()
  await marcus.locator('[data-cell="formatField.threshold"]', { hasText: /^<= 5 %/ }).waitFor()
  await saved(claire)

  await claire.keyboard.press('Control+Home')
  await claire.keyboard.press('PageDown')
  await claire.keyboard.press('End')
  await expectKeyboard(cell(claire, 'B-01', 27))
})

test('[GT7] [GT8] a row is added and taken away by the keyboard and by button, and comes back', async () => {
  const document = await world.documentId('Customs-flow format')
  const claire = await world.person('Claire Vasseur')
  const marcus = await world.person('Marcus Hale')
  await Promise.all([
    claire.goto(paths.documentGrid(document)),
    marcus.goto(paths.document(document)),
  ])
  await Promise.all([claire.getByRole('grid').waitFor(), editor(marcus, 'true').waitFor()])
  await saved(claire)
  const inText = marcus.locator('[data-cell="formatField.id"]', { hasText: 'X-09' })

  await cell(claire, 'C-04', 1).click()
  await expectKeyboard(cell(claire, 'C-04', 1))
  await claire.keyboard.press('Control+Enter')
  await claire.locator('[role=rowheader]:focus').waitFor()
  await claire.keyboard.type('X-09')
  await claire.keyboard.press('Escape')
  await expectKeyboard(cell(claire, 'X-09', 0))
  await inText.waitFor()

  await claire.keyboard.press('Control+Delete')
  await claire.getByText('The row is removed.').waitFor()
  await inText.waitFor({ state: 'detached' })
  await claire.locator('[role=grid] :focus').waitFor()
  await claire.keyboard.press('Control+z')
  await inText.waitFor()

  await cell(claire, 'X-09', 1).click()
  await expectKeyboard(cell(claire, 'X-09', 1))
  await claire.getByRole('button', { name: 'Remove this row' }).click()
  await inText.waitFor({ state: 'detached' })
  await saved(claire)

  await claire.goto(paths.documentGrid(document, 'section'))
  await claire.getByRole('rowheader').first().waitFor()
  await saved(claire)
  await claire.getByRole('rowheader').first().click()
  await expectKeyboard(claire.getByRole('rowheader').first())
  await claire.getByRole('button', { name: 'Remove this row' }).click()
  const refused = claire.getByText('Other rows belong to this one.')
  await expect.poll(() => refused.count()).toBe(1)
})

function cell(page: Page, row: string, column: number): Locator {
  return page
    .getByRole('row', { name: new RegExp(`^${row}`) })
    .locator(`[aria-colindex="${column + 1}"]`)
}

async function expectKeyboard(target: Locator): Promise<void> {
  await expect.poll(() => hasKeyboard(target)).toBe(true)
}
