import type { Page } from '@playwright/test'
import { expect, test } from 'vitest'

import { lineOf } from './support/line.ts'
import {
  editor,
  indicated,
  keptOnThisDevice,
  openToWrite,
  paragraph,
  saved,
  words,
  write,
} from './support/text.ts'
import { oneWorld } from './support/world.ts'

const world = oneWorld()
/** For what takes as long as it takes. */
const patience = { timeout: 60_000 }
const title = 'Customs-flow format'
const preamble = 'Recalling the framework'
const reporting = 'The reporting State shall transmit'

test('what is written while the server is away is kept, counted, saved and seen by others', async () => {
  const document = await world.documentId(title)
  const claire = await world.person('Claire Vasseur')
  const marcus = await world.person('Marcus Hale')
  await Promise.all([openToWrite(claire, document), openToWrite(marcus, document)])

  await world.app().kill()
  await indicated(claire, 'Not connected')
  await write(claire, reporting, ' Off line.')
  await keptOnThisDevice(claire, ' Off line.'.length)
  await editor(claire, 'true').waitFor()

  await world.app().start()
  await saved(claire, patience)
  await paragraph(marcus, ' Off line.').waitFor()
  expect(await words(marcus, reporting)).toBe(await words(claire, reporting))
})

test('unsent edits outlive a reload: shown for reading, then merged and saved', async () => {
  const document = await world.documentId(title)
  const claire = await world.person('Claire Vasseur')
  const line = await lineOf(claire)
  const leaving = leaveWhenAsked(claire)
  await openToWrite(claire, document)
  await saved(claire)

  await line.cut()
  await write(claire, preamble, ' Kept.')
  await keptOnThisDevice(claire, ' Kept.'.length)
  await claire.reload()
  expect(leaving.asked()).toBe(1)
  await paragraph(claire, ' Kept.').waitFor()
  await editor(claire, 'false').waitFor()
  await keptOnThisDevice(claire, ' Kept.'.length)

  const marcus = await world.person('Marcus Hale')
  await openToWrite(marcus, document)
  await write(marcus, preamble, ' Meanwhile.')
  await saved(marcus)
  line.mend()
  await saved(claire)
  await editor(claire, 'true').waitFor()
  await paragraph(claire, ' Meanwhile.').waitFor()
  await paragraph(marcus, ' Kept.').waitFor()
})

test('signing out with unsent edits asks first, and staying keeps them', async () => {
  const document = await world.documentId(title)
  const claire = await world.person('Claire Vasseur')
  const line = await lineOf(claire)
  await openToWrite(claire, document)
  await saved(claire)
  await line.cut()
  await write(claire, reporting, ' Unsent.')
  await keptOnThisDevice(claire, ' Unsent.'.length)

  await askToSignOut(claire)
  const question = claire.getByRole('dialog', { name: 'Some edits are not saved' })
  await question.getByText('8 edits are only on this device').waitFor()
  await question.getByRole('button', { name: 'Stay and connect first' }).click()
  await question.waitFor({ state: 'hidden' })
  await keptOnThisDevice(claire, ' Unsent.'.length)

  line.mend()
  await saved(claire)
  await askToSignOut(claire)
  await claire.getByRole('heading', { name: 'Sign in', level: 1 }).waitFor()

  const marcus = await world.person('Marcus Hale')
  await openToWrite(marcus, document)
  expect(await words(marcus, reporting)).toContain(' Unsent.')
})

test('leaving the page is asked about only while something is unsaved', async () => {
  const document = await world.documentId(title)
  const claire = await world.person('Claire Vasseur')
  const line = await lineOf(claire)
  const leaving = leaveWhenAsked(claire)
  await openToWrite(claire, document)
  await write(claire, reporting, ' Guarded.')
  await saved(claire)
  await claire.reload()
  expect(leaving.asked()).toBe(0)

  await editor(claire, 'true').waitFor()
  await line.cut()
  await write(claire, reporting, ' Unguarded.')
  await keptOnThisDevice(claire, ' Unguarded.'.length)
  await claire.goto('/record')
  expect(leaving.asked()).toBe(1)
})

test('undo takes back what I wrote and leaves what others wrote into the same paragraph', async () => {
  const document = await world.documentId(title)
  const claire = await world.person('Claire Vasseur')
  const marcus = await world.person('Marcus Hale')
  await Promise.all([openToWrite(claire, document), openToWrite(marcus, document)])
  const deadline = 'The report shall reach the Mission'
  const mine = ' From Claire.'
  const theirs = ' From Marcus.'
  await write(claire, deadline, mine)
  await paragraph(marcus, mine).waitFor()
  await write(marcus, deadline, theirs)
  await paragraph(claire, theirs).waitFor()

  const undo = claire.getByRole('button', { name: 'Undo what I did' })
  await paragraph(claire, deadline).click()
  await expect
    .poll(async () => {
      await claire.keyboard.press('Control+z')
      return undo.getAttribute('aria-disabled')
    }, patience)
    .toBe('true')
  await saved(claire)
  for (const page of [claire, marcus]) {
    await paragraph(page, mine).waitFor({ state: 'detached' })
    await paragraph(page, theirs).waitFor()
  }
})

test('a page made for an older grammar is told to reload before a byte is exchanged', async () => {
  const document = await world.documentId(title)
  const claire = await world.person('Claire Vasseur')
  await claire.addInitScript(() => {
    const Native = globalThis.WebSocket
    globalThis.WebSocket = class extends Native {
      constructor(url: string | URL) {
        super(String(url).replace(/grammar=\d+/, 'grammar=0'))
      }
    }
  })
  await claire.goto(`/d/${document}`)
  const told = claire.getByRole('alert')
  await told.getByText('Entente has been updated. Reload before you go on writing.').waitFor()
  await told.getByRole('button', { name: 'Reload' }).waitFor()
  await indicated(claire, 'Not saving')
  // The text can still be read, as the server rendered it.
  await claire.getByText(reporting).first().waitFor()
  expect(await editor(claire, 'true').count()).toBe(0)
})

/** Answers “leave the page?” with yes, and counts how often it was asked. */
function leaveWhenAsked(page: Page): { asked: () => number } {
  let asked = 0
  page.on('dialog', (dialog) => {
    if (dialog.type() === 'beforeunload') asked += 1
    void dialog.accept()
  })
  return { asked: () => asked }
}

async function askToSignOut(page: Page): Promise<void> {
  const leave = page.getByRole('button', { name: 'Sign out' })
  if (!(await leave.isVisible())) await page.getByLabel(/^Account of/).click()
  await leave.click()
}
