import { expect } from 'vitest'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { day, minute } from '#app/domain/kernel/instant.ts'
import { readIssues } from '#db/drafting.ts'
import { acceptReservations } from '#server/drafting/accept-reservations.ts'
import { actOnStatement } from '#server/drafting/act-on-statement.ts'
import { readStatements } from '#server/drafting/read-statements.ts'
import { doNextJob } from '#server/jobs/do-job.ts'
import { listNotices } from '#server/notices/list-notices.ts'
import { bodyOf, proved } from '#test/support/body.ts'
import { buildViewer, newId } from '#test/support/build.ts'
import { databaseTest as test } from '#test/support/database.ts'
import type { TestDatabase } from '#test/support/database.ts'
import { textOf, words } from '#test/support/drafting-table.ts'
import { statementForm } from '#test/support/statements.ts'
import { startSyncNode } from '#test/support/sync-node.ts'
import type { SyncNode } from '#test/support/sync-node.ts'

test('[SA1] [SA4] [N18] a reservation stands beside the edition and its paragraph, and each member answers it', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const floor = await floorOf(database, node)
  const { one, other, block, document, onesDesk } = floor
  await floor.adopt()
  const before = await readIssues(node.ctx.db, document)
  const { statement } = await floor.state(one, {
    kind: 'reservation',
    symbol: 'HCG/1',
    paragraphs: [block],
    text: 'Not for transit.',
  })
  expect(await floor.told(other)).toEqual([
    ['reservation-made', true],
    ['statement-made', false],
  ])
  await node.ctx.clock.advance(minute)
  await floor.act(other, { act: 'object', statement, ...statementForm })
  await expect(floor.act(other, { act: 'align', statement })).resolves.toBeDefined()
  expect(await floor.told(one)).toEqual([['statement-made', false]])
  expect(await floor.told(other)).toEqual([['statement-made', false]])
  const { statements, labels } = await floor.read(other, 'HCG/1')
  expect(statements.map(({ kind, by, symbol }) => [kind.is, by.code, symbol])).toEqual([
    ['objection', other.delegation.code, 'HCG/1'],
    ['reservation', one.delegation.code, 'HCG/1'],
  ])
  expect(statements[1]).toMatchObject({
    paragraphs: [block],
    aligned: [{ code: other.delegation.code }],
    effects: [{ delegation: { code: other.delegation.code }, effect: 'objected' }],
    acts: [],
  })
  expect(labels[block]).toBe('OP1')
  expect(await readIssues(node.ctx.db, document)).toEqual(before)
  expect(textOf(onesDesk.doc)).toBe(words)
})

test('[SA2] [SA3] what bears on a text is offered and taken while the window of its adoption is open', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const floor = await floorOf(database, node)
  const { one, other } = floor
  await floor.table()
  const kinds = async (viewer: Viewer, on: string) =>
    (await floor.read(viewer, on)).offer?.kinds.toSorted()
  expect(await kinds(one, 'HCG/L.1')).toEqual(['explanation-of-position', 'general'])
  expect(await kinds(other, 'HCG/L.1')).toContain('explanation-of-vote')
  const early = floor.state(other, { kind: 'reservation', symbol: 'HCG/L.1' })
  await expect(early).rejects.toMatchObject({ code: 'not-adopted-yet' })

  await floor.adopt()
  expect(await kinds(other, 'HCG/1')).toEqual([
    'dissociation',
    'explanation-of-position',
    'general',
    'interpretation',
    'reservation',
  ])
  const vote = floor.state(other, { kind: 'explanation-of-vote', symbol: 'HCG/1' })
  await expect(vote).rejects.toMatchObject({ code: 'no-vote' })
  await node.ctx.clock.advance(9 * day)
  expect(await kinds(other, 'HCG/1')).toEqual(['general'])
  const late = floor.state(other, { kind: 'interpretation', symbol: 'HCG/1' })
  await expect(late).rejects.toMatchObject({ code: 'window-over' })
})

test('[ST12] what is restricted is not there for an observer, and its author alone takes it back', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const floor = await floorOf(database, node)
  const { one, other, secretary } = floor
  await floor.table()
  const said = { kind: 'general', symbol: 'HCG/L.1', visibility: 'restricted' }
  const { statement } = await floor.state(one, said)
  const observer = await buildViewer(database.db, {
    coalition: one.coalition,
    kind: 'observer',
    as: 'head',
  })
  const seen = async (viewer: Viewer) =>
    (await floor.read(viewer, 'HCG/L.1')).statements.map(({ acts }) => acts)
  expect(await seen(secretary)).toEqual([[]])
  expect(await seen(other)).toEqual([['align']])
  expect(await seen(one)).toEqual([['withdraw']])
  await expect(seen(observer)).resolves.toEqual([])
  await expect(floor.act(other, { act: 'withdraw', statement })).rejects.toMatchObject({
    code: 'not-yours',
  })
  await floor.act(one, { act: 'withdraw', statement })
  expect((await floor.read(other, 'HCG/L.1')).statements).toMatchObject([{ acts: [] }])
})

/** A body on whose text delegations put statements on record. */
async function floorOf(database: TestDatabase, node: SyncNode) {
  const { ctx } = node
  const body = await bodyOf(database, node)
  const { document, secretary } = body
  const act = (viewer: Viewer, what: object) =>
    actOnStatement(ctx, proved(ctx, viewer), { document, ...what }, newId())
  return {
    ...body,
    act,
    state: (viewer: Viewer, what: object) =>
      act(viewer, { act: 'make', paragraphs: [], ...statementForm, ...what }),
    read: (viewer: Viewer, on: string) => readStatements(ctx, viewer, document, on),
    async told(viewer: Viewer) {
      const notices = await listNotices(ctx, viewer)
      return notices.flatMap(({ kind, due }) =>
        kind === 'statement-made' || kind === 'reservation-made' ? [[kind, due !== null]] : [],
      )
    },
    async adopt() {
      await body.putForAction()
      await body.roll(secretary, { act: 'call', question: 'decision' })
      await body.roll(secretary, { act: 'close' })
    },
  }
}

test('[N18] once silence has accepted a reservation it leaves the desks', async ({ database }) => {
  await using node = await startSyncNode(database)
  const floor = await floorOf(database, node)
  const { one, other } = floor
  await floor.adopt()
  await floor.state(one, { kind: 'reservation', symbol: 'HCG/1' })
  await node.ctx.clock.advance(367 * day)
  await doNextJob(node.ctx, { 'reservation.accept': acceptReservations })
  expect(await floor.told(other)).toEqual([['statement-made', false]])
  const { statements } = await floor.read(other, 'HCG/1')
  expect(statements[0]?.effects.map(({ effect }) => effect)).toEqual(['accepted'])
})
