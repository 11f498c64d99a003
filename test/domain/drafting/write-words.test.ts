import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { Block, NewBlock } from '#app/domain/drafting/block.ts'
import { consolidated, bracketOf, bracketsIn } from '#app/domain/drafting/view.ts'
import { writeWordsIn } from '#app/domain/drafting/write-words.ts'
import { blocksOf, docOf, seedContent } from '#app/domain/drafting/ydoc.ts'

import { anyMarkedText, charactersOf, mark, paragraph, under } from './marked-text.ts'

test('[BG11] other words take the place of all that a bracket disputes, and nothing else goes', () => {
  fc.assert(
    fc.property(anyMarkedText, fc.nat(), (blocks, which) => {
      const doc = docFrom(blocks)
      const before = blocksOf(doc)
      const ids = [...new Set(before.flatMap(bracketsIn).map(bracketOf))]
      const bracket = ids[which % ids.length] ?? ids[0]
      if (bracket === undefined) return
      const gone = before
        .flatMap(bracketsIn)
        .filter((one) => bracketOf(one) === bracket)

        .map(({ id }) => ({ mark: id, blocks: [], whole: false, words: 'go' as const }))
      writeWordsIn(doc, { bracket }, '!')
      const after = blocksOf(doc)
      const left = charactersOf(consolidated(before, gone))
      expect(charactersOf(after).filter((one) => one !== '!')).toEqual(left)
      expect(charactersOf(after).filter((one) => one === '!')).toHaveLength(1)
      expect(after.flatMap(bracketsIn).map(bracketOf)).not.toContain(bracket)
    }),
  )
})

test('[BG11] the words stand where the bracket began, in the brackets that reach beyond it', () => {
  const around = mark(100, 'delete')
  const within = mark(200, 'insert')
  const disputed = mark(300, 'replace')
  const alternative = mark(301, 'replace', { of: 300 })
  const doc = docFrom([
    paragraph(
      1,
      'Decides ',
      under('to lift ', around),
      under('some', around, disputed, within),
      under('all', around, alternative),
      under(' of them', around),
    ),
    paragraph(2, under('more', disputed), ' of it'),
  ])
  writeWordsIn(doc, { bracket: disputed.id }, 'most')
  const [first, second] = blocksOf(doc)
  expect(first).toMatchObject({
    words: [
      { text: 'Decides ', marks: [] },
      { text: 'to lift most of them', marks: [around] },
    ],
  })
  expect(second?.text).toBe(' of it')
})

function docFrom(blocks: readonly Block[]) {
  return docOf([seedContent(blocks as readonly NewBlock[], { clientId: 1 })])
}
