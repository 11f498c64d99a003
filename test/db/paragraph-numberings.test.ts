import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { expect } from 'vitest'

import { readLabels, readNumberings } from '#db/paragraph-labels.ts'
import { buildViewer } from '#test/support/build.ts'
import { testContext } from '#test/support/context.ts'
import { databaseTest as test } from '#test/support/database.ts'
import { buildDocument } from '#test/support/sync-node.ts'

test('[DR37] labels from before there were renumberings are those of the first numbering', async ({
  database,
  sql,
}) => {
  const ctx = await testContext(database)
  const document = await buildDocument(ctx, await buildViewer(ctx.db))
  await sql`alter table paragraph_label drop constraint paragraph_label_document_numbering_label_pk`
  await sql`alter table paragraph_label drop column numbering`
  await sql`alter table paragraph_label
    add constraint paragraph_label_document_label_pk primary key (document, label)`
  await sql`insert into paragraph_label (document, block, label, seq) values
    (${document}, 'a', 'OP1', 1), (${document}, 'b', 'OP1 bis', 3)`
  const migration = join('db', 'migrations', '0028_paragraph_numberings.sql')
  await sql.unsafe(await readFile(migration, 'utf8'))
  const given = [
    { block: 'a', label: 'OP1' },
    { block: 'b', label: 'OP1 bis' },
  ]
  expect(await readLabels(ctx.db, document)).toEqual({ numbering: 0, given })
  expect(await readNumberings(ctx.db, document)).toMatchObject([{ begins: { seq: 0 }, given }])
  await sql`insert into paragraph_label (document, numbering, block, label, seq) values
    (${document}, 1, 'a', 'OP1', 9), (${document}, 1, 'b', 'OP2', 9)`
  expect(await readLabels(ctx.db, document)).toMatchObject({ numbering: 1, given: [{}, {}] })
})
