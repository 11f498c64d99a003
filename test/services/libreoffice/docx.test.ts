// @vitest-environment jsdom
import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

import { expect, test } from 'vitest'

import { writeDocx } from '#server/drafting/paper/docx/document.ts'
import { delegation, monday, words } from '#test/domain/drafting/build.ts'
import { mark, paragraph, rowsOf, under } from '#test/domain/drafting/marked-text.ts'
import { linesAfter, openDocx, paperOf } from '#test/server/drafting/paper/docx.ts'
import { service } from '#test/support/services.ts'
import { temporaryDirectory } from '#test/support/temporary-directory.ts'

const blocks = [
  paragraph(
    1,
    'The State ',
    under('shall', mark(100, 'replace')),
    under('should', mark(101, 'replace', { of: 100 })),
    ' report ',
    under('in due time', mark(102, 'reserve')),
    '.',
  ),
  {
    ...paragraph(2, 'تقدم الدولة ', under('تقارير', mark(103, 'insert'))),
    lang: 'ar',
    dir: 'rtl' as const,
  },
]
const brackets = rowsOf(blocks, ({ proposals }) =>
  proposals.map(({ id }) => ({
    delegation: delegation('B'),
    backs: id,
    since: monday,
    words: words('born'),
    note: null,
  })),
)
const bracketed = ['The State [shall / should] report [in due time].', 'تقدم الدولة [تقارير]']

test('[WP1] [WP2] LibreOffice opens a DOCX with its changes, their authors and its brackets', async () => {
  await using directory = await temporaryDirectory()
  await writeFile(join(directory.path, 'text.docx'), await writeDocx(paperOf(blocks, brackets)))
  const opened = new DOMParser().parseFromString(
    await converted(directory.path, 'fodt'),
    'text/xml',
  )
  const changes = [...opened.getElementsByTagName('text:changed-region')].map((region) => [
    region.querySelector('insertion') === null ? 'removed' : 'added',
    region.getElementsByTagName('dc:creator')[0]?.textContent,
    region.getElementsByTagName('dc:date')[0]?.textContent?.slice(0, 19),
  ])
  const [west, at] = ['Union of Western Coasts', '2026-06-08T10:00:00']
  expect(changes).toContainEqual(['removed', west, at])
  expect(changes).toContainEqual(['added', west, at])
  const remarks = [...opened.getElementsByTagName('office:annotation')].map((one) => [
    one.getElementsByTagName('dc:creator')[0]?.textContent,
    one.getElementsByTagName('text:p')[0]?.textContent,
  ])
  expect(remarks).toEqual([['Federation of Ostia', 'reserved']])
})

test('[WP1] what LibreOffice saves of it has the same text, shown and with every change rejected', async () => {
  await using directory = await temporaryDirectory()
  await writeFile(join(directory.path, 'text.docx'), await writeDocx(paperOf(blocks, brackets)))
  await converted(directory.path, 'docx', 'again')
  const saved = await openDocx(await readFile(join(directory.path, 'again', 'text.docx')))
  const document = await saved('word/document.xml')
  expect(linesAfter(document, 'shown').slice(1)).toEqual(bracketed)
  expect(linesAfter(document, 'rejected').slice(1)).toEqual([
    'The State shall report in due time.',
    'تقدم الدولة ',
  ])
})

/** Has LibreOffice convert the DOCX of a directory, with a profile of its own beside it. */
async function converted(directory: string, form: string, into = '.'): Promise<string> {
  const found = await service('libreoffice')
  const office = found.kind === 'program' ? found.path : 'soffice'
  await promisify(execFile)(office, [
    `-env:UserInstallation=${pathToFileURL(join(directory, 'profile')).href}`,
    '--headless',
    '--convert-to',
    form,
    '--outdir',
    join(directory, into),
    join(directory, 'text.docx'),
  ])
  return readFile(join(directory, into, `text.${form}`), 'utf8')
}
