import type { Locator, Page } from '@playwright/test'
import type { Editor } from '@tiptap/core'
import { expect } from 'vitest'

import { paths } from '#app/paths.ts'

/** Opens a document and waits until it can be written in. */
export async function openToWrite(page: Page, document: string): Promise<void> {
  await page.goto(paths.document(document))
  await editor(page, 'true').waitFor()
}

export function editor(page: Page, editable: 'true' | 'false'): Locator {
  return page.locator(`.ProseMirror[contenteditable="${editable}"]`)
}

export function paragraph(page: Page, words: string): Locator {
  return page.locator('.ProseMirror p', { hasText: words })
}

/** Writes at the end of the paragraph that says `words`. */
export async function write(page: Page, words: string, sentence: string): Promise<void> {
  await paragraph(page, words).click()
  await page.keyboard.press('End')
  await page.keyboard.type(sentence)
}

/**
 * Selects the first place of the text that says this, as somebody does with the pointer: until the
 * editor knows of it, since it writes its own selection back when it gets the focus.
 */
export async function select(page: Page, wanted: string): Promise<void> {
  await editor(page, 'true').click()
  await expect.poll(() => page.evaluate(selectInText, wanted)).toBe(wanted)
}

/** Runs in the page: selects in the document what is not selected yet, and tells what the editor has selected. */
function selectInText(wanted: string): string {
  const text = document.querySelector<HTMLElement & { editor: Editor }>('.ProseMirror')
  if (text === null) throw new Error('no text')
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const at = (node.textContent ?? '').indexOf(wanted)
    if (at === -1) continue
    const { doc, selection } = text.editor.state
    const selected = doc.textBetween(selection.from, selection.to)
    if (selected !== wanted) getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length)
    return selected
  }
  throw new Error(`nowhere: ${wanted}`)
}

/** Waits until the indicator in the top line says exactly this. */
export async function indicated(
  page: Page,
  words: string | RegExp,
  patience?: { timeout: number },
): Promise<void> {
  await page.getByRole('banner').getByText(words, { exact: true }).first().waitFor(patience)
}

export async function saved(page: Page, patience?: { timeout: number }): Promise<void> {
  await indicated(page, 'Saved', patience)
}

export async function keptOnThisDevice(page: Page, edits: number): Promise<void> {
  const kept = edits === 1 ? '1 edit' : `${edits} edits`
  await indicated(page, `Not connected, ${kept} kept on this device`)
}

/** What the paragraph says, without the carets of others that are drawn into it. */
export function words(page: Page, start: string): Promise<string> {
  return paragraph(page, start).evaluate((element) => {
    const copy = element.cloneNode(true) as Element
    for (const drawn of copy.querySelectorAll('.ProseMirror-widget')) drawn.remove()
    return (copy.textContent ?? '').replaceAll('\u2060', '')
  })
}
