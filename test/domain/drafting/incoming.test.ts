import { expect, test } from 'vitest'

import { takeIn } from '#app/domain/drafting/in/incoming.ts'
import type { Found, Loss } from '#app/domain/drafting/in/incoming.ts'
import { fileLimits } from '#app/domain/drafting/in/limits.ts'

const as = { title: 'Framework text', lang: 'en' }

function said(text: string, lost: readonly Loss[] = []): Found {
  return { shape: { kind: 'paragraph', group: null, level: 0, words: [{ text, marks: [] }] }, lost }
}

function heading(text: string, level: number): Found {
  return { shape: { kind: 'heading', level, words: [{ text, marks: [] }] }, lost: [] }
}

function taken(found: readonly Found[], how = as) {
  const result = takeIn(found, how)
  if (!result.ok) throw new TypeError(result.refusal.code)
  return result.incoming
}

test('[IN1] a text begins with its title, unless it begins with a heading of its own', () => {
  const kinds = (found: readonly Found[]) =>
    taken(found).blocks.map((block) => [
      block.kind,
      block.kind === 'table' ? '' : block.words[0]?.text,
    ])
  expect(kinds([said('One.')])).toEqual([
    ['heading', 'Framework text'],
    ['paragraph', 'One.'],
  ])
  expect(kinds([heading('Its own', 1), said(''), said('One.')])).toEqual([
    ['heading', 'Its own'],
    ['paragraph', 'One.'],
  ])
  expect(kinds([heading('Lower', 2)])).toHaveLength(2)
})

test('[IN2] a block runs as its first letter does', () => {
  const tongues = (text: string, lang: string) => {
    const [, block] = taken([said(text)], { title: 'A', lang }).blocks
    return [block?.lang, block?.dir]
  }
  expect(tongues('Article 1', 'en')).toEqual(['en', 'ltr'])
  expect(tongues('1. المادة الأولى', 'en')).toEqual(['ar', 'rtl'])
  expect(tongues('المادة الأولى', 'ar')).toEqual(['ar', 'rtl'])
  expect(tongues('Article 1', 'ar')).toEqual(['en', 'ltr'])
  expect(tongues('12 %', 'ar')).toEqual(['ar', 'rtl'])
})

test('[IN3] what is lost is counted by kind, and the first places are named', () => {
  const { report } = taken([
    said('One of the ports', [{ kind: 'image', what: 'Map' }]),
    ...Array.from({ length: 7 }, (_, at) => said(`Line ${at}`, [{ kind: 'note', what: `${at}` }])),
    { shape: null, lost: [{ kind: 'header', what: 'header1.xml' }] },
  ])
  expect(report.map(({ kind, count, places }) => [kind, count, places.length])).toEqual([
    ['image', 1, 1],
    ['note', 7, 5],
    ['header', 1, 1],
  ])
  expect(report[0]?.places).toEqual([{ block: 2, begins: 'One of the ports', what: 'Map' }])
  expect(report[2]?.places).toEqual([{ block: null, begins: '', what: 'header1.xml' }])
})

test('[IN3] what stood between two blocks is placed after the first of them', () => {
  const { report } = taken([said('One.'), said('', [{ kind: 'image', what: 'Map' }]), said('Two.')])
  expect(report[0]?.places).toEqual([{ block: 2, begins: 'One.', what: 'Map' }])
})

test('[IN4] square brackets stay words, and the report says so', () => {
  const { blocks, report } = taken([said('Parties [shall] [should] lift [the')])
  expect(blocks[1]).toMatchObject({
    words: [{ text: 'Parties [shall] [should] lift [the', marks: [] }],
  })
  expect(report).toEqual([
    {
      kind: 'brackets',
      count: 3,
      places: ['[shall]', '[should]', '[the'].map((what) => ({
        block: 2,
        begins: 'Parties [shall] [should] lift [the',
        what,
      })),
    },
  ])
})

test('[IN3] what cannot be seen is taken out, and told of', () => {
  const { blocks, report } = taken([said('a\u202Eb\u0000c\uD800d\te')])
  expect(blocks[1]).toMatchObject({ words: [{ text: 'abc\uFFFDd e' }] })
  expect(report.map(({ kind, count }) => [kind, count])).toEqual([['invisible', 1]])
})

test('[IN5] a file without words, and a text that is too long, are refused', () => {
  const refusal = (found: readonly Found[]) => {
    const result = takeIn(found, as)
    return result.ok ? null : result.refusal.code
  }
  expect(refusal([])).toBe('file-without-text')
  expect(refusal([said(' \n'), { shape: null, lost: [] }])).toBe('file-without-text')
  expect(refusal([said('a'.repeat(fileLimits.characters + 1))])).toBe('file-too-many-words')
  expect(refusal(Array.from({ length: fileLimits.blocks + 1 }, () => said('a')))).toBe(
    'file-too-many-blocks',
  )
})
