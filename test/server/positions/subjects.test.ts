import { expect } from 'vitest'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { Inline } from '#app/domain/drafting/block.ts'
import type { SubjectId } from '#app/domain/positions/subject.ts'
import { projectDocument } from '#server/drafting/projector.ts'
import { readBracket } from '#server/drafting/read-bracket.ts'
import { readText } from '#server/drafting/read-text.ts'
import { actOnBridge } from '#server/positions/act-on-bridge.ts'
import { actOnPosition } from '#server/positions/act-on-position.ts'
import { declareSubject } from '#server/positions/declare-subject.ts'
import { listBeside } from '#server/positions/list-beside.ts'
import { listCandidates, listInEvent } from '#server/positions/list-candidates.ts'
import { readPositionsAt } from '#server/positions/read-positions-at.ts'
import type { PlaceInText } from '#server/positions/read-positions-at.ts'
import { readPositions } from '#server/positions/read-positions.ts'
import { readSubject } from '#server/positions/read-subject.ts'
import { NotFound } from '#server/refusals.ts'
import { actOnEvent } from '#server/relief/act-on-event.ts'
import { actOnExemption } from '#server/safeguards/act-on-exemption.ts'
import { buildBracket } from '#test/support/brackets.ts'
import { newId } from '#test/support/build.ts'
import { databaseTest as test } from '#test/support/database.ts'
import { commitPosition, positionForm, positionTable } from '#test/support/positions.ts'
import type { PositionTable } from '#test/support/positions.ts'
import { buildScheduledEvent } from '#test/support/relief.ts'
import { buildExemption, exemptionForm } from '#test/support/safeguards.ts'
import { bracketMark, paragraph, run, textOf } from '#test/support/text-of.ts'

test('[PO3] [PO7] [PO24] a range on a parameter supports the text while it holds the number in its cell', async ({
  database,
}) => {
  const table = await positionTable(database)
  const { ctx, one, other } = table
  const { document, block } = await formatText(table, [run('≤ 8 %'), run('≤ 5 %', proposed)])
  const subject = await declare(table, { ...threshold, document, block })
  const at = { ...table.at, subject }
  await commitPosition(ctx, one, at, positionForm('range', { low: '', high: '5', ...shown }))
  await commitPosition(ctx, other, at, positionForm('range', { low: '6', high: '9', ...shown }))
  const page = await readSubject(ctx, one, at)
  expect(page).toMatchObject({
    value: 8,
    name: { kind: 'parameter', label: 'DECLARED', unit: '%' },
  })
  const { rows } = await readPositions(ctx, one, at.framework)
  expect(rows.find(({ id }) => id === subject)).toMatchObject({ value: 8 })
  const again = declare(table, { ...threshold, on: 'parameter', document, block })
  await expect(again).rejects.toMatchObject({ code: 'subject-exists' })
  const { candidates } = await listCandidates(ctx, one, at.framework, document)
  expect(candidates.map(({ name, subject: known }) => [name.kind, known])).toEqual([
    ['parameter', subject],
  ])
})

test('[BG9] [BG10] an adopted value is written into its cell, and ends what was bracketed there', async ({
  database,
}) => {
  const table = await positionTable(database)
  const { ctx, one, other, world } = table
  const { document, block } = await formatText(table, [run('≤ 8 %'), run('≤ 5 %', proposed)])
  const subject = await declare(table, { ...threshold, document, block })
  const at = { ...table.at, subject }
  const open = positionForm('range', { low: '6', high: '9', to: 'public' })
  await commitPosition(ctx, one, at, open)
  const proposal = { subject, act: 'propose-value', value: '6' }
  const { bridge } = await actOnBridge(ctx, world.secretary, proposal, newId())
  const heard = await ctx.live.last(one.coalition)
  for (const viewer of [one, other]) {
    await actOnBridge(ctx, viewer, { subject, act: 'answer', bridge, answer: 'accept' }, newId())
  }
  await projectDocument(ctx, document)
  const [field] = await readText(ctx, document)
  expect(field?.kind === 'formatField' && field.cells.threshold).toEqual([run('≤ 6 %')])
  const { value, members } = await readSubject(ctx, other, at)
  expect(value).toBe(6)
  expect(members.flatMap(({ entry }) => entry ?? [])).toMatchObject([
    { holding: { low: 6, high: 6 }, earlier: false },
    { holding: { low: 6, high: 6 }, earlier: false },
  ])
  const told = (await ctx.live.after(one.coalition, heard)).map(({ topic }) => topic)
  expect(told).toEqual(expect.arrayContaining(['positions', 'public-positions', 'document']))
  await database.sql`insert into locked_block (document, block) values (${document}, ${block})`
  const more = actOnBridge(ctx, world.secretary, { ...proposal, value: '7' }, newId())
  await expect(more).rejects.toMatchObject({ code: 'bridge-locked' })
})

test('[BG11] an adopted wording takes the place of a bracket and ends it, and nothing where the text is agreed', async ({
  database,
}) => {
  const table = await positionTable(database)
  const { ctx, one, other, world } = table
  const block = newId<'block'>()
  const document = await textOf(table, [
    paragraph([run('Reports come '), run('at once', proposed), run(' and in full.')], block),
  ])
  const proposer = one.delegation.id
  const { id } = proposed
  const seen = { document, bracket: id }
  await buildBracket(ctx.db, document, { id, proposer, backers: [proposer], blocks: [block] })
  const subject = await declare(table, { on: 'bracket', ...seen })
  const at = { ...table.at, subject }
  const position = await commitPosition(ctx, one, at, positionForm('level:object', shown))
  const put = (words: string) =>
    actOnBridge(ctx, world.secretary, { subject, act: 'propose-wording', words }, newId())
  await database.sql`insert into locked_block (document, block) values (${document}, ${block})`
  await expect(put('within a week')).rejects.toMatchObject({ code: 'bridge-locked' })
  await database.sql`delete from locked_block where document = ${document}`
  expect((await readSubject(ctx, world.secretary, at)).bridging.proposes).toBe('wording')
  const { bridge } = await put('within a week')
  for (const viewer of [one, other]) {
    await actOnBridge(ctx, viewer, { subject, act: 'answer', bridge, answer: 'accept' }, newId())
  }
  const [text] = await readText(ctx, document)
  expect(text?.text).toBe('Reports come within a week and in full.')
  expect(await readBracket(ctx, one, seen)).toMatchObject({
    stage: 'settled',
    ended: { how: 'overtaken' },
  })
  const { earlier, members } = await readSubject(ctx, other, at)
  expect(earlier).toMatchObject([
    { id: position, stage: { kind: 'resolved', how: 'accommodated' } },
  ])
  expect(members.map(({ entry }) => entry?.holding)).toEqual([
    { kind: 'stance', level: 'can-live-with' },
    { kind: 'stance', level: 'can-live-with' },
  ])
  await expect(put('within a month')).rejects.toMatchObject({ code: 'no-wording-here' })
})

test('[BT1] a paragraph and a bracket show what is open there and who stands where, to whom may see it', async ({
  database,
}) => {
  const table = await positionTable(database)
  const { ctx, one, other, world } = table
  const block = newId<'block'>()
  const document = await textOf(table, [
    paragraph([run('Decides '), run('to suspend', disputed), run('to lift', alternative)], block),
    paragraph([run('Recalls '), run('all of it', proposed)]),
  ])
  const { id: bracket } = disputed
  const on = async (matter: object) => declare(table, { document, ...matter })
  const [whole, option] = [
    await on({ on: 'paragraph', block }),
    await on({ on: 'alternative', bracket: alternative.id }),
  ]
  await on({ on: 'alternative', bracket: proposed.id })
  const at = { framework: table.at.framework, subject: whole }
  await commitPosition(ctx, one, at, positionForm('level:object', shown))
  await commitPosition(ctx, other, at, positionForm('level:support'))
  const here = (viewer: Viewer, place: PlaceInText) =>
    readPositionsAt(ctx, viewer, { document, ...place })
  const { subjects } = await here(one, { block })
  const counted = subjects.map(({ id, stand, without }) => [id, [stand.length, without]] as const)
  expect(new Map(counted)).toEqual(
    new Map([
      [whole, [1, 1]],
      [option, [0, 2]],
    ]),
  )
  expect((await here(one, { bracket })).subjects.map(({ id }) => id)).toEqual([option])
  const others = (await here(other, { block })).subjects.find(({ id }) => id === whole)
  expect(others?.stand.map(({ by }) => by.id).toSorted()).toEqual(
    [one.delegation.id, other.delegation.id].toSorted(),
  )
  const observer = await here(world.viewer('observer', 'head'), { block })
  expect(observer.subjects.flatMap(({ stand }) => stand)).toEqual([])
  expect(observer).toMatchObject({ mayAnswer: false, mayDeclare: false })
})

test('[PO3] each alternative of a bracket is a subject, and nothing that is not there is one', async ({
  database,
}) => {
  const table = await positionTable(database)
  const { ctx, one, at, world } = table
  const document = await textOf(table, [
    paragraph([run('Decides '), run('to suspend', disputed), run('to lift', alternative)]),
  ])
  const { candidates } = await listCandidates(ctx, one, at.framework, document)
  const found = candidates.find(({ name }) => name.kind === 'alternative')
  expect(found?.name).toMatchObject({ label: 'OP1', words: 'to lift' })
  const subject = await declare(table, found?.named ?? {})
  expect(await readSubject(ctx, one, { ...at, subject })).toMatchObject({
    name: { kind: 'alternative', words: 'to lift' },
  })
  const { event, leg } = await buildScheduledEvent(ctx, world, one.delegation.id)
  for (const nowhere of [
    { on: 'alternative', document, bracket: newId() },
    { ...threshold, document, block: newId() },
    { on: 'leg', event, leg: newId() },
    { on: 'leg', event: newId(), leg },
    { on: 'exemption', exemption: newId() },
  ]) {
    await expect(declare(table, nowhere)).rejects.toThrow(NotFound)
  }
})

test('[PO25] what relief consists of and exemptions are subjects, and other terms open them again', async ({
  database,
}) => {
  const table = await positionTable(database)
  const { ctx, one, at, world } = table
  const { event, leg } = await buildScheduledEvent(ctx, world, one.delegation.id)
  const exemption = await buildExemption(ctx, world, 'humanitarian')
  const inEvent = await listInEvent(ctx, one, at.framework, event)
  const { exemptions } = await listBeside(ctx, one, at.framework)
  const all = [...inEvent.candidates, ...exemptions]
  expect(all.map(({ name }) => name.kind)).toEqual(['event-date', 'benchmark', 'leg', 'exemption'])
  const stagesOf = new Map<string, () => Promise<unknown>>()
  for (const { name, named } of all) {
    const where = { ...at, subject: await declare(table, named) }
    const position = await commitPosition(ctx, one, where, positionForm('level:reserve', shown))
    const settle = { subject: where.subject, act: 'settle', position, how: 'accommodated' }
    await actOnPosition(ctx, one, settle, newId())
    stagesOf.set(name.kind, async () => {
      const { members, earlier } = await readSubject(ctx, one, where)
      const entries = [...members.flatMap(({ entry }) => entry ?? []), ...earlier]
      return entries.map((entry) => [entry.stage.kind, entry.earlier])
    })
  }
  const terms = { ...exemptionForm(world.secretary.delegation.id), covers: 'Food alone' }
  const proposal = { exemption, act: 'propose-terms', ...terms }
  await actOnExemption(ctx, world.secretary, proposal, newId())
  expect(await stagesOf.get('exemption')?.()).toEqual([['reopened', true]])
  const estimate = { event, act: 're-estimate', leg, days: '9', unit: 'working-days' }
  await actOnEvent(ctx, one, estimate, newId())
  expect(await stagesOf.get('leg')?.()).toEqual([['reopened', true]])
  expect(await stagesOf.get('benchmark')?.()).toEqual([['resolved', false]])
})

const shown = { to: 'coalition' }
const threshold = {
  on: 'parameter-range',
  cell: 'threshold',
  low: '0',
  high: '20',
  unit: '%',
  step: '1',
}
const proposed = bracketMark(newId(), 'insert', null)
const disputed = bracketMark(newId(), 'replace', null)
const alternative = bracketMark(newId(), 'replace', disputed.id)

async function declare({ ctx, one, at }: PositionTable, named: object): Promise<SubjectId> {
  const input = { ...named, framework: at.framework }
  return (await declareSubject(ctx, one, input, newId())).subject
}

async function formatText(table: PositionTable, cell: Inline) {
  const block = newId<'block'>()
  const cells = { id: 'DECLARED', unit: '%', datatype: 'share', threshold: cell }
  const document = await textOf(table, [
    { kind: 'formatField', id: block, lang: 'en', dir: 'ltr', cells },
  ])
  return { document, block }
}
