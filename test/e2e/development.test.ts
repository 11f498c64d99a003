import type { Page } from '@playwright/test'
import { expect, test } from 'vitest'

import { paths } from '#app/paths.ts'
import { startApp } from '#test/support/app.ts'
import { launchChromium } from '#test/support/chromium.ts'

import { editor } from './support/text.ts'
import { emailOf, post } from './support/world.ts'

test('in development the first pages after an install load once, under the policy and without a complaint', async () => {
  await using app = await startApp('development')
  await using browser = await launchChromium()
  const page = await browser.newPage({ baseURL: app.url })
  // Every module is read, and every package bundled, for the first page; on a busy machine for longer than that.
  page.setDefaultTimeout(120_000)
  const complaints: string[] = []
  const loads: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    if (request.isNavigationRequest()) loads.push(new URL(request.url()).pathname)
  })

  const signIn = await page.goto(paths.signIn)
  const policy = signIn?.headers()['content-security-policy'] ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toContain('unsafe')
  await page.getByRole('button', { name: /^Claire Vasseur/ }).waitFor()
  expect(await page.evaluate(() => getComputedStyle(document.body).fontFamily)).toContain('Plex')

  await post(page, paths.signInDemo, { person: emailOf('Claire Vasseur') })
  await page.goto(paths.desk)
  await taken(page)
  await page.getByRole('link', { name: 'Customs-flow format', exact: true }).first().click()
  await editor(page, 'true').waitFor()
  expect(complaints).toEqual([])
  expect(loads).toEqual([paths.signIn, paths.desk])
})

/** Until React has taken the page over, a link loads a page anew as links do. */
async function taken(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    Object.keys(document.querySelector('main a') ?? {}).some((key) => key.startsWith('__react')),
  )
}
