import { expect } from 'vitest'

import type { BlockId } from '#app/domain/drafting/block.ts'
import { blocksOf, contentOf, seedContent } from '#app/domain/drafting/ydoc.ts'
import { day } from '#app/domain/kernel/instant.ts'
import { appendSystemUpdate, readHead, readUpdatesAfter } from '#db/document-log.ts'
import { readPackedEnd } from '#db/log-packs.ts'
import { schedulePacking } from '#server/drafting/pack-logs.ts'
import { readBlame } from '#server/drafting/read-history.ts'
import { readText } from '#server/drafting/read-text.ts'
import { roomStore } from '#server/sync/room-store.ts'
import { buildDelegation, buildViewer } from '#test/support/build.ts'
import { databaseTest as test } from '#test/support/database.ts'
import { buildDocument, replayed, startSyncNode, until } from '#test/support/sync-node.ts'

import { openRoom, signedIn } from '../sync/support.ts'
import { writer } from '../sync/writer.ts'

test('[SY36] packed rows lose nothing: rows, chain and every earlier text are as they were', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const { ctx } = node
  const { document, one, two, room } = await scene(node.ctx, database)
  const texts = new Map<number, string>()
  for (let i = 0; i < 320; i += 1) {
    const hand = i % 3 === 0 ? two : one
    hand.catchUp()
    const words = hand.words(0)
    hand.doc.transact(() =>
      i % 7 === 6 ? words.delete(0, 2) : words.insert(words.length, ` ${i}`),
    )
    if (i % 40 === 0) {
      await room.written()
      one.catchUp()
      texts.set(room.head.head, blocksOf(one.doc)[0]?.text ?? '')
      await ctx.clock.advance(20_000)
    }
  }
  for (let i = 0; i < 320; i += 1) one.doc.transact(() => one.words(1).insert(0, 'x'))
  await room.settled()
  await roomStore(ctx, document).compact()
  const before = await readUpdatesAfter(ctx.db, document, 0)
  const whole = blocksOf(await replayed(database.sql, document))

  await ctx.db.transaction((tx) => schedulePacking(tx, ctx.now()))
  await ctx.clock.advance(2 * day)
  await ctx.jobs.runDue()
  const end = await readPackedEnd(ctx.db, document)
  expect(end?.seq).toBe(before.length)
  expect(await database.sql`select 1 from document_update where document = ${document}`).toEqual([])

  const after = await readUpdatesAfter(ctx.db, document, 0)
  expect(after.map(plain)).toEqual(before.map(plain))
  for (const [seq, text] of texts) {
    expect([seq, (await readText(ctx, document, seq))[0]?.text]).toEqual([seq, text])
  }
  expect(await readText(ctx, document, before.length)).toEqual(whole)
  expect((await readHead(ctx.db, document))?.chain).toEqual(end?.chain)

  // The text goes on from there, for rooms and readers alike.
  const { room: again } = await openRoom(ctx, document)
  const later = writer(again, one.connection.viewer)
  expect(await later.write(() => later.words(0).insert(0, 'On: '))).toBe('saved')
  expect((await readText(ctx, document, before.length + 1))[0]?.text).toMatch(/^On: /)
})

test('[SY37] every character and every deletion names who did it and when', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const { ctx } = node
  const { document, one, two } = await scene(node.ctx, database)
  await one.write(() => one.words(0).insert(0, 'All '))
  await ctx.clock.advance(60_000)
  await two.write(() => two.words(0).delete(4, 4))
  await two.write(() => two.words(0).insert(4, 'States'))
  const head = await readHead(ctx.db, document)
  const [first] = await readBlame(ctx, document, head?.head ?? 0)
  const stretches = first?.cells[0]
  const said = stretches?.map(({ text, written, deleted }) => [
    text,
    delegationOf(written.author),
    deleted === null ? null : delegationOf(deleted.author),
  ])
  const [ours, theirs] = [one, two].map(({ connection }) => connection.viewer.delegation.id)
  expect(said).toEqual([
    ['All ', ours, null],
    ['The ', 'template', theirs],
    ['States', theirs, null],
    ['parties', 'template', null],
  ])
  const gone = stretches?.[1]
  expect((gone?.deleted?.at ?? 0) - (stretches?.[0]?.written.at ?? 0)).toBe(60_000)
})

async function scene(
  ctx: Parameters<typeof openRoom>[0],
  database: Parameters<typeof startSyncNode>[0],
) {
  const viewer = await buildViewer(database.db)
  const delegation = await buildDelegation(database.db, { coalition: viewer.coalition })
  const other = await buildViewer(database.db, { delegation })
  const document = await buildDocument(ctx, viewer)
  const block = (at: number, words: string) => ({
    kind: 'paragraph' as const,
    id: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}` as BlockId,
    lang: 'en',
    dir: 'ltr' as const,
    group: null,
    level: 0,
    words,
  })
  const payload = seedContent([block(0, 'The parties'), block(1, 'Other')], { clientId: 9 })
  await ctx.db.transaction((tx) =>
    appendSystemUpdate(tx, ctx.now(), document, { actor: 'template', clients: [9], payload }),
  )
  const { room } = await openRoom(ctx, document)
  const one = writer(room, await signedIn(ctx, viewer))
  const two = writer(room, await signedIn(ctx, other))
  await until(() => contentOf(one.doc).length === 2 && contentOf(two.doc).length === 2)
  return { document, one, two, room }
}

function plain({ seq, at, author, payload }: Awaited<ReturnType<typeof readUpdatesAfter>>[number]) {
  return { seq, at, author, payload: Buffer.from(payload).toString('hex') }
}

function delegationOf(author: Awaited<ReturnType<typeof readUpdatesAfter>>[number]['author']) {
  return author.kind === 'person' ? author.delegation : author.actor
}
