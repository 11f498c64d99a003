import { expect, test } from 'vitest'

import { readUpload } from '#server/upload.ts'

const most = 8 * 1024 * 1024

function sending(body: BodyInit, headers: Record<string, string> = {}): Request {
  return new Request('http://localhost/f/1/import', { method: 'POST', body, headers })
}

function form(...entries: readonly [string, string | File][]): FormData {
  const body = new FormData()
  for (const [name, value] of entries) body.append(name, value)
  return body
}

const file = (bytes: number, name = 'draft.md') => new File([new Uint8Array(bytes)], name)

test('the values of a form come with its file, and without one if none was chosen', async () => {
  const sent: Record<string, string> = {}
  const read = await readUpload(sending(form(['title', 'مسودة'], ['file', file(3)])), sent, most)
  expect(read?.name).toBe('draft.md')
  expect(read?.bytes.length).toBe(3)
  expect(sent).toEqual({ title: 'مسودة' })
  expect(await readUpload(sending(form(['file', file(0, '')])), {}, most)).toBeNull()
  expect(await readUpload(sending(new URLSearchParams({ title: 'A' })), {}, most)).toBeNull()
})

test('a file that is too large is refused while it comes in, and what stood before it is kept', async () => {
  const sent: Record<string, string> = {}
  const body = form(['title', 'Draft'], ['file', file(most + 1)], ['lang', 'en'])
  await expect(readUpload(sending(body), sent, most)).rejects.toMatchObject({
    fields: { file: 'fileTooLarge' },
  })
  expect(sent).toEqual({ title: 'Draft' })
})

test.each([
  ['two files', form(['file', file(1)], ['more', file(1)])],
  ['a name twice', form(['title', 'A'], ['title', 'B'])],
  [
    'too many values',
    form(...Array.from({ length: 300 }, (_, at) => [`n${at}`, 'x'] as [string, string])),
  ],
])('%s are refused', async (_, body) => {
  await expect(readUpload(sending(body), {}, most)).rejects.toMatchObject({
    fields: { form: 'invalid' },
  })
})

test.each([
  ['application/json', '{"title":"A"}'],
  ['multipart/form-data', 'x'],
  ['multipart/form-data; boundary=x', '--x\r\nbroken'],
])('a body of %s that is none is refused', async (type, body) => {
  await expect(readUpload(sending(body, { 'Content-Type': type }), {}, most)).rejects.toMatchObject(
    {
      fields: { form: 'invalid' },
    },
  )
})

test('a value too long for any field is refused at its field', async () => {
  const body = form(['title', 'A'.repeat(256 * 1024)], ['file', file(1)])
  await expect(readUpload(sending(body), {}, most)).rejects.toMatchObject({
    fields: { title: 'tooLong' },
  })
})
