import { expect } from 'vitest'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { newLife } from '#app/domain/drafting/life.ts'
import type { RollCallId } from '#app/domain/drafting/roll-call.ts'
import { day, later, minute, toIso } from '#app/domain/kernel/instant.ts'
import { asTallied } from '#app/domain/positions/by-tally.ts'
import type { Ballot } from '#app/domain/positions/rule.ts'
import { stances } from '#app/domain/positions/scale.ts'
import { readChainAt, readUpdatesAfter } from '#db/document-log.ts'
import { saveLife, saveRule } from '#db/life.ts'
import { packRows } from '#db/log-packs.ts'
import { saveRollCall } from '#db/roll-calls.ts'
import { actOnBridge } from '#server/positions/act-on-bridge.ts'
import type { Blocs } from '#server/positions/blocs.ts'
import { blocsOf } from '#server/positions/blocs.ts'
import { declareSubject } from '#server/positions/declare-subject.ts'
import { readBars } from '#server/positions/figures/read-bars.ts'
import { readDivergence } from '#server/positions/figures/read-divergence.ts'
import { readGlance } from '#server/positions/figures/read-glance.ts'
import { readMap } from '#server/positions/figures/read-map.ts'
import { readMatrix } from '#server/positions/figures/read-matrix.ts'
import { readPairs } from '#server/positions/figures/read-pairs.ts'
import { readRanges } from '#server/positions/figures/read-ranges.ts'
import { readSteps } from '#server/positions/figures/read-steps.ts'
import { readTexts } from '#server/positions/figures/read-texts.ts'
import { readUnlock } from '#server/positions/figures/read-unlock.ts'
import { createPositionLog } from '#server/positions/position-log.ts'
import { createBlocsThread } from '#server/positions/thread/blocs-thread.ts'
import { snapshotOf } from '#server/positions/thread/snapshot.ts'
import { rowsByMember } from '#test/domain/positions/matrices.ts'
import { buildDelegation, buildViewer, newId, testStart } from '#test/support/build.ts'
import { buildCoalitionOfAll } from '#test/support/coalition-of-all.ts'
import { testContext } from '#test/support/context.ts'
import { databaseTest as test } from '#test/support/database.ts'
import type { TestDatabase } from '#test/support/database.ts'
import { buildSubject, commitPosition, positionForm } from '#test/support/positions.ts'
import { run, textOf } from '#test/support/text-of.ts'

test('[FG1] what is kept from an onlooker changes no byte of any view of theirs', async ({
  database,
}) => {
  const { ctx, world, heads, asked, commit, numbers, levels } = await tableOf(database)
  await commit(heads[0], levels, 'level:object')
  await commit(heads[1], levels, 'level:support')
  await commit(heads[0], numbers, 'range', { low: '2', high: '4' })
  const strangers = [heads[1], world.viewer('observer', 'head'), world.viewer('verifier', 'head')]
  const views = () =>
    Promise.all(
      strangers.flatMap((who) =>
        [readGlance, readMatrix, readRanges, readUnlock].map(async (read) =>
          JSON.stringify(await read(ctx, who, asked)),
        ),
      ),
    )
  const before = await views()
  await commit(heads[0], levels, 'level:support', { to: 'chair' })
  await commit(heads[0], numbers, 'range', { low: '5', high: '6', to: 'own' })
  expect(await views()).toEqual(before)
  const own = await readMatrix(ctx, heads[0], asked)
  expect(own.rows.find(({ id }) => id === numbers)?.cells).toContainEqual([5, 6])
})

test('[FG2] a past moment shows what was shown by then on what was open then', async ({
  database,
}) => {
  const { ctx, heads, asked, commit, levels, clock, world } = await tableOf(database)
  await commit(heads[0], levels, 'level:object')
  clock.now = later(testStart, minute)
  await commit(heads[0], levels, 'level:support')
  await buildSubject(ctx, world.secretary, world.framework)
  const heldAt = async (at: string | null) => {
    const { head, rows } = await readMatrix(ctx, heads[1], { ...asked, at })
    const row = rows.find(({ id }) => id === levels)
    return { moment: head.moment, rows: rows.length, held: row?.cells.filter(isNumber) }
  }
  expect(await heldAt(null)).toMatchObject({ moment: { at: null }, rows: 3, held: [3] })
  const then = toIso(testStart)
  expect(await heldAt(then)).toMatchObject({ moment: { at: testStart }, rows: 2, held: [0] })
  clock.now = later(testStart, 2 * day)
  const dayThen = await heldAt(then.slice(0, 10))
  expect(dayThen).toMatchObject({ rows: 3, held: [3] })
  expect(dayThen.moment.at).toBeLessThan(clock.now)
  expect(await heldAt('9999-12-31')).toMatchObject({ moment: { at: null, error: null }, rows: 3 })
  for (const wrong of ['2026-02-30', 'yesterday', '<script>']) {
    expect(await heldAt(wrong)).toMatchObject({ moment: { at: null, error: 'day' }, rows: 3 })
  }
})

test('[FG2] a past moment has the number, the wording and the rule that its texts had then', async ({
  database,
}) => {
  const { ctx, heads, world, asked, commit, clock } = await tableOf(database)
  const { secretary, framework } = world
  const block = newId<'block'>()
  const stated = { threshold: [run('≤ 8 %')], tolerance: [run('3 %')] }
  const cells = { id: 'DECLARED', unit: '%', datatype: 'share', ...stated }
  const document = await textOf({ ctx, world }, [
    { kind: 'formatField', id: block, lang: 'en', dir: 'ltr', cells },
  ])
  const scale = { low: '0', high: '20', unit: '%', step: '1' }
  const declare = async (cell: keyof typeof stated) => {
    const input = { framework, document, block, on: 'parameter-range', cell, ...scale }
    return (await declareSubject(ctx, secretary, input, newId())).subject
  }
  // The wording of what is asked about one cell is that of all others.
  const [share, beside] = [await declare('threshold'), await declare('tolerance')]
  await commit(heads[0], share, 'range', { low: '', high: '5' })
  await commit(heads[1], beside, 'range', { low: '2', high: '4' })
  const consensus = { kind: 'consensus' } as const
  const unanimity = { kind: 'unanimity', constructiveAbstention: false } as const
  const viewed = async (at: string | null) => {
    const { rows } = await readMatrix(ctx, heads[2], { ...asked, at })
    const { subjects } = await readUnlock(ctx, heads[2], { ...asked, at })
    const { texts } = await readTexts(ctx, heads[2], { ...asked, at })
    const on = subjects.find(({ subject }) => subject === share)
    return {
      value: rows.find(({ id }) => id === share)?.value,
      earlier: rows.find(({ id }) => id === beside)?.earlier.length,
      rule: on?.rule,
      blockers: on?.blockers,
      texts: texts.length,
    }
  }
  const then = {
    value: 8,
    earlier: 0,
    rule: 'consensus',
    blockers: [heads[0].delegation.id],
    texts: 1,
  }
  expect(await viewed(null)).toEqual(then)

  clock.now = later(testStart, 2 * day)
  const propose = { subject: share, act: 'propose-value', value: '5' }
  const chair = { ...secretary, presenceProvedAt: clock.now }
  const { bridge } = await actOnBridge(ctx, chair, propose, newId())
  const answer = { subject: share, act: 'answer', bridge, answer: 'accept' }
  for (const head of heads) {
    await actOnBridge(ctx, { ...head, presenceProvedAt: clock.now }, answer, newId())
  }
  const question = { put: 'rule-change', from: consensus, to: unanimity } as const
  const outcome = { adopted: true, results: [] }
  const roll = { question, quorum: null, roll: [], calledAt: clock.now, closedAt: clock.now }
  await ctx.db.transaction(async (tx) => {
    const id = newId<'roll-call'>() as RollCallId
    await saveRollCall(tx, document, { id, state: { ...roll, stage: 'closed', outcome } })
    await saveLife(tx, document, newLife('zero-draft'))
    await saveRule(tx, document, unanimity)
  })
  const now = { value: 5, earlier: 1, rule: 'unanimity', blockers: [], texts: 1 }
  expect(await viewed(null)).toMatchObject(now)
  expect(await viewed(toIso(later(testStart, day)))).toEqual(then)
  expect(await viewed(toIso(later(testStart, -day)))).toMatchObject({ value: undefined, texts: 0 })

  // A log that was packed since knows no less.
  await ctx.db.transaction(async (tx) => {
    const rows = await readUpdatesAfter(tx, document, 0)
    await packRows(
      tx,
      document,
      rows.slice(0, -1),
      await readChainAt(tx, document, rows.length - 1),
    )
  })
  expect(await viewed(toIso(later(testStart, day)))).toEqual(then)
})

test('[FG3] a subject is blocked by the rule of its text, and a question by consensus', async ({
  database,
}) => {
  const { ctx, heads, asked, commit, levels } = await tableOf(database)
  await commit(heads[0], levels, 'level:object')
  await commit(heads[1], levels, 'level:reserve')
  await commit(heads[2], levels, 'level:support')
  const { bars } = await readBars(ctx, heads[0], { ...asked, by: 'unlock' })
  expect(bars[0]).toMatchObject({
    id: levels,
    rule: 'consensus',
    counts: [1, 1, 0, 1],
    standing: { adopted: false, slack: -2 },
    need: 2,
  })
  const { unlock, subjects } = await readUnlock(ctx, heads[0], asked)
  expect(unlock.members.map(({ share }) => share)).toEqual([0.5, 0.5])
  expect(subjects.find(({ subject }) => subject === levels)?.silent).toHaveLength(1)
})

test('[FG11] at a glance stand the figures of the views, and what moved since a month before', async ({
  database,
}) => {
  const { ctx, heads, asked, commit, levels, clock } = await tableOf(database)
  await commit(heads[0], levels, 'level:object')
  await commit(heads[1], levels, 'level:support')
  clock.now = later(testStart, 31 * day)
  await commit({ ...heads[0], presenceProvedAt: clock.now }, levels, 'level:reserve')
  const { glance, trend, adopted, ruled, alerts, differences, moved } = await readGlance(
    ctx,
    heads[2],
    asked,
  )
  const by = heads[0].delegation.id
  expect(differences).toEqual({
    subjects: 1,
    free: 0,
    n: 2,
    mostBlocked: [{ subject: levels, against: 1, n: 2 }],
    oldest: { subject: levels, delegation: by, since: clock.now },
  })
  expect(moved).toEqual([{ delegation: by, moved: 1, n: 1 }])
  const unlock = await readUnlock(ctx, heads[2], asked)
  const steps = await readSteps(ctx, heads[2], { ...asked, from: null })
  expect([adopted, ruled]).toEqual([unlock.unlock.now, unlock.subjects.length])
  expect(trend.after).toBe(steps.trend.after)
  expect(trend.likeForLike).toBeLessThan(0)
  expect(glance).toMatchObject({
    measured: 1,
    n: 2,
    farthest: [{ subject: levels, n: 2 }],
    blockers: [{ delegation: heads[0].delegation.id, blocks: 1, alone: 1 }],
    moves: [{ movers: [heads[0].delegation.id], opens: [levels] }],
  })
  expect(alerts).toEqual([])
})

test('[FG3] under each rule slack is how many more may stand in the way, or have to give way', () => {
  const ballots = (...counts: Ballot['counts'][]) =>
    counts.map((one, at): Ballot => ({ delegation: `${at}` as Ballot['delegation'], counts: one }))
  const equal = new Map()
  const half = { bound: 'more-than', part: 1, of: 2 } as const
  const consensus = asTallied({ kind: 'consensus' }, equal)
  expect(consensus(ballots('for', 'none', 'abstention'))).toMatchObject({ adopted: true, slack: 0 })
  expect(consensus(ballots('for', 'against', 'against'))).toMatchObject({ slack: -2 })
  const unanimity = asTallied({ kind: 'unanimity', constructiveAbstention: false }, equal)
  expect(unanimity(ballots('for', 'for', 'abstention')).blockers).toEqual(['2'])
  // Whoever says nothing has to say yes, and no blocker can do that for them.
  expect(unanimity(ballots('for', 'against', 'none'))).toMatchObject({ adopted: false, slack: -2 })
  const majority = asTallied({ kind: 'voting', threshold: half }, equal)
  expect(majority(ballots('for', 'for', 'for', 'for', 'against'))).toMatchObject({ slack: 1 })
  expect(majority(ballots('for', 'against', 'against', 'against'))).toMatchObject({ slack: -2 })
  const without = asTallied({ kind: 'consensus-minus', parties: ballots('for').map(idOf) }, equal)
  expect(without(ballots('against', 'for'))).toMatchObject({ adopted: true, slack: 0 })
  const heavy = new Map([['0' as Ballot['delegation'], 5]])
  const byWeight = asTallied({ kind: 'qualified', members: half, weight: half }, heavy)
  expect(byWeight(ballots('against', 'for', 'for', 'for'))).toMatchObject({ adopted: false })
  expect(byWeight(ballots('for', 'for', 'for', 'against'))).toMatchObject({ adopted: true })
})

test('[MS26] a view is computed to the same bytes twice', async ({ database }) => {
  const { ctx, heads, asked, commit, levels, numbers } = await tableOf(database)
  await commit(heads[0], levels, 'level:object')
  await commit(heads[1], numbers, 'range', { low: '2', high: '4' })
  for (const read of [readGlance, readMatrix, readRanges, readUnlock]) {
    const [one, other] = [await read(ctx, heads[2], asked), await read(ctx, heads[2], asked)]
    expect(JSON.stringify(one)).toBe(JSON.stringify(other))
  }
})

test('[FG6] while blocs are tested the page has its tree and its pairs', async ({ database }) => {
  const { ctx, heads, asked, commit, levels } = await tableOf(database)
  await commit(heads[0], levels, 'level:object')
  await commit(heads[1], levels, 'level:support')
  const typed = { ...asked, on: null, one: null, other: null }
  const { tree, blocs, pairs } = await readPairs(ctx, heads[0], typed)
  expect([tree?.kind, blocs?.found.kind, pairs.length > 0]).toEqual(['merge', 'none', true])
})

test('[FG10] what another node writes is in the next figure, to the bytes of one that kept nothing', async ({
  database,
}) => {
  const { ctx, heads, asked, commit, levels, numbers } = await tableOf(database)
  const other = { ...ctx, positionLog: createPositionLog() }
  const read = (of: typeof ctx) =>
    Promise.all([
      readMatrix(of, heads[2], asked),
      readSteps(of, heads[2], { ...asked, from: null }),
      readMatrix(of, heads[2], { ...asked, at: toIso(testStart) }),
    ])
  await commit(heads[0], levels, 'level:object')
  const before = await read(other)
  await commit(heads[0], levels, 'level:support')
  await commit(heads[1], numbers, 'range', { low: '2', high: '4' })
  const after = await read(other)
  expect(after).not.toEqual(before)
  expect(after).toEqual(await read({ ...ctx, positionLog: createPositionLog() }))
})

test('[FG6] blocs are tested in a thread, once for all who see the same, to the bytes of the test itself', async () => {
  const scale = stances
  const camps = Array.from({ length: 8 }, (_, member) =>
    Array.from(
      { length: 12 },
      (__, at) => (member < 4 ? 0 : 3) + (member < 4 ? at % 2 : -(at % 2)),
    ),
  )
  const rows = rowsByMember(scale, camps)
  const blocs = createBlocsThread()
  let found: Blocs | null = null
  // Where the machine is busy, whoever asks first is told that the test is still being made.
  for (let asked = 0; asked < 200 && found === null; asked += 1) found = await blocs.soon(rows)
  expect(await blocs.soon(rows.toReversed().toReversed())).toBe(found)
  await blocs.close()
  expect(found?.found).toMatchObject({ kind: 'blocs' })
  expect(JSON.stringify(found)).toBe(JSON.stringify(blocsOf(rows, snapshotOf(rows))))
})

test('[FG7] [MS21] [MS22] steps, trend and alerts are those of the onlooker', async ({
  database,
}) => {
  const { ctx, heads, asked, commit, levels, clock } = await tableOf(database)
  await commit(heads[0], levels, 'level:object')
  await commit(heads[1], levels, 'level:support')
  clock.now = later(testStart, minute)
  const steps = () => readSteps(ctx, heads[2], { ...asked, from: null })
  const before = JSON.stringify(await steps())
  await commit(heads[0], levels, 'level:reserve', { to: 'own' })
  expect(JSON.stringify(await steps())).toBe(before)
  await commit(heads[0], levels, 'level:support')
  const view = await steps()
  const line = view.lines.find(({ id }) => id === levels)
  expect(line?.steps).toEqual([
    { at: testStart, value: 1, few: true },
    { at: later(testStart, minute), value: 0, few: true },
  ])
  expect(view.trend).toMatchObject({ before: null, after: 0, likeForLike: null })
})

test('[FG8] [MS2] as JSON figures have their n, and none of fewer than four positions is told', async ({
  database,
}) => {
  const { ctx, heads, asked, commit, levels, numbers } = await tableOf(database)
  for (const [at, head] of heads.entries()) {
    await commit(head, levels, at === 0 ? 'level:object' : 'level:support')
    if (at < 3) await commit(head, numbers, 'range', { low: '2', high: '4' })
  }
  const { subjects, unlock, change } = await readDivergence(ctx, heads[0], asked)
  expect(change).toMatchObject({
    since: later(testStart, -30 * day),
    before: { kind: 'suppressed', n: 0 },
    after: { kind: 'known', n: 7, value: 0.25 },
    composition: { kind: 'suppressed' },
    subjects: [],
  })
  const noMoment = readDivergence(ctx, heads[0], { ...asked, at: 'yesterday' })
  await expect(noMoment).rejects.toMatchObject({ fields: { at: 'day' } })
  const found = new Map(subjects.map((one) => [one.id, one]))
  expect(found.get(numbers)?.meeting).toEqual({ kind: 'suppressed', n: 3 })
  expect(found.get(levels)).toMatchObject({
    meeting: { kind: 'known', n: 4, value: { effort: 0.5 } },
    standing: { adopted: false, blockers: [heads[0].delegation.id], slack: -1 },
  })
  expect(unlock).toMatchObject({ of: 1, now: 0, members: [{ alone: [levels], share: 1 }] })
})

test('[MS16] [MS24] pairs, map and texts say why they have no figure', async ({ database }) => {
  const { ctx, heads, asked, commit, levels } = await tableOf(database)
  await commit(heads[0], levels, 'level:object')
  await commit(heads[1], levels, 'level:support')
  const [one, other] = [heads[0].delegation.id, heads[1].delegation.id]
  const pairs = await readPairs(ctx, heads[2], { ...asked, on: 'contested', one, other })
  expect(pairs.detail).toMatchObject({ n: 1, agreement: null, subjects: [{ apart: 1 }] })
  expect(pairs.blocs?.found).toEqual({ kind: 'none', because: 'few-delegations' })
  expect((await readMap(ctx, heads[2], asked)).map).toMatchObject({ kind: 'none' })
  expect((await readTexts(ctx, heads[2], asked)).texts).toEqual([])
})

test('[SV7] the map does not turn over where a loading grows past another within a month', async ({
  database,
}) => {
  const { ctx, world, heads, asked, commit, clock } = await tableOf(database)
  const subjects = await Promise.all(
    [1, 2, 3, 4, 5].map(() => buildSubject(ctx, world.secretary, asked.framework)),
  )
  const say = async (
    camps: readonly [string, string],
    on: readonly (typeof subjects)[number][],
  ) => {
    for (const [at, head] of heads.entries()) {
      const by = { ...head, presenceProvedAt: clock.now }
      for (const subject of on) await commit(by, subject, `level:${camps[at < 2 ? 0 : 1]}`)
    }
  }
  const [first, second, ...others] = subjects
  // On the first subject the first two go along, on all others they stand in the way, though less.
  await say(['support', 'object'], [first!])
  await say(['reserve', 'can-live-with'], [second!, ...others])
  const acrossOf = async (at: string | null = null) => {
    const { map } = await readMap(ctx, heads[2], { ...asked, at })
    if (map.kind === 'none') throw new Error(map.because)
    const [one] = map.points.filter(({ delegation }) => delegation === heads[0].delegation.id)
    return { x: one?.x ?? 0, largest: map.loadings[0] }
  }
  const before = await acrossOf()
  expect(before.largest?.id).toBe(first)
  expect(before.x).toBeGreaterThan(0.5)
  clock.now = later(testStart, 40 * day)
  await say(['can-live-with', 'reserve'], [first!])
  await say(['object', 'support'], [second!])
  const after = await acrossOf()
  expect(after.largest?.id).toBe(second)
  expect([after.x > 0.5, (after.largest?.x ?? 0) < 0]).toEqual([true, true])
  expect(await acrossOf()).toEqual(after)
  // A month later there is a map before it that already lies by its own largest loading.
  clock.now = later(testStart, 80 * day)
  expect((await acrossOf()).x).toBeLessThan(-0.5)
  expect(await acrossOf(toIso(later(testStart, 40 * day)))).toEqual(after)
})

/** Four members, a subject of levels and one of numbers. */
async function tableOf(database: TestDatabase) {
  const clock = { now: testStart }
  const ctx = await testContext(database, { machineTime: () => clock.now })
  const world = await buildCoalitionOfAll(ctx)
  const { framework, secretary } = world
  const others = await Promise.all(
    [1, 2, 3].map(async () => {
      const { coalition } = secretary
      const delegation = await buildDelegation(database.db, { coalition, kind: 'member' })
      return buildViewer(database.db, { delegation, as: 'head' })
    }),
  )
  const heads = [world.viewer('member', 'head'), ...others] as [Viewer, Viewer, Viewer, Viewer]
  const levels = await buildSubject(ctx, secretary, framework)
  const scale = { on: 'range', low: '0', high: '24', unit: 'months', step: '1' }
  const numbers = await buildSubject(ctx, secretary, framework, scale)
  const commit = (
    by: Viewer,
    subject: typeof levels,
    holding: string,
    more: Readonly<Record<string, string>> = {},
  ) =>
    commitPosition(
      ctx,
      by,
      { framework, subject },
      positionForm(holding, { to: 'coalition', ...more }),
    )
  return { ctx, world, heads, levels, numbers, commit, clock, asked: { framework, at: null } }
}

function isNumber(cell: unknown): cell is number {
  return typeof cell === 'number'
}

function idOf({ delegation }: Ballot) {
  return delegation
}
