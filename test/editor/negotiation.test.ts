// @vitest-environment jsdom
import { undo } from '@tiptap/y-tiptap'
import { expect, test } from 'vitest'

import type { Block, BracketId, BracketMark } from '#app/domain/drafting/block.ts'
import { bracketedText } from '#app/domain/drafting/bracketed-text.ts'
import { runsOf } from '#app/domain/drafting/inline.ts'
import { toggleHeading } from '#app/editor/commands.ts'
import { enter } from '#app/editor/keys.ts'
import { asProposal } from '#app/editor/negotiation/as-proposal.ts'
import type { NoProposal } from '#app/editor/negotiation/as-proposal.ts'
import type { Author } from '#app/editor/negotiation/author.ts'

import { desk, exchange, paragraph } from './support/desk.ts'
import type { Desk } from './support/desk.ts'

const shall = 'The State shall transmit figures.'

test('[DR31] what one types is proposed to be added, and going on is the same proposal', () => {
  using one = negotiator([paragraph(0, shall)])
  one.at('shall', 0)
  type(one, 'and its agents ')
  expect(one.read()).toEqual(['The State [and its agents ]shall transmit figures.'])
  expect(marks(one).map(({ proposes, whole }) => [proposes, whole])).toEqual([['insert', false]])
})

test('[DR31] letters that equal those beside them are told apart in what others have', () => {
  using one = negotiator([paragraph(0, shall)])
  using other = desk([paragraph(0, shall)])
  one.at(' shall', 0)
  type(one, ' shall not')
  exchange(one, other)
  expect(other.blocks().map(bracketedText)).toEqual(one.read())
  expect(withoutOwn(other)).toEqual([shall])
})

test('[DR32] what one deletes stays and is proposed to go, whichever way one deletes it', () => {
  using one = negotiator([paragraph(0, shall)])
  one.at('shall', 5)
  for (let n = 0; n < 5; n += 1) backspace(one)
  expect(one.read()).toEqual(['The State [shall] transmit figures.'])
  expect(marks(one)).toHaveLength(1)
  one.at('transmit', 0)
  for (let n = 0; n < 3; n += 1) remove(one)
  expect(one.read()).toEqual(['The State [shall] [tra]nsmit figures.'])
  one.at('figures', 0, 'figures'.length)
  one.editor.view.dispatch(one.editor.state.tr.deleteSelection())
  expect(marks(one).map(({ proposes }) => proposes)).toEqual(['delete', 'delete', 'delete'])
  expect(one.texts()).toEqual([shall])
})

test('[DR33] what one types over other words is proposed instead of them', () => {
  using one = negotiator([paragraph(0, shall)])
  one.at('shall', 0, 'shall'.length)
  type(one, 'may')
  expect(one.read()).toEqual(['The State [shall / may] transmit figures.'])
  one.at('may', 3)
  for (let n = 0; n < 3; n += 1) backspace(one)
  expect(one.read()).toEqual([shall])
})

test('[DR34] a new paragraph is proposed as a whole, and no paragraph of others is divided or joined', () => {
  using one = negotiator([paragraph(0, shall, 'OP'), paragraph(1, 'They may stop.', 'OP')])
  one.at('figures.', 8)
  one.run(enter)
  type(one, 'Each month.')
  one.run(enter)
  type(one, 'Each year.')
  expect(one.read()).toEqual([shall, '[Each month.]', '[Each year.]', 'They may stop.'])
  expect(marks(one).map(({ proposes, whole }) => [proposes, whole])).toEqual([
    ['insert', true],
    ['insert', true],
  ])
  one.at('State', 0)
  one.run(enter)
  expect(one.texts()).toEqual([shall, '', 'Each month.', 'Each year.', 'They may stop.'])
  joinBack(one)
  expect(one.texts()).toEqual([shall, 'Each month.', 'Each year.', 'They may stop.'])
  one.at('They', 0)
  joinBack(one)
  expect(one.refused).toEqual(['divides-or-joins'])
  one.run(toggleHeading(1))
  one.at('They', 0, 4)
  one.editor.view.dispatch(
    one.editor.state.tr.addMark(
      one.editor.state.selection.from,
      one.editor.state.selection.to,
      one.editor.schema.mark('bold'),
    ),
  )
  expect(one.refused).toEqual(['divides-or-joins', 'changes-form', 'changes-form'])
  expect(one.texts()).toEqual([shall, 'Each month.', 'Each year.', 'They may stop.'])
})

test('[DR34] one’s own proposal that nobody else backs one changes and deletes freely', () => {
  using one = negotiator([paragraph(0, shall)])
  one.at('figures', 0)
  type(one, 'monthly ')
  one.at('monthly', 0, 'monthly '.length)
  one.editor.view.dispatch(one.editor.state.tr.deleteSelection())
  expect(one.read()).toEqual([shall])
  one.at('figures', 0)
  type(one, 'yearly ')
  one.giveAway()
  one.at('yearly', 7)
  backspace(one)
  expect(one.read()).toEqual(['The State shall transmit [yearly[ ]]figures.'])
})

test('[DR34] a selection over several paragraphs and pasted ones are proposals of their own', () => {
  using one = negotiator([paragraph(0, 'First.'), paragraph(1, 'Second.'), paragraph(2, 'Third.')])
  const { state, view } = one.editor
  view.dispatch(state.tr.delete(3, state.doc.content.size - 3))
  expect(one.read()).toEqual(['Fi[rst.]', '[Second.]', '[Thir]d.'])
  const pasted = state.schema.nodeFromJSON({
    type: 'doc',
    content: ['A', 'B'].map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
  })
  one.at('Third.', 2)
  view.dispatch(one.editor.state.tr.replaceSelection(pasted.slice(0, pasted.content.size)))
  expect(one.read().join(' | ')).toContain('[B]')
  expect(withoutOwn(one).filter((text) => text !== '')).toEqual(['First.', 'Second.', 'Third.'])
})

test('[DR34] undo takes a proposal back, and what stood is as it stood', () => {
  using one = negotiator([paragraph(0, shall)])
  one.at('shall', 0, 'shall'.length)
  one.type('may')
  one.run((state) => undo(state) ?? false)
  expect(one.read()).toEqual([shall])
  expect(marks(one)).toEqual([])
})

/** A desk on a text in negotiation mode, and why edits were not made. */
function negotiator(blocks: Parameters<typeof desk>[0]) {
  const refused: NoProposal[] = []
  const made = new Set<BracketId>()
  let next = 0
  const author: Author = {
    owns: (id) => made.has(id),
    newId() {
      const id = `10000000-0000-4000-8000-${String((next += 1)).padStart(12, '0')}` as BracketId
      made.add(id)
      return id
    },
  }
  const one = desk(blocks, undefined, (state, edit) => {
    const proposal = asProposal(state, edit, author)
    if (typeof proposal !== 'string') return proposal
    refused.push(proposal)
    return null
  })
  return {
    ...one,
    refused,
    read: () => one.blocks().map(bracketedText),
    /** Others back what this desk proposed. */
    giveAway: () => made.clear(),
    [Symbol.dispose]: () => one[Symbol.dispose](),
  }
}

function type(one: Desk, words: string): void {
  for (const letter of words) one.type(letter)
}

function backspace({ editor: { state, view } }: Desk): void {
  view.dispatch(state.tr.delete(state.selection.from - 1, state.selection.from))
}

function remove({ editor: { state, view } }: Desk): void {
  view.dispatch(state.tr.delete(state.selection.from, state.selection.from + 1))
}

/** As Backspace at the beginning of a paragraph does. */
function joinBack({ editor: { state, view } }: Desk): void {
  view.dispatch(state.tr.delete(state.selection.from - 2, state.selection.from))
}

function marks({ blocks }: Desk): readonly BracketMark[] {
  const found = new Map<BracketId, BracketMark>()
  for (const block of blocks()) for (const mark of marksOf(block)) found.set(mark.id, mark)
  return [...found.values()]
}

function marksOf(block: Block): readonly BracketMark[] {
  return runsOf(block).flatMap((run) => run.marks.filter((mark) => mark.kind === 'bracket'))
}

/** The text without what is proposed to be added to it. */
function withoutOwn({ blocks }: Desk): readonly string[] {
  return blocks().map((block) =>
    runsOf(block)
      .filter(
        (run) =>
          !run.marks.some(
            (mark) => mark.kind === 'bracket' && (mark.of !== null || mark.proposes === 'insert'),
          ),
      )
      .map(({ text }) => text)
      .join(''),
  )
}
