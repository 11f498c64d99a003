// @vitest-environment jsdom
import { expect, test } from 'vitest'

import { makeParagraph } from '#app/editor/commands.ts'
import { enter } from '#app/editor/keys.ts'
import { showLabels } from '#app/editor/paragraph-labels.ts'

import { desk, exchange, id, paragraph } from './support/desk.ts'

const labels = { [id(0)]: 'OP1', [id(1)]: 'OP2' }

test('each numbered paragraph shows its label, also after typing, splitting and what others do', () => {
  using a = desk([paragraph(0, 'First', 'OP'), paragraph(1, 'Second', 'OP')])
  using b = desk([paragraph(0, 'First', 'OP'), paragraph(1, 'Second', 'OP')])
  showLabels(a.editor.view, labels)
  expect(shown(a)).toEqual(['OP1', 'OP2'])
  a.at('First', 5)
  a.type(' and more')
  expect(shown(a)).toEqual(['OP1', 'OP2'])
  b.at('Second', 0)
  b.type('The ')
  exchange(a, b)
  expect(shown(a)).toEqual(['OP1', 'OP2'])
  a.at('more', 4)
  a.run(enter)
  expect(shown(a)).toEqual(['OP1', null, 'OP2'])
  a.at('The Second')
  a.run(makeParagraph(null))
  expect(shown(a)).toEqual(['OP1', null, null])
})

test('labels given later are shown at once, and showing them writes nothing', () => {
  using a = desk([paragraph(0, 'First', 'OP'), paragraph(1, 'Second', 'OP')])
  expect(shown(a)).toEqual([null, null])
  showLabels(a.editor.view, labels)
  expect(shown(a)).toEqual(['OP1', 'OP2'])
  expect(a.updates).toEqual([])
})

function shown({ editor }: ReturnType<typeof desk>): readonly (string | null)[] {
  return [...editor.view.dom.children].map((block) => block.getAttribute('data-label'))
}
