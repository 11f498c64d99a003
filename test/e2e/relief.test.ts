import type { Page } from '@playwright/test'
import { expect, test } from 'vitest'

import { day, instant, later, minute, toIso } from '#app/domain/kernel/instant.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { paths } from '#app/paths.ts'
import { delegations } from '#server/demo/cast.ts'

import { oneWorld, post } from './support/world.ts'

const world = oneWorld()

const heads = {
  UWC: 'Claire Vasseur',
  OST: 'Marcus Hale',
  THA: 'Eleanor Marsh',
  SOL: 'Jonas Keller',
} as const
type Code = keyof typeof heads
const codes = Object.keys(heads) as Code[]

test('four capitals, a verifier and the secretariat: scheduled, held, armed again, triggered by the finding, confirmed', async () => {
  const ines = await world.person('Ines Falk')
  await ines.goto(paths.frameworks)
  await ines.locator('main a[href^="/f/"]').first().click()
  await ines.getByRole('link', { name: /^Relief events/ }).click()
  for (const code of codes) await enterMeasure(ines, code)
  const event = await proposeEvent(ines)
  for (const code of codes) {
    await act(ines, 'Add a leg', {
      Delegation: nameOf(code),
      Instrument: `Act of ${code}`,
      'Steps (optional)': '1 Draft the act',
    })
  }
  await act(ines, 'Schedule the event', { 'Where the decision is written down': 'Halden 12' })
  await act(ines, 'Begin preparation')
  await ines.goto(`${event}/rehearsal`)
  await ines.getByText('It would fire').waitFor()
  await ines.goto(event, { waitUntil: 'networkidle' })

  const capitals = await Promise.all(
    codes.map(async (code) => {
      const page = await world.person(heads[code])
      await page.goto(event, { waitUntil: 'networkidle' })
      return { code, page }
    }),
  )
  const wall = await world.person('Luc Demaret')
  await wall.goto(`${event}/board`, { waitUntil: 'networkidle' })
  const desks = [ines, ...capitals.map(({ page }) => page)]
  const everyone = [...desks, wall]
  for (const { code, page } of capitals) {
    await actOnLeg(page, code, 'Start the leg')
    await actOnLeg(page, code, 'The next step is done')
    await actOnLeg(page, code, 'Report the act as adopted', { 'Reference of the act': 'Gazette 7' })
    await actOnLeg(page, code, 'Attest readiness')
  }
  // Whoever looks sees every attestation as it comes, with no reload.
  for (const page of desks) await seeRows(page, 'Ready')
  await act(ines, 'Confirm the humanitarian channels')
  // A page hears of nothing before it is live.
  await ines.goto(event, { waitUntil: 'networkidle' })
  await post(ines, paths.demoClock, { hours: '30' })
  await act(ines, 'Arm the event')
  for (const page of everyone) await page.getByText('Armed', { exact: true }).waitFor()

  const thane = capitals.find(({ code }) => code === 'THA')?.page
  if (thane === undefined) throw new Error('nobody came from Thane')
  await act(thane, 'Hold the event', { Reason: 'Monday is a bank holiday in Thane.' })
  for (const page of everyone) await page.getByText('Held by THA').waitFor()
  await act(thane, 'Let go of the hold')
  for (const page of everyone) await page.getByText('In preparation', { exact: true }).waitFor()
  await act(ines, 'Arm the event')

  const hana = await world.person('Hana Sato')
  await hana.goto(event)
  await act(hana, 'Issue a finding', { Evidence: 'ab'.repeat(32) })
  for (const page of everyone) await page.getByText('Triggered', { exact: true }).waitFor()

  // The first capital acts twenty minutes after the finding, the last three hours and ten minutes later.
  const fired = await firedAt(ines)
  await post(ines, paths.demoClock, { hours: '4' })
  const delays = [20, 45, 90, 210]
  for (const [at, { code, page }] of capitals.entries()) {
    const effect = later(fired, (delays[at] ?? 0) * minute)
    await actOnLeg(page, code, 'Report the effect', {
      'Moment, in UTC': toIso(effect).slice(0, 19),
      'Reference of the act': 'Gazette 8',
    })
  }
  for (const code of codes) await actOnLeg(ines, code, 'Confirm the effect')
  for (const page of everyone) {
    await page.getByText('Effective', { exact: true }).waitFor()
    await page.getByText('3 h 10 m, over 4 of 4 legs').waitFor()
  }
  await act(ines, 'Close the event')
  await thane.getByText('Closed', { exact: true }).waitFor()
  expect(await thane.getByRole('link', { name: 'Hold the event' }).count()).toBe(0)
})

test('a plan is revised row by row without a script, and drawn with what came of it', async () => {
  const ines = await world.person('Ines Falk', { javaScriptEnabled: false })
  await ines.goto(paths.frameworks)
  await ines.locator('main a[href^="/f/"]').first().click()
  await ines.getByRole('link', { name: /^Relief events/ }).click()
  await ines.getByRole('link', { name: 'Relief plan' }).click()
  await ines.getByRole('link', { name: 'Add a phase' }).click()
  await ines.getByLabel('Title', { exact: true }).fill('Fourth phase: normal trade')
  await ines.getByRole('button', { name: 'Save the change' }).click()
  await ines.getByRole('heading', { name: 'Fourth phase: normal trade' }).waitFor()
  await ines.getByRole('link', { name: 'Timeline of the plan' }).click()
  await ines.locator('g[role=img]').waitFor()
  await ines.getByRole('link', { name: 'A year' }).click()
  const done = ines.getByRole('row', { name: /^THA.*Affirmation · done/ })
  await done.first().waitFor()
  const affirmed = ines.locator('rect > title', { hasText: 'Affirmation' })
  await expect.poll(() => affirmed.count()).toBe(2)
})

async function enterMeasure(page: Page, code: Code): Promise<void> {
  await page.getByRole('link', { name: 'Enter a measure' }).click()
  await fill(page, {
    Measure: `Measure of ${code}`,
    'Authority that imposed it': nameOf(code),
    'Instrument that imposes it': `Regulation of ${code}`,
  })
  await page.getByRole('button', { name: 'Enter the measure' }).click()
  await page.getByRole('rowheader', { name: `Measure of ${code}` }).waitFor()
}

/** The path of an event over all measures that waits for a finding and has a day of notice. */
async function proposeEvent(page: Page): Promise<string> {
  await page.getByRole('link', { name: 'Propose a relief event' }).first().click()
  const longStop = instant(Date.now() + 30 * day)
  await fill(page, {
    Title: 'First relief',
    'Moment, or long stop': toIso(longStop).slice(0, 16),
    Condition: 'Two months of flows reconcile.',
    'Hours of notice before it can be armed': '24',
  })
  for (const box of await page.getByRole('checkbox').all()) await box.check()
  await page.getByRole('button', { name: 'Propose the event' }).click()
  await page.waitForURL(/\/e\//)
  return new URL(page.url()).pathname
}

/** Opens the form of an act, fills it in, sends it, and waits until it is closed. */
async function act(page: Page, name: string, fields: Readonly<Record<string, string>> = {}) {
  await send(page, page.locator('main'), name, fields)
}

async function actOnLeg(
  page: Page,
  code: Code,
  name: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<void> {
  await send(page, page.getByRole('row', { name: new RegExp(`^${code}`) }), name, fields)
}

async function send(
  page: Page,
  place: ReturnType<Page['locator']>,
  name: string,
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  const link = place.getByRole('link', { name, exact: true }).first()
  const form = page.getByRole('region', { name, exact: true })
  await link.click()
  // A page that is renewed meanwhile moves what it shows: whoever missed the link clicks again.
  await form.waitFor({ timeout: 10_000 }).catch(() => link.click())
  await form.waitFor()
  await fill(form, fields)
  for (const box of await form.getByRole('checkbox').all()) await box.check()
  await form.getByRole('button', { name, exact: true }).click()
  await form.waitFor({ state: 'detached' })
}

async function fill(
  place: Pick<Page, 'getByLabel'>,
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [label, value] of Object.entries(fields)) {
    const control = place.getByLabel(label, { exact: true })
    const isList = await control.evaluate((element) => element.tagName === 'SELECT')
    await (isList ? control.selectOption({ label: value }) : control.fill(value))
  }
}

async function seeRows(page: Page, state: string): Promise<void> {
  for (const code of codes) {
    const row = page.getByRole('row', { name: new RegExp(`^${code}`) }).first()
    await row.getByText(state, { exact: true }).waitFor()
  }
}

/** The instant of the firing, as the page says it to machines. */
async function firedAt(page: Page): Promise<Instant> {
  const time = page.locator('p', { hasText: '· fired' }).locator('time').last()
  return instant(Date.parse((await time.getAttribute('datetime')) ?? ''))
}

function nameOf(code: Code): string {
  return `${code} ${delegations.find((one) => one.code === code)?.name ?? ''}`
}
