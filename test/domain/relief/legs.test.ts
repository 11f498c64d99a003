import { expect, test } from 'vitest'

import { delegationKinds } from '#app/domain/accounts/delegation.ts'
import { mandateKinds } from '#app/domain/accounts/mandate.ts'
import { day, hour, later } from '#app/domain/kernel/instant.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { EventCommand } from '#app/domain/relief/event-commands.ts'
import type { ReliefEvent } from '#app/domain/relief/event.ts'
import { evolveEvent } from '#app/domain/relief/evolve-event.ts'
import { fallWithSnapback } from '#app/domain/relief/execution.ts'
import { isReached } from '#app/domain/relief/leg.ts'
import type { LegState, NewLeg } from '#app/domain/relief/leg.ts'
import { rehearse } from '#app/domain/relief/rehearsal.ts'
import { reportOf, synchronyOf } from '#app/domain/relief/report.ts'
import type { Snapback } from '#app/domain/relief/snapback.ts'

import {
  act,
  actor,
  answerTo,
  armed,
  at,
  attested,
  banks,
  calendars,
  confirmed,
  effective,
  executed,
  fired,
  finding,
  food,
  found,
  id,
  legOf,
  legOne,
  legThree,
  legTwo,
  members,
  newLeg,
  oil,
  onFinding,
  ostia,
  outcome,
  preparing,
  proposed,
  secretariat,
  start,
  t0,
  terms,
  thane,
  verifier,
  wait,
} from './build.ts'

type Command = Extract<EventCommand, { type: 'leg' }>['command']

const steps = [1, 2].map((number) => ({
  id: id<'step'>(number),
  title: `Step ${number}`,
  lead: { unit: 'working-days' as const, count: 5 },
  after: [],
}))
const stepped = newLeg(1, thane, { steps })
const end = later(t0, 30 * day)

test('[LG1] steps are done in their order, each once', () => {
  const begun = own(preparing(terms(), [stepped]), { type: 'start' })
  const complete = (event: ReliefEvent, number: number) =>
    answer(event, { type: 'complete-step', step: id(number) })
  expect([complete(begun, 2), complete(begun, 3), complete(begun, 1)]).toEqual([
    'step-before',
    'step-unknown',
    'ok',
  ])
  const one = own(begun, { type: 'complete-step', step: id(1) })
  expect(complete(one, 1)).toBe('step-done')
  expect(legOf(one, stepped).done).toEqual(new Map([[id(1), one.asOf]]))
  expect(complete(preparing(terms(), [stepped]), 1)).toBe('leg-state')
})

test('[LG2] a leg goes from drafting to adopted, not yet applied, to ready', () => {
  const at0 = preparing(terms(), [legOne])
  const drafting = own(at0, { type: 'start' })
  expect(answer(drafting, { type: 'start' })).toBe('leg-state')
  expect(answer(at0, { type: 'adopt', reference: 'x' })).toBe('leg-state')
  const adopted = own(drafting, { type: 'adopt', reference: 'OJ L 274' })
  expect(legOf(adopted, legOne).state).toEqual({
    is: 'adopted-contingent',
    adopted: { reference: 'OJ L 274', at: adopted.asOf },
  })
  expect(legOf(attested(adopted, legOne), legOne).state).toMatchObject({ is: 'ready' })
})

test('[LG3] delegates prepare, heads adopt and attest, the secretariat confirms, each its own', () => {
  const begun = own(preparing(terms(), [stepped]), { type: 'start' })
  const prepared: Command[] = [
    { type: 'complete-step', step: id(1) },
    { type: 're-estimate', step: id(1), lead: steps[0]!.lead },
    { type: 'block', reason: 'court' },
  ]
  for (const kind of mandateKinds) {
    const head = kind === 'head' || kind === 'alternate'
    const by = actor(thane, kind)
    for (const command of prepared) {
      expect(answer(begun, command, by) === 'ok').toBe(head || kind === 'delegate')
    }
    expect(answer(begun, { type: 'adopt', reference: 'x' }, by) === 'ok').toBe(head)
  }
  for (const kind of delegationKinds) {
    const inEffect = executed(fired(), legOne, t0)
    const confirm = answer(inEffect, { type: 'confirm' }, actor(id(90), 'head', kind))
    expect(confirm === 'ok').toBe(kind === 'secretariat')
  }
})

test('[LG4] nobody acts on the leg of another delegation', () => {
  const begun = own(preparing(terms(), [stepped]), { type: 'start' })
  for (const command of [
    { type: 'adopt', reference: 'x' },
    { type: 'block', reason: 'x' },
    attest(1),
    { type: 'execute', effect: { at: t0, publication: 'x' } },
  ] as const) {
    expect(answer(begun, command, actor(ostia))).toBe('other-delegation')
    expect(answer(begun, command, secretariat)).toBe('other-delegation')
  }
  const unknown = { type: 'leg', leg: id<'leg'>(666), command: { type: 'start' } } as const
  expect(answerTo(begun, unknown, { by: actor(thane) })).toBe('leg-unknown')
})

test('[LG5] attested is what is adopted and has no step left', () => {
  const begun = own(preparing(terms(), [stepped]), { type: 'start' })
  expect(answer(begun, attest(1))).toBe('leg-state')
  const adopted = own(begun, { type: 'adopt', reference: 'x' })
  expect(answer(adopted, attest(1))).toBe('steps-remain')
  const done = steps.reduce(
    (event, step) => own(event, { type: 'complete-step', step: step.id }),
    adopted,
  )
  expect(answer(done, attest(1))).toBe('ok')
})

test('[LG6] [LG7] an attestation is to the terms as they stand, and for a time that lies ahead', () => {
  const adopted = own(own(preparing(terms(), [legOne]), { type: 'start' }), {
    type: 'adopt',
    reference: 'x',
  })
  expect(answer(adopted, attest(2))).toBe('terms-changed')
  expect(answer(adopted, attest(1, start))).toBe('expires-in-the-past')
  const ready = attested(adopted, legOne, later(start, day))
  expect(legOf(wait(ready, later(start, day - 1)), legOne).state.is).toBe('ready')
  expect(legOf(wait(ready, later(start, day)), legOne).state).toMatchObject({
    is: 'lapsed',
    lapse: { because: 'expired', at: later(start, day) },
  })
})

test('[LG8] a yes after the answers were due is taken, and so is one after a lapse', () => {
  const late = later(start, 20 * day)
  const event = attested(preparing(), legOne, end, late)
  expect(legOf(event, legOne).state).toMatchObject({ is: 'ready', attestation: { at: late } })
  const lapsed = own(event, { type: 'withdraw-attestation' })
  expect(legOf(attested(lapsed, legOne), legOne).state.is).toBe('ready')
})

test('[LG9] the head takes the attestation back, until the event has fired', () => {
  const event = own(armed(), { type: 'withdraw-attestation' })
  expect(legOf(event, legOne).state).toMatchObject({
    is: 'lapsed',
    lapse: { because: 'withdrawn' },
  })
  expect(answer(event, { type: 'withdraw-attestation' })).toBe('leg-state')
  expect(answer(fired(), { type: 'withdraw-attestation' })).toBe('fired')
  expect(answer(fired(), attest(1))).toBe('fired')
})

test('[LG10] what is blocked says why, and goes back to what it had adopted', () => {
  const drafting = own(preparing(), { type: 'start' })
  const blocked = own(drafting, { type: 'block', reason: 'court' })
  expect(legOf(blocked, legOne).state).toEqual({ is: 'blocked', adopted: null, reason: 'court' })
  expect(answer(blocked, { type: 'block', reason: 'again' })).toBe('leg-state')
  expect(legOf(own(blocked, { type: 'unblock' }), legOne).state.is).toBe('drafting')
  const ready = own(armed(), { type: 'block', reason: 'court' })
  expect(legOf(own(ready, { type: 'unblock' }), legOne).state.is).toBe('adopted-contingent')
  expect(answer(effective(), { type: 'block', reason: 'late' })).toBe('leg-state')
})

test('[LG11] a leg that the coalition waives is waited for no longer; what has effect cannot be waived', () => {
  const half = attested(preparing(), legOne)
  const waive = (event: ReliefEvent, leg: NewLeg, adopted = true) => ({
    type: 'waive-leg' as const,
    leg: leg.id,
    outcome: outcome({ act: 'waive-leg', event: event.id, leg: leg.id }, adopted),
  })
  expect(answerTo(half, waive(half, legTwo, false))).toBe('not-adopted')
  expect(answerTo(half, { ...waive(half, legTwo), leg: legOne.id })).toBe('decided-otherwise')
  const waived = act(half, waive(half, legTwo))
  expect(legOf(waived, legTwo).state).toMatchObject({ is: 'waived', decision: id(800) })
  expect(answerTo(waived, waive(waived, legTwo))).toBe('leg-state')
  const inEffect = executed(fired(), legOne, t0)
  expect(answerTo(inEffect, waive(inEffect, legOne))).toBe('leg-state')
  expect(answerTo(half, waive(half, newLeg(66, thane)))).toBe('leg-unknown')
  const confirmedOne = confirmed(inEffect, legOne)
  expect(act(confirmedOne, waive(confirmedOne, legTwo)).stage.is).toBe('effective')
  const both = act(armed(), waive(armed(), legOne))
  expect(act(both, waive(both, legTwo)).stage.is).toBe('preparing')
})

test('[LG12] a leg takes effect after the firing, and not in the future', () => {
  const effect = (when: Instant) =>
    ({ type: 'execute', effect: { at: when, publication: 'Gazette' } }) as const
  expect(answer(armed(), effect(t0))).toBe('not-fired')
  const event = fired()
  const now = later(t0, hour)
  expect(answer(event, effect(later(t0, -1)), actor(thane), now)).toBe('before-firing')
  expect(answer(event, effect(later(now, 1)), actor(thane), now)).toBe('in-the-future')
  const inEffect = executed(event, legOne, t0, now)
  expect(inEffect.stage.is).toBe('executing')
  expect(answer(inEffect, effect(t0), actor(thane), now)).toBe('leg-state')
})

test('[LG12] nothing takes effect that is being reversed; what had effect before is still reported, and taken back', () => {
  const now = later(t0, 3 * hour)
  const reversing = reverse(executed(fired(), legOne, t0, later(t0, hour)), [oil])
  const since = reversing.asOf
  const effect = (when: Instant) =>
    ({ type: 'execute', effect: { at: when, publication: 'Gazette' } }) as const
  const second = (command: ReturnType<typeof effect>) =>
    ({ type: 'leg', leg: legTwo.id, command }) as const
  for (const when of [since, now]) {
    expect(answerTo(reversing, second(effect(when)), { by: actor(ostia), now })).toBe(
      'being-reversed',
    )
  }
  const late = act(reversing, second(effect(later(since, -1))), { by: actor(ostia), now })
  expect(late.stage.is).toBe('reversing')
  const revert = (leg: typeof legOne.id) =>
    ({ type: 'leg', leg, command: { type: 'revert', end: { at: now, publication: 'x' } } }) as const
  const one = act(late, revert(legOne.id), { by: actor(thane), now })
  expect(one.stage.is).toBe('reversing')
  expect(act(one, revert(legTwo.id), { by: actor(ostia), now }).stage.is).toBe('reversed')
})

test('[LG13] an act that was adopted takes effect even if its attestation lapsed; a draft does not', () => {
  const optional = act(
    act(
      fired(),
      { type: 'leg', leg: legThree.id, command: { type: 'start' } },
      { by: actor(legThree.delegation) },
    ),
    { type: 'leg', leg: legThree.id, command: { type: 'adopt', reference: 'x' } },
    { by: actor(legThree.delegation) },
  )
  expect(executed(optional, legThree, t0).stage.is).toBe('executing')
  const draft = { type: 'execute', effect: { at: t0, publication: 'x' } } as const
  expect(
    answerTo(
      fired(),
      { type: 'leg', leg: legThree.id, command: draft },
      { by: actor(legThree.delegation) },
    ),
  ).toBe('leg-state')
})

test('[LG14] the secretariat confirms what was published, once', () => {
  const event = executed(fired(), legOne, t0)
  expect(answer(fired(), { type: 'confirm' }, secretariat)).toBe('leg-state')
  const sure = confirmed(event, legOne)
  expect(legOf(sure, legOne).state).toMatchObject({ is: 'confirmed', confirmedAt: sure.asOf })
  expect(answer(sure, { type: 'confirm' }, secretariat)).toBe('leg-state')
})

test('[LG15] an effect ends only in a reversal that reaches the leg, after it began and not in the future', () => {
  const back = (when: Instant) =>
    ({ type: 'revert', end: { at: when, publication: 'Gazette' } }) as const
  expect(answer(effective(), back(later(t0, hour)))).toBe('not-reversed')
  const reversing = reverse(effective(), [oil])
  const now = later(t0, 2 * hour)
  expect(answer(reversing, back(later(t0, -1)), actor(thane), now)).toBe('before-effect')
  expect(answer(reversing, back(later(now, 1)), actor(thane), now)).toBe('in-the-future')
  expect(answer(reversing, back(now), actor(thane), now)).toBe('ok')
  expect(answer(reverse(effective(), [banks]), back(now), actor(thane), now)).toBe('event-stage')
})

test('[LG16] a step that is not done is estimated anew', () => {
  const begun = own(preparing(terms(), [stepped]), { type: 'start' })
  const lead = { unit: 'calendar-days', count: 9 } as const
  const again = own(begun, { type: 're-estimate', step: id(2), lead })
  expect(legOf(again, stepped).steps.map((step) => step.lead)).toEqual([steps[0]!.lead, lead])
  expect(answer(begun, { type: 're-estimate', step: id(9), lead })).toBe('step-unknown')
  const done = own(begun, { type: 'complete-step', step: id(1) })
  expect(answer(done, { type: 're-estimate', step: id(1), lead })).toBe('step-done')
})

test('[LG17] until it attests a delegation lays out what remains: what is done stays, and what others wait for', () => {
  const [first, second] = steps as [(typeof steps)[0], (typeof steps)[0]]
  const third = { ...first, id: id<'step'>(3), title: 'Step 3' }
  const waiting = newLeg(2, ostia, { steps: [{ ...first, id: id(4), after: [second.id] }] })
  const begun = own(preparing(terms(), [stepped, waiting]), { type: 'start' })
  const done = own(begun, { type: 'complete-step', step: first.id })
  const lay = (...laid: readonly (typeof first)[]) => ({ type: 'lay-out', steps: laid }) as const

  const laid = own(done, lay(third, second))
  expect(legOf(laid, stepped).steps.map(({ title }) => title)).toEqual([
    'Step 1',
    'Step 3',
    'Step 2',
  ])
  expect(answer(done, lay(first, second))).toBe('step-done')
  expect(answer(done, lay(third))).toBe('step-elsewhere')
  expect(answer(done, lay(third, third, second))).toBe('step-twice')
  expect(answer(done, lay({ ...second, after: [id(4)] as never }))).toBe('steps-in-a-circle')
  expect(answer(done, lay(second), actor(ostia))).toBe('other-delegation')
  const early = act(proposed(), { type: 'add-leg', leg: stepped })
  expect(answer(early, lay(third))).toBe('ok')

  const alone = own(preparing(terms(), [stepped]), { type: 'start' })
  const cleared = own(alone, lay())
  const ready = attested(cleared, legOne)
  expect(answer(ready, lay(third))).toBe('leg-state')
  const back = own(ready, { type: 'withdraw-attestation' })
  const more = own(back, lay(third))
  expect(answer(more, attest(1))).toBe('steps-remain')
})

test('[EV25] an event is effective when every awaited leg has effect and is confirmed', () => {
  const one = confirmed(executed(fired(), legOne, t0), legOne)
  expect(one.stage.is).toBe('executing')
  const two = executed(one, legTwo, later(t0, hour))
  expect(two.stage.is).toBe('executing')
  expect(confirmed(two, legTwo).stage.is).toBe('effective')
})

test('[EV26] who has reported no effect by the end of the window makes the event partially effective', () => {
  const one = executed(fired(), legOne, t0)
  const windowEnd = later(t0, 4 * hour)
  expect(wait(one, later(windowEnd, -1)).stage.is).toBe('executing')
  expect(wait(one, windowEnd).stage).toMatchObject({
    is: 'partially-effective',
    missed: [legTwo.id],
    taken: [],
  })
  const both = executed(one, legTwo, later(windowEnd, -1))
  expect(wait(both, windowEnd).stage.is).toBe('executing')
  const late = executed(one, legTwo, windowEnd)
  expect(late.stage).toMatchObject({ is: 'partially-effective', missed: [legTwo.id] })
})

test('[EV27] the playbook pauses the others, retries for its hours, or reverses, as the terms allow', () => {
  const missed = wait(executed(fired(), legOne, t0), later(t0, 5 * hour))
  const paused = act(missed, { type: 'compensate', action: 'pause' })
  const effect = { at: missed.asOf, publication: 'Gazette' }
  const execute = { type: 'leg', leg: legTwo.id, command: { type: 'execute', effect } } as const
  expect(answerTo(paused, execute, { by: actor(ostia) })).toBe('paused')
  const retried = act(paused, { type: 'compensate', action: 'retry' })
  expect(retried.stage).toMatchObject({
    retryUntil: { at: later(missed.asOf, 24 * hour) },
    taken: [{ action: 'pause' }, { action: 'retry' }],
  })
  const late = act(retried, execute, { by: actor(ostia) })
  expect(confirmed(confirmed(late, legOne), legTwo).stage.is).toBe('effective')
  expect(act(missed, { type: 'compensate', action: 'reverse' }).stage).toMatchObject({
    is: 'reversing',
    reversal: { ground: { by: 'playbook' }, over: [oil, banks] },
  })
  const strict = fired(terms({ playbook: { actions: ['retry'], retryHours: 1 } }))
  const event = wait(strict, later(t0, 5 * hour))
  expect(answerTo(event, { type: 'compensate', action: 'reverse' })).toBe('not-in-playbook')
})

test('[EV28] a reversal is decided, over measures of the event, and done when its legs are', () => {
  const event = effective()
  const reverseOver = (over: readonly (typeof oil)[], adopted = true) =>
    answerTo(event, {
      type: 'reverse',
      over,
      outcome: outcome({ act: 'reverse', event: event.id }, adopted),
    })
  expect(reverseOver([oil], false)).toBe('not-adopted')
  expect(reverseOver([])).toBe('nothing-named')
  expect(reverseOver([id(399)])).toBe('measure-elsewhere')
  const reversing = reverse(event, [oil])
  const one = own(reversing, { type: 'revert', end: { at: reversing.asOf, publication: 'x' } })
  expect(one.stage.is).toBe('reversing')
  const command = { type: 'revert', end: { at: one.asOf, publication: 'x' } } as const
  const two = act(one, { type: 'leg', leg: legTwo.id, command }, { by: actor(ostia) })
  expect(two.stage).toMatchObject({ is: 'reversed', at: one.asOf })
  expect(reverse(fired(), [oil]).stage.is).toBe('reversed')
})

test('[EV28] a snapback that restored a measure reverses what relieved it', () => {
  const event = effective()
  const snapback = (measure: typeof oil, is: 'restored' | 'tabled' = 'restored') =>
    ({
      id: id<'snapback'>(850),
      targets: [{ kind: 'measure', measure }],
      state: is === 'restored' ? { is, at: t0, windDown: at(t0) } : { is, by: null, at: t0 },
    }) as unknown as Snapback
  const by = (given: Snapback, of = event) => fallWithSnapback(of, given, of.asOf)
  expect(by(snapback(oil, 'tabled'))).toEqual([])
  expect(by(snapback(id(399)))).toEqual([])
  expect(by(snapback(oil), armed())).toEqual([])
  const falling = by(snapback(oil)).reduce(evolveEvent, event)
  expect(falling.stage).toMatchObject({
    is: 'reversing',
    reversal: { over: [oil], ground: { by: 'snapback', snapback: id(850) } },
  })
  expect(by(snapback(oil), falling)).toEqual([])
})

test('[EV28] guidance is taken back with whatever is reversed', () => {
  const guidance = { ...newLeg(9, thane), purpose: 'guidance' as const, measures: [] }
  expect(
    isReached({ ...guidance, done: new Map(), state: { is: 'not-started' } }, { over: [oil] }),
  ).toBe(true)
  const [one] = effective().legs
  expect([one !== undefined && isReached(one, { over: [id(399)] })]).toEqual([false])
})

test('[EV29] what is effective is closed; that some never followed is for the coalition to accept', () => {
  expect(act(effective(), { type: 'close' }).stage).toMatchObject({ is: 'closed', as: 'effective' })
  const missed = wait(executed(fired(), legOne, t0), later(t0, 5 * hour))
  const close = (adopted: boolean) =>
    ({
      type: 'close-incomplete',
      outcome: outcome({ act: 'close', event: missed.id }, adopted),
    }) as const
  expect(answerTo(missed, close(false))).toBe('not-adopted')
  expect(act(missed, close(true)).stage).toMatchObject({ as: 'partially-effective' })
})

test('[EV30] synchrony is the time from the first effect to the last, over legs that relieve', () => {
  expect(synchronyOf(fired())).toBeNull()
  const guidance = newLeg(4, thane, { purpose: 'guidance', measures: [] })
  const event = fired(terms(), [legOne, legTwo, guidance])
  const one = executed(event, guidance, t0)
  const two = executed(executed(one, legOne, later(t0, 600_000)), legTwo, later(t0, 3 * hour))
  expect(synchronyOf(two)).toEqual({
    first: { leg: legOne.id, at: later(t0, 600_000) },
    last: { leg: legTwo.id, at: later(t0, 3 * hour) },
    spread: 3 * hour - 600_000,
    legs: 2,
    of: 2,
  })
  const report = reportOf(two)
  expect(report?.legs.map(({ after, state }) => [after, state])).toEqual([
    [600_000, 'executed'],
    [3 * hour, 'executed'],
    [0, 'executed'],
  ])
  expect(report?.firing).toMatchObject({ due: t0, at: t0, late: false })
  expect(reportOf(armed())).toBeNull()
})

test('[EV35] a leg is due by the end of the window, and late when it took effect after it', () => {
  const short = terms({ windowHours: 1 })
  const one = executed(fired(short), legOne, later(t0, hour))
  const two = executed(one, legTwo, later(t0, hour + 1))
  const report = reportOf(two)
  expect(report?.due).toBe(later(t0, hour))
  expect(report?.legs.map(({ late }) => late)).toEqual([false, true, false])
})

test('[EV31] a rehearsal runs the same decisions on a simulated clock, notes refusals and goes on', () => {
  const event = armed(onFinding())
  const now = later(event.asOf, day)
  const effect = { at: now, publication: 'drill' }
  const run = (leg: NewLeg) =>
    ({
      at: now,
      by: actor(leg.delegation),
      command: { type: 'leg', leg: leg.id, command: { type: 'execute', effect } },
    }) as const
  const {
    log,
    report,
    event: after,
  } = rehearse(
    event,
    [
      run(legOne),
      { at: now, by: verifier, command: { type: 'issue-finding', finding: finding() } },
      run(legOne),
      { at: later(now, 4 * hour), by: null },
    ],
    { members, exemptions: [food], calendars },
  )
  expect(log.map(({ refusal, facts }) => refusal?.code ?? facts.map(({ type }) => type))).toEqual([
    'not-fired',
    ['finding-issued', 'fired'],
    ['leg'],
    ['window-ended'],
  ])
  expect(report?.synchrony?.legs).toBe(1)
  expect(after.stage.is).toBe('partially-effective')
  expect(event.stage.is).toBe('armed')
})

test('[LG2] [LG12] every state of a leg is reached by acts', () => {
  const inEffect = executed(fired(), legOne, t0)
  const reversing = reverse(confirmed(inEffect, legOne), [oil])
  const events: Record<LegState['is'], ReliefEvent> = {
    'not-started': preparing(),
    drafting: own(preparing(), { type: 'start' }),
    'adopted-contingent': own(own(preparing(), { type: 'start' }), {
      type: 'adopt',
      reference: 'x',
    }),
    ready: armed(),
    lapsed: own(armed(), { type: 'withdraw-attestation' }),
    blocked: own(preparing(), { type: 'block', reason: 'x' }),
    waived: act(armed(), {
      type: 'waive-leg',
      leg: legOne.id,
      outcome: outcome({ act: 'waive-leg', event: armed().id, leg: legOne.id }),
    }),
    executed: inEffect,
    confirmed: confirmed(inEffect, legOne),
    reverted: own(reversing, { type: 'revert', end: { at: reversing.asOf, publication: 'x' } }),
  }
  for (const [is, event] of Object.entries(events)) expect(legOf(event, legOne).state.is).toBe(is)
  expect(found(armed()).findings).toHaveLength(1)
})

function own(event: ReliefEvent, command: Command): ReliefEvent {
  return act(event, { type: 'leg', leg: legOne.id, command }, { by: actor(thane) })
}

function answer(
  event: ReliefEvent,
  command: Command,
  by = actor(thane),
  now: Instant = event.asOf,
): string {
  return answerTo(event, { type: 'leg', leg: legOne.id, command }, { by, now })
}

function attest(revision: number, until: Instant = end): Command {
  return { type: 'attest', mandate: id(900), validUntil: at(until), revision }
}

function reverse(event: ReliefEvent, over: readonly (typeof oil)[]): ReliefEvent {
  return act(event, {
    type: 'reverse',
    over,
    outcome: outcome({ act: 'reverse', event: event.id }),
  })
}
