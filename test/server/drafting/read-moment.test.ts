import { expect } from 'vitest'

import type { BlockId } from '#app/domain/drafting/block.ts'
import { readHead } from '#db/document-log.ts'
import { createFramework } from '#server/accounts/create-framework.ts'
import { createDocument } from '#server/drafting/create-document.ts'
import { readMoment } from '#server/drafting/read-moment.ts'
import { BadInput, NotFound } from '#server/refusals.ts'
import { buildDelegation, buildViewer, newId } from '#test/support/build.ts'
import { databaseTest as test } from '#test/support/database.ts'
import type { TestDatabase } from '#test/support/database.ts'
import { startSyncNode } from '#test/support/sync-node.ts'
import type { SyncNode } from '#test/support/sync-node.ts'

import { openRoom, signedIn } from '../sync/support.ts'
import { writer } from '../sync/writer.ts'

test('[HI1] [HI2] each word stands with who wrote it, and what is gone with who took it out', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const { document, secretary, one, two, codes } = await scene(database, node)
  await one.write(() => one.words(0).insert(0, 'All '))
  await two.write(() => two.words(0).delete(4, 4))
  await two.write(() => two.words(0).insert(4, 'States'))
  const head = (await readHead(node.ctx.db, document))?.head ?? 0
  const at = async (seq?: number) => {
    const asked = seq === undefined ? {} : { at: String(seq) }
    const { blocks, edits } = await readMoment(node.ctx, secretary, document, asked)
    const hand = (edit: number | null) =>
      edit === null ? null : (edits[edit]?.delegation?.code ?? edits[edit]?.system)
    return blocks[0]?.cells[0]?.map(({ text, by, gone }) => [text, hand(by), hand(gone)])
  }
  expect(await at()).toEqual([
    ['All ', codes.one, null],
    ['The ', 'template', codes.two],
    ['States', codes.two, null],
    ['parties', 'template', null],
  ])
  expect(await at(head - 2)).toEqual([
    ['All ', codes.one, null],
    ['The parties', 'template', null],
  ])
  expect(await at(0)).toBeUndefined()
  const stranger = await buildViewer(database.db)
  await expect(readMoment(node.ctx, stranger, document, {})).rejects.toThrow(NotFound)
})

test('[HI3] an edit that was not made, and what is no number, is refused at its field', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const { document, secretary } = await scene(database, node)
  for (const at of ['999', '-1', '1.5', 'L.5', '9'.repeat(400), ['1', '2']]) {
    const refused = readMoment(node.ctx, secretary, document, { at })
    await expect(refused).rejects.toThrow(BadInput)
    await expect(refused).rejects.toMatchObject({ fields: { at: 'moment' } })
  }
})

async function scene({ db }: TestDatabase, { ctx }: SyncNode) {
  const secretariat = await buildDelegation(db, { kind: 'secretariat' })
  const { coalition } = secretariat
  const secretary = await buildViewer(db, { delegation: secretariat, as: 'head' })
  const [first, second] = [
    await buildViewer(db, { coalition, as: 'head' }),
    await buildViewer(db, { coalition, as: 'head' }),
  ]
  const { framework } = await createFramework(ctx, secretary, { name: 'F', summary: '' }, newId())
  const input = { framework, kind: 'text', title: 'A text', symbol: 'HCG/2026/L.5', lang: 'en' }
  const { document } = await createDocument(ctx, secretary, input, newId(), () => [
    {
      kind: 'paragraph',
      id: newId<'block'>() as BlockId,
      lang: 'en',
      dir: 'ltr',
      group: 'OP',
      level: 0,
      words: 'The parties',
    },
  ])
  const { room } = await openRoom(ctx, document)
  const [one, two] = [
    writer(room, await signedIn(ctx, first)),
    writer(room, await signedIn(ctx, second)),
  ]
  const codes = {
    one: first.delegation.code,
    two: second.delegation.code,
  }
  return { document, secretary, one, two, codes }
}
