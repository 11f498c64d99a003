import { expect, test } from 'vitest'

import { delegationKinds } from '#app/domain/accounts/delegation.ts'
import { day, hour, later, minute } from '#app/domain/kernel/instant.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { decideClock } from '#app/domain/relief/event-clock.ts'
import type { ReliefEvent } from '#app/domain/relief/event.ts'
import { decideFinding, latestFinding, Verdict } from '#app/domain/relief/finding.ts'
import type { NewFinding } from '#app/domain/relief/finding.ts'
import type { Lateness, Terms } from '#app/domain/relief/terms.ts'
import { decideFiring, judge } from '#app/domain/relief/trigger.ts'

import {
  access,
  act,
  actor,
  answerTo,
  armable,
  armed,
  at,
  attested,
  confirmed,
  executed,
  fired,
  finding,
  food,
  found,
  id,
  legOne,
  legThree,
  legTwo,
  onFinding,
  ostia,
  outcome,
  preparing,
  scheduled,
  start,
  stockpile,
  t0,
  terms,
  thane,
  verifier,
  wait,
} from './build.ts'

const ready = later(start, 9 * day)

test('[TR1] a fixed T0 fires at its instant, and not a millisecond before', () => {
  const event = found(armed())
  expect(wait(event, later(t0, -1)).stage.is).toBe('armed')
  expect(wait(event, t0).stage).toEqual({
    is: 'triggered',
    firing: {
      due: t0,
      at: t0,
      late: false,
      grounds: [
        { condition: stockpile.id, since: ready, rests: { on: 'finding', finding: id(700) } },
      ],
    },
    window: expect.objectContaining({ at: later(t0, 4 * hour) }),
  })
})

test('[TR2] a condition is met by the latest finding on it, in force, and clean enough for it', () => {
  const shortfall = (...given: readonly Partial<NewFinding>[]) => {
    const findings = given.map((change, number) => ({
      ...finding({ id: id(700 + number), ...change }),
      by: verifier.delegation.id,
      at: later(start, number),
    }))
    const [one] = judge([stockpile], { findings, waivers: [] }, t0)
    return one && 'unmet' in one ? one.unmet : 'met'
  }
  const observed = { is: 'verified-with-observations', observations: 'dust' } as const
  expect(shortfall()).toBe('no-finding')
  expect(shortfall({})).toBe('met')
  expect(shortfall({ expires: at(t0) })).toBe('expired')
  expect(shortfall({ expires: at(later(t0, 1)) })).toBe('met')
  expect(shortfall({ verdict: observed })).toBe('met')
  expect(shortfall({ verdict: { is: 'not-verified', reason: 'no' } })).toBe('not-verified')
  expect(shortfall({ verdict: { is: 'unable-to-verify', reason: 'no' } })).toBe('unable-to-verify')
  expect(shortfall({}, { verdict: { is: 'not-verified', reason: 'no' } })).toBe('not-verified')
  expect(shortfall({}, { expires: at(start) })).toBe('expired')
  expect(shortfall({ condition: access.id })).toBe('no-finding')
  const strict = { ...stockpile, observations: 'refused' } as const
  const findings = [{ ...finding({ verdict: observed }), by: id<'delegation'>(80), at: start }]
  expect(judge([strict], { findings, waivers: [] }, t0)).toEqual([
    { condition: stockpile.id, unmet: 'observations' },
  ])
})

test('[TR3] a recorded waiver in force stands in for a finding, for its condition and its time', () => {
  const event = armed()
  const waive = (until: Instant, adopted = true) => ({
    type: 'waive-condition' as const,
    condition: stockpile.id,
    until: at(until),
    reason: 'agreed in Vienna',
    outcome: outcome(
      { act: 'waive-condition', event: event.id, condition: stockpile.id, until },
      adopted,
    ),
  })
  expect(answerTo(event, waive(later(t0, day), false))).toBe('not-adopted')
  expect(answerTo(event, { ...waive(later(t0, day)), until: at(later(t0, 2 * day)) })).toBe(
    'decided-otherwise',
  )
  expect(answerTo(event, { ...waive(later(t0, day)), condition: access.id })).toBe(
    'condition-elsewhere',
  )
  expect(answerTo(event, waive(ready))).toBe('expires-in-the-past')
  const { stage } = wait(act(event, waive(later(t0, 1))), t0)
  expect(stage).toMatchObject({
    is: 'triggered',
    firing: { grounds: [{ rests: { on: 'waiver', decision: id(800) } }] },
  })
  expect(wait(act(event, waive(t0)), t0).stage.is).toBe('on-hold')
})

test('[TR4] what is not met at its instant is held, and told all its reasons', () => {
  const given = terms({ conditions: [stockpile, access], optionalQuorum: 0 })
  const called = act(armed(given), { type: 'open-call', due: at(later(t0, -day)) })
  expect(wait(called, t0).stage).toEqual(
    expect.objectContaining({
      is: 'on-hold',
      stop: {
        due: t0,
        reasons: [
          { code: 'condition-unmet', condition: stockpile.id, because: 'no-finding' },
          { code: 'condition-unmet', condition: access.id, because: 'no-finding' },
          { code: 'no-go' },
        ],
      },
    }),
  )
})

test('[TR5] on a finding: fires as soon as it is there, and waits until its long stop', () => {
  const event = armed(onFinding())
  expect(wait(event, later(t0, -1)).stage.is).toBe('armed')
  const then = later(ready, 5 * day)
  const fires = act(
    event,
    { type: 'issue-finding', finding: finding() },
    { by: verifier, now: then },
  )
  expect(fires.stage).toMatchObject({ is: 'triggered', firing: { due: then, at: then } })
  expect(wait(event, t0).stage).toMatchObject({
    is: 'on-hold',
    stop: { due: t0, reasons: [{ code: 'condition-unmet' }] },
  })
  const other = act(
    event,
    { type: 'issue-finding', finding: finding({ verdict: { is: 'not-verified', reason: 'no' } }) },
    { by: verifier, now: then },
  )
  expect(other.stage.is).toBe('armed')
})

test('[TR5] a finding from after the long stop fires nothing, even if nobody had looked by then', () => {
  const late = { ...finding(), by: verifier.delegation.id, at: later(t0, 1) }
  const event = { ...armed(onFinding()), findings: [late] }
  expect(wait(event, later(t0, 2)).stage).toMatchObject({ is: 'on-hold', stop: { due: t0 } })
})

test('[TR6] an optional leg that the quorum needs is asked at the instant, too', () => {
  const given = terms({ optionalQuorum: 1 })
  const event = found(act(attested(armable(given), legThree, t0), { type: 'arm' }))
  expect(wait(event, later(t0, -1)).stage.is).toBe('armed')
  expect(wait(event, t0).stage).toMatchObject({ stop: { reasons: [{ code: 'optional-quorum' }] } })
})

test('[TR5] every other condition, and the call, is waited for too', () => {
  const event = found(armed(onFinding({ conditions: [stockpile, access] })))
  expect(event.stage.is).toBe('armed')
  const both = found(event, { id: id(701), condition: access.id })
  expect(both.stage.is).toBe('triggered')
  const called = act(armed(onFinding()), { type: 'open-call', due: at(later(ready, day)) })
  const waits = found(called)
  expect(waits.stage.is).toBe('armed')
  const go = (after: ReliefEvent, by: typeof thane, now: Instant) =>
    act(after, { type: 'answer-call', is: 'go', reason: '' }, { by: actor(by), now })
  const answered = go(go(waits, thane, later(ready, hour)), ostia, later(ready, 3 * hour))
  expect(answered.stage).toMatchObject({
    is: 'triggered',
    firing: { due: later(ready, 3 * hour), late: false },
  })
})

test('[TR6] everything is judged at the instant of firing, whatever it was when the event was armed', () => {
  const met = found(armed())
  const revoked = found(met, { id: id(701), verdict: { is: 'not-verified', reason: 'found more' } })
  expect(revoked.stage.is).toBe('armed')
  expect(wait(revoked, t0).stage.is).toBe('on-hold')
  const expiring = found(armed(), { expires: at(later(t0, -1)) })
  expect(wait(expiring, t0).stage.is).toBe('on-hold')
  const lapsing = act(attested(found(armable()), legOne, later(t0, 1)), { type: 'arm' })
  expect(wait(lapsing, t0).stage.is).toBe('triggered')
  expect(wait(lapsing, later(t0, 1)).stage).toMatchObject({
    is: 'on-hold',
    stop: { reasons: [{ code: 'leg-unready', leg: legOne.id }] },
  })
})

test('[TR7] late, it fires with the due and the actual instant, or is held, as its terms say', () => {
  const late = (beyond: Lateness['beyond'], after: number) => {
    const trigger: Terms['trigger'] = {
      kind: 'instant',
      t0: at(t0),
      late: { graceSeconds: 60, beyond },
    }
    return wait(found(armed(terms({ trigger }))), later(t0, after)).stage
  }
  expect(late('fire', 5 * minute)).toMatchObject({
    is: 'triggered',
    firing: { due: t0, at: later(t0, 5 * minute), late: true },
  })
  expect(late('hold', 5 * minute)).toMatchObject({ stop: { due: t0, reasons: [{ code: 'late' }] } })
  expect(late('hold', minute)).toMatchObject({ is: 'triggered', firing: { late: false } })
  expect(late('hold', minute + 1)).toMatchObject({ is: 'on-hold' })
})

test('[TR7] what waits for a finding and was seen only after the long stop is held', () => {
  const event = { ...armed(onFinding()), findings: found(armed()).findings }
  expect(wait(event, later(t0, day)).stage).toMatchObject({
    is: 'triggered',
    firing: { due: ready, late: true },
  })
  const held = onFinding({
    trigger: {
      kind: 'finding',
      condition: stockpile.id,
      longStop: at(t0),
      late: { graceSeconds: 60, beyond: 'hold' },
    },
  })
  const stopped = { ...armed(held), findings: found(armed()).findings }
  expect(wait(stopped, later(t0, day)).stage).toMatchObject({
    is: 'on-hold',
    stop: { reasons: [{ code: 'late' }] },
  })
})

test('[TR8] an event fires once, however often and by whomever it is asked', () => {
  const event = fired()
  for (const when of [t0, later(t0, 1), later(t0, day)]) {
    expect(decideFiring(event, when)).toMatchObject({
      ok: false,
      refusal: { code: 'fired', details: { at: t0 } },
    })
    const decision = decideClock(event, when)
    expect(decision.ok && decision.events.some(({ type }) => type === 'fired')).toBe(false)
  }
  const done = confirmed(
    confirmed(executed(executed(event, legOne, t0), legTwo, t0), legOne),
    legTwo,
  )
  const closed = act(done, { type: 'close' })
  for (const after of [done, closed, wait(event, later(t0, day))]) {
    expect(decideFiring(after, later(t0, 2 * day)).ok).toBe(false)
  }
})

test('[TR9] what is not armed when its moment comes is stopped, wherever it stands', () => {
  for (const event of [scheduled(), preparing(), armable()]) {
    expect(wait(event, t0).stage).toMatchObject({
      is: 'on-hold',
      stop: { due: t0, reasons: [{ code: 'not-armed' }] },
    })
  }
  const hold = {
    type: 'hold',
    id: id<'hold'>(790),
    reason: 'x',
    reviewBy: at(t0),
    over: [terms().measures[0]!],
  } as const
  const held = act(armed(), hold, { by: actor(thane) })
  expect(wait(held, t0).stage).toMatchObject({ holds: [{ id: id(790) }], stop: { due: t0 } })
})

test('[TR10] asked twice at one moment, the clock has nothing more to say', () => {
  for (const event of [
    preparing(),
    armed(),
    found(armed()),
    fired(),
    attested(preparing(), legOne, ready),
  ]) {
    for (const when of [ready, t0, later(t0, day)]) {
      if (when < event.asOf) continue
      const decision = decideClock(wait(event, when), when)
      expect(decision).toEqual({ ok: true, events: [] })
    }
  }
  expect(decideClock(armed(), start)).toMatchObject({ refusal: { code: 'clock-behind' } })
})

test('[FI1] the head of the verifier finds, and nobody else', () => {
  for (const kind of delegationKinds) {
    const by = actor(verifier.delegation.id, 'head', kind)
    expect(issue({}, by) === 'ok').toBe(kind === 'verifier')
  }
  expect(issue({}, actor(verifier.delegation.id, 'delegate', 'verifier'))).toBe('verifier-only')
})

test('[FI2] a finding is on a condition of the event', () => {
  expect(issue({ condition: access.id })).toBe('condition-elsewhere')
})

test('[FI3] who says that something is so, or not so, shows on what', () => {
  expect(issue({ evidence: [] })).toBe('evidence-missing')
  expect(issue({ evidence: [], verdict: { is: 'not-verified', reason: 'no' } })).toBe(
    'evidence-missing',
  )
  expect(issue({ evidence: [], verdict: { is: 'unable-to-verify', reason: 'no access' } })).toBe(
    'ok',
  )
  for (const is of ['not-verified', 'unable-to-verify']) {
    expect(Verdict.safeParse({ is, reason: '' }).success).toBe(false)
  }
  expect(Verdict.safeParse({ is: 'verified-with-observations', observations: '' }).success).toBe(
    false,
  )
})

test('[FI4] it is issued once, and in force when it is', () => {
  expect(issue({ expires: at(ready) })).toBe('expires-in-the-past')
  expect(
    answerTo(found(armed()), { type: 'issue-finding', finding: finding() }, { by: verifier }),
  ).toBe('finding-twice')
})

test('[FI5] nothing edits a finding; a later one takes its place, and it never comes back', () => {
  const two = found(found(armed()), { id: id(701), verdict: { is: 'not-verified', reason: 'no' } })
  expect(two.findings.map((one) => one.id)).toEqual([id(700), id(701)])
  expect(latestFinding(two.findings, stockpile.id)?.id).toBe(id(701))
  expect(latestFinding(two.findings, access.id)).toBeUndefined()
})

test('[EV15] [TR6] channels confirmed before are not asked again at the moment of firing', () => {
  const second = { ...food, id: id<'humanitarian-exemption'>(502) }
  expect(wait(found(armed()), t0).stage.is).toBe('triggered')
  expect(answerTo(armable(), { type: 'arm' }, { exemptions: [food, second] })).toBe(
    'not-ready-to-arm',
  )
})

function issue(change: Partial<NewFinding>, by = verifier): string {
  const decision = decideFinding([], finding(change), { by, now: ready, conditions: [stockpile] })
  return decision.ok ? 'ok' : decision.refusal.code
}
