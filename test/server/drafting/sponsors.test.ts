import { expect } from 'vitest'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { hour } from '#app/domain/kernel/instant.ts'
import { actOnSponsors } from '#server/drafting/act-on-sponsors.ts'
import { closeSponsors } from '#server/drafting/close-sponsors.ts'
import { readEdition } from '#server/drafting/read-edition.ts'
import { doNextJob } from '#server/jobs/do-job.ts'
import { listNotices } from '#server/notices/list-notices.ts'
import { bodyOf, proved } from '#test/support/body.ts'
import { newId } from '#test/support/build.ts'
import { databaseTest as test } from '#test/support/database.ts'
import type { TestDatabase } from '#test/support/database.ts'
import { linesOf } from '#test/support/drafting-table.ts'
import { startSyncNode, until } from '#test/support/sync-node.ts'
import type { SyncNode } from '#test/support/sync-node.ts'

test('[SS1] [SS2] [N17] a revision in substance asks co-sponsors again, another carries them along', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const list = await listOf(database, node)
  const { one, other, secretary } = list
  await expect(list.act(other, { act: 'open', until: '' })).rejects.toMatchObject({
    code: 'not-yours',
  })
  await list.act(one, { act: 'open', until: '' })
  await list.act(other, { act: 'join', symbol: 'HCG/L.1' })
  expect(await list.sponsors(other)).toMatchObject({
    names: [{ code: one.delegation.code }, { code: other.delegation.code }],
    acts: ['leave'],
  })
  const told = async () =>
    (await listNotices(node.ctx, other)).filter(({ kind }) => kind === 'sponsor-again').length
  await list.revise('other')
  expect((await list.sponsors(other))?.asked).toEqual([])
  expect(await told()).toBe(0)

  await list.revise('substantive')
  expect(await list.sponsors(other)).toMatchObject({
    symbol: 'HCG/L.1/Rev.2',
    names: [{ code: one.delegation.code }],
    asked: [{ code: other.delegation.code }],
    acts: ['confirm', 'leave'],
  })
  expect(await told()).toBe(1)
  const stale = list.act(other, { act: 'confirm', symbol: 'HCG/L.1/Rev.1' })
  await expect(stale).rejects.toMatchObject({ code: 'other-revision' })
  await list.act(other, { act: 'confirm', symbol: 'HCG/L.1/Rev.2' })
  expect(await told()).toBe(0)
  expect((await list.sponsors(secretary))?.names).toHaveLength(2)
})

test('[SS3] the edition bears the names as they were when the list was closed', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const list = await listOf(database, node)
  const { one, other, secretary, document } = list
  await list.act(secretary, { act: 'open', until: '' })
  await list.act(other, { act: 'join', symbol: 'HCG/L.1' })
  await list.putForAction()
  await list.roll(secretary, { act: 'call', question: 'decision' })
  await list.roll(secretary, { act: 'close' })
  const { sponsors } = await readEdition(node.ctx, one, document, 'HCG/1')
  expect(sponsors.map(({ code }) => code)).toEqual([one.delegation.code, other.delegation.code])
})

test('[SS3] the clock closes a list at its hour, and nobody joins from then on', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const list = await listOf(database, node)
  const { other, secretary } = list
  const past = list.act(secretary, { act: 'open', until: '2020-01-01T12:00' })
  await expect(past).rejects.toMatchObject({ code: 'hour-past' })
  await list.act(secretary, { act: 'open', until: '2026-06-08T12:00' })
  while (node.ctx.now() < Date.UTC(2026, 5, 8, 10)) await node.ctx.clock.advance(12 * hour)
  const late = list.act(other, { act: 'join', symbol: 'HCG/L.1' })
  await expect(late).rejects.toMatchObject({ code: 'list-closed' })
  await doNextJob(node.ctx, { 'sponsors.close': closeSponsors(node.ctx) })
  expect(await list.sponsors(other)).toMatchObject({
    list: 'closed',
    until: Date.UTC(2026, 5, 8, 10),
  })
})

/** A tabled text of the first member, which others may stand by. */
async function listOf(database: TestDatabase, node: SyncNode) {
  const { ctx } = node
  const body = await bodyOf(database, node)
  const { document, secretary, onesDesk } = body
  await body.table()
  return {
    ...body,
    act: (viewer: Viewer, what: object) =>
      actOnSponsors(ctx, proved(ctx, viewer), { document, ...what }, newId()),
    sponsors: async (viewer: Viewer) => (await body.shown(viewer)).sponsors,
    async revise(change: string) {
      linesOf(onesDesk.doc)[0]?.insert(0, 'Now: ')
      await until(async () =>
        (await body.shown(secretary)).steps.some(
          ({ act, obstacle }) => act === 'revise' && obstacle === null,
        ),
      )
      await body.life(secretary, { act: 'revise', change })
    },
  }
}
