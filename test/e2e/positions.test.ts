import { expect, test } from 'vitest'

import { paths } from '#app/paths.ts'

import { oneWorld } from './support/world.ts'

const world = oneWorld()

test('a position is committed without a script, and moves the page of who may see it and of nobody else', async () => {
  const ines = await world.person('Ines Falk', { javaScriptEnabled: false })
  await ines.goto(paths.frameworks)
  await ines.locator('main a[href^="/f/"]').first().click()
  await ines.getByRole('link', { name: 'Positions', exact: true }).click()
  await ines.getByRole('link', { name: 'Open a subject' }).click()
  await ines.getByLabel('Question', { exact: true }).fill('Shall the window be shorter?')
  await ines.getByRole('button', { name: 'Open this subject' }).click()
  await ines.waitForURL(/\/positions\/(?!new)/)
  const subject = new URL(ines.url()).pathname

  const claire = await world.person('Claire Vasseur')
  await claire.goto(subject, { waitUntil: 'networkidle' })
  const line = claire.getByRole('row', { name: /^OST/ })
  await line.getByText('No position').waitFor()

  const marcus = await world.person('Marcus Hale', { javaScriptEnabled: false })
  const commit = async (level: string, to: string) => {
    await marcus.goto(subject)
    await marcus.getByLabel(level, { exact: true }).check()
    await marcus.getByLabel(to, { exact: true }).check()
    await marcus.getByRole('button', { name: 'Commit this position' }).click()
    await marcus.getByRole('row', { name: new RegExp(`^OST.*${level}`) }).waitFor()
  }
  await commit('Object', 'Coalition')
  await line.getByText('Object', { exact: true }).waitFor()
  await commit('Reserve', 'Own delegation')
  await claire.reload()
  await line.getByText('Object', { exact: true }).waitFor()
  expect(await claire.getByText('Reserve', { exact: true }).count()).toBe(1)
  await commit('Can live with', 'Coalition')
  await line.getByText('Can live with', { exact: true }).waitFor()
})
