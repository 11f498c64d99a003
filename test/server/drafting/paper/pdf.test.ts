import { expect, test } from 'vitest'

import type { Block, Inline } from '#app/domain/drafting/block.ts'
import type { OpenBracket } from '#app/domain/drafting/bracket.ts'
import { bracketedText } from '#app/domain/drafting/bracketed-text.ts'
import { writePdf } from '#server/drafting/paper/pdf.ts'
import { delegation, monday, words } from '#test/domain/drafting/build.ts'
import { mark, paragraph, rowsOf, under, uuid } from '#test/domain/drafting/marked-text.ts'

import { paperOf } from './docx.ts'
import { openPdf } from './pdf.ts'

const of = { id: null, lang: 'en', dir: 'ltr', text: '' } as const
const long =
  'The reporting State shall transmit to the Mission, without delay, each figure that it has. '

const english: readonly Block[] = [
  { ...of, kind: 'heading', level: 1, words: run('Flows & figures') },
  paragraph(
    1,
    long,
    { text: 'In full, it ', marks: [{ kind: 'bold' }] },
    under('shall', mark(100, 'replace')),
    under('should', mark(101, 'replace', { of: 100 })),
    ' report "45%" of #strong[all] *x* _y_ `z` $a$ @b <c> \\ // d ',
    under('by 2030', mark(102, 'delete'), mark(103, 'reserve')),
    '.',
  ),
  item(0, 'one'),
  item(1, 'one a'),
  item(1, 'one b'),
  item(0, 'two'),
  { ...item(0, 'dashed'), marker: 'bullet' },
]

const arabic: readonly Block[] = [
  'تقدم الدولة المعنية إلى البعثة، دون تأخير، كل رقم لديها عن 45% من التدفقات (2030) إلى HCG/2026، ولا شيء غير ذلك.',
  'وتتحقق البعثة من الأرقام في كل شهر، وتبلغ الدول بما وجدته؛ ولا تنشر رقما قبل أن تبلغ به الدولة المعنية.',
].map((text, at) => ({
  ...paragraph(
    at + 1,
    text,
    under(' [كامل] ', mark(100, 'replace')),
    under('صحيح', mark(101, 'replace', { of: 100 })),
  ),
  lang: 'ar',
  dir: 'rtl',
}))

test('[WP8] a PDF says what the bracketed text says, with labels and markers, and nothing of it is code', async () => {
  const { pages } = await openPdf(
    await writePdf(paperOf(english, [], { labels: { [uuid(1)]: 'OP1' } })),
  )
  const before = ['', 'OP1 ', '1. ', '(a) ', '(b) ', '2. ', '– ']
  const expected = [
    'Customs flow',
    ...english.map((block, at) => before[at] + bracketedText(block)),
  ]
  const said = pages.flatMap(({ body }) => body.map(({ fromLeft }) => fromLeft))
  expect(wordsOf(said)).toEqual(wordsOf(expected))
})

test('[WP8] Arabic is read from the right, its figures and Latin words in their own order', async () => {
  const { pages } = await openPdf(await writePdf(paperOf(arabic, [], { title: 'التدفقات' })))
  const said = pages.flatMap(({ body }) => body.map(({ fromRight }) => fromRight))
  // Between words of two directions there is a space on the page and no character in the file.
  const joined = (lines: readonly string[]) => lines.join('').replaceAll(/\s/g, '')
  expect(joined(said)).toBe(joined(['التدفقات', ...arabic.map(bracketedText)]))
})

test.each([
  ['en', english, 'fromLeft'],
  ['ar', arabic, 'fromRight'],
] as const)(
  '[WP12] where a bracket or an alternative ends stand the codes of those who hold it (%s)',
  async (_, blocks, side) => {
    const holds = ({ id, proposals }: Pick<OpenBracket, 'id' | 'proposals'>) =>
      [...proposals.map((one) => one.id), null].map((backs, at) => ({
        delegation: delegation(at === 0 && id === uuid(100) ? 'A' : 'B'),
        backs,
        since: monday,
        words: words('0'),
        note: null,
      }))
    const paper = paperOf(blocks, rowsOf(blocks, holds), { title: blocks[0]?.text ?? '' })
    const { pages } = await openPdf(await writePdf(paper))
    const said = pages.flatMap(({ body }) => body.map((line) => line[side])).join('')
    const joined = said.replaceAll(/\s/g, '')
    expect(joined).toContain(side === 'fromLeft' ? '[shallOST/shouldUWC]' : '[كامل]OST/صحيحUWC]')
  },
)

test('[WP4] each page of a PDF says which text it is, and which page of how many', async () => {
  const many = Array.from({ length: 40 }, (_, at) => paragraph(at + 1, long.repeat(4)))
  const { pages } = await openPdf(await writePdf(paperOf(many)))
  expect(pages.length).toBeGreaterThan(2)
  for (const [at, { margin }] of pages.entries()) {
    expect(margin).toContain('HCG/2026/L.5/Rev.1')
    expect(margin).toContain('not official · as of edit 7')
    expect(margin).toContain(`${at + 1} / ${pages.length}`)
  }
})

test('[WP9] a PDF is tagged, with its title and language, and its bytes follow from the text', async () => {
  const table: Block = {
    ...of,
    kind: 'table',
    rows: [
      { header: true, cells: [run('A'), run('B')] },
      { header: false, cells: [run('a')] },
    ],
  }
  const paper = paperOf([...english, table], [], { title: 'On "flows" \\ {x}' })
  const bytes = await writePdf(paper)
  const { info, isTagged, pages } = await openPdf(bytes)
  expect(isTagged).toBe(true)
  expect([info['Title'], info['Language']]).toEqual(['On "flows" \\ {x}', 'en'])
  const roles = new Set(pages.flatMap((page) => page.roles))
  for (const role of ['H1', 'H2', 'P', 'L', 'LI', 'Table', 'TH', 'TD'])
    expect(roles).toContain(role)
  await writePdf(paperOf(arabic))
  expect(await writePdf(paper)).toEqual(bytes)
})

test('[WP6] of a format each cell that says something has its name in a PDF', async () => {
  const cells = { id: run('crossings'), statement: [], unit: run('lorries') }
  const blocks: readonly Block[] = [
    { ...of, kind: 'formatField', cells: cells as never },
    { ...of, kind: 'formatPart', part: 'correction', cells: { needs: run('a reason') } },
    { ...of, kind: 'table', rows: [] },
  ]
  const { pages } = await openPdf(await writePdf(paperOf(blocks)))
  expect(wordsOf(pages.flatMap(({ body }) => body.map(({ fromLeft }) => fromLeft)))).toEqual(
    wordsOf([
      'Customs flow',
      'Indicator crossings',
      'Unit lorries',
      'Correction procedure',
      'needs a reason',
    ]),
  )
})

test('[WP7] a PDF is made of whatever was typed, in whatever language it says it is', async () => {
  const hostile = 'a\u0000b\u0008c\uFFFFd\uD800e"\\n#{panic()}]\u{1F600}'
  const link = {
    text: hostile,
    marks: [{ kind: 'link', href: 'https://e.example/"#{x}' } as const],
  }
  const block: Block = { ...paragraph(1, link), lang: '"); #panic("', dir: null }
  const paper = paperOf([block], [], {
    title: hostile,
    standing: hostile,
    labels: { [uuid(1)]: hostile },
  })
  const { pages } = await openPdf(await writePdf(paper))
  expect(pages[0]?.body.map(({ fromLeft }) => fromLeft).join('')).toContain('#{panic()}]')
})

function wordsOf(lines: readonly string[]): readonly string[] {
  return lines
    .join(' ')
    .split(/\s+/)
    .filter((word) => word !== '')
}

function item(level: number, text: string): Extract<Block, { kind: 'listItem' }> {
  return { ...of, kind: 'listItem', marker: 'ordered', level, words: run(text) }
}

function run(text: string): Inline {
  return [{ text, marks: [] }]
}
