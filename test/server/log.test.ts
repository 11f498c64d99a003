import { eq } from 'drizzle-orm'
import { expect } from 'vitest'

import { documentWords } from '#db/schema/drafting.ts'
import { createLog } from '#server/log.ts'
import { databaseTest as test } from '#test/support/database.ts'

const secret = 'we can live with\n    at 4 per cent'

test('what the database refuses is logged without the words that were to be written', async ({
  database,
}) => {
  const { log, lines } = heard()
  const refused = await database.db
    .select()
    .from(documentWords)
    .where(eq(documentWords.words, `${secret}\0`))
    .then(
      () => null,
      (error: unknown) => error,
    )
  log.error({ err: refused, document: 'a document' }, 'a statement failed')
  expect(lines).toHaveLength(1)
  expect(lines[0]).not.toContain('live with')
  expect(lines[0]).not.toContain('4 per cent')
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    document: 'a document',
    msg: 'a statement failed',
    err: {
      type: 'DrizzleQueryError',
      message: expect.stringMatching(/^Failed query: select /),
      stack: expect.stringMatching(/\n +at .*log\.test\.ts/),
      cause: { type: 'PostgresError', code: '22021' },
    },
  })
})

test('only type, message, code, stack and cause of an error are logged, the message cut', () => {
  const { log, lines } = heard()
  const values = { query: secret, params: [secret], parameters: [secret], args: [secret] }
  const error = Object.assign(new RangeError('x'.repeat(600)), values, {
    code: 'E1',
    detail: secret,
  })
  log.error({ err: error }, 'failed')
  log.error({ err: 'no error at all' }, 'failed')
  expect(lines.join('')).not.toContain('live with')
  const [first, second] = lines.map((line) => JSON.parse(line).err)
  expect(Object.keys(first)).toEqual(['type', 'message', 'code', 'stack'])
  expect(first).toMatchObject({ type: 'RangeError', message: 'x'.repeat(500), code: 'E1' })
  expect(first.stack).not.toContain('x'.repeat(501))
  expect(second).toMatchObject({ message: 'no error at all' })
})

function heard() {
  const lines: string[] = []
  const log = createLog({ level: 'warn' }, { write: (line) => lines.push(line) })
  return { log, lines }
}
