// @vitest-environment jsdom
import { expect, test } from 'vitest'

import { refusingLong } from '#app/editor/paste.ts'

import { desk, paragraph } from './support/desk.ts'

test('two hundred pages are not pasted at once: it says so and nothing is changed', () => {
  using one = desk([paragraph(0, 'What stands.')])
  const refused: string[] = []
  const handlePaste = refusingLong((why) => refused.push(why))
  one.editor.setOptions({ editorProps: { handlePaste } })
  // jsdom has no clipboard.
  const paste = (html: string) =>
    one.editor.view.pasteHTML(html, new Event('paste') as ClipboardEvent)
  const page = `<p>${'word '.repeat(600)}</p>`
  one.at('What stands.', 'What stands.'.length)
  paste(page.repeat(200))
  expect(refused).toEqual(['paste-too-long'])
  expect(one.texts()).toEqual(['What stands.'])
  expect(one.updates).toEqual([])
  paste(page)
  expect(refused).toHaveLength(1)
  expect(one.texts().join(' ')).toContain('word word')
})
