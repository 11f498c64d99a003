import type { Locator, Page } from '@playwright/test'
import { expect, test } from 'vitest'

import { paths } from '#app/paths.ts'

import { arrived, hasKeyboard, tabTo } from './support/hands.ts'
import { oneWorld, post } from './support/world.ts'

const world = oneWorld()

const framework = 'Corvenia relief framework'
const title = 'Relief by keyboard'

test('with the keyboard alone an event is proposed, prepared, held, armed, triggered, confirmed and reported', async () => {
  const ines = await world.person('Ines Falk')
  await ines.goto(paths.frameworks, { waitUntil: 'networkidle' })
  await follow(ines, ines.getByRole('link', { name: framework }).first(), framework)
  await follow(ines, ines.getByRole('link', { name: /^Relief events/ }), 'Relief events')
  const propose = 'Propose a relief event'
  await follow(ines, ines.getByRole('link', { name: propose }).first(), propose)
  const main = ines.locator('main')
  await write(ines, main, { Title: title })
  await tabTo(ines, ines.getByRole('checkbox').first())
  await ines.keyboard.press('Space')
  await write(ines, main, { Condition: 'Two months of flows reconcile.' })
  await tabTo(ines, ines.getByLabel('Moment, or long stop', { exact: true }))
  await ines.keyboard.type('12312027')
  await ines.keyboard.press('ArrowRight')
  await ines.keyboard.type('1000AM')
  await write(ines, main, { 'Hours of notice before it can be armed': '24' })
  await tabTo(ines, ines.getByRole('button', { name: 'Propose the event' }))
  await ines.keyboard.press('Enter')
  await arrived(ines, title)

  await act(ines, main, 'Add a leg', {
    Delegation: 'UWC',
    Instrument: 'Regulation 12',
    'Steps (optional)': '1 Draft the act',
  })
  await act(ines, main, 'Schedule the event', { 'Where the decision is written down': 'Halden 12' })
  await act(ines, main, 'Begin preparation')

  const claire = await world.person('Claire Vasseur')
  await claire.goto(new URL(ines.url()).pathname, { waitUntil: 'networkidle' })
  const leg = row(claire)
  await act(claire, leg, 'Start the leg')
  await act(claire, leg, 'The next step is done')
  await act(claire, leg, 'Report the act as adopted', { 'Reference of the act': 'Gazette 7' })
  await act(claire, leg, 'Attest readiness')
  for (const page of [claire, ines]) {
    await expect.poll(() => row(page).getByText('Ready', { exact: true }).count()).toBe(1)
  }

  await act(ines, main, 'Confirm the humanitarian channels')
  await post(ines, paths.demoClock, { hours: '30' })
  await act(ines, main, 'Arm the event')
  const claires = claire.locator('main')
  await act(claire, claires, 'Hold the event', { Reason: 'The act lies with the registrar.' })
  await ines.getByText('Held by UWC').waitFor()
  await act(claire, claires, 'Let go of the hold')
  await ines.getByText('In preparation', { exact: true }).waitFor()
  await act(ines, main, 'Arm the event')

  const hana = await world.person('Hana Sato')
  await hana.goto(new URL(ines.url()).pathname, { waitUntil: 'networkidle' })
  await act(hana, hana.locator('main'), 'Issue a finding', { Evidence: 'ab'.repeat(32) })
  await claire.getByText('Triggered', { exact: true }).waitFor()
  await act(claire, row(claire), 'Report the effect', { 'Reference of the act': 'Gazette 8' })
  await act(ines, row(ines), 'Confirm the effect')
  await ines.getByText('Effective', { exact: true }).waitFor()
  await act(ines, main, 'Close the event')
  const report = ines.getByRole('link', { name: 'Report on how it went' })
  await follow(ines, report, `Report: ${title}`)
})

function row(page: Page): Locator {
  return page.getByRole('row', { name: /^UWC/ }).first()
}

async function follow(page: Page, link: Locator, name: string): Promise<void> {
  await tabTo(page, link)
  await page.keyboard.press('Enter')
  await arrived(page, name)
}

/** Opens the form of an act, writes in it, sends it, and waits until it is closed. */
async function act(
  page: Page,
  place: Locator,
  name: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<void> {
  const form = page.getByRole('region', { name, exact: true })
  await tabTo(page, place.getByRole('link', { name, exact: true }).first())
  await page.keyboard.press('Enter')
  await form.waitFor()
  await write(page, form, fields)
  for (const box of await form.getByRole('checkbox').all()) {
    await tabTo(page, box)
    await page.keyboard.press('Space')
    expect(await box.isChecked()).toBe(true)
  }
  await tabTo(page, form.getByRole('button', { name, exact: true }))
  await page.keyboard.press('Enter')
  await form.waitFor({ state: 'detached' })
}

/** Into a field one types; of a list one types the beginning of what one chooses. */
async function write(
  page: Page,
  place: Locator,
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [label, value] of Object.entries(fields)) {
    const control = place.getByLabel(label, { exact: true })
    await tabTo(page, control)
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type(value)
    expect(await hasKeyboard(control)).toBe(true)
  }
}
