import { eq } from 'drizzle-orm'
import { expect } from 'vitest'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { Vote } from '#app/domain/drafting/decision-rule.ts'
import { newParagraph } from '#app/domain/drafting/paragraph.ts'
import type { Standing } from '#app/domain/drafting/paragraph.ts'
import { hashText } from '#app/domain/drafting/text-hash.ts'
import { saveParagraph } from '#db/paragraphs.ts'
import { delegation, document } from '#db/schema/index.ts'
import { listBlockers } from '#server/drafting/list-blockers.ts'
import { readDocument } from '#server/drafting/read-document.ts'
import { readEdition } from '#server/drafting/read-edition.ts'
import { listNotices } from '#server/notices/list-notices.ts'
import type { Refused } from '#server/refusals.ts'
import { bodyOf } from '#test/support/body.ts'
import { testStart } from '#test/support/build.ts'
import { databaseTest as test } from '#test/support/database.ts'
import { linesOf, textOf, words } from '#test/support/drafting-table.ts'
import { startSyncNode, until } from '#test/support/sync-node.ts'

test('[LI5] [LI8] what nobody objects to when the roll is called is adopted, and read at its own address', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const body = await bodyOf(database, node)
  const { one, secretary } = body
  await body.putForAction()
  await body.roll(secretary, { act: 'call', question: 'decision' })
  await body.vote(one, 'yes')
  await body.roll(secretary, { act: 'close' })

  expect(await body.shown(one)).toMatchObject({
    stage: 'adopted',
    symbol: 'HCG/1',
    editions: [{ symbol: 'HCG/1', how: 'action' }],
    rollCalls: [{ carried: true }],
  })
  const edition = await readEdition(node.ctx, one, body.document, 'HCG/1')
  expect(edition.blocks.map(({ text }) => text)).toEqual([words])
  expect(hashText(JSON.parse(edition.canonical))).toBe(edition.words)
  expect(await readDocument(node.ctx, one, body.document)).toMatchObject({
    access: 'comment',
    isAdopted: true,
  })
})

test('[LI5] a text that a member objects to is tabled again, and says who objected', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const body = await bodyOf(database, node)
  const { one, other, secretary } = body
  await body.putForAction()
  await body.roll(secretary, { act: 'call', question: 'decision' })
  await body.vote(other, 'no')
  await expect(body.vote(other, 'no')).rejects.toMatchObject({ code: 'vote-unchanged' })
  await body.roll(secretary, { act: 'close' })
  const shown = await body.shown(one)
  expect(shown).toMatchObject({ stage: 'tabled', editions: [], rollCalls: [{ carried: false }] })
  const objected = shown.rollCalls[0]?.votes.filter(({ vote }) => vote === 'no')
  expect(objected).toMatchObject([{ delegation: { code: other.delegation.code } }])
})

test('[LI6] [LI7] another rule must be carried under both, and nothing else is done meanwhile', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const body = await bodyOf(database, node)
  const { one, other, secretary } = body
  await body.putForAction()
  await body.roll(secretary, { act: 'call', question: 'majority' })
  await expect(body.life(secretary, { act: 'defer', reason: 'Late.' })).rejects.toMatchObject({
    code: 'roll-open',
  })
  await body.vote(one, 'yes')
  await body.vote(other, 'no')
  await body.roll(secretary, { act: 'close' })
  expect(await body.shown(one)).toMatchObject({ rule: { kind: 'consensus' }, stage: 'for-action' })

  await body.roll(secretary, { act: 'call', question: 'majority' })
  await body.vote(one, 'yes')
  await body.vote(other, 'abstain')
  await body.roll(secretary, { act: 'close' })
  expect(await body.shown(one)).toMatchObject({ rule: { kind: 'voting' } })
})

test('[LI9] each step says who takes it and what stands in its way', async ({ database }) => {
  await using node = await startSyncNode(database)
  const body = await bodyOf(database, node)
  const { one, secretary, onesDesk } = body
  expect((await body.shown(one)).steps).toEqual([
    { act: 'open-rolling', who: 'presiding', may: false, obstacle: null },
  ])
  await body.table()
  const { symbol: tabled } = await body.shown(one)
  const next = async (viewer: Viewer) =>
    (await body.shown(viewer)).steps.map(({ act, may, obstacle }) => [act, may, obstacle])
  expect(await next(secretary)).toEqual([
    ['put-for-action', true, null],
    ['revise', true, 'words-unchanged'],
    ['supplement', true, null],
    ['defer', true, null],
    ['withdraw', false, null],
  ])
  expect(await next(one)).toContainEqual(['withdraw', true, null])
  linesOf(onesDesk.doc)[0]?.insert(0, 'Now: ')
  await until(async () => (await next(secretary))[0]?.[2] === 'not-issued')
  const early = body.life(secretary, { act: 'put-for-action', waiver: 'Urgent.' })
  await expect(early).rejects.toMatchObject({ code: 'not-issued' })
  await body.life(secretary, { act: 'revise', change: 'substantive' })
  expect((await body.shown(one)).symbol).toBe(`${tabled}/Rev.1`)
})

test('[LI1] [LI4] a corrigendum stands beside what was adopted, and reopening lets people type again', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const body = await bodyOf(database, node)
  const { one, secretary, onesDesk, othersDesk } = body
  await body.putForAction()
  await body.roll(secretary, { act: 'call', question: 'decision' })
  await body.roll(secretary, { act: 'close' })
  const says = 'In OP1, for figures read data.'
  await body.life(secretary, { act: 'supplement', kind: 'Corr', says })
  await body.life(secretary, { act: 'reopen', reason: 'New figures.' })
  expect(await body.shown(one)).toMatchObject({
    stage: 'rolling',
    editions: [{ symbol: 'HCG/1' }],
    issues: [{ symbol: 'HCG/1/Corr.1', says }, { symbol: 'HCG/L.1' }],
    tabling: { symbol: 'HCG/L.2' },
  })
  const lease = await node.ctx.rooms.open(body.document)
  lease?.room.lookAgain()
  lease?.release()
  linesOf(onesDesk.doc)[0]?.insert(0, 'Anew: ')
  await until(() => textOf(othersDesk.doc) === `Anew: ${words}`)
})

test('[LI4] a symbol that was given is not given again', async ({ database }) => {
  await using node = await startSyncNode(database)
  const body = await bodyOf(database, node)
  const { secretary, one } = body
  await body.table()
  await body.life(secretary, { act: 'defer', reason: 'Later.' })
  await body.life(secretary, { act: 'resume' })
  const second = await bodyOf(database, node, one)
  await second.life(secretary, { act: 'open-rolling' })
  const sponsor = one.delegation.id
  const twice = second.life(secretary, { act: 'table', symbol: 'HCG/L.1', sponsor })
  await expect(twice).rejects.toMatchObject({ code: 'symbol-taken' })
  await second.life(secretary, { act: 'table', symbol: '', sponsor })
  expect((await second.shown(one)).symbol).toBe('HCG/L.2')
})

test('[LI10] [DU4] nothing is decided while a capital has still to confirm or a paragraph is reopened', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const body = await bodyOf(database, node)
  const { one, secretary, document, block } = body
  await body.table()
  const stands = async (standing: Standing) => {
    await node.ctx.db.transaction((tx) =>
      saveParagraph(tx, document, { ...newParagraph(block), standing }),
    )
    const [step] = (await body.shown(secretary)).steps
    const put = body.life(secretary, { act: 'put-for-action', waiver: 'Urgent.' })
    const refused = await put.then(
      () => null,
      (error: Refused) => error.code,
    )
    const [blocked] = await listBlockers(node.ctx, secretary)
    return [step?.obstacle, refused, blocked?.counts]
  }
  const agreed = { agreedAt: testStart, requests: [], fix: null, words: hashText('Agreed.') }
  expect(
    await stands({ is: 'agreed-ad-ref', outstanding: [one.delegation.id], ...agreed }),
  ).toEqual(['capitals-outstanding', 'capitals-outstanding', { capitals: 1 }])
  const since = {
    from: 'reopening',
    former: hashText('Agreed.'),
    by: one.delegation.id,
    reason: 'New figures.',
    at: testStart,
  } as const
  expect(await stands({ is: 'open', since, round: null })).toEqual([
    'paragraphs-reopened',
    'paragraphs-reopened',
    { reopened: 1 },
  ])
  expect((await stands({ is: 'agreed', how: 'gavel', ...agreed }))[1]).toBe(null)
})

test('[FC16] a format in which an error stands is not put for action, and its page says so before', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const body = await bodyOf(database, node)
  const { secretary } = body
  await body.table()
  await node.ctx.db.update(document).set({ kind: 'format' }).where(eq(document.id, body.document))
  expect((await body.shown(secretary)).steps[0]?.obstacle).toBe('format-errors')
  const put = body.life(secretary, { act: 'put-for-action', waiver: 'Urgent.' })
  await expect(put).rejects.toMatchObject({ code: 'format-errors' })
})

test('[N16] a step in the life of a text is told in the place of the one before, and how long statements may follow', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const body = await bodyOf(database, node)
  const { other, secretary } = body
  const told = async (viewer: Viewer) =>
    (await listNotices(node.ctx, viewer)).flatMap(({ kind, due }) =>
      kind.startsWith('text-') ? [[kind, due !== null]] : [],
    )
  await body.table()
  expect(await told(other)).toEqual([['text-issued', false]])
  expect(await told(secretary)).toEqual([])
  await body.putForAction()
  expect(await told(other)).toEqual([['text-for-action', false]])
  await body.roll(secretary, { act: 'call', question: 'decision' })
  await body.roll(secretary, { act: 'close' })
  expect(await told(other)).toEqual([['text-adopted', true]])
})

test('[LI11] [LI6] a change to shares of members and weight is reckoned by what each weighs, and then decides', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const body = await bodyOf(database, node)
  const { one, other, secretary } = body
  const heavy = eq(delegation.id, one.delegation.id)
  await database.db.update(delegation).set({ weight: 9 }).where(heavy)
  await body.putForAction()
  const change = async (terms: object, votes: readonly [Vote, Vote]) => {
    await body.roll(secretary, { act: 'call', ...terms })
    await body.vote(one, votes[0])
    await body.vote(other, votes[1])
    await body.roll(secretary, { act: 'close' })
    return (await body.shown(one)).rule
  }
  const qualified = { question: 'qualified', members: 'moreThanHalf', weight: 'twoThirds' }
  const shares = {
    kind: 'qualified',
    members: { bound: 'more-than', part: 1, of: 2 },
    weight: { bound: 'at-least', part: 2, of: 3 },
  }
  // Nobody objects, and yet the shares are not reached: the stricter of the two rules says no.
  expect(await change(qualified, ['yes', 'abstain'])).toEqual({ kind: 'consensus' })
  expect((await body.shown(one)).rollCalls[0]?.measures).toEqual([
    { of: 'members', have: 2, need: 2 },
    { of: 'members', have: 1, need: 2 },
    { of: 'weight', have: 9, need: 7 },
  ])
  expect(await change(qualified, ['yes', 'yes'])).toEqual(shares)
  // Under the shares alone nobody could bring consensus without the other back.
  const minus = { question: 'consensusMinus', parties: [other.delegation.id] }
  await expect(change({ question: 'consensusMinus' }, ['yes', 'no'])).rejects.toMatchObject({
    fields: { parties: 'required' },
  })
  expect(await change(minus, ['yes', 'no'])).toEqual(shares)
  expect(await change(minus, ['yes', 'yes'])).toEqual({
    kind: 'consensus-minus',
    parties: [other.delegation.id],
  })
  await body.roll(secretary, { act: 'call', question: 'decision' })
  await body.vote(other, 'no')
  await body.roll(secretary, { act: 'close' })
  expect((await body.shown(one)).stage).toBe('adopted')
})
