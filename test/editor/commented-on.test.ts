// @vitest-environment jsdom
import { expect, test } from 'vitest'

import { blocksOf } from '#app/domain/drafting/ydoc.ts'
import { commentedOn } from '#app/editor/commented-on.ts'

import { desk, field, identity, paragraph } from './support/desk.ts'

test('[CM10] what is selected is quoted as the text of its paragraph has it, in cells too', () => {
  using one = desk([field(0), paragraph(1, 'after the field')])
  one.at('after', 0, ' the '.length + 'after'.length)
  expect(commentedOn(one.editor.state)).toEqual({ block: identity(1).id, quote: 'after the' })
  one.at('after')
  expect(commentedOn(one.editor.state)).toEqual({ block: identity(1).id, quote: '' })
  one.editor.commands.selectAll()
  expect(commentedOn(one.editor.state)).toBe(null)
  one.at('decimal', 0, 'decimal'.length)
  expect(blocksOf(one.doc)[0]?.text).toContain(commentedOn(one.editor.state)?.quote)
})
