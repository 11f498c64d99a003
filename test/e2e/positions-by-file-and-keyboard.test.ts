import { expect, test } from 'vitest'

import { paths } from '#app/paths.ts'

import { oneWorld } from './support/world.ts'

const world = oneWorld()

test('a roll call is imported without a script, its faults named, and then answered by keyboard', async () => {
  const ines = await world.person('Ines Falk', { javaScriptEnabled: false })
  await ines.goto(paths.frameworks)
  await ines.locator('main a[href^="/f/"]').first().click()
  await ines.waitForURL(/\/f\//)
  const framework = new URL(ines.url()).pathname.split('/').at(-1) ?? ''
  await ines.goto(paths.importPositions(framework))
  const choose = async (text: string) => {
    await ines.getByLabel('File of comma-separated values').setInputFiles({
      name: 'votes.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(text),
    })
    await ines.getByRole('button', { name: 'Look at this file' }).click()
  }
  await choose('question,UWC,OST\nShall it end?,A,X\nShall it begin?,N,A\n')
  await ines
    .getByRole('row', { name: '2 OST What this cell says is not read as any level.' })
    .waitFor()
  expect(await ines.getByRole('button', { name: 'Import all of it' }).count()).toBe(0)
  await choose('question,UWC,OST\nShall it end?,A,\nShall it begin?,N,A\n')
  await ines.getByText('3 positions. 1 blank. 2 subjects will be opened.').waitFor()
  await ines.getByLabel('Coalition', { exact: true }).check()
  await ines.getByRole('button', { name: 'Import all of it' }).click()
  await ines.waitForURL(`**${paths.positions(framework)}`)
  await ines.getByRole('row', { name: /^Shall it begin\?.*Abstain.*No/ }).waitFor()

  const marcus = await world.person('Marcus Hale')
  await marcus.goto(paths.ownPositions(framework), { waitUntil: 'networkidle' })
  const rows = marcus.locator('[data-sheet-row]', { hasText: /^Shall it (end|begin)/ })
  const yes = rows.nth(0).getByLabel('Yes', { exact: true })
  await rows.nth(0).getByLabel('No', { exact: true }).focus()
  await marcus.keyboard.press('3')
  expect(await yes.isChecked()).toBe(true)
  expect(await yes.evaluate(isFocused)).toBe(false)
  await marcus.keyboard.press('ArrowUp')
  expect(await yes.evaluate(isFocused)).toBe(true)
  await marcus.getByLabel('Coalition', { exact: true }).check()
  await yes.focus()
  await marcus.keyboard.press('Control+Enter')
  await marcus.getByText('1 position was committed.').waitFor()
  const first = await rows.nth(0).locator('legend').textContent()
  await ines.reload()
  await ines
    .getByRole('row', { name: first ?? '' })
    .getByText('Yes')
    .first()
    .waitFor()
})

function isFocused(element: Element): boolean {
  return element === document.activeElement
}
