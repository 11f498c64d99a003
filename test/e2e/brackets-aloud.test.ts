import type { Page } from '@playwright/test'
import { expect, test } from 'vitest'

import { paths } from '#app/paths.ts'

import { openToWrite, paragraph, saved, select } from './support/text.ts'
import { oneWorld, post } from './support/world.ts'

const world = oneWorld()
const reporting = 'origin of imports and exports'
const arabic = 'تقدم الدولة بياناتها كل شهر إلى Mission في موعدها'

test('brackets are announced with their holders in the language of the page, which the words need not be in', async () => {
  const document = await world.documentId('Customs-flow format')
  const claire = await world.person('Claire Vasseur')
  await openToWrite(claire, document)
  await select(claire, 'shall transmit')
  await claire.keyboard.press('Control+Shift+Enter')
  await claire.getByLabel('Words', { exact: true }).fill('should transmit')
  await claire.getByRole('button', { name: 'Propose', exact: true }).click()
  await saved(claire)
  await paragraph(claire, reporting).getByText('or alternative, held by UWC:').waitFor()
  await expect
    .poll(() => announcedBy(claire))
    .toContain(
      'Bracket, other words proposed shall transmit or alternative, held by UWC: should transmit end of bracket to the Mission',
    )

  await post(claire, paths.preferences, { locale: 'ar', theme: 'light', returnTo: paths.desk })
  await openToWrite(claire, document)
  await paragraph(claire, reporting).getByText('أو بديل، يتمسك به UWC:').waitFor()
  await expect
    .poll(() => announcedBy(claire))
    .toContain(
      'قوس، مقترحة له صياغة أخرى shall transmit أو بديل، يتمسك به UWC: should transmit نهاية القوس to the Mission',
    )
  // A voice is chosen by the language of the words: those of the page are not those of the paragraph.
  const spoken = paragraph(claire, reporting).locator('.bracket-sign .sr-only').first()
  expect(await spoken.getAttribute('lang')).toBe('ar')
})

test('brackets around Arabic words and around Latin ones among them open on the right and close on the left', async () => {
  const document = await world.documentId('Customs-flow format')
  const claire = await world.person('Claire Vasseur')
  // A language stays with a person from test to test.
  await post(claire, paths.preferences, { locale: 'en', theme: 'light', returnTo: paths.desk })
  await openToWrite(claire, document)
  await paragraph(claire, 'Determined that humanitarian').click()
  await claire.keyboard.press('End')
  await claire.keyboard.press('Enter')
  await claire.getByRole('button', { name: 'In Arabic, right to left' }).click()
  await claire.keyboard.insertText(arabic)
  await saved(claire)
  for (const words of ['بياناتها', 'Mission في']) {
    await select(claire, words)
    await claire.keyboard.press('Control+Shift+B')
    await saved(claire)
  }
  await expect.poll(() => signsOf(claire)).toHaveLength(4)
  const [opens, closes, opensNext, closesNext] = await signsOf(claire)
  const stands = [opens, closes, opensNext, closesNext].map((sign) => sign?.middle ?? 0)
  expect(stands).toEqual(stands.toSorted((a, b) => b - a))
  expect([opens, closes].map((sign) => sign?.stroke)).toEqual(['[', ']'])
  const plain = await paragraph(claire, 'تقدم').evaluate((line) => getComputedStyle(line).direction)
  expect(plain).toBe('rtl')
})

/** What a screen reader is given of the page, in the order in which it reads. */
async function announcedBy(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  await session.detach()
  const byId = new Map(nodes.map((node) => [node.nodeId, node]))
  const read = (id: string): string => {
    const node = byId.get(id)
    if (node === undefined) return ''
    if (node.role?.value === 'StaticText') return node.ignored ? '' : String(node.name?.value ?? '')
    return (node.childIds ?? []).map(read).join(' ')
  }
  return read(nodes[0]?.nodeId ?? '').replaceAll(/[\s\u2060]+/g, ' ')
}

/** The signs of the Arabic paragraph in the order of its words, with where the eye finds each. */
function signsOf(page: Page): Promise<{ stroke: string; middle: number }[]> {
  return paragraph(page, 'تقدم').evaluate((line) =>
    [...line.querySelectorAll('.bracket-sign > [aria-hidden]:not(bdi)')].map((sign) => {
      const { left, right } = sign.getBoundingClientRect()
      return { stroke: sign.textContent ?? '', middle: (left + right) / 2 }
    }),
  )
}
