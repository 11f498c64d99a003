import { randomUUID } from 'node:crypto'

import type { Locator, Page } from '@playwright/test'

import { figurePages } from '#app/desk/figures/views.ts'
import { viewKinds } from '#app/domain/drafting/view-kinds.ts'
import { paths } from '#app/paths.ts'

import { editor } from './text.ts'
import type { World } from './world.ts'

export type Screen = {
  name: string
  /** Seen by somebody who is not signed in. */
  isPublic?: true
  open: (page: Page) => Promise<unknown>
}

/** Every screen, as the head of the secretariat sees it, who sees most. */
export async function screensOf(world: World): Promise<readonly Screen[]> {
  const document = await world.documentId('Customs-flow format')
  const page = await world.person('Ines Falk')
  await page.goto(paths.frameworks)
  const framework = await addressOf(page, '/f/')
  const newSubject = paths.newSubjectIn(framework.slice('/f/'.length), { document })
  await page.goto(`${framework}/relief`)
  const event = await addressOf(page, '/e/')
  const first = page.getByRole('link', { name: /^First relief/ }).first()
  const fired = (await first.getAttribute('href')) ?? ''
  const measure = await addressOf(page, `${framework}/relief/measures/`)
  await page.goto(`${framework}/exemptions`)
  const exemption = await addressOf(page, `${framework}/exemptions/`, ':not([href$="/new"])')
  await page.goto(`${framework}/plan`)
  const planEdit = await addressOf(page, `${framework}/plan?edit=`)
  await page.goto(`${framework}/positions`)
  const matter = await addressOf(page, `${framework}/positions/`, ':not([href$="/glance"])')
  await page.goto(paths.documentPanel(document, 'brackets'))
  const bracket = await addressOf(page, paths.bracket(document, ''))
  await page.goto(paths.people)
  const invite = await addressOf(page, '/people?invite=')
  const change = await addressOf(page, '/people?change=')
  const reset = await addressOf(page, '/people?reset=')
  const join = await linkMadeAt(page, invite, {
    name: 'Nora Vik',
    email: `${randomUUID()}@halden.example`,
  })
  const newPassword = await linkMadeAt(page, reset, {})
  await page.goto(paths.paragraphs(document))
  const paragraph = await addressOf(page, paths.paragraph(document, ''))
  const at = (name: string, path: string): Screen => ({ name, open: (page) => page.goto(path) })
  const text = (name: string, path: string): Screen => ({
    name,
    async open(page) {
      await page.goto(path)
      await editor(page, 'true').waitFor()
    },
  })
  const grid = (name: string, path: string): Screen => ({
    name,
    async open(page) {
      await page.goto(path)
      await page.getByRole('grid').waitFor()
    },
  })
  const looked = (name: string, votes: string): Screen => ({
    name,
    async open(page) {
      await page.goto(`${framework}/positions/import`)
      const file = { name: 'votes.csv', mimeType: 'text/csv', buffer: Buffer.from(votes) }
      await page.locator('input[type="file"]').setInputFiles(file)
      await page
        .locator('form', { has: page.locator('input[type="file"]') })
        .locator('button')
        .click()
      await page.locator('#outcome').waitFor()
    },
  })
  return [
    { ...at('sign-in', paths.signIn), isPublic: true },
    {
      name: 'sign-in, refused',
      isPublic: true,
      async open(page) {
        await page.goto(paths.signIn)
        await page.getByRole('textbox').first().press('Enter')
        await page.getByRole('alert').waitFor()
      },
    },
    { ...at('sign-in, second factor', paths.signInCodeFor(paths.desk)), isPublic: true },
    { ...at('join by a link', join), isPublic: true },
    { ...at('choose a password by a link', newPassword), isPublic: true },
    { ...at('a link that is void', paths.invitation('nothing')), isPublic: true },
    at('desk', paths.desk),
    at('choose a mandate', paths.chooseMandate),
    at('frameworks', paths.frameworks),
    at('begin with a file', paths.importDocument(framework.slice('/f/'.length))),
    at('new framework', paths.newFramework),
    at('framework', framework),
    at('new document', `${framework}/new`),
    at('positions', paths.positions(framework.slice('/f/'.length))),
    ...figurePages.map((view) => at(`positions, ${view}`, `${framework}/positions/${view}`)),
    at('subject of positions', matter),
    at('own positions', paths.ownPositions(framework.slice('/f/'.length))),
    at('new subject of positions', newSubject),
    at('import of positions', `${framework}/positions/import`),
    looked('import of positions, as it is read', 'question,UWC,OST\nShall it end?,A,\n'),
    looked('import of positions, with faults', 'question,UWC,OST\nShall it end?,A,X\n'),
    at('relief events', `${framework}/relief`),
    at('calendars', paths.calendars),
    at('webhooks', paths.webhooks),
    at('mails', paths.mail),
    at('relief plan', `${framework}/plan`),
    at('relief plan, a change', planEdit),
    at('worked examples', `${framework}/plan/examples`),
    at('timeline', `${framework}/timeline`),
    at('new measure', `${framework}/relief/measure`),
    at('measure', measure),
    at('correction of a measure', `${measure}/correct`),
    at('days that stay free', `${framework}/relief/blackouts`),
    at('new relief event', `${framework}/relief/new`),
    at('relief event', event),
    at('relief event, other terms', `${event}?act=propose-change`),
    at('relief event, a leg', `${event}?act=add-leg`),
    at('relief event, a finding', `${event}?act=issue-finding`),
    at('report of an event', `${fired}/report`),
    at('big screen', `${event}/board`),
    at('dry run', `${event}/rehearsal`),
    at('exemptions', `${framework}/exemptions`),
    at('exemption', exemption),
    at('new exemption', `${framework}/exemptions/new`),
    at('snapbacks', `${framework}/snapbacks`),
    at('new snapback', `${framework}/snapbacks/new`),
    text('document', paths.document(document)),
    text('document, access list', paths.documentPanel(document, 'access')),
    text('document, agreement', paths.documentPanel(document, 'paragraphs')),
    text('document, meter', paths.documentPanel(document, 'meter')),
    text('document, history', paths.documentPanel(document, 'history')),
    at('negotiation mode', paths.documentNegotiation(document)),
    at('bracket', bracket),
    at('paragraphs', paths.paragraphs(document)),
    at('paragraph, to be moved', `${paragraph}?act=move`),
    at('silence', paths.documentSilence(document)),
    ...viewKinds.map((as) => at(`view, ${as}`, paths.documentView(document, { as }))),
    at('history', paths.documentHistory(document)),
    at('history, before the first edit', paths.documentHistory(document, 0)),
    at('view, on the wall', paths.documentView(document, { as: 'bracketed', look: 'projection' })),
    at('document, life', paths.documentLife(document)),
    at('document, placeholder', paths.placeholder(document)),
    at('document, oral revisions', paths.oralRevisions(document)),
    at('statements', paths.documentStatements(document)),
    at('comments', paths.documentComments(document)),
    at('notes', paths.documentComments(document, { of: 'delegation' })),
    at('format', paths.documentFormat(document)),
    grid('format, table', paths.documentGrid(document)),
    at('record', paths.record),
    at('people', paths.people),
    at('people, invite', invite),
    at('people, change a mandate', change),
    at('people, new password', reset),
    at('people, add a delegation', paths.addDelegation),
    at('search', `${paths.search}?q=customs`),
    at('account', paths.account),
    at('about', paths.about),
    at('not found', '/nothing-here'),
    at('gallery', paths.gallery),
    {
      name: 'palette',
      async open(page) {
        await page.goto(paths.desk, { waitUntil: 'networkidle' })
        await pressUntil(page, 'Control+k', page.getByRole('dialog').getByRole('option').first())
      },
    },
    {
      name: 'keys',
      async open(page) {
        await page.goto(paths.desk, { waitUntil: 'networkidle' })
        await pressUntil(page, 'Control+/', page.getByRole('dialog').locator('kbd').first())
      },
    },
    {
      name: 'document, comment on a paragraph',
      async open(page) {
        await page.goto(paths.document(document))
        await editor(page, 'true').waitFor()
        await page.locator('.ProseMirror p').first().click()
        await pressUntil(page, 'Control+Shift+M', page.getByRole('dialog'))
      },
    },
    {
      name: 'account menu',
      async open(page) {
        await page.goto(paths.desk)
        await page.getByRole('banner').locator('summary').click()
      },
    },
  ]
}

/** A key that is pressed before the page has its scripts opens nothing. */
async function pressUntil(page: Page, key: string, opened: Locator): Promise<void> {
  for (let tries = 0; tries < 15 && !(await opened.isVisible()); tries += 1) {
    await page.keyboard.press(key)
    await opened.waitFor({ timeout: 2_000 }).catch(() => {})
  }
  await opened.waitFor()
}

/**
 * Fills the form at an address, sends it and gives the path of the link that is then shown. Fields go
 * by their names, since a person's language stays with them from test to test.
 */
async function linkMadeAt(
  page: Page,
  address: string,
  fields: Readonly<Record<string, string>>,
): Promise<string> {
  await page.goto(address)
  for (const [name, value] of Object.entries(fields)) {
    await page.locator(`[name="${name}"]`).fill(value)
  }
  await page.locator('main form button').last().click()
  const shown = await page
    .getByText(/https?:\/\/\S+\/(join|reset)\//)
    .first()
    .textContent()
  return new URL(/http\S+/.exec(shown ?? '')?.[0] ?? '').pathname
}

async function addressOf(page: Page, start: string, which = ''): Promise<string> {
  const found = page.locator(`main a[href^="${start}"]${which}`)
  const address = await found.first().getAttribute('href')
  if (address === null) throw new Error(`no link to ${start} on ${page.url()}`)
  return address
}
