import { expect } from 'vitest'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { BlockId } from '#app/domain/drafting/block.ts'
import { newParagraph } from '#app/domain/drafting/paragraph.ts'
import { clean } from '#app/domain/drafting/view.ts'
import { saveParagraph } from '#db/paragraphs.ts'
import { actOnBracket } from '#server/drafting/act-on-bracket.ts'
import { awaitWords } from '#server/drafting/await-words.ts'
import { hashWords } from '#server/drafting/hash-words.ts'
import { protectParagraphs } from '#server/drafting/protect-paragraphs.ts'
import { readBracket } from '#server/drafting/read-bracket.ts'
import { readText } from '#server/drafting/read-text.ts'
import { proved } from '#test/support/body.ts'
import { newId } from '#test/support/build.ts'
import { databaseTest as test } from '#test/support/database.ts'
import type { TestDatabase } from '#test/support/database.ts'
import { draftingTable, textOf, words } from '#test/support/drafting-table.ts'
import { startSyncNode, until } from '#test/support/sync-node.ts'
import type { SyncNode } from '#test/support/sync-node.ts'

const promised = 'the threshold in per cent'

test('[PH1] a place is left at the end of a paragraph, in the name of whoever left it', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const table = await tableOf(database, node)
  const { one, document, othersDesk } = table
  const { bracket } = await table.await(one)
  await until(() => textOf(othersDesk.doc) === `${words} ${promised}`)
  expect(await table.open(one, bracket)).toMatchObject({
    kind: 'placeholder',
    proposer: { code: one.delegation.code },
    words: promised,
    isFilled: false,
    may: { write: true },
  })
  expect(clean(await readText(node.ctx, document))[0]?.text).toBe(`${words} ${promised}`)
  await expect(table.await(one, newId())).rejects.toMatchObject({ fields: { block: 'choice' } })
})

test('[PH2] [BR17] it ends only once other words stand there, which any drafter writes', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const table = await tableOf(database, node)
  const { one, other, othersDesk } = table
  const { bracket } = await table.await(one)
  const lift = async () => {
    const { seen } = await table.open(one, bracket)
    const input = { document: table.document, bracket, act: 'lift', seen }
    return actOnBracket(node.ctx, proved(node.ctx, one), input, newId())
  }
  await expect(lift()).rejects.toMatchObject({ code: 'placeholder-empty' })
  const { seen } = await table.open(other, bracket)
  await table.write(other, bracket, { words: 'six per cent', seen })
  await until(() => textOf(othersDesk.doc) === `${words} six per cent`)
  expect(await table.open(one, bracket)).toMatchObject({ isFilled: true, words: 'six per cent' })
  const late = table.write(other, bracket, { words: 'eight per cent', seen })
  await expect(late).rejects.toMatchObject({ code: 'words-changed' })
  expect(await lift()).toMatchObject({ settled: true })
  expect(textOf(othersDesk.doc)).toBe(`${words} six per cent`)
})

test('[PH3] nothing is left or written where people may not type', async ({ database }) => {
  await using node = await startSyncNode(database)
  const table = await tableOf(database, node)
  const { one, document, block } = table
  await node.ctx.db.transaction(async (tx) => {
    const [stands] = await readText(node.ctx, document)
    const agreed = { agreedAt: node.ctx.now(), requests: [], fix: null, how: 'gavel' } as const
    const standing = { is: 'agreed', words: hashWords(stands ?? null), ...agreed } as const
    const paragraph = { ...newParagraph(block as BlockId), standing }
    await saveParagraph(tx, document, paragraph)
    await protectParagraphs(tx, document, [paragraph])
  })
  await expect(table.await(one)).rejects.toMatchObject({ code: 'paragraph-agreed' })
})

async function tableOf(database: TestDatabase, node: SyncNode) {
  const table = await draftingTable(database, node)
  const { document, block } = table
  const { ctx } = node
  const act = (viewer: Viewer, input: object) =>
    awaitWords(ctx, proved(ctx, viewer), { document, ...input }, newId())
  return {
    ...table,
    await: (viewer: Viewer, at: string = block) =>
      act(viewer, { act: 'await', block: at, words: promised }),
    write: (viewer: Viewer, bracket: string, input: object) =>
      act(viewer, { act: 'write', bracket, ...input }),
    async open(viewer: Viewer, bracket: string) {
      const read = await readBracket(ctx, viewer, { document, bracket })
      if (read.stage !== 'open') throw new Error('the bracket is settled')
      return read.open
    },
  }
}
