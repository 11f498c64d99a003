import { expect, test } from 'vitest'

import { paths } from '#app/paths.ts'

import { axeViolations } from './support/axe.ts'
import { openToWrite, paragraph, saved } from './support/text.ts'
import { oneWorld } from './support/world.ts'

const world = oneWorld()
const inserted = 'Reviews it each year.'

test('the secretariat sees which paragraph gets which label, renumbers with a symbol, and old and new stay readable', async () => {
  const document = await world.documentId('Corvenia framework text')
  const [secretary, member] = [
    await world.person('Ines Falk'),
    await world.person('Claire Vasseur'),
  ]
  await openToWrite(member, document)
  const first = member.locator('.ProseMirror [data-label="OP1"]')
  await first.waitFor()
  await first.click()
  await member.keyboard.press('End')
  await member.keyboard.press('Enter')
  await member.keyboard.type(inserted)
  await saved(member)
  const label = () => paragraph(member, inserted).getAttribute('data-label')
  await expect.poll(label).toBe('OP1 bis')

  await secretary.goto(paths.documentLife(document))
  await secretary.locator('summary', { hasText: 'Open it as the rolling text' }).click()
  await secretary.getByRole('button', { name: 'Open it as the rolling text' }).click()
  await secretary.locator('summary', { hasText: 'Issue it under a symbol' }).click()
  const row = secretary.getByRole('row', { name: inserted })
  expect(await row.getByRole('rowheader').textContent()).toBe('OP1 bis')
  expect(await row.getByRole('cell').first().textContent()).toBe('OP2')
  expect(await axeViolations(secretary)).toEqual([])
  await secretary.getByRole('checkbox', { name: 'Renumber the paragraphs' }).check()
  await secretary.getByRole('button', { name: 'Issue it under a symbol' }).click()
  await secretary.locator('summary', { hasText: 'Paragraphs renumbered' }).click()
  await secretary.getByText('(was OP1 bis)').waitFor()
  // The page that is open follows, and goes on being written in.
  await expect.poll(label).toBe('OP2')

  await member.goto(paths.documentView(document, { as: 'changes', from: '1' }))
  await member.getByText('was OP2', { exact: false }).first().waitFor()
})
