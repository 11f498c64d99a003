import type { Page } from '@playwright/test'

import { paths } from '#app/paths.ts'

import { editor } from './text.ts'
import { post } from './world.ts'
import type { World } from './world.ts'

const newFormat = { title: 'Revenue format', symbol: 'HCG/2026/CRP.77' }

/** Begins a format after the template of revenues, in which nobody has written yet; its id. */
export async function beginFormat(world: World, secretary: Page): Promise<string> {
  await toNewDocument(secretary)
  await secretary.getByLabel('Title').fill(newFormat.title)
  await secretary.getByLabel('Symbol').fill(newFormat.symbol)
  await secretary
    .getByLabel('Begin with', { exact: true })
    .selectOption({ label: 'Reconciliation of revenues' })
  await secretary.getByRole('button', { name: 'Create the document' }).click()
  await editor(secretary, 'true').waitFor()
  return world.documentId(newFormat.title)
}

export async function toNewDocument(page: Page): Promise<void> {
  await page.goto(paths.frameworks)
  await page.locator('main a[href^="/f/"]').first().click()
  await page.getByRole('link', { name: 'Create a document' }).click()
  await page.getByLabel('Begin with', { exact: true }).waitFor()
}

/** The secretariat takes a zero draft to its adoption by silence, which a member waits for. */
export async function adoptBySilence(
  secretary: Page,
  member: Page,
  document: string,
): Promise<void> {
  await secretary.goto(paths.documentLife(document))
  await step(secretary, 'Open it as the rolling text')
  await step(secretary, 'Issue it under a symbol')
  await secretary.locator('summary', { hasText: 'Put it up for action' }).waitFor()
  await secretary.goto(paths.documentSilence(document))
  await secretary.getByRole('checkbox', { name: 'The whole text as it is tabled' }).check()
  await secretary.getByRole('button', { name: 'Put under silence' }).click()
  await secretary.getByText('What your silence means').waitFor()
  await member.goto(paths.documentSilence(document))
  await member.getByText('What your silence means').waitFor()
  await post(secretary, paths.demoClock, { hours: '168' })
  await member.getByText('adopted by silence').waitFor()
}

/** Takes the next step in the life of the document, which another one follows. */
async function step(page: Page, name: string): Promise<void> {
  await page.locator('summary', { hasText: name }).click()
  await page.getByRole('button', { name }).click()
  await page.locator('summary', { hasText: name }).waitFor({ state: 'detached' })
}
