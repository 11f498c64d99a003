import { expect } from 'vitest'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { SubjectId } from '#app/domain/positions/subject.ts'
import { projectDocument } from '#server/drafting/projector.ts'
import { readText } from '#server/drafting/read-text.ts'
import { listNotices } from '#server/notices/list-notices.ts'
import { actOnBridge } from '#server/positions/act-on-bridge.ts'
import { declareSubject } from '#server/positions/declare-subject.ts'
import { presideOverPosition } from '#server/positions/preside-over-position.ts'
import { readSubject } from '#server/positions/read-subject.ts'
import { readRecord } from '#server/transparency/read-record.ts'
import { newId } from '#test/support/build.ts'
import { databaseTest as test } from '#test/support/database.ts'
import { buildParagraph, typeWords } from '#test/support/paragraphs.ts'
import {
  buildSubject,
  commitPosition,
  positionForm,
  positionTable,
} from '#test/support/positions.ts'
import type { PositionTable } from '#test/support/positions.ts'

const percent = { on: 'range', low: '0', high: '20', unit: '%', step: '1' }

test('[BG1] [BG2] the chair sees who would accept 6 % before anyone is asked', async ({
  database,
}) => {
  const table = await positionTable(database)
  const { ctx, one, other, world } = table
  const { framework } = world
  const subject = await buildSubject(ctx, world.secretary, framework, percent)
  const at = { framework, subject }
  await commitPosition(ctx, one, at, positionForm('range', { low: '', high: '5', to: 'chair' }))
  await commitPosition(ctx, other, at, positionForm('range', { low: '6', high: '8' }))
  const chairs = async (value: string) =>
    (await readSubject(ctx, world.secretary, { ...at, value })).bridging.prospect
  expect(await chairs('6')).toMatchObject({
    value: 6,
    accept: [],
    short: [{ delegation: { id: one.delegation.id }, by: 1 }],
    unknown: [{ id: other.delegation.id }],
    adopted: false,
  })
  for (const wrong of ['6.5', '21', 'six']) expect(await chairs(wrong)).toBeNull()
  expect((await readSubject(ctx, one, { ...at, value: '6' })).bridging).toMatchObject({
    proposes: null,
    prospect: null,
  })
  await expect(propose(table, subject, '21')).rejects.toMatchObject({ code: 'range-outside' })
  await propose(table, subject, '6')
  await expect(propose(table, subject, '7')).rejects.toMatchObject({ code: 'bridge-open' })
})

test('[BG3] [BG4] [BG8] it is adopted with the last answer that the rule needs, and closes what was shown', async ({
  database,
}) => {
  const table = await positionTable(database)
  const { ctx, one, other, world } = table
  const { framework } = world
  const subject = await buildSubject(ctx, world.secretary, framework, percent)
  const at = { framework, subject }
  const shown = positionForm('range', { low: '', high: '5', to: 'coalition' })
  const position = await commitPosition(ctx, one, at, shown)
  const acknowledge = { subject, position, move: 'acknowledge', until: '' }
  await presideOverPosition(ctx, world.secretary, acknowledge, newId())
  const bridge = await propose(table, subject, '6')
  const page = () => readSubject(ctx, other, at)
  const entryOf = async (viewer: Viewer) =>
    (await page()).members.find(({ by }) => by.id === viewer.delegation.id)?.entry
  expect(await entryOf(one)).toMatchObject({ stage: { kind: 'bridging-proposed' } })
  const owed = async (viewer: Viewer) =>
    (await listNotices(ctx, viewer)).some(({ kind }) => kind === 'bridge-asked')
  expect([await owed(one), await owed(other)]).toEqual([true, true])

  await answer(table, one, { subject, bridge }, 'decline')
  expect([await owed(one), await owed(other)]).toEqual([false, true])
  await answer(table, other, { subject, bridge }, 'accept')
  expect((await page()).bridging.bridge).toMatchObject({ stage: 'open', answered: 2 })
  await answer(table, one, { subject, bridge }, 'accept')
  expect((await page()).bridging.bridge).toMatchObject({ stage: 'adopted', value: 6 })
  for (const viewer of [one, other]) {
    expect(await entryOf(viewer)).toMatchObject({
      holding: { kind: 'range', low: 6, high: 6 },
      voice: { kind: 'accepted' },
    })
  }
  expect((await page()).earlier).toMatchObject([
    { id: position, stage: { kind: 'resolved', how: 'accommodated' } },
  ])
  await expect(answer(table, one, { subject, bridge }, 'decline')).rejects.toMatchObject({
    code: 'no-open-bridge',
  })
})

test('[BG12] with a bridge that is withdrawn the positions are in consultation again', async ({
  database,
}) => {
  const table = await positionTable(database)
  const { ctx, one, other, world } = table
  const { framework, secretary } = world
  const subject = await buildSubject(ctx, secretary, framework, percent)
  const at = { framework, subject }
  const held = positionForm('range', { low: '', high: '5', to: 'coalition' })
  const [position] = [
    await commitPosition(ctx, one, at, held),
    await commitPosition(ctx, other, at, held),
  ]
  // Only the first is acknowledged, so that the bridge is proposed for it alone.
  const acknowledge = { subject, position, move: 'acknowledge', until: '' }
  await presideOverPosition(ctx, secretary, acknowledge, newId())
  const stages = async () => {
    const { members } = await readSubject(ctx, secretary, at)
    return [one, other].map(
      (viewer) => members.find(({ by }) => by.id === viewer.delegation.id)?.entry?.stage.kind,
    )
  }
  const bridge = await propose(table, subject, '6')
  expect(await stages()).toEqual(['bridging-proposed', 'logged'])
  await actOnBridge(ctx, secretary, { subject, act: 'withdraw', bridge }, newId())
  expect(await stages()).toEqual(['in-consultation', 'logged'])
})

test('[BG4] [BG5] an adopted wording is written into the text, and another wording ends the asking', async ({
  database,
}) => {
  const table = await positionTable(database)
  const { ctx, one, other, world } = table
  const { framework } = world
  const document = await world.document()
  const open = () => ({ is: 'open', since: { from: 'creation' }, round: null }) as const
  const block = await buildParagraph(ctx, document, open)
  const declared = { framework, on: 'paragraph', document, block }
  const { subject } = await declareSubject(ctx, one, declared, newId())
  const at = { framework, subject }
  const put = async (words: string) => {
    const proposal = { subject, act: 'propose-wording', words }
    return (await actOnBridge(ctx, world.secretary, proposal, newId())).bridge
  }
  await expect(put('Agreed.')).rejects.toMatchObject({ code: 'bridge-changes-nothing' })
  const first = await put('The first proposal.')
  await typeWords(ctx, document, 'Meanwhile: ')
  await expect(answer(table, one, { subject, bridge: first }, 'accept')).rejects.toMatchObject({
    code: 'bridge-outdated',
  })
  const withdraw = { subject, act: 'withdraw', bridge: first }
  await actOnBridge(ctx, world.secretary, withdraw, newId())
  const bridge = await put('Figures are sent within 30 days.')
  for (const viewer of [one, other]) await answer(table, viewer, { subject, bridge }, 'accept')
  const words = (await readText(ctx, document)).find(({ id }) => id === block)?.text
  expect(words).toBe('Figures are sent within 30 days.')
  await projectDocument(ctx, document)
  const { members } = await readSubject(ctx, other, at)
  expect(members.flatMap(({ entry }) => entry ?? [])).toMatchObject([
    { holding: { level: 'can-live-with' }, earlier: false, stage: { kind: 'logged' } },
    { holding: { level: 'can-live-with' }, earlier: false, stage: { kind: 'logged' } },
  ])
})

test('[BG4] words that are agreed are not written over', async ({ database }) => {
  const table = await positionTable(database)
  const { ctx, one, world } = table
  const document = await world.document()
  const block = await buildParagraph(ctx, document, () => ({
    is: 'open',
    since: { from: 'creation' },
    round: null,
  }))
  const declared = { framework: world.framework, on: 'paragraph', document, block }
  const { subject } = await declareSubject(ctx, one, declared, newId())
  await database.sql`insert into locked_block (document, block) values (${document}, ${block})`
  const proposal = { subject, act: 'propose-wording', words: 'Other words.' }
  await expect(actOnBridge(ctx, world.secretary, proposal, newId())).rejects.toMatchObject({
    code: 'bridge-locked',
  })
})

test('[BG6] [BG7] nobody learns who gave way first, and who is not of the talks learns of nothing', async ({
  database,
}) => {
  const table = await positionTable(database)
  const { ctx, one, other, world } = table
  const { framework } = world
  const subject = await buildSubject(ctx, world.secretary, framework, percent)
  const bridge = await propose(table, subject, '6')
  const seen = async (viewer: Viewer) =>
    (await readSubject(ctx, viewer, { framework, subject })).bridging.bridge
  const before = await readRecord(ctx, other, { before: null })
  await answer(table, one, { subject, bridge }, 'decline')
  expect(await readRecord(ctx, other, { before: null })).toEqual(before)
  expect(await seen(other)).toMatchObject({ answered: 1, declined: null, accepted: null })
  expect(await seen(world.secretary)).toMatchObject({ declined: [{ id: one.delegation.id }] })
  for (const kind of ['verifier', 'observer', 'civil-society'] as const) {
    expect(await seen(world.viewer(kind, 'head'))).toBeNull()
  }
  for (const viewer of [other, one]) await answer(table, viewer, { subject, bridge }, 'accept')
  const { entries } = await readRecord(ctx, other, { before: null })
  expect(JSON.parse(entries[0]?.entry ?? '')).toMatchObject({
    t: 'bridge.act',
    by: 'clock',
    b: { bridge, act: 'adopt' },
  })
  const rows = await database.sql`select created_at from position_bridge`
  expect(rows).toHaveLength(1)
  expect((await seen(other))?.accepted).toHaveLength(2)
})

async function propose({ ctx, world }: PositionTable, subject: SubjectId, value: string) {
  const proposal = { subject, act: 'propose-value', value }
  return (await actOnBridge(ctx, world.secretary, proposal, newId())).bridge
}

function answer(
  { ctx }: PositionTable,
  viewer: Viewer,
  to: { subject: SubjectId; bridge: string },
  given: string,
) {
  return actOnBridge(ctx, viewer, { ...to, act: 'answer', answer: given }, newId())
}
