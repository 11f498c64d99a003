import { expect, test } from 'vitest'

import type { Block, Inline } from '#app/domain/drafting/block.ts'
import { linkTerms } from '#app/domain/verification/link-terms.ts'
import { newId } from '#test/support/build.ts'

const identity = { lang: 'en', dir: 'ltr' } as const

function paragraph(words: Inline): Block {
  const text = words.map((run) => run.text).join('')
  const id = newId<'block'>()
  return { kind: 'paragraph', ...identity, id, group: null, level: 0, words, text }
}

function definition(term: string, meaning: string): Block {
  const cells = { term: plain(term), meaning: plain(meaning) }
  const text = `${term}\n${meaning}`
  return { kind: 'definition', ...identity, id: newId<'block'>(), cells, text }
}

function plain(text: string): Inline {
  return [{ text, marks: [] }]
}

/** What leads somewhere, and where. */
function links(block: Block | undefined): readonly (readonly [string, string])[] {
  if (block === undefined) return []
  const cells = 'cells' in block ? Object.values<Inline>(block.cells) : []
  const runs = 'words' in block ? block.words : cells.flat()
  return runs.flatMap(({ text, marks }) =>
    marks.flatMap((mark) => (mark.kind === 'link' ? [[text, mark.href] as const] : [])),
  )
}

test('[FM16] a term leads to its definition where a block first uses it, also across brackets, and says the same', () => {
  const crossing = definition('principal crossing', 'A crossing of the list.')
  const bracket = {
    kind: 'bracket',
    id: newId<'bracket'>(),
    proposes: 'reserve',
    of: null,
    whole: false,
  } as const
  const blocks = [
    crossing,
    paragraph(
      plain('Each Principal Crossing reports; a principal crossing that is shut does not.'),
    ),
    paragraph([
      { text: 'every principal ', marks: [] },
      { text: 'crossing', marks: [bracket] },
    ]),
    paragraph(plain('principal crossings are others')),
  ]
  const read = linkTerms(blocks)
  const href = `#${crossing.id}`
  expect(read.map(links)).toEqual([
    [],
    [['Principal Crossing', href]],
    [
      ['principal ', href],
      ['crossing', href],
    ],
    [],
  ])
  expect(read.map(({ text }) => text)).toEqual(blocks.map(({ text }) => text))
})

test('[FM16] a definition leads to the terms of others and not to its own, and a link stays what it is', () => {
  const crossing = definition('crossing', 'Where a consignment passes, and no other crossing.')
  const consignment = definition('consignment', 'Goods under one paper.')
  const linked = paragraph([
    { text: 'crossing', marks: [{ kind: 'link', href: 'https://halden.example/' }] },
  ])
  const read = linkTerms([crossing, consignment, linked])
  expect(read.map(links)).toEqual([
    [['consignment', `#${consignment.id}`]],
    [],
    [['crossing', 'https://halden.example/']],
  ])
})
