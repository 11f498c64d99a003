import type { Page } from '@playwright/test'
import { expect, test } from 'vitest'
import type * as Y from 'yjs'

import { bracketMarkAt } from '#app/domain/drafting/bracket-mark.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import { paths } from '#app/paths.ts'
import { linesOf } from '#test/support/drafting-table.ts'
import { stockClient, until } from '#test/support/sync-node.ts'

import { editor, openToWrite, paragraph, saved, select, words, write } from './support/text.ts'
import { emailOf, oneWorld, post } from './support/world.ts'

const world = oneWorld()
const patience = 480_000
const names = {
  chair: 'Tomasz Brandt',
  claire: 'Claire Vasseur',
  marcus: 'Marcus Hale',
  jonas: 'Jonas Keller',
}
const title = 'Declaration on monthly figures'
const figures = 'The State'
const threshold = 'The threshold is'

test(
  'three delegations and a chair bring a text from its draft to its adoption, and nobody goes around the rules',
  async () => {
    const [chair, claire, marcus, jonas] = await Promise.all([
      world.person(names.chair),
      world.person(names.claire),
      world.person(names.marcus),
      world.person(names.jonas),
    ])
    const members = [claire, marcus, jonas]

    // Draft: two write at once, and both hold both.
    const document = await begin(chair)
    await draft(claire, document)
    await openToWrite(marcus, document)
    await paragraph(marcus, threshold).waitFor()
    await Promise.all([
      write(claire, figures, ' every month.'),
      write(marcus, threshold, ' of the declared value.'),
    ])
    await Promise.all([saved(claire), saved(marcus)])
    for (const page of [claire, marcus]) {
      await paragraph(page, 'its figures every month.').waitFor()
      await paragraph(page, 'five per cent of the declared value.').waitFor()
    }

    // Bracket and alternative. A program of another delegation does not take the bracket away.
    await select(claire, 'shall')
    await claire.keyboard.press('Control+Shift+Enter')
    await claire.getByLabel('Words', { exact: true }).fill('should')
    await claire.getByRole('button', { name: 'Propose', exact: true }).click()
    await saved(claire)
    await paragraph(marcus, figures).getByText('or alternative, held by UWC:').waitFor()
    await isRefused(marcus, document, (line) => {
      for (const key of bracketsOf(line)) line.format(0, line.length, { [key]: null })
    })
    await paragraph(marcus, figures).getByText('or alternative, held by UWC:').waitFor()

    // A comment on the words themselves.
    await select(marcus, 'figures')
    await marcus.keyboard.press('Control+Shift+M')
    const asked = marcus.getByRole('dialog', { name: 'Comment' })
    await asked.getByLabel('Comment', { exact: true }).fill('@UWC: Why so weak?')
    await asked.getByRole('button', { name: 'Comment', exact: true }).click()
    await asked.waitFor({ state: 'detached' })
    await claire.goto(paths.documentComments(document))
    await claire.getByRole('article').getByText('Why so weak?').waitFor()

    // Opposed, and let go: what stood stands again.
    await onBracket(marcus, document, 'Oppose')
    await onBracket(claire, document, 'Withdraw')
    await noBracketIs(marcus, document)
    expect(await words(marcus, figures)).toBe('The State shall transmit its figures every month.')

    // A bracket that nobody faces is ruled on, and the ruling stands when its time is over.
    await openToWrite(jonas, document)
    await select(jonas, 'five')
    await jonas.keyboard.press('Control+Shift+B')
    await saved(jonas)
    await rule(chair, document, /./)
    await pass(168)
    await noBracketIs(jonas, document)

    // A consent round in a sitting; after the gavel the words stand.
    await meet(chair, members, document)
    await agree(chair, members, document)
    await openToWrite(claire, document)
    const agreed = await words(claire, figures)
    await write(claire, figures, ' Perhaps')
    await claire
      .getByText('This paragraph is agreed. It changes only once it is reopened.')
      .waitFor()
    await isRefused(claire, document, (line) => line.insert(0, 'Perhaps '))
    await expect.poll(() => words(claire, figures)).toBe(agreed)

    // Silence, broken with other words, which bridge it.
    await step(chair, document, 'Open it as the rolling text')
    await step(chair, document, 'Issue it under a symbol')
    await putUnderSilence(chair, document)
    await breakSilence(jonas, document)
    await rule(chair, document, /six per cent/)
    await pass(168)
    await chair.goto(paths.document(document))
    await paragraph(chair, 'The threshold is six per cent.').waitFor()
    await step(chair, document, 'Issue it as a revision')
    await putUnderSilence(chair, document)
    await pass(168)
    await jonas.goto(paths.documentSilence(document))
    await jonas.getByText('adopted by silence').waitFor()

    // What was adopted, against what was tabled.
    await jonas.goto(paths.documentLife(document))
    await jonas.getByRole('link', { name: /^Changes since .*L\.\d+$/ }).click()
    await jonas.locator('.changed-words ins', { hasText: 'six' }).waitFor()
    await jonas.locator('.changed-words del', { hasText: 'five' }).waitFor()
    expect(await jonas.locator('.changed-words ins', { hasText: 'Perhaps' }).count()).toBe(0)

    /** Moves the clock on. Who signed in days ago proves anew that they are there. */
    async function pass(hours: number): Promise<void> {
      await post(chair, paths.demoClock, { hours: String(hours) })
      const people = [chair, ...members].map((page, at) => ({
        page,
        name: Object.values(names)[at] ?? '',
      }))
      for (const { page, name } of people) {
        await post(page, paths.signInDemo, { person: emailOf(name) })
      }
    }
  },
  patience,
)

async function begin(chair: Page): Promise<DocumentId> {
  await chair.goto(paths.frameworks)
  await chair.locator('main a[href^="/f/"]').first().click()
  await chair.waitForURL(/\/f\/[0-9a-f-]{36}$/)
  await chair.goto(paths.newDocument(new URL(chair.url()).pathname.slice('/f/'.length)))
  await chair.getByLabel('Title', { exact: true }).fill(title)
  await chair.getByLabel('Symbol', { exact: true }).fill('HCG/2026/WP.77')
  await chair.getByLabel('Begin with', { exact: true }).selectOption('text')
  await chair.getByRole('button', { name: 'Create the document' }).click()
  await chair.waitForURL(/\/d\/[0-9a-f-]{36}$/)
  return new URL(chair.url()).pathname.slice('/d/'.length) as DocumentId
}

async function draft(page: Page, document: string): Promise<void> {
  await openToWrite(page, document)
  await page.locator('.ProseMirror p').first().click()
  await page.getByRole('button', { name: 'Operative paragraph' }).click()
  await page.keyboard.type('The State shall transmit its figures')
  await page.keyboard.press('Enter')
  await page.keyboard.type('The threshold is five per cent')
  await saved(page)
}

/** Writes past every page, as a program could that has somebody’s cookie: the server turns it away. */
async function isRefused(
  page: Page,
  document: DocumentId,
  write_: (line: Y.XmlText) => void,
): Promise<void> {
  const cookies = await page.context().cookies()
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const url = `${world.app().url.replace('http', 'ws')}/sync`
  using client = await stockClient(url, document, cookie).synced()
  const line = linesOf(client.doc).find((one) => one.toString().includes(figures))
  if (line === undefined) throw new Error(`nowhere: ${figures}`)
  write_(line)
  await until(() => !client.provider.wsconnected)
}

function bracketsOf(line: Y.XmlText): readonly string[] {
  const runs: readonly { attributes?: object }[] = line.toDelta()
  return runs.flatMap(({ attributes = {} }) =>
    Object.entries(attributes).flatMap(([key, value]) =>
      bracketMarkAt(key, value) === null ? [] : [key],
    ),
  )
}

async function onBracket(page: Page, document: string, act: string): Promise<void> {
  await page.goto(paths.documentPanel(document, 'brackets'))
  await page.getByRole('radio', { name: act, exact: true }).check()
  await page.getByRole('button', { name: 'Do this' }).click()
  await page.getByRole('radio', { name: act, exact: true }).waitFor({ state: 'detached' })
}

async function noBracketIs(page: Page, document: string): Promise<void> {
  await page.goto(paths.documentPanel(document, 'brackets'))
  await page.getByText('Nothing is in brackets.').waitFor()
  await editor(page, 'true').waitFor()
}

async function rule(chair: Page, document: string, keeps: RegExp): Promise<void> {
  await chair.goto(paths.documentPanel(document, 'brackets'))
  await chair.getByRole('link', { name: 'Conditions, ruling, and who must let go' }).click()
  await chair.getByRole('radio', { name: keeps }).first().check()
  await chair.getByLabel('Reason').fill('It is common ground.')
  await chair.getByRole('button', { name: 'Rule', exact: true }).click()
  await chair.getByText('One may object until').waitFor()
}

async function meet(chair: Page, members: readonly Page[], document: string): Promise<void> {
  await chair.goto(paths.documentPanel(document, 'paragraphs'))
  await chair.locator('summary', { hasText: 'Open a sitting' }).click()
  await chair.getByRole('button', { name: 'Open a sitting' }).click()
  for (const page of members) {
    await page.goto(paths.documentPanel(document, 'paragraphs'))
    await page.locator('summary', { hasText: 'Enter' }).click()
    await page.getByRole('button', { name: 'Enter' }).click()
    await page.locator('summary', { hasText: 'Leave' }).waitFor()
  }
  await chair.getByText('Quorum reached').waitFor()
}

async function agree(chair: Page, members: readonly Page[], document: string): Promise<void> {
  await answer(chair, document, 'Ask everyone present for consent to these words')
  for (const page of members) {
    await answer(page, document, 'Accept')
    await page.getByRole('listitem').filter({ hasText: 'accepts' }).first().waitFor()
  }
  await answer(chair, document, 'Declare it agreed')
  await chair.getByText('1 of 2 agreed').waitFor()
}

async function answer(page: Page, document: string, act: string): Promise<void> {
  await page.goto(paths.documentPanel(document, 'paragraphs'))
  const beside = page.getByRole('complementary')
  await beside.getByRole('link', { name: figures }).click()
  await beside.getByRole('blockquote').waitFor()
  await page.getByRole('radio', { name: act, exact: true }).check()
  await page.getByRole('button', { name: 'Do this' }).click()
}

async function step(chair: Page, document: string, name: string): Promise<void> {
  await chair.goto(paths.documentLife(document))
  await chair.locator('summary', { hasText: name }).click()
  await chair.getByRole('button', { name }).click()
  await chair.locator('details[open] summary', { hasText: name }).waitFor({ state: 'detached' })
}

async function putUnderSilence(chair: Page, document: string): Promise<void> {
  await chair.goto(paths.documentSilence(document))
  await chair.getByRole('checkbox', { name: 'The whole text as it is tabled' }).check()
  await chair.getByRole('button', { name: 'Put under silence' }).click()
  await chair.getByText('What your silence means').waitFor()
}

async function breakSilence(page: Page, document: string): Promise<void> {
  await page.goto(paths.documentSilence(document))
  await page.locator('summary', { hasText: 'Break silence' }).click()
  await page.getByLabel('Reason').fill('Five per cent is too low.')
  await page.getByLabel('Paragraph for which you offer other words').selectOption({ label: 'OP2' })
  await page.getByLabel(/^Other words/).fill('The threshold is six per cent.')
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Break silence' }).click()
  await page.getByText('broken: no decision taken').waitFor()
}
