import { expect, test } from 'vitest'

import { delegationKinds } from '#app/domain/accounts/delegation.ts'
import { mandateKinds } from '#app/domain/accounts/mandate.ts'
import { day, later } from '#app/domain/kernel/instant.ts'
import { boardOf } from '#app/domain/relief/board.ts'
import { decideEvent } from '#app/domain/relief/decide-event.ts'
import type { EventCommand } from '#app/domain/relief/event-commands.ts'
import type { ReliefEvent, Stage } from '#app/domain/relief/event.ts'
import type { NewLeg } from '#app/domain/relief/leg.ts'
import { reliefDay, runbookFor } from '#app/domain/relief/runbook.ts'
import { proposeEvent, termsFault } from '#app/domain/relief/scheduling.ts'
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
  calendars,
  confirmed,
  effective,
  executed,
  fired,
  finding,
  food,
  id,
  legOne,
  legTwo,
  moment,
  newLeg,
  oil,
  onFinding,
  ostia,
  outcome,
  preparing,
  proposed,
  scheduled,
  secretariat,
  setting,
  solvaara,
  start,
  stockpile,
  t0,
  terms,
  thane,
  verifier,
  wait,
} from './build.ts'

test('[EV1] terms need something to relieve, a trigger ahead, and conditions that are told apart', () => {
  const fault = (change: Partial<Terms>) => termsFault(terms(change), null, setting())?.code ?? 'ok'
  expect(fault({})).toBe('ok')
  expect(fault({ measures: [] })).toBe('nothing-named')
  expect(fault({ conditions: [stockpile, stockpile] })).toBe('condition-twice')
  expect(fault({ trigger: { ...terms().trigger, kind: 'instant', t0: at(start) } })).toBe(
    'trigger-past',
  )
  expect(fault(onFinding({ conditions: [access] }))).toBe('condition-elsewhere')
  const made = proposeEvent(id(200), terms({ measures: [] }), setting())
  expect(made.ok).toBe(false)
})

test('[EV1] [EX4] terms cannot name a humanitarian exemption, whatever it is passed as', () => {
  const named = terms({ measures: [oil, food.id as never] })
  expect(termsFault(named, null, setting())).toEqual({
    code: 'humanitarian-exemption',
    details: { id: food.id },
  })
  expect(answerTo(proposed(), { type: 'revise-terms', terms: named })).toBe(
    'humanitarian-exemption',
  )
})

test('[EV38] heads have 72 hours at least to attest', () => {
  const code = (answer: Terms['answer']) => termsFault(terms({ answer }), null, setting())?.code
  expect(code({ kind: 'hours', count: 71 })).toBe('answer-too-short')
  expect(code({ kind: 'hours', count: 72 })).toBeUndefined()
  expect(code({ kind: 'working-days', count: 2, calendar: 'capitals' })).toBe('answer-too-short')
  expect(code({ kind: 'days', count: 3, zone: 'UTC' })).toBeUndefined()
  expect(code({ kind: 'wall-clock', local: '2030-01-01T10:00', zone: 'UTC' })).toBe(
    'answer-too-short',
  )
})

test('[EV2] a condition in other words has another id, or findings on the old words would carry it', () => {
  const other = { ...stockpile, statement: 'The stockpile is down to 500 kg.' }
  const revise = (conditions: Terms['conditions']) =>
    answerTo(proposed(), { type: 'revise-terms', terms: terms({ conditions }) })
  expect(revise([other])).toBe('condition-reworded')
  expect(revise([{ ...stockpile, observations: 'refused' }])).toBe('condition-reworded')
  expect(revise([{ ...other, id: id(409) }])).toBe('ok')
  expect(revise([stockpile, access])).toBe('ok')
})

test('[EV3] a leg is of a member and of this event, and known once', () => {
  const add = (leg: NewLeg) =>
    answerTo(act(proposed(), { type: 'add-leg', leg: legOne }), { type: 'add-leg', leg })
  expect(add(legTwo)).toBe('ok')
  expect(add(legOne)).toBe('leg-twice')
  expect(add(newLeg(9, id(77)))).toBe('not-a-member')
  expect(add(newLeg(9, thane, { measures: [id(399)] }))).toBe('measure-elsewhere')
  expect(add(newLeg(9, thane, { measures: [food.id as never] }))).toBe('humanitarian-exemption')
})

test('[EV3] steps wait for steps that exist, and none in a circle for itself', () => {
  const step = (number: number, after: readonly number[] = []) => ({
    id: id<'step'>(number),
    title: `Step ${number}`,
    lead: { unit: 'working-days' as const, count: 1 },
    after: after.map((one) => id<'step'>(one)),
  })
  const first = newLeg(1, thane, { steps: [step(1, [4]), step(2)] })
  expect(answerTo(proposed(), { type: 'add-leg', leg: first })).toBe('step-elsewhere')
  const second = newLeg(2, ostia, { steps: [step(3), step(4)] })
  const both = act(act(proposed(), { type: 'add-leg', leg: second }), {
    type: 'add-leg',
    leg: first,
  })
  expect(both.legs).toHaveLength(2)
  expect(answerTo(both, { type: 'add-leg', leg: newLeg(3, solvaara, { steps: [step(4)] }) })).toBe(
    'step-twice',
  )
  const circular = newLeg(5, solvaara, { steps: [step(7, [8]), step(8)] })
  const decision = decideEvent(both, { type: 'add-leg', leg: circular }, setting())
  expect(decision.ok ? null : decision.refusal).toEqual({
    code: 'steps-in-a-circle',
    details: { steps: [id(7), id(8)] },
  })
})

test('[EV37] legs follow the scope of revised terms, and one that others wait for keeps it as it is', () => {
  const [draft, pause] = [
    { id: id<'step'>(8_801), title: 'Draft' },
    { id: id<'step'>(8_802), title: 'Wait' },
  ]
  const lead = { unit: 'working-days', count: 2 } as const
  const one = newLeg(1, ostia, { measures: [oil, banks], steps: [{ ...pause, lead, after: [] }] })
  const two = newLeg(2, thane, { measures: [oil], steps: [{ ...draft, lead, after: [] }] })
  const guidance = newLeg(3, solvaara, { purpose: 'guidance', measures: [] })
  const withLegs = (...legs: readonly NewLeg[]) =>
    legs.reduce((after, leg) => act(after, { type: 'add-leg', leg }), proposed())
  const event = withLegs(one, two, guidance)
  const narrow: EventCommand = { type: 'revise-terms', terms: terms({ measures: [banks] }) }
  expect(act(event, narrow).legs.map(({ id: leg, measures }) => [leg, measures])).toEqual([
    [one.id, [banks]],
    [guidance.id, []],
  ])
  expect(answerTo(event, { type: 'revise-terms', terms: event.terms })).toBe('nothing-changed')
  const waiting = { ...one, steps: [{ ...pause, lead, after: [draft.id] }] }
  expect(answerTo(withLegs(two, waiting), narrow)).toBe('step-elsewhere')
})

test('[EV4] scheduling is decided on the very revision of the terms, and starts the clocks', () => {
  const event = act(proposed(), { type: 'revise-terms', terms: terms({ windowHours: 6 }) })
  const decide = (revision: number, adopted = true) =>
    answerTo(event, {
      type: 'schedule',
      outcome: outcome({ act: 'schedule', event: event.id, revision }, adopted),
    })
  expect(decide(1)).toBe('decided-otherwise')
  expect(decide(2, false)).toBe('not-adopted')
  expect(decide(2)).toBe('ok')
  const { stage } = scheduled()
  expect(stage).toMatchObject({
    is: 'scheduled',
    round: {
      notice: { at: moment('2026-03-10T00:00:00Z'), wording: terms().notice },
      readyBy: { at: moment('2026-03-17T00:00:00Z'), wording: terms().answer },
      channels: null,
      call: null,
    },
  })
})

test('[EV4] a T0 that has come since, and a notice that would end after it, are refused', () => {
  const motion = { act: 'schedule', event: id<'event'>(200), revision: 1 } as const
  const schedule = { type: 'schedule', outcome: outcome(motion) } as const
  expect(answerTo(proposed(), schedule, { now: t0 })).toBe('trigger-past')
  expect(answerTo(proposed(), schedule, { now: later(t0, -6 * day) })).toBe('notice-after-trigger')
  expect(answerTo(proposed(), schedule, { now: later(t0, -9 * day) })).toBe('ok')
  const beyond = terms({ notice: { kind: 'working-days', count: 9_000, calendar: 'capitals' } })
  expect(answerTo(proposed(beyond), schedule)).toBe('beyond-calendar')
})

test('[EV5] preparation begins with a leg', () => {
  const begin = { type: 'begin-preparation' } as const
  expect(answerTo(scheduled(terms(), []), begin)).toBe('no-leg')
  expect(preparing().stage.is).toBe('preparing')
})

test('[EV6] every act belongs to stages, and is refused in every other with the stage that it is in', () => {
  const samples = stages()
  const allowed: Partial<Record<EventCommand['type'], readonly Stage['is'][]>> = {
    'revise-terms': ['proposed'],
    'add-leg': ['proposed', 'scheduled', 'preparing'],
    schedule: ['proposed'],
    'begin-preparation': ['scheduled'],
    'propose-change': ['scheduled', 'preparing', 'armed', 'on-hold'],
    'issue-finding': [
      'proposed',
      'scheduled',
      'preparing',
      'armed',
      'on-hold',
      'triggered',
      'executing',
      'partially-effective',
    ],
    'waive-condition': ['proposed', 'scheduled', 'preparing', 'armed', 'on-hold'],
    'confirm-channels': ['scheduled', 'preparing', 'armed', 'on-hold'],
    arm: ['preparing', 'on-hold'],
    'open-call': ['armed'],
    'answer-call': ['armed'],
    hold: ['scheduled', 'preparing', 'armed', 'on-hold'],
    abort: ['proposed', 'scheduled', 'preparing', 'armed', 'on-hold'],
    compensate: ['partially-effective'],
    reverse: ['triggered', 'executing', 'partially-effective', 'effective', 'closed'],
    close: ['effective'],
    'close-incomplete': ['partially-effective'],
  }
  for (const [type, stagesOf] of Object.entries(allowed)) {
    for (const [is, event] of Object.entries(samples)) {
      const { command, by } = sampleOf(type as EventCommand['type'], event)
      const refusedByStage = answerTo(event, command, { by }) === 'event-stage'
      expect([type, is, refusedByStage]).toEqual([type, is, !stagesOf.includes(is as Stage['is'])])
    }
  }
})

test('[EV7] the secretariat runs the process, heads of members commit, the verifier finds', () => {
  const bySecretariat: EventCommand['type'][] = [
    'revise-terms',
    'add-leg',
    'schedule',
    'begin-preparation',
    'accept-change',
    'bridge',
    'waive-condition',
    'waive-leg',
    'confirm-channels',
    'arm',
    'open-call',
    'overrule-hold',
    'abort',
    'compensate',
    'reverse',
    'close',
    'close-incomplete',
  ]
  const lacking = ['secretariat-only', 'member-head-only', 'verifier-only']
  for (const kind of delegationKinds) {
    for (const mandate of mandateKinds) {
      const by = actor(thane, mandate, kind)
      const head = mandate === 'head' || mandate === 'alternate'
      const presides = kind === 'secretariat' && (head || mandate === 'chair')
      const may = (type: EventCommand['type']) =>
        !lacking.includes(answerTo(armed(), sampleOf(type, armed()).command, { by }))
      for (const type of bySecretariat)
        expect([type, kind, mandate, may(type)]).toEqual([type, kind, mandate, presides])
      for (const type of ['hold', 'answer-call', 'lift-hold'] as const) {
        expect([type, kind, mandate, may(type)]).toEqual([
          type,
          kind,
          mandate,
          kind === 'member' && head,
        ])
      }
      for (const type of ['propose-change', 'withdraw-change'] as const) {
        expect([type, may(type)]).toEqual([type, presides || (kind === 'member' && head)])
      }
      expect(may('issue-finding')).toBe(kind === 'verifier' && head)
    }
  }
})

test('[EV8] an act from a clock that runs behind is refused, and changes nothing', () => {
  const event = armed()
  expect(answerTo(event, { type: 'arm' }, { now: later(event.asOf, -1) })).toBe('clock-behind')
  expect(answerTo(event, { type: 'open-call', due: at(t0) }, { now: event.asOf })).toBe('ok')
})

test('[EV9] time comes first: who arms at the moment finds that it has passed', () => {
  const late = decideEvent(armable(), { type: 'arm' }, setting({ now: t0 }))
  expect(late.ok ? null : late.refusal.code).toBe('not-ready-to-arm')
  const event = armed(onFinding())
  const decision = decideEvent(
    event,
    { type: 'issue-finding', finding: finding() },
    setting({ by: verifier, now: later(event.asOf, day) }),
  )
  expect(decision.ok && decision.events.map(({ type }) => type)).toEqual([
    'finding-issued',
    'fired',
  ])
})

test('[EV32] the board says of each leg what is owed, by whom, by when, and what silence says', () => {
  const row = (event: ReliefEvent, timing: readonly NewLeg['id'][] = []) =>
    boardOf(event, new Set(timing), event.asOf)[0]
  const step = {
    id: id<'step'>(1),
    title: 'Scrutiny',
    lead: { unit: 'working-days' as const, count: 5 },
    after: [],
  }
  const stepped = newLeg(1, thane, { steps: [step] })
  const begun = preparing(terms(), [stepped, legTwo])
  const { readyBy } = begun.stage.is === 'preparing' ? begun.stage.round : { readyBy: null }
  const owed = (event: ReliefEvent) => {
    const { by, what, silence } = row(event)?.owed ?? {}
    return [by, what, silence]
  }
  expect(row(begun)).toMatchObject({
    leg: legOne.id,
    state: 'not-started',
    signal: 'open',
    steps: { done: 0, of: 1 },
    owed: { by: 'delegation', what: 'start', due: readyBy, silence: 'not-ready' },
  })
  const started = own(begun, { type: 'start' })
  expect(row(started)?.owed).toMatchObject({ what: 'step', step: step.id })
  const done = own(started, { type: 'complete-step', step: step.id })
  expect(owed(done)).toEqual(['delegation', 'adopt', 'not-ready'])
  const adopted = own(done, { type: 'adopt', reference: 'Gazette' })
  expect(owed(adopted)).toEqual(['delegation', 'attest', 'not-ready'])
  expect(row(own(adopted, { type: 'block', reason: 'court' }))).toMatchObject({
    signal: 'blocked',
    owed: { what: 'unblock' },
  })
  expect(row(armed())).toMatchObject({ signal: 'ready', owed: null })
  expect(row(armed(), [legOne.id])?.signal).toBe('doubtful')
  expect(row(begun, [legOne.id])?.signal).toBe('doubtful')
  const after = fired()
  expect(row(after)?.owed).toMatchObject({ what: 'execute', silence: 'missed' })
  expect(boardOf(after, new Set(), t0)[2]?.owed).toBeNull()
  const inEffect = executed(after, legOne, t0)
  expect(owed(inEffect)).toEqual(['secretariat', 'confirm', 'nothing'])
  expect(row(confirmed(inEffect, legOne))?.owed).toBeNull()
  const reversing = reversed(effective())
  expect(owed(reversing)).toEqual(['delegation', 'revert', 'nothing'])
})

test('[EV32] an attestation that has run out is not shown as ready, even before anyone looked', () => {
  const event = attested(preparing(), legOne, later(start, day))
  expect(boardOf(event, new Set(), later(start, day))[0]?.signal).toBe('open')
  expect(boardOf(event, new Set(), later(start, day - 1))[0]?.signal).toBe('ready')
})

test('[EV33] the runbook counts working days of all capitals before T0 and elapsed time after', () => {
  const dates = new Map(
    runbookFor(reliefDay, t0, calendars.capitals).map(({ what, at: when }) => [what, when]),
  )
  expect(dates.get('arm')).toBe(moment('2026-05-27T22:00:00Z'))
  expect(dates.get('call')).toBe(later(t0, -day))
  expect(dates.get('fire')).toBe(t0)
  expect(dates.get('first-review')).toBe(moment('2026-07-01T22:00:00Z'))
  const short = { ...calendars.capitals, years: { first: 2026, last: 2026 } }
  expect(runbookFor(reliefDay, moment('2026-01-15T10:00:00Z'), short)[0]?.at).toBeNull()
})

function own(event: ReliefEvent, command: Extract<EventCommand, { type: 'leg' }>['command']) {
  return act(event, { type: 'leg', leg: legOne.id, command }, { by: actor(thane) })
}

function reversed(event: ReliefEvent): ReliefEvent {
  const motion = { act: 'reverse', event: event.id } as const
  return act(event, { type: 'reverse', over: [oil], outcome: outcome(motion) })
}

/** One event in each stage. */
function stages(): Record<Stage['is'], ReliefEvent> {
  const held = act(armed(), holdOf(), { by: actor(thane) })
  const motion = { act: 'abort', event: id<'event'>(200) } as const
  const triggered = fired()
  const partially = wait(triggered, later(t0, day))
  const inEffect = effective()
  const undone = [legOne, legTwo].reduce((event, leg) => {
    const end = { at: event.asOf, publication: 'Gazette 3' }
    const command = { type: 'revert', end } as const
    return act(event, { type: 'leg', leg: leg.id, command }, { by: actor(leg.delegation) })
  }, reversed(inEffect))
  return {
    proposed: proposed(),
    scheduled: scheduled(),
    preparing: preparing(),
    armed: armed(),
    'on-hold': held,
    aborted: act(armed(), { type: 'abort', reason: 'war', outcome: outcome(motion) }),
    triggered,
    executing: executed(triggered, legOne, t0),
    'partially-effective': partially,
    effective: inEffect,
    closed: act(inEffect, { type: 'close' }),
    reversing: reversed(inEffect),
    reversed: undone,
  }
}

function holdOf(): Extract<EventCommand, { type: 'hold' }> {
  return {
    type: 'hold',
    id: id(790),
    reason: 'election',
    reviewBy: at(later(t0, day)),
    over: [oil],
  }
}

/** A command of each kind that is right but for its stage, and who gives it. */
function sampleOf(type: EventCommand['type'], event: ReliefEvent) {
  const of = (command: EventCommand, by = secretariat) => ({ command, by })
  const decided = outcome({ act: 'close', event: event.id })
  const { revision } = event
  switch (type) {
    case 'revise-terms':
      return of({ type, terms: terms({ windowHours: 9 }) })
    case 'add-leg':
      return of({ type, leg: newLeg(9, solvaara) })
    case 'schedule':
      return of({ type, outcome: outcome({ act: 'schedule', event: event.id, revision }) })
    case 'begin-preparation':
    case 'arm':
    case 'close':
      return of({ type })
    case 'leg':
      return of({ type, leg: legOne.id, command: { type: 'start' } }, actor(thane))
    case 'propose-change':
      return of(
        { type, id: id(780), terms: terms({ windowHours: 9 }), reason: 'more time' },
        actor(thane),
      )
    case 'withdraw-change':
      return of({ type, id: id(780) }, actor(thane))
    case 'accept-change':
      return of({ type, id: id(780), outcome: decided })
    case 'bridge':
      return of({ type, longStop: at(later(t0, day)), outcome: decided })
    case 'issue-finding':
      return of({ type, finding: finding({ id: id(799) }) }, verifier)
    case 'waive-condition':
      return of({
        type,
        condition: stockpile.id,
        until: at(later(t0, day)),
        reason: 'agreed',
        outcome: decided,
      })
    case 'waive-leg':
      return of({ type, leg: legOne.id, outcome: decided })
    case 'confirm-channels':
      return of({ type, exemptions: [food.id] })
    case 'open-call':
      return of({ type, due: at(later(t0, -day)) })
    case 'answer-call':
      return of({ type, is: 'go', reason: '' }, actor(thane))
    case 'hold':
      return of(holdOf(), actor(thane))
    case 'lift-hold':
      return of({ type, id: id(790) }, actor(thane))
    case 'overrule-hold':
      return of({ type, id: id(790), outcome: decided })
    case 'abort':
      return of({ type, reason: 'war', outcome: outcome({ act: 'abort', event: event.id }) })
    case 'compensate':
      return of({ type, action: 'retry' })
    case 'reverse':
      return of({ type, over: [oil], outcome: outcome({ act: 'reverse', event: event.id }) })
    case 'close-incomplete':
      return of({ type, outcome: decided })
  }
}
