// @vitest-environment jsdom
import { TextSelection } from '@tiptap/pm/state'
import { expect, test } from 'vitest'

import type { Block, BracketId, BracketMark } from '#app/domain/drafting/block.ts'
import { runsOf } from '#app/domain/drafting/inline.ts'
import { proposeInstead, proposeWords, putInBrackets } from '#app/editor/bracket-commands.ts'
import { withoutIdentity } from '#app/editor/paste.ts'

import { desk, exchange, paragraph } from './support/desk.ts'

const shall = 'The State shall transmit figures.'

test('[DR27] one brackets words while another types in them, and the typed stands in the bracket', () => {
  using one = desk([paragraph(0, shall, 'OP')])
  using other = desk([paragraph(0, shall, 'OP')])
  one.at('State shall', 0, 'State shall'.length)
  expect(one.run(putInBrackets('reserve', ids()))).toBe(true)
  other.at('shall', 0)
  other.type('and its agents ')
  exchange(one, other)
  for (const { blocks } of [one, other]) {
    expect(read(blocks())).toBe('The [State and its agents shall] transmit figures.')
  }
})

test('[DR27] one proposes other words while another types in the old ones', () => {
  using one = desk([paragraph(0, shall)])
  using other = desk([paragraph(0, shall)])
  one.at('shall', 0, 'shall'.length)
  expect(one.run(proposeInstead('should', ids()))).toBe(true)
  other.at('all tr', 3)
  other.type(' always')
  exchange(one, other)
  for (const { blocks, texts } of [one, other]) {
    expect(texts()[0]).toContain('always')
    expect(read(blocks())).toMatch(/^The State \[shall/)
  }
  one.at('should', 2)
  expect(one.run(proposeInstead('may', ids()))).toBe(true)
  expect(one.texts()[0]).toMatch(/should( always)?may|shouldmay/)
})

test('[DR27] one proposes that words go while another types in them, and nothing is gone', () => {
  using one = desk([paragraph(0, shall)])
  using other = desk([paragraph(0, shall)])
  one.at('State', 0, 'State'.length)
  expect(one.run(putInBrackets('delete', ids()))).toBe(true)
  other.at('State', 2)
  other.type('XX')
  exchange(one, other)
  for (const { blocks } of [one, other]) {
    expect(read(blocks())).toBe('The [StXXate] shall transmit figures.')
  }
})

test('[DR28] two bracket overlapping words at once, and both brackets stand', () => {
  using one = desk([paragraph(0, shall)])
  using other = desk([paragraph(0, shall)])
  const [first, second] = [ids()(), ids()()]
  one.at('State shall', 0, 'State shall'.length)
  one.run(putInBrackets('reserve', () => first))
  other.at('shall transmit', 0, 'shall transmit'.length)
  other.run(putInBrackets('delete', () => second))
  exchange(one, other)
  for (const { blocks } of [one, other]) {
    expect(wordsOf(blocks(), first)).toBe('State shall')
    expect(wordsOf(blocks(), second)).toBe('shall transmit')
  }
})

test('a bracket over several paragraphs is one in each, and says where it is the whole of one', () => {
  using one = desk([paragraph(0, 'First.'), paragraph(1, 'Second.'), paragraph(2, 'Third.')])
  one.at('rst.', 0)
  const { state, view } = one.editor
  const from = state.selection.from
  const end = state.doc.content.size - 3
  view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, from, end)))
  expect(one.run(putInBrackets('reserve', ids()))).toBe(true)
  const marks = one.blocks().map((block) => marksOf(block))
  expect(marks.map((found) => found.map(({ whole }) => whole))).toEqual([[false], [true], [false]])
  expect(new Set(marks.flat().map(({ id }) => id)).size).toBe(3)
})

test('words proposed at the caret are a bracket of their own and what is typed after them is not', () => {
  using one = desk([paragraph(0, shall)])
  one.at('shall', 0)
  expect(one.run(proposeWords('and others ', ids()()))).toBe(true)
  expect(read(one.blocks())).toBe('The State [and others ]shall transmit figures.')
  one.type('certainly ')
  expect(read(one.blocks())).toBe('The State [and others ]certainly shall transmit figures.')
})

test('[DR30] neither an empty selection nor spaces are put in brackets', () => {
  using one = desk([paragraph(0, shall), paragraph(1, '   ')])
  one.at('shall', 0)
  expect(one.run(putInBrackets('reserve', ids()))).toBe(false)
  one.at(' shall', 0, 1)
  expect(one.run(putInBrackets('reserve', ids()))).toBe(false)
  expect(one.run(proposeWords('  ', ids()()))).toBe(false)
  expect(one.run(proposeInstead('', ids()))).toBe(false)
  expect(one.updates).toEqual([])
})

test('[DR35] what a browser changes around a bracket leaves the bracket as it is', async () => {
  using one = desk([paragraph(0, shall)])
  one.at('shall', 0, 'shall'.length)
  expect(one.run(proposeInstead('should', ids()))).toBe(true)
  one.at('transmit', 0, 'transmit'.length)
  expect(one.run(putInBrackets('delete', ids()))).toBe(true)
  const [before] = one.blocks()
  // As a suggestion of a keyboard does: new nodes stand in the places of old ones, on both sides.
  const line = one.editor.view.dom.querySelector('p')
  line?.firstChild?.replaceWith('A State ')
  line?.lastChild?.replaceWith(' figures each month.')
  await expect.poll(() => one.texts()[0]).toContain('each month')
  const [after] = one.blocks()
  if (before === undefined || after === undefined) throw new Error('no block')
  expect(read([after])).toBe(
    read([before]).replace('The State', 'A State').replace('figures.', 'figures each month.'),
  )
  expect(marksOf(after)).toEqual(marksOf(before))
})

test('[DR35] bracketed words that are pasted are words without a bracket', () => {
  using one = desk([paragraph(0, shall)])
  one.at('shall', 0, 'shall'.length)
  expect(one.run(putInBrackets('reserve', ids()))).toBe(true)
  one.editor.view.setProps({ transformPasted: withoutIdentity })
  one.editor.view.pasteHTML(one.editor.view.dom.innerHTML, new Event('paste') as ClipboardEvent)
  expect(one.texts()[0]).toContain('shallThe State')
  expect(one.blocks().flatMap(marksOf)).toHaveLength(1)
})

function ids(): () => BracketId {
  return () => crypto.randomUUID() as string as BracketId
}

/** The first block with square brackets around whatever stands in one. */
function read([block]: readonly Block[]): string {
  const line = block === undefined ? [] : runsOf(block)
  return line
    .map(({ text, marks }) => (marks.some(isBracket) ? `[${text}]` : text))
    .join('')
    .replaceAll('][', '')
}

function wordsOf(blocks: readonly Block[], id: BracketId): string {
  return blocks
    .flatMap(runsOf)
    .flatMap(({ text, marks }) =>
      marks.some((mark) => isBracket(mark) && mark.id === id) ? [text] : [],
    )
    .join('')
}

function marksOf(block: Block): readonly BracketMark[] {
  const all = runsOf(block).flatMap(({ marks }) => marks.filter(isBracket))
  return [...new Map(all.map((mark) => [mark.id, mark])).values()]
}

function isBracket(mark: { kind: string }): mark is BracketMark {
  return mark.kind === 'bracket'
}
