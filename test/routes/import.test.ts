import { request } from 'node:http'

import { expect, test } from 'vitest'

import { fileLimits } from '#app/domain/drafting/in/limits.ts'
import { paths } from '#app/paths.ts'
import { en } from '#app/texts/en/index.ts'
import { document } from '#db/schema/index.ts'
import { readText } from '#server/drafting/read-text.ts'
import { newId } from '#test/support/build.ts'
import { buildCoalitionOfAll } from '#test/support/coalition-of-all.ts'
import { docx, p, picture } from '#test/support/docx.ts'
import { startServer } from '#test/support/server.ts'

const fine = { intent: 'import', title: 'Zero draft', symbol: 'HCG/2026/CRP.9', lang: 'en' }

function upload(
  name: string,
  bytes: Uint8Array,
  fields: Readonly<Record<string, string>>,
): RequestInit {
  const body = new FormData()
  for (const [field, value] of Object.entries(fields)) body.set(field, value)
  body.set('file', new Blob([new Uint8Array(bytes)]), name)
  return { method: 'POST', body, redirect: 'manual' }
}

async function desk() {
  const server = await startServer()
  const world = await buildCoalitionOfAll(server.ctx)
  const browser = await server.browser(world.secretary)
  const send = (name: string, bytes: Uint8Array, fields: Readonly<Record<string, string>>) =>
    browser.send(paths.importDocument(world.framework), upload(name, bytes, { ...fine, ...fields }))
  const documents = () => server.ctx.db.select().from(document)
  return {
    server,
    world,
    browser,
    send,
    documents,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  }
}

test('[IN10] a file is read first and shown with what it loses, and becomes a document then', async () => {
  await using at = await desk()
  const file = docx(picture + p('Parties [shall] lift') + p('المادة الأولى'))
  const key = newId()
  const first = await at.send('draft.docx', file, { key })
  const page = await first.text()
  expect(first.status).toBe(200)
  expect(page).toContain(en.incoming.losses.image.what)
  expect(page).toContain('Map of the ports')
  expect(page).toContain('<bdi>[shall]</bdi>')
  expect(await at.documents()).toEqual([])

  const read = /name="read" value="([0-9a-f]{64})"/.exec(page)?.[1] ?? ''
  const other = await at.send('draft.docx', docx(p('Other words')), { key, read })
  expect(other.status).toBe(409)
  expect(await other.text()).toContain(en.incoming.refusals['file-other'])
  expect(await at.documents()).toEqual([])

  const done = await at.send('draft.docx', file, { key, read })
  expect(done.status).toBe(303)
  const [made] = await at.documents()
  if (made === undefined) throw new TypeError('no document was made')
  expect(done.headers.get('Location')).toBe(paths.document(made.id))
  const blocks = await readText(at.server.ctx, made.id, 1)
  expect(blocks.map(({ kind, text, dir }) => [kind, text, dir])).toEqual([
    ['heading', 'Zero draft', 'ltr'],
    ['paragraph', 'Parties [shall] lift', 'ltr'],
    ['paragraph', 'المادة الأولى', 'rtl'],
  ])
})

test('[IN9] what is refused leaves nothing behind, and says what is wrong beside what was typed', async () => {
  await using at = await desk()
  const words = new TextEncoder().encode('Words.')
  const answers: readonly [string, Uint8Array, Readonly<Record<string, string>>, number, string][] =
    [
      ['draft.md', words, { title: '<script>alert(1)</script>' }, 400, en.fields.markup],
      ['draft.md', words, { symbol: 'lower' }, 400, en.fields.symbol],
      ['draft.md', words, { lang: 'xx' }, 400, en.fields.choice],
      ['', new Uint8Array(), {}, 400, en.fields.file],
      ['draft.exe', words, {}, 409, '“draft.exe” is neither Word'],
      ['draft.docm', words, {}, 409, 'has macros (draft.docm)'],
      ['draft.md', new Uint8Array(fileLimits.bytes + 1), {}, 400, en.fields.fileTooLarge],
      [
        'draft.md',
        new TextEncoder().encode(' \n'),
        {},
        409,
        en.incoming.refusals['file-without-text'],
      ],
    ]
  for (const [name, bytes, fields, status, sentence] of answers) {
    const answer = await at.send(name, bytes, { key: newId(), ...fields })
    const page = await answer.text()
    expect([name, answer.status, page.includes(escaped(sentence))]).toEqual([name, status, true])
    expect(page).not.toContain('<script>alert')
    const symbol = fields['symbol'] ?? fine.symbol
    expect(page).toContain(`value="${symbol}"`)
  }
  expect(await at.documents()).toEqual([])
})

test('[IN9] a gigabyte is refused by the length that it declares', async () => {
  await using at = await desk()
  const answer = await new Promise<number>((resolve, reject) => {
    const { hostname, port, pathname } = new URL(
      paths.importDocument(at.world.framework),
      at.server.url,
    )
    const headers = {
      'Content-Type': 'multipart/form-data; boundary=x',
      'Content-Length': 1024 ** 3,
      Origin: at.server.ctx.publicUrl,
    }
    const asked = request(
      { hostname, port, path: pathname, method: 'POST', headers },
      (response) => {
        response.resume()
        resolve(response.statusCode ?? 0)
        asked.destroy()
      },
    )
    asked.on('error', reject)
    asked.flushHeaders()
  })
  expect(answer).toBe(400)
})

test('[IN11] who may not create documents is refused before the file is read', async () => {
  await using at = await desk()
  const observer = await at.server.browser(at.world.viewer('observer', 'delegate'))
  const path = paths.importDocument(at.world.framework)
  expect((await observer.get(path)).status).toBe(403)
  const answer = await observer.send(path, upload('draft.md', new Uint8Array([65]), fine))
  expect(answer.status).toBe(403)
})

function escaped(text: string): string {
  return text.replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
