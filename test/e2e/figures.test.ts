import { buffer } from 'node:stream/consumers'

import type { Page } from '@playwright/test'
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

  await claire.keyboard.press('Tab')
  await grid.getByRole('gridcell').nth(4).focus()
  await claire.keyboard.press('Enter')
  await claire.waitForURL(/\/positions\/[0-9a-f-]{36}$/)

  await claire.goto(`${framework}/positions/bars`, { waitUntil: 'networkidle' })
  await claire.locator('svg').getByText('· blocked ·').waitFor()
  const drawn = String(await savedBy(claire, 'SVG'))
  expect(drawn).toContain('not exported: fewer than four positions')
  expect(drawn).not.toContain('blocked')

  // Of two delegations nothing is left of what rests on their positions, in any picture or table.
  await claire.goto(`${framework}/positions/unlock`, { waitUntil: 'networkidle' })
  const unlocked = String(await savedBy(claire, 'SVG'))
  expect(unlocked).toContain('not exported: fewer than four positions')
  expect(unlocked).not.toContain('<rect')
  await claire.goto(`${framework}/positions/steps`, { waitUntil: 'networkidle' })
  const stepped = String(await savedBy(claire, 'SVG'))
  expect(stepped).toContain('not exported: fewer than four positions')
  expect(stepped).not.toContain('<circle')
  expect(String(await savedBy(claire, 'CSV'))).toMatch(/not exported: fewer than four positions/)

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
  await claire.goto(`${framework}/positions`)
  await claire.getByRole('link', { name: 'At a glance, with matrix and figures' }).click()
  await claire.getByRole('heading', { level: 1, name: 'At a glance' }).waitFor()
  const moves = claire.getByRole('region', { name: 'Whose move would unlock most' })
  await moves
    .getByText('If OST Federation of Ostia gave way, 2 of 2 could be adopted.', { exact: false })
    .waitFor()
  const blockers = claire.getByRole('region', { name: 'Who is in the way' })
  await blockers.getByRole('row', { name: /^OST Federation of Ostia 1 1/ }).waitFor()
  await marcus.goto(`${framework}/positions/unlock`)
  await marcus.getByText('As positions stand, 1 of 2 could be adopted', { exact: false }).waitFor()
})

test('[FG4] every view with a drawing is taken along as a table, as vectors and as a picture', async () => {
  const claire = await world.person('Claire Vasseur')
  await claire.goto(paths.frameworks)
  await claire
    .locator('main')
    .getByRole('link', { name: /Corvenia/ })
    .first()
    .click()
  await claire.waitForURL(/\/f\/[0-9a-f-]{36}$/)
  const framework = new URL(claire.url()).pathname.slice('/f/'.length)
  const taken: string[] = []
  for (const view of figureViews) {
    await claire.goto(paths.figures(framework, view), { waitUntil: 'networkidle' })
    if ((await claire.getByRole('button', { name: 'CSV', exact: true }).count()) === 0) continue
    const rows = String(await savedBy(claire, 'CSV'))
      .trimEnd()
      .split('\r\n')
    expect([view, rows.length > 1]).toEqual([view, true])
    const drawing = String(await savedBy(claire, 'SVG'))
    expect([view, await claire.evaluate(rootOf, drawing)]).toEqual([view, 'svg'])
    const picture = await savedBy(claire, 'PNG')
    expect([view, picture.subarray(1, 4).toString(), picture.length > 5_000]).toEqual([
      view,
      'PNG',
      true,
    ])
    taken.push(view)
  }
  expect(taken).toEqual(['matrix', 'bars', 'ranges', 'unlock', 'pairs', 'steps', 'texts'])
})

/** What one of the buttons under a drawing gives. */
async function savedBy(page: Page, kind: 'CSV' | 'SVG' | 'PNG'): Promise<Buffer> {
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: kind, exact: true }).click()
  const file = await saved
  expect(file.suggestedFilename()).toMatch(new RegExp(`^[a-z-]+\\.${kind.toLowerCase()}$`))
  return buffer(await file.createReadStream())
}

/** Runs in the page: the name of what the text is, if it is XML. */
function rootOf(xml: string): string {
  return new DOMParser().parseFromString(xml, 'image/svg+xml').documentElement.nodeName
}
