// @vitest-environment jsdom
import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { Block } from '#app/domain/drafting/block.ts'
import { bracketedText } from '#app/domain/drafting/bracketed-text.ts'
import { clean } from '#app/domain/drafting/view.ts'
import { later } from '#app/domain/kernel/instant.ts'
import { writeDocx } from '#server/drafting/paper/docx/document.ts'
import { delegation, monday, words } from '#test/domain/drafting/build.ts'
import {
  anyMarkedText,
  mark,
  paragraph,
  rowsOf,
  under,
  uuid,
} from '#test/domain/drafting/marked-text.ts'

import { linesAfter, openDocx, paperOf } from './docx.ts'

const alternatives = [
  paragraph(
    1,
    'The State ',
    under('shall', mark(100, 'replace')),
    under('should', mark(101, 'replace', { of: 100 })),
    ' report.',
  ),
  paragraph(2, under('It is new.', mark(102, 'insert', { whole: true }))),
  paragraph(3, 'All ', under('very ', mark(103, 'delete')), 'soon.'),
]

test('[WP1] brackets are characters and changes, and rejecting all of them leaves the clean text', async () => {
  const labels = { [uuid(1)]: 'OP1', [uuid(2)]: 'OP2', [uuid(3)]: 'OP3' }
  const document = await documentOf(alternatives, labels)
  expect(linesAfter(document, 'shown')).toEqual([
    'Customs flow',
    'OP1\tThe State [shall / should] report.',
    'OP2\t[It is new.]',
    'OP3\tAll [very ]soon.',
  ])
  expect(linesAfter(document, 'rejected')).toEqual([
    'Customs flow',
    'OP1\tThe State shall report.',
    'OP3\tAll very soon.',
  ])
  expect(linesAfter(document, 'accepted')[1]).toBe('OP1\tThe State [ / should] report.')
})

test('[WP1] whatever is marked, nested or across, the same two texts can be read in it', async () => {
  await fc.assert(
    fc.asyncProperty(anyMarkedText, async (blocks) => {
      const document = await documentOf(blocks)
      expect(linesAfter(document, 'shown').slice(1)).toEqual(blocks.map(bracketedText))
      expect(linesAfter(document, 'rejected').slice(1)).toEqual(
        clean(blocks).map(({ text }) => text),
      )
    }),
    { numRuns: 25 },
  )
})

test('[WP2] a change is by the delegation that proposed it, as of when it did', async () => {
  const rows = rowsOf(alternatives).map((row) =>
    row.id !== uuid(100)
      ? row
      : {
          ...row,
          proposals: [
            { id: uuid<'bracket'>(101), by: delegation('B'), reads: 'own-words' as const },
          ],
          holds: [
            {
              delegation: delegation('B'),
              backs: uuid<'bracket'>(101),
              since: later(monday, 3_600_000),
              words: words('born'),
              note: null,
            },
          ],
        },
  )
  const parts = await openDocx(await writeDocx(paperOf(alternatives, rows)))
  const document = await parts('word/document.xml')
  const changes = [...document.querySelectorAll('p > ins, p > del')].map((one) => [
    one.localName,
    one.textContent,
    one.getAttribute('w:author'),
    one.getAttribute('w:date'),
  ])
  const [west, ostia] = ['Union of Western Coasts', 'Federation of Ostia']
  expect(changes).toEqual([
    ['ins', '[', west, '2026-06-08T10:00:00Z'],
    ['del', 'shall', ostia, '2026-06-08T11:00:00Z'],
    ['ins', ' / ', west, '2026-06-08T10:00:00Z'],
    ['ins', 'should', ostia, '2026-06-08T11:00:00Z'],
    ['ins', ']', west, '2026-06-08T10:00:00Z'],
    ['ins', '[', west, '2026-06-08T10:00:00Z'],
    ['ins', 'It is new.', west, '2026-06-08T10:00:00Z'],
    ['ins', ']', west, '2026-06-08T10:00:00Z'],
    ['ins', '[', west, '2026-06-08T10:00:00Z'],
    ['del', 'very ', west, '2026-06-08T10:00:00Z'],
    ['ins', ']', west, '2026-06-08T10:00:00Z'],
  ])
  const ids = [...document.querySelectorAll('ins, del')].map((one) => one.getAttribute('w:id'))
  expect(new Set(ids).size).toBe(ids.length)
})

test('[WP3] reserves, notes and what is still to come are comments by who says it', async () => {
  const blocks = [
    paragraph(
      1,
      under('in due time', mark(100, 'reserve')),
      ', ',
      under('date', mark(101, 'placeholder')),
    ),
  ]
  const rows = rowsOf(blocks, ({ id, proposals }) =>
    proposals
      .filter(() => id === uuid(100))
      .map((proposal) => ({
        delegation: delegation('B'),
        backs: proposal.id,
        since: monday,
        words: words('born'),
        note: { words: 'Too soon.\nAsk again.', linkage: { condition: 'OP9 stays', about: [] } },
      })),
  )
  const parts = await openDocx(await writeDocx(paperOf(blocks, rows)))
  const comments = [...(await parts('word/comments.xml')).querySelectorAll('comment')]
  const said = comments.map((comment) => [
    comment.getAttribute('w:author'),
    comment.getAttribute('w:initials'),
    [...comment.querySelectorAll('p')].map((line) => line.textContent),
  ])
  expect(said).toEqual([
    [
      'Federation of Ostia',
      'OST',
      ['reserved', 'Too soon.', 'Ask again.', 'Can let go if: OP9 stays'],
    ],
    ['Union of Western Coasts', 'UWC', ['still to be written']],
  ])
  const document = await parts('word/document.xml')
  for (const name of ['commentRangeStart', 'commentRangeEnd', 'commentReference']) {
    const ids = [...document.querySelectorAll(name)].map((one) => one.getAttribute('w:id'))
    expect(ids).toEqual(comments.map((comment) => comment.getAttribute('w:id')))
  }
})

test('[WP4] each page says which text it is, and which page of how many', async () => {
  const parts = await openDocx(await writeDocx(paperOf([paragraph(1, 'One.')])))
  const header = await parts('word/header1.xml')
  const said = [...header.querySelectorAll('t')].map((one) => one.textContent)
  expect(said).toEqual(['HCG/2026/L.5/Rev.1', 'not official · as of edit 7'])
  const footer = await parts('word/footer1.xml')
  const fields = [...footer.querySelectorAll('instrText')].map((one) => one.textContent)
  expect(fields).toEqual(['PAGE', 'NUMPAGES'])
})

test('[WP5] what runs from the right does so, with Latin words in their own direction', async () => {
  const arabic: Block = {
    ...paragraph(1, 'تقدم الدولة ', under('تقارير', mark(100, 'insert')), {
      text: 'HCG/2026',
      marks: [{ kind: 'bold' }],
    }),
    lang: 'ar',
    dir: 'rtl',
  }
  const document = await documentOf([arabic, paragraph(2, 'The State reports.')])
  const [title, right, left] = [...document.querySelectorAll('body > p')]
  expect([title, right, left].map((one) => isOn(one, 'pPr > bidi'))).toEqual([true, true, false])
  const runs = [...(right?.querySelectorAll('r') ?? [])].map((run) => [
    run.textContent,
    isOn(run, 'rPr > rtl'),
    run.querySelector('rPr > lang')?.getAttribute('w:bidi'),
  ])
  expect(runs).toEqual([
    ['تقدم الدولة ', true, 'ar'],
    ['[', true, 'ar'],
    ['تقارير', true, 'ar'],
    [']', true, 'ar'],
    ['HCG/2026', false, 'ar'],
  ])
})

test('[WP6] lists begin anew, tables are even, and cells have their names', async () => {
  const of = { id: null, lang: 'en', dir: 'ltr', text: '' } as const
  const item = (level: number, text: string): Block => ({
    ...of,
    kind: 'listItem',
    marker: 'ordered',
    level,
    words: run(text),
  })
  const cells = Object.fromEntries(['id', 'unit', 'statement'].map((cell) => [cell, []]))
  const document = await documentOf([
    item(0, 'one'),
    item(1, 'one a'),
    item(1, 'one b'),
    item(0, 'two'),
    item(1, 'two a'),
    paragraph(1, 'Between.'),
    item(0, 'one again'),
    {
      ...of,
      kind: 'table',
      rows: [
        { header: true, cells: [run('A'), run('B')] },
        { header: false, cells: [run('a')] },
      ],
    },
    { ...of, kind: 'table', rows: [] },
    {
      ...of,
      kind: 'formatField',
      cells: { ...cells, id: run('crossings'), unit: run('lorries') } as never,
    },
    { ...of, kind: 'formatPart', part: 'correction', cells: { needs: run('a reason') } },
  ])
  const numbered = [...document.querySelectorAll('numPr > numId')].map((one) =>
    one.getAttribute('w:val'),
  )
  const [one, oneA, oneB, two, twoA, again] = numbered
  expect([one === two, oneA === oneB]).toEqual([true, true])
  expect(new Set([one, oneA, twoA, again]).size).toBe(4)
  const tables = [...document.querySelectorAll('tbl')].map((table) =>
    [...table.querySelectorAll('tr')].map((row) =>
      [...row.querySelectorAll('tc')].map((cell) => cell.textContent),
    ),
  )
  expect(tables).toEqual([
    [
      ['A', 'B'],
      ['a', ''],
    ],
    [
      ['Indicator', 'crossings'],
      ['Unit', 'lorries'],
    ],
    [['needs', 'a reason']],
  ])
  expect(linesAfter(document, 'shown')).toContain('Correction procedure')
})

test('[WP7] characters that no XML can hold break nothing, and stay in sight', async () => {
  const hostile = 'a\u0000b\u0008c\uFFFFd\uD800e]]>&amp;<w:t>\u202E\u{1F600}'
  const href = 'https://example.org/?a="b"&c=<d>'
  const link = { text: hostile, marks: [{ kind: 'link', href } as const] }
  const blocks = [paragraph(1, link, under(hostile, mark(100, 'insert')))]
  const rows = rowsOf(blocks, ({ id }) => [
    {
      delegation: delegation('B'),
      backs: id,
      since: monday,
      words: words('born'),
      note: { words: hostile, linkage: null },
    },
  ])
  const paper = paperOf(blocks, rows, {
    title: hostile,
    delegations: { [delegation('A')]: { code: hostile, name: hostile } },
  })
  const parts = await openDocx(await writeDocx(paper))
  const held = 'a\uFFFDb\uFFFDc\uFFFDd\uFFFDe]]>&amp;<w:t>\u202E\u{1F600}'
  expect(linesAfter(await parts('word/document.xml'), 'shown')).toEqual([held, `${held}[${held}]`])
  expect((await parts('word/comments.xml')).querySelector('t')?.textContent).toBe(held)
  expect((await parts('docProps/core.xml')).getElementsByTagName('dc:title')[0]?.textContent).toBe(
    held,
  )
  const [target] = [
    ...(await parts('word/_rels/document.xml.rels')).querySelectorAll('[TargetMode]'),
  ]
  expect(target?.getAttribute('Target')).toBe(href)
})

async function documentOf(blocks: readonly Block[], labels: Record<string, string> = {}) {
  const parts = await openDocx(await writeDocx(paperOf(blocks, rowsOf(blocks), { labels })))
  return parts('word/document.xml')
}

function isOn(one: Element | undefined, property: string): boolean {
  const found = one?.querySelector(property) ?? null
  return found !== null && !['false', '0'].includes(found.getAttribute('w:val') ?? '')
}

function run(text: string) {
  return [{ text, marks: [] }]
}
