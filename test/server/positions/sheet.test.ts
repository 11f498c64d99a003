import { expect } from 'vitest'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { SubjectId } from '#app/domain/positions/subject.ts'
import { actOnPosition } from '#server/positions/act-on-position.ts'
import { readSubject } from '#server/positions/read-subject.ts'
import { answerSheet } from '#server/positions/sheet/answer-sheet.ts'
import { readSheet } from '#server/positions/sheet/read-sheet.ts'
import { newId } from '#test/support/build.ts'
import { databaseTest as test } from '#test/support/database.ts'
import { buildSubject, positionForm, positionTable } from '#test/support/positions.ts'
import type { PositionTable } from '#test/support/positions.ts'

test('[SH1] a sheet keeps what differs, each as a position of its own, shown as it was chosen once', async ({
  database,
}) => {
  const table = await positionTable(database)
  const { ctx, one, other, at } = table
  const months = await rangeSubject(table)
  const form = {
    ...(await seenBy(table, one)),
    intent: 'commit',
    to: 'coalition',
    [`holding:${at.subject}`]: 'level:reserve',
    [`low:${months}`]: '6',
    [`high:${months}`]: '',
  }
  const send = (more = {}) => answerSheet(ctx, one, at.framework, { ...form, ...more }, newId())
  expect(await send()).toEqual({ kept: 2, withdrawn: 0 })
  expect(await heldBy(table, one, other, at.subject)).toEqual({ kind: 'stance', level: 'reserve' })
  expect(await heldBy(table, one, other, months)).toEqual({ kind: 'range', low: 6, high: null })
  expect(await send()).toEqual({ kept: 0, withdrawn: 0 })
  const abstains = { [`holding:${at.subject}`]: 'not-participating', to: 'own' }
  expect(await send(abstains)).toEqual({ kept: 1, withdrawn: 0 })
  expect(await heldBy(table, one, one, at.subject)).toEqual({ kind: 'not-participating' })
  expect(await heldBy(table, one, other, at.subject)).toEqual({ kind: 'stance', level: 'reserve' })
})

test('[SH2] what is wrong is said at its row, and then nothing is kept', async ({ database }) => {
  const table = await positionTable(database)
  const { ctx, one, at } = table
  const months = await rangeSubject(table)
  const form = {
    ...(await seenBy(table, one)),
    intent: 'commit',
    to: 'coalition',
    [`holding:${at.subject}`]: 'level:reserve',
  }
  for (const [more, field, code] of [
    [{ [`low:${months}`]: 'six' }, `low:${months}`, 'number'],
    [{ [`low:${months}`]: '12', [`high:${months}`]: '6' }, `low:${months}`, 'range-reversed'],
    [{ [`low:${months}`]: '30' }, `low:${months}`, 'range-reversed'],
    [{ [`holding:${months}`]: 'level:object' }, `holding:${months}`, 'not-on-this-scale'],
    [
      { [`seen:${months}`]: '0'.repeat(64), [`low:${months}`]: '6' },
      `low:${months}`,
      'words-changed',
    ],
  ] as const) {
    const sending = answerSheet(ctx, one, at.framework, { ...form, ...more }, newId())
    await expect(sending).rejects.toMatchObject({ fields: { [field]: code } })
    expect(await heldBy(table, one, one, at.subject)).toBe(null)
  }
})

test('[SH3] delegates keep drafts, and a head commits them with what they say besides', async ({
  database,
}) => {
  const table = await positionTable(database)
  const { ctx, one, other, at, world } = table
  const colleague = world.viewer('member', 'delegate')
  const more = { reason: 'Our parliament asks for it.', weight: 'important' }
  const draft = { ...positionForm('level:object', more), subject: at.subject, act: 'prepare' }
  await actOnPosition(ctx, colleague, draft, newId())
  const form = { ...(await seenBy(table, one)), [`holding:${at.subject}`]: 'level:support' }
  const send = (viewer: Viewer, intent: string) =>
    answerSheet(ctx, viewer, at.framework, { ...form, intent, to: 'coalition' }, newId())
  await expect(send(colleague, 'commit')).rejects.toMatchObject({ action: 'position.commit' })
  expect((await send(colleague, 'prepare')).kept).toBe(1)
  const sheet = await readSheet(ctx, one, { framework: at.framework, from: null })
  expect(sheet.rows).toMatchObject([
    { id: at.subject, isDraft: true, answer: { kind: 'stance', level: 'support' } },
  ])
  expect((await send(one, 'commit')).kept).toBe(1)
  const { members, own } = await readSubject(ctx, one, at)
  expect(own?.drafts).toEqual([])
  expect(members.find(({ by }) => by.id === one.delegation.id)?.entry).toMatchObject(more)
  const observer = world.viewer('observer', 'head')
  const reading = readSheet(ctx, observer, { framework: at.framework, from: null })
  await expect(reading).rejects.toMatchObject({ action: 'position.prepare' })
  expect(await heldBy(table, one, other, at.subject)).toEqual({ kind: 'stance', level: 'support' })
})

test('[SH4] what stands is withdrawn from the sheet, by a head alone, and what does not stand is not', async ({
  database,
}) => {
  const table = await positionTable(database)
  const { ctx, one, other, at, world } = table
  const months = await rangeSubject(table)
  const seen = await seenBy(table, one)
  const send = (viewer: Viewer, form: Record<string, string>) =>
    answerSheet(ctx, viewer, at.framework, { ...seen, to: 'coalition', ...form }, newId())
  const holds = { intent: 'commit', [`holding:${at.subject}`]: 'level:reserve' }
  await send(one, holds)
  const withdraws = { [`withdraw:${at.subject}`]: 'on', [`withdraw:${months}`]: 'on' }
  const colleague = world.viewer('member', 'delegate')
  const prepared = await send(colleague, { ...holds, ...withdraws, intent: 'prepare' })
  expect(prepared).toEqual({ kept: 0, withdrawn: 0 })
  expect(await heldBy(table, one, other, at.subject)).toMatchObject({ level: 'reserve' })
  const { rows } = await readSheet(ctx, one, { framework: at.framework, from: null })
  expect(rows.filter(({ mayWithdraw }) => mayWithdraw).map(({ id }) => id)).toEqual([at.subject])
  expect(await send(one, { ...holds, ...withdraws })).toEqual({ kept: 0, withdrawn: 1 })
  const { members, earlier } = await readSubject(ctx, other, at)
  expect(members.map(({ entry }) => entry)).toEqual([null, null])
  expect(earlier).toMatchObject([{ stage: { kind: 'resolved', how: 'withdrawn' } }])
})

function rangeSubject({ ctx, world, at }: PositionTable): Promise<SubjectId> {
  const more = { on: 'range', low: '0', high: '24', unit: 'months', step: '1' }
  return buildSubject(ctx, world.secretary, at.framework, more)
}

/** The hidden fields of the sheet as it stands. */
async function seenBy({ ctx, at }: PositionTable, viewer: Viewer) {
  const { rows } = await readSheet(ctx, viewer, { framework: at.framework, from: null })
  return Object.fromEntries(rows.map(({ id, seen }) => [`seen:${id}`, seen]))
}

async function heldBy(
  { ctx, at }: PositionTable,
  owner: Viewer,
  viewer: Viewer,
  subject: SubjectId,
) {
  const { members } = await readSubject(ctx, viewer, { ...at, subject })
  return members.find(({ by }) => by.id === owner.delegation.id)?.entry?.holding ?? null
}
