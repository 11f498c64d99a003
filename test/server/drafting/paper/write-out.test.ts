import JSZip from 'jszip'
import { expect } from 'vitest'

import { paperTextsIn } from '#app/desk/paper-texts.server.ts'
import { readBrackets } from '#db/brackets.ts'
import { writePaper } from '#server/drafting/paper/write-paper.ts'
import { writeOut } from '#server/drafting/write-out.ts'
import { databaseTest as test } from '#test/support/database.ts'
import { draftingTable, putInBrackets } from '#test/support/drafting-table.ts'
import { startSyncNode, until } from '#test/support/sync-node.ts'

import { openPdf } from './pdf.ts'

test('[WP2] [WP8] what a delegation proposes on screen is its change in the DOCX and in brackets in the PDF', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const { document, one, other, onesDesk } = await draftingTable(database, node)
  putInBrackets(onesDesk.doc, 'State', 'insert')
  await until(async () => (await readBrackets(node.ctx.db, document)).length === 1)
  const write = async (file: string) => {
    const { body } = await writeOut(node.ctx, other, { document, file }, paperTextsIn)
    return body as Uint8Array
  }
  const [docx, pdf] = await Promise.all([write('text.docx'), write('text.pdf')])
  const text = await (await JSZip.loadAsync(docx)).file('word/document.xml')?.async('text')
  const authors = [...(text ?? '').matchAll(/<w:ins [^>]*w:author="([^"]*)"/g)].map(([, by]) => by)
  expect(new Set(authors)).toEqual(new Set([one.delegation.name]))
  const { pages } = await openPdf(pdf)
  expect(pages[0]?.body.map(({ fromLeft }) => fromLeft).join(' ')).toContain(
    `[State ${one.delegation.code}]`,
  )
  expect(pages[0]?.margin).toContain('not official')
})

test('[WP10] what is too long for paper is refused before anyone waits for it', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const { one } = await draftingTable(database, node)
  const words = [{ text: 'word '.repeat(600_001), marks: [] }]
  const text = words.map((run) => run.text).join('')
  const of = { id: null, lang: 'en', dir: 'ltr', kind: 'paragraph', group: null, level: 0 } as const
  const leaving = {
    title: 'Long',
    symbol: 'HCG/1',
    blocks: [{ ...of, words, text }],
    labels: {},
    brackets: [],
    isOfficial: false,
    seq: 1,
  }
  await expect(writePaper(node.ctx, one, 'pdf', leaving, paperTextsIn)).rejects.toMatchObject({
    code: 'text-too-long',
  })
})
