import { expect, test } from 'vitest'

import type { Block, BlockId, BracketId, Inline, Mark } from '#app/domain/drafting/block.ts'
import { htmlOf } from '#app/domain/drafting/out/html.ts'
import { markdownOf } from '#app/domain/drafting/out/markdown.ts'

const [first, second] = [
  '00000000-0000-4000-8000-000000000001',
  '00000000-0000-4000-8000-000000000002',
] as [BlockId & BracketId, BlockId & BracketId]

const bold: Mark = { kind: 'bold' }
const proposed = (id: BracketId, of: BracketId | null = null): Mark => ({
  kind: 'bracket',
  id,
  proposes: 'replace',
  of,
  whole: false,
})

test('[OU1] brackets are characters, and labels stand before their paragraphs', () => {
  const words: Inline = [
    { text: 'The State ', marks: [bold] },
    { text: 'shall', marks: [proposed(first)] },
    { text: 'should', marks: [proposed(second, first)] },
    { text: ' report.', marks: [] },
  ]
  const leaving = leavingWith([paragraph(words)])
  expect(markdownOf(leaving)).toBe(
    '# Flow\n\nHCG/2026/L.5, edit 3\n\n**OP1** **The State** \\[shall / should\\] report.\n',
  )
  expect(htmlOf(leaving)).toContain(
    '<p lang="en" dir="ltr"><strong>OP1</strong> <strong>The State </strong>[shall / should] report.</p>',
  )
})

test('[OU1] lists, tables, definitions and indicators keep their form', () => {
  const of = { id: null, lang: 'en', dir: 'ltr', text: '' } as const
  const item = (level: number, words: string): Block => ({
    ...of,
    kind: 'listItem',
    marker: 'bullet',
    level,
    words: run(words),
  })
  const blocks: readonly Block[] = [
    { ...of, kind: 'heading', level: 1, words: run('Scope') },
    item(0, 'one'),
    item(1, 'two'),
    {
      ...of,
      kind: 'table',
      rows: [
        { header: true, cells: [run('A'), run('B')] },
        { header: false, cells: [run('a|b')] },
      ],
    },
    { ...of, kind: 'definition', cells: { term: run('Flow'), meaning: run('What moves.') } },
  ]
  const written = markdownOf(leavingWith(blocks))
  expect(written).toContain('## Scope\n\n-  one\n   -  two\n\n| A | B |\n| --- | --- |\n')
  expect(written).toContain('| a\\|b |  |\n\n**Flow**: What moves.\n')
  expect(htmlOf(leavingWith(blocks))).toContain('<tr><td>a|b</td></tr>')
})

test.each([
  ['<script>alert(1)</script>', '\\<script\\>', '&#60;script&#62;'],
  ['*not bold* [nor](a link)', '\\*not bold\\* \\[nor\\](a link)', '*not bold* [nor](a link)'],
  ['# no heading', '\\# no heading', '# no heading'],
  ['- no item', '\\- no item', '- no item'],
  ['1. no item', '1\\. no item', '1. no item'],
  ['&lt; is no sign', '\\&lt; is no sign', '&#38;lt; is no sign'],
])('[OU2] %s is no markup in a file', (typed, inMarkdown, inHtml) => {
  const leaving = leavingWith([{ ...paragraph(run(typed)), group: null }])
  expect(markdownOf(leaving)).toContain(`\n\n${inMarkdown}`)
  expect(htmlOf(leaving)).toContain(`<p lang="en" dir="ltr">${inHtml}`)
})

test('[OU2] an address does not end where its link does not', () => {
  const link: Mark = { kind: 'link', href: 'https://example.org/a"b>c' }
  const leaving = leavingWith([{ ...paragraph([{ text: 'here', marks: [link] }]), group: null }])
  expect(markdownOf(leaving)).toContain('[here](<https://example.org/a"b%3Ec>)')
  expect(htmlOf(leaving)).toContain('<a href="https://example.org/a&#34;b&#62;c">here</a>')
})

function leavingWith(blocks: readonly Block[]) {
  return { title: 'Flow', standing: 'HCG/2026/L.5, edit 3', blocks, labels: { [first]: 'OP1' } }
}

function paragraph(words: Inline): Extract<Block, { kind: 'paragraph' }> {
  const of = { id: first, lang: 'en', dir: 'ltr', text: '' } as const
  return { ...of, kind: 'paragraph', group: 'OP', level: 0, words }
}

function run(text: string): Inline {
  return [{ text, marks: [] }]
}
