import { text } from 'node:stream/consumers'

import { expect, test } from 'vitest'

import { figureViews } from '#app/desk/figures/views.ts'
import { paths } from '#app/paths.ts'

import { oneWorld } from './support/world.ts'

const world = oneWorld()

test('[FG4] [FG5] the matrix is walked by keyboard, read in words, moved by others, and taken along as files', async () => {
  const ines = await world.person('Ines Falk', { javaScriptEnabled: false })
  // A framework of its own, in which nobody holds anything yet.
  await ines.goto(paths.newFramework)
  await ines.getByLabel('Name', { exact: true }).fill('Second framework')
  await ines.getByLabel('Summary', { exact: true }).fill('What is asked beside the first.')
  await ines.getByRole('button', { name: 'Create the framework' }).click()
  await ines.waitForURL(/\/f\/[0-9a-f-]{36}$/)
  const framework = new URL(ines.url()).pathname
  const ask = async (question: string) => {
    await ines.goto(`${framework}/positions/new`)
    await ines.getByLabel('Question', { exact: true }).fill(question)
    await ines.getByRole('button', { name: 'Open this subject' }).click()
    await ines.waitForURL(/\/positions\/(?!new)/)
    return new URL(ines.url()).pathname
  }
  const [first] = [await ask('Shall the window be shorter?'), await ask('Shall it be yearly?')]

  const claire = await world.person('Claire Vasseur')
  await claire.goto(`${framework}/positions/matrix`, { waitUntil: 'networkidle' })
  const marcus = await world.person('Marcus Hale', { javaScriptEnabled: false })
  await marcus.goto(first)
  await marcus.getByLabel('Object', { exact: true }).check()
  await marcus.getByLabel('Coalition', { exact: true }).check()
  await marcus.getByRole('button', { name: 'Commit this position' }).click()

  const grid = claire.getByRole('grid', { name: 'Positions, subject by delegation' })
  await claire
    .getByRole('row', { name: /Shall the window be shorter/ })
    .getByText('Object')
    .waitFor()
  await grid.getByRole('gridcell').first().focus()
  const focused = () =>
    claire.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')
  await claire.keyboard.press('Control+Home')
  const seen = new Set<string>()
  for (let row = 0; row < 2; row += 1) {
    await claire.keyboard.press('Home')
    for (let column = 0; column < 5; column += 1) {
      seen.add(await focused())
      await claire.keyboard.press('ArrowRight')
    }
    await claire.keyboard.press('ArrowDown')
  }
  expect(seen.size).toBe(10)
  expect(
    [...seen].filter((words) => /OST.*: Object\..*window be shorter/.test(words)),
  ).toHaveLength(1)
  expect(await grid.getAttribute('aria-rowcount')).toBe('2')

  for (const kind of ['CSV', 'SVG', 'PNG']) {
    const saved = claire.waitForEvent('download')
    await claire.getByRole('button', { name: kind, exact: true }).click()
    expect((await saved).suggestedFilename()).toBe(`positions-matrix.${kind.toLowerCase()}`)
  }
  await claire.keyboard.press('Tab')
  await grid.getByRole('gridcell').nth(4).focus()
  await claire.keyboard.press('Enter')
  await claire.waitForURL(/\/positions\/[0-9a-f-]{36}$/)

  await claire.goto(`${framework}/positions/bars`, { waitUntil: 'networkidle' })
  await claire.locator('svg').getByText('· blocked ·').waitFor()
  const picture = claire.waitForEvent('download')
  await claire.getByRole('button', { name: 'SVG', exact: true }).click()
  const drawn = await text(await (await picture).createReadStream())
  expect(drawn).toContain('not exported: fewer than four positions')
  expect(drawn).not.toContain('blocked')

  for (const view of figureViews) {
    const answer = await claire.goto(`${framework}/positions/${view}?at=2020-02-30`)
    expect([view, answer?.status()]).toEqual([view, 200])
    expect(await claire.getByLabel('As of the end of').getAttribute('aria-invalid')).toBe('true')
  }
  const figures = await claire.request.get(paths.apiDivergence(framework.slice('/f/'.length)))
  expect(await figures.json()).toMatchObject({ blocs: { because: 'few-delegations' } })

  await claire.goto(`${framework}/positions/unlock`, { waitUntil: 'networkidle' })
  await claire.getByText('As positions stand, 1 of 2 could be adopted', { exact: false }).waitFor()
  await claire.getByLabel(/^OST/).check()
  await claire.getByText('Then 2 of 2 could be adopted; now it is 1.').waitFor()
  await marcus.goto(`${framework}/positions/unlock`)
  await marcus.getByText('As positions stand, 1 of 2 could be adopted', { exact: false }).waitFor()
})
