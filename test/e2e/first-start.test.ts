import { expect, test } from 'vitest'

import { startApp } from '#test/support/app.ts'
import { launchChromium } from '#test/support/chromium.ts'

import { openToWrite, paragraph, saved, write } from './support/text.ts'

test('a second start builds nothing, keeps the demo world and says so', async () => {
  await using app = await startApp()
  await expect.poll(() => app.output(), { timeout: 30_000 }).toContain('this is a demo')
  expect(app.output()).toContain('the demo world is new')
  expect(app.output()).toContain(`is at ${app.url}`)
  expect(app.output()).toContain('Claire Vasseur, claire.vasseur@uwc.example')

  await using browser = await launchChromium()
  const page = await browser.newPage({ baseURL: app.url })
  await page.goto('/')
  await page.getByRole('button', { name: /^Claire Vasseur/ }).click()
  await page.getByRole('link', { name: 'Customs-flow format', exact: true }).first().click()
  await page.waitForURL(/\/d\//)
  const document = new URL(page.url()).pathname.slice('/d/'.length)
  await openToWrite(page, document)
  await write(page, 'Recalling the framework', ' Written before the second start.')
  await saved(page)

  await app.stop()
  await app.start()
  await expect.poll(() => app.output(), { timeout: 30_000 }).toContain('this is a demo')
  expect(app.output()).toContain('the pages are up to date')
  expect(app.output()).toContain('the demo world is as you left it')
  expect(app.output()).not.toContain('building')

  // Even who was signed in still is.
  await openToWrite(page, document)
  await paragraph(page, ' Written before the second start.').waitFor()
})
