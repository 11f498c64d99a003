import { zipSync } from 'fflate'
import { expect, test } from 'vitest'

import type { Inline } from '#app/domain/drafting/block.ts'
import { fileLimits } from '#app/domain/drafting/in/limits.ts'
import { readFile } from '#server/drafting/incoming/read-file.ts'
import { docx, item, p, picture, r, styled, table } from '#test/support/docx.ts'

/** The blocks of a file in short, and what it loses. */
async function read(name: string, bytes: Uint8Array) {
  const found = await readFile({ name, bytes })
  return {
    blocks: found.flatMap(({ shape }) => {
      if (shape === null) return []
      switch (shape.kind) {
        case 'heading':
          return [`h${shape.level} ${inline(shape.words)}`]
        case 'paragraph':
          return [`p ${inline(shape.words)}`]
        case 'listItem':
          return [`${shape.marker} ${shape.level} ${inline(shape.words)}`]
        case 'table':
          return [shape.rows.map(({ cells }) => cells.map(inline).join(' | ')).join(' / ')]
      }
    }),
    lost: found.flatMap(({ lost }) => lost.map(({ kind, what }) => `${kind}: ${what}`)),
  }
}

function inline(words: Inline): string {
  const signs = { bold: '*', italic: '_', link: '^', bracket: '' }
  return words
    .map(({ text, marks }) => {
      const around = marks.map(({ kind }) => signs[kind]).join('')
      return around + text + around
    })
    .join('')
}

const refusalOf = (name: string, bytes: Uint8Array) =>
  readFile({ name, bytes }).then(
    () => null,
    ({ code, details }: { code: string; details: object }) => [code, details],
  )

test('[IN6] a Word document keeps headings, lists, tables, bold, italic and links', async () => {
  const link = `<w:hyperlink r:id="web">${r('the text')}</w:hyperlink>`
  const body = [
    p('Framework', '', styled('Title')),
    p('Scope', '', styled('H2')),
    `<w:p>${r('Parties ')}${r('shall', '<w:b/>')}${r(' read ')}${r('all', '<w:i/>')}${r(' of ')}${link}</w:p>`,
    p('first', '', item(0)),
    p('deeper', '', item(1)),
    table([p('Port'), p('Share')], [p('North'), p('4 %') + p('5 %')]),
    p('المادة الأولى', '<w:rtl/>', '<w:bidi/>'),
  ].join('')
  const { blocks, lost } = await read('text.docx', docx(body))
  expect(blocks).toEqual([
    'h1 Framework',
    'h2 Scope',
    'p Parties *shall* read _all_ of ^the text^',
    'bullet 0 first',
    'ordered 1 deeper',
    'Port | Share / North | 4 %\n5 %',
    'p المادة الأولى',
  ])
  expect(lost).toEqual([])
})

test('[IN6] what a Word document loses is told with its words', async () => {
  const nested = table([p('inner')])
  const spanned = `<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${p('wide')}</w:tc>`
  const note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
  const body = [
    picture,
    `<w:p>${r('noted')}${note}</w:p>`,
    `<w:p>${r('now ')}<w:ins w:id="1" w:author="A">${r('more')}</w:ins><w:del w:id="2" w:author="A"><w:r><w:delText>less &amp; less</w:delText></w:r></w:del></w:p>`,
    `<w:p><w:hyperlink r:id="bad">${r('a file')}</w:hyperlink></w:p>`,
    p('deep', '', styled('H6')),
    p('gone', '<w:strike/><w:u w:val="single"/>'),
    p('dressed', '<w:rFonts w:ascii="Papyrus"/><w:sz w:val="40"/>'),
    `<w:tbl><w:tr>${spanned}<w:tc>${p('x')}</w:tc></w:tr><w:tr><w:tc>${p('a')}</w:tc><w:tc>${nested}${p('b')}</w:tc><w:tc>${p('c')}</w:tc></w:tr></w:tbl>`,
  ].join('')
  const { blocks, lost } = await read('text.docx', docx(body, { 'word/header1.xml': '<w:hdr/>' }))
  expect(blocks.filter((block) => block !== 'p ')).toEqual([
    'p noted',
    'p now more',
    'p a file',
    'h4 deep',
    'p gone',
    'p dressed',
    'wide |  | x / a | inner\nb | c',
  ])
  expect(lost).toEqual([
    'image: Map of the ports',
    'note: See annex A.',
    'link: file:///secret',
    'depth: deep',
    'struck: gone',
    'underlined: gone',
    'look: dressed',
    'merged-cells: wide',
    'nested-table: inner',
    'inserted: more',
    'deleted: less & less',
    'header: header1.xml',
  ])
})

test('[IN6] Markdown keeps the same', async () => {
  const text = [
    '# Framework',
    '##### Too deep',
    'Parties **shall** read *all*',
    'of [the text](https://example.org/text) & <more>.\\',
    'Next line',
    '',
    '- first',
    '  1. deeper',
    '',
    '     still deeper',
    '- [x] done',
    '',
    '| Port | Share |',
    '| --- | --- |',
    '| North | 4 %<br>5 % |',
    '',
    '> quoted',
    '',
    '![Map](map.png) ~~gone~~ `code` [bad](javascript:alert(1))',
    '',
    '---',
  ].join('\n')
  const { blocks, lost } = await read('text.md', new TextEncoder().encode(text))
  expect(blocks).toEqual([
    'h1 Framework',
    'h4 Too deep',
    'p Parties *shall* read _all_ of ^the text^ & .\nNext line',
    'bullet 0 first',
    'ordered 1 deeper\nstill deeper',
    'bullet 0 ☑ done',
    'Port | Share / North | 4 %\n5 %',
    'p quoted',
    'p  gone code bad',
  ])
  expect(lost).toEqual([
    'depth: ##### Too deep\n',
    'tag: <more>',
    'quote: > quoted',
    'image: Map',
    'struck: ~~gone~~',
    'code: `code`',
    'link: javascript:alert(1)',
    'tag: ---',
  ])
})

test('[IN7] macros are refused by the name of what carries them', async () => {
  const name = 'word/vbaProject.bin'
  const macros = docx(p('words'), { [name]: new Uint8Array([1]) })
  expect(await refusalOf('text.docx', macros)).toEqual(['file-macros', { name }])
  expect(await refusalOf('text.docm', docx(p('words')))).toEqual([
    'file-macros',
    { name: 'text.docm' },
  ])
  const types = docx(p('words'), {
    '[Content_Types].xml':
      '<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>',
  })
  expect(await refusalOf('text.docx', types)).toEqual([
    'file-macros',
    { name: '[Content_Types].xml' },
  ])
})

test('[IN8] an archive that unpacks to more than it may is refused before it is unpacked', async () => {
  const name = 'word/media/bomb.xml'
  const bomb = docx(p('words'), { [name]: new Uint8Array(fileLimits.unpacked) })
  expect(bomb.length).toBeLessThan(fileLimits.bytes)
  expect(await refusalOf('text.docx', bomb)).toEqual(['file-inflates', { name, most: 64 }])
})

test('[IN8] a part that unpacks to more than it says is refused by its name', async () => {
  const bytes = docx(p('words'), { 'word/extra.xml': '<a/>'.repeat(1_000) })
  expect(await refusalOf('text.docx', bytes)).toBeNull()
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const at = lastIndexOf(bytes, 'word/extra.xml') - 46
  expect(view.getUint32(at, true)).toBe(0x02014b50)
  view.setUint32(at + 24, 100, true)
  expect(await refusalOf('text.docx', bytes)).toEqual([
    'file-inflates',
    { name: 'word/extra.xml', most: 64 },
  ])
})

test('[IN8] an archive of too many files is refused', async () => {
  const many = Object.fromEntries(
    Array.from({ length: fileLimits.entries + 1 }, (_, at) => [`${at}`, new Uint8Array()]),
  )
  expect(await refusalOf('text.docx', zipSync(many))).toEqual([
    'file-too-many-entries',
    { entries: fileLimits.entries + 1, most: fileLimits.entries },
  ])
})

test.each([
  ['text.pdf', new TextEncoder().encode('%PDF-1.7'), 'file-type'],
  ['text', new Uint8Array(), 'file-type'],
  ['text.docx', new Uint8Array(), 'file-broken'],
  ['text.docx', new TextEncoder().encode('words'), 'file-broken'],
  ['text.docx', docx(p('words')).slice(0, 500), 'file-broken'],
  ['text.docx', docx('<w:p><w:r>'), 'file-broken'],
  ['text.docx', zipSync({ 'a.txt': new Uint8Array(3) }), 'file-broken'],
  ['text.md', new Uint8Array([0xff, 0xfe, 0x41, 0x00]), 'file-not-utf8'],
])('[IN9] %s that is no such file is refused', async (name, bytes, code) => {
  expect(await refusalOf(name, bytes)).toEqual([code, expect.anything()])
})

function lastIndexOf(bytes: Uint8Array, text: string): number {
  return Buffer.from(bytes).lastIndexOf(text)
}
