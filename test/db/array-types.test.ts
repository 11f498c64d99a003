import { expect } from 'vitest'

import { byteaArray } from '#db/array-types.ts'
import { databaseTest as test } from '#test/support/database.ts'

test('arrays of every type we send come back as they were sent', async ({ sql }) => {
  const words = ['plain', 'with "quotes"', String.raw`back\slash`, '', 'null', '{a,b}', 'ü, 字']
  const [row] = await sql`
    select to_jsonb(${words}::text[]) as words, to_jsonb(${[1, -2]}::int[]) as small,
           to_jsonb(${[2 ** 40]}::bigint[]) as large, to_jsonb(${[]}::uuid[]) as none,
           encode((${sql.array([Buffer.from([0, 255]), Buffer.alloc(0)], byteaArray)}::bytea[])[1], 'hex') as hex`
  expect(row).toEqual({ words, small: [1, -2], large: [2 ** 40], none: [], hex: '00ff' })
})
