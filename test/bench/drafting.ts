import { atDesk } from './editor/desk.ts'
import { say } from './editor/figures.ts'
import { longText, longTextBlocks } from './editor/long-text.ts'
import { measureOpening, measureTyping } from './editor/measure.ts'
import { measureViews } from './editor/views.ts'

/**
 * `npm run bench:drafting`: a text of a hundred pages in Chromium: how soon it opens, how soon a key is
 * seen, beside bare ProseMirror with the same text in the same run, and how soon a view switches.
 */
await atDesk('text', longTextBlocks, async (desk) => {
  const { paragraphs, wordsEach, brackets } = longText
  say(`${paragraphs * wordsEach} words, ${paragraphs} paragraphs, ${brackets} brackets`)
  await measureOpening(desk)
  await measureTyping(desk, { of: '> p', nth: 200 })
  await measureViews(desk)
})
// The threads that read texts would live on.
process.exit()
