import { expect } from 'vitest'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { day } from '#app/domain/kernel/instant.ts'
import { commitmentTo } from '#app/domain/positions/commitment.ts'
import type { EntryId } from '#app/domain/positions/entry.ts'
import { projectDocument } from '#server/drafting/projector.ts'
import { listNotices } from '#server/notices/list-notices.ts'
import { actOnPosition } from '#server/positions/act-on-position.ts'
import { declareSubject } from '#server/positions/declare-subject.ts'
import { presideOverPosition } from '#server/positions/preside-over-position.ts'
import { readSubject } from '#server/positions/read-subject.ts'
import { readRecord } from '#server/transparency/read-record.ts'
import { newId } from '#test/support/build.ts'
import { databaseTest as test } from '#test/support/database.ts'
import { buildParagraph, typeWords } from '#test/support/paragraphs.ts'
import { commitPosition, positionForm, positionTable } from '#test/support/positions.ts'
import type { PositionTable } from '#test/support/positions.ts'

test('[PO17] the chair takes a position on its way, and the record says so of what all members see', async ({
  database,
}) => {
  const table = await positionTable(database)
  const { ctx, one, other, at, world } = table
  const shown = positionForm('level:object', { to: 'coalition' })
  const position = await commitPosition(ctx, one, at, shown)
  await move(table, position, 'acknowledge')
  await move(table, position, 'consult')
  expect(await stageOf(table, other)).toMatchObject({ kind: 'in-consultation' })
  expect(await lastActs(table, 2)).toMatchObject([
    { t: 'position.act', by: world.secretary.delegation.id, b: { act: 'consult', position } },
    { t: 'position.act', b: { act: 'acknowledge', to: 'coalition' } },
  ])
  await expect(move(table, position, 'acknowledge')).rejects.toMatchObject({
    code: 'not-from-here',
    details: { stage: 'in-consultation' },
  })
  const bare = { subject: at.subject, position, move: 'park', until: '' }
  await expect(presideOverPosition(ctx, world.secretary, bare, newId())).rejects.toMatchObject({
    fields: { until: 'required' },
  })
})

test('[PO26] what is escalated comes before all heads, and what only the chair sees before its own', async ({
  database,
}) => {
  const table = await positionTable(database)
  const { ctx, one, other, at } = table
  const told = async (viewer: Viewer) =>
    (await listNotices(ctx, viewer)).filter(({ kind }) => kind === 'position-escalated').length
  const escalate = async (holding: string, to: string) => {
    const position = await commitPosition(ctx, one, at, positionForm(holding, { to }))
    await move(table, position, 'acknowledge')
    await move(table, position, 'escalate')
  }
  await escalate('level:object', 'chair')
  expect([await told(one), await told(other)]).toEqual([1, 0])
  await escalate('level:reserve', 'coalition')
  expect([await told(one), await told(other)]).toEqual([1, 1])
})

test('[PO22] what is kept from the chair is moved by nobody, and what the chair alone sees is moved unseen', async ({
  database,
}) => {
  const table = await positionTable(database)
  const { ctx, one, other, at } = table
  const own = await commitPosition(ctx, one, at, positionForm('level:object'))
  await expect(move(table, own, 'acknowledge')).rejects.toMatchObject({ code: 'no-such-position' })
  await expect(move(table, newId(), 'acknowledge')).rejects.toMatchObject({
    code: 'no-such-position',
  })
  const chairs = await commitPosition(ctx, one, at, positionForm('level:reserve', { to: 'chair' }))
  const before = await readRecord(ctx, other, { before: null })
  const heard = await ctx.live.last(one.coalition)
  await move(table, chairs, 'acknowledge')
  expect(await readRecord(ctx, other, { before: null })).toEqual(before)
  expect(await ctx.live.last(one.coalition)).toBe(heard)
  expect(await stageOf(table, other)).toBeUndefined()
  expect(await stageOf(table, one)).toMatchObject({ kind: 'acknowledged' })
})

test('[PO20] what was parked comes back on its day, by the clock', async ({ database }) => {
  const table = await positionTable(database)
  const { ctx, one, other, at } = table
  const shown = positionForm('level:object', { to: 'coalition' })
  const position = await commitPosition(ctx, one, at, shown)
  await move(table, position, 'acknowledge')
  await move(table, position, 'park', '2026-03-05')
  await ctx.clock.advance(2 * day)
  await ctx.jobs.runDue()
  expect(await stageOf(table, other)).toMatchObject({ kind: 'parked' })
  await ctx.clock.advance(day)
  await ctx.jobs.runDue()
  expect(await stageOf(table, other)).toMatchObject({ kind: 'reopened', because: 'park-ended' })
  expect(await lastActs(table, 1)).toMatchObject([{ by: 'clock', b: { act: 'reopen', position } }])
})

test('[PO21] its owner alone is reminded of a review, and no more once it has answered', async ({
  database,
}) => {
  const table = await positionTable(database)
  const { ctx, one, other, at, world } = table
  const form = (level: string, until: string) =>
    positionForm(`level:${level}`, { to: 'coalition', 'review-by': until })
  await commitPosition(ctx, one, at, form('object', '2026-03-04'))
  await commitPosition(ctx, one, at, form('reserve', '2026-03-06'))
  const colleague = world.viewer('member', 'delegate')
  const reviewsOf = async (viewer: Viewer) =>
    (await listNotices(ctx, viewer)).filter(({ kind }) => kind === 'position-review')
  const heard = await ctx.live.last(one.coalition)
  await ctx.clock.advance(3 * day)
  await ctx.jobs.runDue()
  expect(await reviewsOf(one)).toEqual([])
  await ctx.clock.advance(2 * day)
  await ctx.jobs.runDue()
  for (const viewer of [one, colleague]) {
    expect(await reviewsOf(viewer)).toMatchObject([
      { subject: { kind: 'subject', id: at.subject }, cause: null },
    ])
  }
  for (const viewer of [other, world.secretary]) expect(await reviewsOf(viewer)).toEqual([])
  expect(await ctx.live.last(one.coalition)).toBe(heard)
  const present = { ...one, presenceProvedAt: ctx.now() }
  await commitPosition(ctx, present, at, positionForm('level:support', { to: 'coalition' }))
  expect(await reviewsOf(colleague)).toEqual([])
})

test('[PO14] [PO15] [PO23] a sealed position shows whose it is and since when, and its opening can be checked', async ({
  database,
}) => {
  const table = await positionTable(database)
  const { ctx, one, other, at } = table
  const form = positionForm('level:object', { reason: 'Our law forbids it.' })
  const position = await commitPosition(ctx, one, at, form)
  const own = (what: string, more = {}) =>
    actOnPosition(ctx, one, { subject: at.subject, act: what, position, ...more }, newId())
  await own('seal')
  const ofOne = async (viewer: Viewer) =>
    (await table.page(viewer)).members.find(({ by }) => by.id === one.delegation.id)
  const sealed = await ofOne(other)
  expect(sealed).toMatchObject({ entry: null, sealed: { entry: position, since: ctx.now() } })
  const [entry] = await lastActs(table, 1)
  expect(entry).toMatchObject({
    t: 'position.seal',
    by: one.delegation.id,
    b: { commitment: sealed?.sealed?.commitment },
  })
  const everyone = { to: 'coalition', 'weight-to': 'own', 'resolution-to': 'own' }
  await expect(own('share', everyone)).rejects.toMatchObject({ code: 'position-sealed' })
  await expect(own('reveal', { ...everyone, to: 'chair' })).rejects.toMatchObject({
    code: 'audience-too-narrow',
  })
  await own('reveal', everyone)
  const opened = (await ofOne(other))?.entry
  expect(opened).toMatchObject({ reason: 'Our law forbids it.', proof: sealed?.sealed && {} })
  const { seen } = await table.page(other)
  const said = {
    id: position,
    subject: at.subject,
    delegation: one.delegation.id,
    at: ctx.now(),
    seq: 1,
    wording: seen,
    voice: { kind: 'own' },
    content: {
      holding: { kind: 'stance', level: 'object' },
      type: 'substantive',
      weight: null,
      reason: 'Our law forbids it.',
      resolution: '',
      reviewBy: null,
    },
  } as const
  expect(commitmentTo(said, opened?.proof?.salt ?? '')).toBe(sealed?.sealed?.commitment)
})

test('[PO16] a member of a group aligns itself with its statement, no further than that is shown', async ({
  database,
}) => {
  const table = await positionTable(database)
  const { ctx, one, other, at } = table
  const spoken = { ...positionForm('level:reserve', { to: 'coalition' }), group: 'Halden Four' }
  const { seen } = await table.page(one)
  const speak = (members: readonly string[]) =>
    actOnPosition(
      ctx,
      one,
      { subject: at.subject, act: 'commit', seen, ...spoken, members },
      newId(),
    )
  await expect(speak([])).rejects.toMatchObject({ code: 'group-without-members' })
  const { position } = await speak([other.delegation.id])
  const align = (to: string) => ({
    subject: at.subject,
    act: 'align',
    position,
    seen,
    reason: 'With one addition.',
    to,
    'weight-to': 'own',
    'resolution-to': 'own',
  })
  await expect(actOnPosition(ctx, other, align('public'), newId())).rejects.toMatchObject({
    code: 'wider-than-statement',
  })
  await expect(actOnPosition(ctx, one, align('coalition'), newId())).rejects.toMatchObject({
    code: 'no-such-statement',
  })
  await actOnPosition(ctx, other, align('coalition'), newId())
  const { members } = await table.page(one)
  expect(members.find(({ by }) => by.id === other.delegation.id)?.entry).toMatchObject({
    holding: { kind: 'stance', level: 'reserve' },
    reason: 'With one addition.',
    voice: { kind: 'aligned', group: 'Halden Four', with: { id: one.delegation.id } },
  })
})

test('[PO19] what was settled opens again when its text changes, unless it was withdrawn', async ({
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
  for (const [viewer, how] of [
    [one, 'accommodated'],
    [other, 'withdrawn'],
  ] as const) {
    const shown = positionForm('level:object', { to: 'coalition' })
    const position = await commitPosition(ctx, viewer, at, shown)
    await actOnPosition(ctx, viewer, { subject, act: 'settle', position, how }, newId())
  }
  const stages = async () => {
    const page = await readSubject(ctx, world.secretary, at)
    const standing = page.members.flatMap(({ entry }) => entry ?? [])
    return [...standing, ...page.earlier].map(({ by, stage }) => [by.id, stage.kind])
  }
  await projectDocument(ctx, document)
  expect((await stages()).map(([, kind]) => kind)).toEqual(['resolved', 'resolved'])
  await typeWords(ctx, document, 'Words ')
  const heard = await ctx.live.last(one.coalition)
  await projectDocument(ctx, document)
  expect(await stages()).toEqual([
    [one.delegation.id, 'reopened'],
    [other.delegation.id, 'resolved'],
  ])
  const told = await ctx.live.after(one.coalition, heard)
  expect(told.filter(({ topic }) => topic === 'positions')).toHaveLength(1)
})

function move({ ctx, world, at }: PositionTable, position: EntryId, what: string, until = '') {
  const command = { subject: at.subject, position, move: what, until }
  return presideOverPosition(ctx, world.secretary, command, newId())
}

/** How far the position of the first member has come, as somebody sees it. */
async function stageOf(table: PositionTable, viewer: Viewer) {
  const { members } = await table.page(viewer)
  return members.find(({ by }) => by.id === table.one.delegation.id)?.entry?.stage
}

/** The last lines of the record, the newest first. */
async function lastActs({ ctx, other }: PositionTable, count: number) {
  const { entries } = await readRecord(ctx, other, { before: null })
  return entries.slice(0, count).map(({ entry }) => JSON.parse(entry))
}
