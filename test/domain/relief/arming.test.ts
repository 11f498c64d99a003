import { expect, test } from 'vitest'

import { day, hour, later } from '#app/domain/kernel/instant.ts'
import type { EventCommand } from '#app/domain/relief/event-commands.ts'
import type { ReliefEvent } from '#app/domain/relief/event.ts'
import { callResult } from '#app/domain/relief/go-no-go.ts'
import { armingBlockers } from '#app/domain/relief/readiness.ts'
import type { Terms } from '#app/domain/relief/terms.ts'

import {
  access,
  act,
  actor,
  answerTo,
  armable,
  armed,
  at,
  attested,
  banks,
  fired,
  food,
  id,
  legOne,
  legOf,
  legThree,
  legTwo,
  newLeg,
  oil,
  onFinding,
  ostia,
  outcome,
  preparing,
  scheduled,
  solvaara,
  start,
  t0,
  terms,
  thane,
  wait,
} from './build.ts'

const ready = later(start, 9 * day)

test('[EV10] an event is armed with all required legs ready, and with at least one', () => {
  expect(codes(armable())).toEqual([])
  expect(armed().stage).toMatchObject({ is: 'armed', since: ready })
  const half = attested(preparing(), legOne)
  expect(armingBlockers(half, [], ready)).toContainEqual({
    code: 'leg-unready',
    leg: legTwo.id,
    delegation: ostia,
  })
  const optional = preparing(terms(), [newLeg(1, thane, { required: false })])
  expect(codes(optional)).toContain('no-required-leg')
})

test('[EV10] what keeps an event from being armed is told all at once', () => {
  const event = act(preparing(terms({ conditions: [], optionalQuorum: 1 })), holdOver(), {
    by: actor(thane),
  })
  expect(armingBlockers(event, [food], start)?.map(({ code }) => code)).toEqual([
    'no-condition',
    'leg-unready',
    'leg-unready',
    'optional-quorum',
    'held',
    'channels-unconfirmed',
    'notice-running',
  ])
  expect(answerTo(event, { type: 'arm' })).toBe('not-ready-to-arm')
  expect(armingBlockers(fired(), [food], t0)).toBeNull()
})

test('[EV11] an attestation that ends before a fixed T0 does not carry it', () => {
  const short = (given: Terms, until: number) =>
    codes(attested(attested(preparing(given), legOne, later(t0, until)), legTwo))
  expect(short(terms(), 0)).toContain('attestation-ends-first')
  expect(short(terms(), 1)).not.toContain('attestation-ends-first')
  expect(short(onFinding(), -day)).not.toContain('attestation-ends-first')
})

test('[EV12] so many optional legs as the terms say are ready too', () => {
  const given = terms({ optionalQuorum: 1 })
  expect(codes(armable(given))).toEqual(['optional-quorum'])
  expect(codes(attested(armable(given), legThree))).toEqual([])
})

test('[EV13] without a condition nothing is armed', () => {
  expect(codes(armable(terms({ conditions: [] })))).toEqual(['no-condition'])
})

test('[EV14] [EV22] any required party holds, and the event is armed again only by an act', () => {
  const held = act(armed(), holdOver(), { by: actor(thane) })
  expect(held.stage).toMatchObject({ is: 'on-hold', before: 'preparing' })
  expect(codes(held)).toEqual(['held'])
  const lifted = act(held, { type: 'lift-hold', id: id(790) }, { by: actor(thane) })
  expect(lifted.stage.is).toBe('preparing')
  expect(act(lifted, { type: 'arm' }).stage.is).toBe('armed')
  expect(act(scheduled(), holdOver(), { by: actor(thane) }).stage).toMatchObject({
    before: 'scheduled',
  })
})

test('[EV22] a hold has its reason, its review ahead, measures of the event, and one party behind it', () => {
  const hold = (change: Partial<Extract<EventCommand, { type: 'hold' }>>, by = actor(thane)) =>
    answerTo(armed(), { ...holdOver(), ...change }, { by })
  expect(hold({})).toBe('ok')
  expect(hold({}, actor(solvaara))).toBe('party-only')
  expect(hold({ over: [] })).toBe('nothing-named')
  expect(hold({ over: [id(399)] })).toBe('measure-elsewhere')
  expect(hold({ over: [food.id as never] })).toBe('humanitarian-exemption')
  expect(hold({ reviewBy: at(ready) })).toBe('expires-in-the-past')
  const held = act(armed(), holdOver(), { by: actor(thane) })
  expect(answerTo(held, holdOver(), { by: actor(thane) })).toBe('hold-twice')
})

test('[EV22] a hold is lifted by its holder or by decision, and the last one sets the event free', () => {
  const one = act(armed(), holdOver(), { by: actor(thane) })
  const two = act(one, { ...holdOver(), id: id<'hold'>(791) }, { by: actor(ostia) })
  const lift = (event: ReliefEvent, hold: number, by = actor(thane)) =>
    answerTo(event, { type: 'lift-hold', id: id<'hold'>(hold) }, { by })
  expect(lift(two, 791)).toBe('not-yours')
  expect(lift(two, 799)).toBe('hold-unknown')
  const left = act(two, { type: 'lift-hold', id: id(790) }, { by: actor(thane) })
  expect(left.stage.is).toBe('on-hold')
  const motion = { act: 'lift-hold', event: one.id, hold: id<'hold'>(791) } as const
  const overrule = (adopted: boolean) =>
    ({ type: 'overrule-hold', id: id<'hold'>(791), outcome: outcome(motion, adopted) }) as const
  expect(answerTo(left, overrule(false))).toBe('not-adopted')
  expect(act(left, overrule(true)).stage.is).toBe('preparing')
})

test('[EV15] every humanitarian channel in force is confirmed by name, and no other', () => {
  const confirm = (exemptions: readonly (typeof food.id)[]) =>
    answerTo(armable(), { type: 'confirm-channels', exemptions })
  expect(confirm([food.id])).toBe('ok')
  expect(confirm([id(502)])).toBe('exemption-unknown')
  const second = { ...food, id: id<'humanitarian-exemption'>(502) }
  expect(armingBlockers(armable(), [food, second], ready)).toEqual([
    { code: 'channels-unconfirmed', exemptions: [second.id] },
  ])
  const proposal = { ...second, state: { is: 'proposed' } } as const
  expect(armingBlockers(armable(), [food, proposal], ready)).toEqual([])
  const none = attested(attested(preparing(), legOne), legTwo)
  expect(armingBlockers(none, [], ready)).toEqual([
    { code: 'channels-unconfirmed', exemptions: [] },
  ])
})

test('[EV16] nothing is armed before the notice has run out', () => {
  const event = armable()
  expect(armingBlockers(event, [food], later(start, 7 * day))).toMatchObject([
    { code: 'notice-running' },
  ])
})

test('[EV17] nor once its trigger has passed', () => {
  expect(armingBlockers(armable(), [food], t0)).toEqual([{ code: 'trigger-past', at: t0 }])
})

test('[EV18] an armed event whose required leg is ready no more is not armed any more', () => {
  const withdrawn = legAct(armed(), { type: 'withdraw-attestation' })
  expect(withdrawn.stage.is).toBe('preparing')
  expect(legAct(armed(), { type: 'block', reason: 'court' }).stage.is).toBe('preparing')
  const short = onFinding()
  const until = later(ready, day)
  const some = attested(attested(preparing(short), legOne, until), legTwo)
  const event = act(
    wait(act(some, { type: 'confirm-channels', exemptions: [food.id] }), ready),
    { type: 'arm' },
    { now: ready },
  )
  expect(wait(event, later(until, -1)).stage.is).toBe('armed')
  const lapsed = wait(event, until)
  expect(lapsed.stage.is).toBe('preparing')
  expect(legOf(lapsed, legOne).state).toMatchObject({
    is: 'lapsed',
    lapse: { because: 'expired', at: until },
  })
})

test('[EV18] an optional leg matters only as far as the quorum', () => {
  const given = terms({ optionalQuorum: 1 })
  const event = act(attested(armable(given), legThree), { type: 'arm' })
  const command = { type: 'withdraw-attestation' } as const
  const by = actor(solvaara)
  expect(act(event, { type: 'leg', leg: legThree.id, command }, { by }).stage.is).toBe('preparing')
  const free = act(attested(armable(), legThree), { type: 'arm' })
  expect(act(free, { type: 'leg', leg: legThree.id, command }, { by }).stage.is).toBe('armed')
})

test('[EV19] a proposal changes nothing; its acceptance lapses attestations and asks everyone again', () => {
  const event = armed()
  const other = later(t0, 7 * day)
  const trigger = {
    kind: 'instant',
    t0: at(other),
    late: { graceSeconds: 60, beyond: 'hold' },
  } as const
  const onTable = act(event, propose(terms({ trigger })), { by: actor(ostia) })
  expect(onTable.stage.is).toBe('armed')
  expect(legOf(onTable, legOne).state.is).toBe('ready')
  const changed = act(onTable, accept(onTable))
  expect(changed).toMatchObject({ revision: 2, proposals: [], stage: { is: 'preparing' } })
  expect(changed.terms.trigger).toEqual(trigger)
  expect(legOf(changed, legOne).state).toMatchObject({
    is: 'lapsed',
    lapse: { because: 'terms-changed' },
  })
  expect(changed.stage).toMatchObject({ round: { channels: null, call: null } })
  const command = { type: 'attest', mandate: id<'mandate'>(900), validUntil: at(other) } as const
  const attest = (revision: number) =>
    answerTo(
      changed,
      { type: 'leg', leg: legOne.id, command: { ...command, revision } },
      { by: actor(thane) },
    )
  expect([attest(1), attest(2)]).toEqual(['terms-changed', 'ok'])
})

test('[EV19] scope and conditions are terms like T0; the same terms are no proposal', () => {
  const event = armed()
  for (const given of [
    terms({ measures: [oil] }),
    terms({ conditions: [...terms().conditions, access] }),
  ]) {
    const changed = act(act(event, propose(given), { by: actor(ostia) }), accept(event))
    expect(legOf(changed, legTwo).state.is).toBe('lapsed')
  }
  expect(answerTo(event, propose(terms()), { by: actor(ostia) })).toBe('nothing-changed')
})

test('[EV19] a proposal is accepted once, by its decision, upon the terms it was written for', () => {
  const event = act(armed(), propose(terms({ windowHours: 8 })), { by: actor(ostia) })
  const second = { ...propose(terms({ windowHours: 9 })), id: id<'proposal'>(781) }
  const both = act(event, second, { by: actor(thane) })
  expect(answerTo(both, second, { by: actor(thane) })).toBe('proposal-twice')
  const changed = act(both, accept(both))
  expect(answerTo(changed, accept(changed))).toBe('proposal-unknown')
  expect(answerTo(changed, accept(changed, 781))).toBe('proposal-stale')
  const no = outcome({ act: 'change', event: event.id, proposal: id(780) }, false)
  expect(answerTo(event, { type: 'accept-change', id: id(780), outcome: no })).toBe('not-adopted')
  expect(answerTo(changed, { type: 'withdraw-change', id: id(781) }, { by: actor(ostia) })).toBe(
    'not-yours',
  )
  expect(answerTo(changed, { type: 'withdraw-change', id: id(780) }, { by: actor(ostia) })).toBe(
    'proposal-unknown',
  )
  expect(
    act(changed, { type: 'withdraw-change', id: id(781) }, { by: actor(thane) }).proposals,
  ).toEqual([])
})

test('[EV20] under new terms a stop of the clock has lost its cause, and the holds of parties stay', () => {
  const stopped = wait(armed(), t0)
  expect(stopped.stage).toMatchObject({ is: 'on-hold', holds: [], stop: { due: t0 } })
  const trigger = {
    kind: 'instant',
    t0: at(later(t0, 60 * day)),
    late: { graceSeconds: 60, beyond: 'hold' },
  } as const
  const moved = (event: ReliefEvent) =>
    act(act(event, propose(terms({ trigger })), { by: actor(ostia) }), accept(event))
  expect(moved(stopped).stage.is).toBe('preparing')
  const held = act(stopped, { ...holdOver(), reviewBy: at(later(t0, day)) }, { by: actor(thane) })
  expect(moved(held).stage).toMatchObject({ is: 'on-hold', stop: null, holds: [{ by: thane }] })
})

test('[EV21] a long stop is extended by decision, while it has not passed, and nobody is asked again', () => {
  const event = armed(onFinding())
  const until = later(t0, 14 * day)
  const motion = { act: 'bridge', event: event.id, until } as const
  const bridge = (longStop = at(until), given = outcome(motion)) =>
    ({ type: 'bridge', longStop, outcome: given }) as const
  const bridged = act(event, bridge())
  expect(bridged.stage.is).toBe('armed')
  expect(bridged.terms.trigger).toMatchObject({ longStop: { at: until } })
  expect(legOf(bridged, legOne).state.is).toBe('ready')
  expect(answerTo(event, bridge(at(later(t0, day))))).toBe('decided-otherwise')
  const earlier = { act: 'bridge', event: event.id, until: later(t0, -day) } as const
  expect(answerTo(event, bridge(at(later(t0, -day)), outcome(earlier)))).toBe('not-later')
  expect(answerTo(event, bridge(), { now: t0 })).toBe('trigger-past')
  expect(answerTo(armed(), bridge())).toBe('no-long-stop')
})

test('[EV23] only a decision aborts', () => {
  const motion = { act: 'abort', event: id<'event'>(200) } as const
  const abort = (adopted: boolean) =>
    ({ type: 'abort', reason: 'war', outcome: outcome(motion, adopted) }) as const
  expect(answerTo(armed(), abort(false))).toBe('not-adopted')
  expect(act(armed(), abort(true)).stage).toEqual({ is: 'aborted', reason: 'war', at: ready })
})

test('[EV24] a call is go when all required parties and enough optional ones say so', () => {
  const { legs } = armed()
  const call = (answers: Record<string, 'go' | 'no-go'>, due = later(ready, day)) => ({
    due: at(due),
    answers: new Map(
      Object.entries(answers).map(([party, is]) => [
        party as typeof thane,
        { is, reason: '', at: ready },
      ]),
    ),
  })
  const result = (answers: Record<string, 'go' | 'no-go'>, now = ready, optionalQuorum = 0) =>
    callResult(call(answers), { legs, optionalQuorum }, now).is
  expect(result({})).toBe('open')
  expect(result({ [thane]: 'go' })).toBe('open')
  expect(result({ [thane]: 'go', [ostia]: 'go' })).toBe('go')
  expect(result({ [thane]: 'go', [ostia]: 'no-go' })).toBe('no-go')
  expect(result({ [thane]: 'go', [ostia]: 'go' }, ready, 1)).toBe('open')
  expect(result({ [thane]: 'go', [ostia]: 'go', [solvaara]: 'go' }, ready, 1)).toBe('go')
})

test('[EV24] silence says not ready when the call is due, and a late go still counts', () => {
  const called = act(armed(), { type: 'open-call', due: at(later(ready, day)) })
  const go = (event: ReliefEvent, by: typeof thane, now = later(ready, hour)) =>
    act(event, { type: 'answer-call', is: 'go', reason: '' }, { by: actor(by), now })
  const one = go(called, thane)
  const late = later(ready, 2 * day)
  const ofCall = (event: ReliefEvent) => {
    const { stage, legs } = event
    const call = stage.is === 'armed' ? stage.round.call : null
    return call && callResult(call, { legs, optionalQuorum: 0 }, late)
  }
  expect(ofCall(one)).toMatchObject({ is: 'no-go', silent: [ostia], against: [] })
  expect(ofCall(go(one, ostia, late))).toMatchObject({ is: 'go' })
  expect(answerTo(called, { type: 'open-call', due: at(t0) })).toBe('call-open')
  expect(answerTo(armed(), { type: 'open-call', due: at(ready) })).toBe('expires-in-the-past')
  expect(
    answerTo(armed(), { type: 'answer-call', is: 'go', reason: '' }, { by: actor(thane) }),
  ).toBe('no-call')
  expect(
    answerTo(called, { type: 'answer-call', is: 'go', reason: '' }, { by: actor(id(7)) }),
  ).toBe('party-only')
})

test('[EV24] a call goes with the arming: what is armed again is asked again', () => {
  const called = act(armed(), { type: 'open-call', due: at(later(ready, day)) })
  const held = act(called, holdOver(), { by: actor(thane) })
  expect(held.stage).toMatchObject({ round: { call: null } })
  expect(legAct(called, { type: 'withdraw-attestation' }).stage).toMatchObject({
    round: { call: null },
  })
})

function holdOver(): Extract<EventCommand, { type: 'hold' }> {
  const reviewBy = at(later(t0, -day))
  return { type: 'hold', id: id(790), reason: 'election', reviewBy, over: [banks] }
}

function propose(given: Terms): Extract<EventCommand, { type: 'propose-change' }> {
  return { type: 'propose-change', id: id(780), terms: given, reason: 'a better day' }
}

function accept(event: ReliefEvent, number = 780): EventCommand {
  const proposal = id<'proposal'>(number)
  return {
    type: 'accept-change',
    id: proposal,
    outcome: outcome({ act: 'change', event: event.id, proposal }),
  }
}

function legAct(
  event: ReliefEvent,
  command: Extract<EventCommand, { type: 'leg' }>['command'],
): ReliefEvent {
  return act(event, { type: 'leg', leg: legOne.id, command }, { by: actor(thane) })
}

function codes(event: ReliefEvent): readonly string[] {
  const found = armingBlockers(event, [food], later(start, 9 * day)) ?? []
  return found.map(({ code }) => code)
}
