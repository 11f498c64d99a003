import fc from 'fast-check'
import { expect, test } from 'vitest'

import { delegationKinds } from '#app/domain/accounts/delegation.ts'
import type { DelegationId } from '#app/domain/kernel/id.ts'
import { bridgeSeenBy, prospect } from '#app/domain/positions/bridge-seen.ts'
import {
  acceptedHolding,
  acceptors,
  decideBridge,
  evolveBridge,
  outlook,
} from '#app/domain/positions/bridge.ts'
import type { Answer, Bridge, BridgeCommand, Proposal } from '#app/domain/positions/bridge.ts'
import type { Actor } from '#app/domain/positions/dossier.ts'
import { rollCall, stances } from '#app/domain/positions/scale.ts'
import type { Cell } from '#app/domain/positions/stance.ts'
import { cellOf, seenBy } from '#app/domain/positions/visible.ts'

import {
  actor,
  dossierOf,
  id,
  months,
  ostia,
  range,
  secretariat,
  solvaara,
  stance,
  start,
  subject,
  thane,
} from './build.ts'
import { consensus, majority } from './rules.ts'

const percent = { ...months(0, 20), unit: '%' }
const threshold = subject({ scale: percent, value: 5 })
const six: Proposal = { kind: 'value', value: 6 }
const everyone = [thane, ostia, solvaara]

test('[BG1] the chair sees who would accept 6 % by the ranges that the chair sees', () => {
  const cells = new Map<DelegationId, Cell>(
    [
      { by: thane, holding: range(null, 5) },
      { by: ostia, holding: range(6, 8) },
      { by: solvaara, holding: range(4, 9), to: 'chair' as const },
      { by: id<'delegation'>(4), holding: range(9, 9), to: 'own' as const },
      { by: id<'delegation'>(5), holding: { kind: 'not-participating' } as const },
    ].map((line) => [
      line.by,
      cellOf(seenBy(secretariat, dossierOf([{ ...line, on: threshold }])), threshold),
    ]),
  )
  expect(prospect(6, threshold, cells, consensus())).toEqual({
    accept: [ostia, solvaara],
    short: [{ delegation: thane, by: 1, share: 0.05 }],
    unknown: [id(4)],
    ruling: { adopted: false, blockers: [thane], slack: -1 },
  })
  expect(prospect(12, threshold, cells, consensus()).short).toEqual([
    { delegation: thane, by: 7, share: 0.35 },
    { delegation: ostia, by: 4, share: 0.2 },
    { delegation: solvaara, by: 3, share: 0.15 },
  ])
})

test('[BG2] the chair proposes what is on the scale and changes something, one bridge at a time', () => {
  const text = subject({ scale: stances })
  expect(codeOf(null, propose(six))).toBe('ok')
  expect(codeOf(null, propose({ kind: 'value', value: 5 }))).toBe('bridge-changes-nothing')
  expect(codeOf(null, propose({ kind: 'value', value: 21 }))).toBe('range-outside')
  expect(codeOf(null, propose({ kind: 'value', value: 5.5 }))).toBe('range-between-steps')
  expect(codeOf(null, propose({ kind: 'wording', wording: 'third' }))).toBe('not-on-this-scale')
  expect(codeOf(null, propose(six), { subject: text })).toBe('not-on-this-scale')
  const wording = (to: string) => propose({ kind: 'wording', wording: to })
  expect(codeOf(null, wording('first'), { subject: text })).toBe('bridge-changes-nothing')
  expect(codeOf(null, wording('second'), { subject: text })).toBe('ok')
  expect(codeOf(null, { ...propose(six), asked: [] })).toBe('nobody-asked')
  expect(codeOf(open(), propose(six))).toBe('bridge-open')
  expect(codeOf(act(open(), { type: 'withdraw' }), propose(six))).toBe('ok')
  for (const command of [propose(six), { type: 'withdraw' } as const]) {
    const bridge = command.type === 'propose' ? null : open()
    expect(codeOf(bridge, command, { actor: actor(thane) })).toBe('not-presiding')
    expect(codeOf(bridge, command, { actor: actor(thane, 'chair') })).toBe('ok')
  }
  expect(codeOf(null, { type: 'withdraw' })).toBe('no-open-bridge')
})

test('[BG3] heads answer for those who were asked, and may answer otherwise', () => {
  const accept = { type: 'answer', answer: 'accept' } as const
  expect(codeOf(open(), accept, { actor: actor(thane) })).toBe('ok')
  expect(codeOf(open(), accept, { actor: actor(thane, 'delegate') })).toBe('not-head')
  expect(codeOf(open(), accept, { actor: actor(id(4)) })).toBe('not-asked')
  expect(codeOf(null, accept, { actor: actor(thane) })).toBe('no-open-bridge')
  const once = answered(open(), thane, 'decline')
  expect(codeOf(once, { type: 'answer', answer: 'decline' }, { actor: actor(thane) })).toBe(
    'answer-unchanged',
  )
  expect(answered(once, thane, 'accept').answers).toEqual([{ delegation: thane, answer: 'accept' }])
})

test('[BG4] it is adopted by the answer after which the others cannot undo it, and by no silence', () => {
  const two = answered(answered(open(), thane, 'accept'), ostia, 'accept')
  expect(two.stage).toBe('open')
  expect(answered(two, solvaara, 'abstain').stage).toBe('adopted')
  expect(outlook(answered(two, solvaara, 'decline'), consensus())).toBe('out-of-reach')
  expect(codeOf(answered(two, solvaara, 'accept'), { type: 'withdraw' })).toBe('no-open-bridge')
  const byMajority = answered(
    answered(open(), thane, 'accept', majority),
    ostia,
    'accept',
    majority,
  )
  expect(byMajority.stage).toBe('adopted')
})

test('[BG4] [BG6] neither the order of answers nor who was asked first makes a difference', () => {
  const answers = fc.array(fc.constantFrom<Answer>('accept', 'abstain', 'decline'), {
    minLength: 3,
    maxLength: 3,
  })
  fc.assert(
    fc.property(answers, fc.shuffledSubarray([0, 1, 2], { minLength: 3 }), (given, order) => {
      const give = (places: readonly number[], asked: readonly DelegationId[]) =>
        places.reduce(
          (bridge, at) => answered(bridge, everyone[at]!, given[at]!),
          act(null, { ...propose(six), asked }),
        )
      expect(
        give(
          order,
          order.map((at) => everyone[at]!),
        ),
      ).toEqual(give([0, 1, 2], everyone))
    }),
  )
})

test('[BG5] after a change of wording nobody answers an open bridge', () => {
  const moved = { ...threshold, wording: 'second' }
  const accept = { type: 'answer', answer: 'accept' } as const
  expect(codeOf(open(), accept, { actor: actor(thane), subject: moved })).toBe('bridge-outdated')
})

test('[BG6] while it is open nobody sees who accepts and only the chair who declines', () => {
  const bridge = answered(answered(open(), thane, 'accept'), ostia, 'decline')
  expect(bridgeSeenBy(secretariat, bridge)).toMatchObject({
    own: null,
    answered: 2,
    declined: [ostia],
    accepted: null,
  })
  expect(bridgeSeenBy(actor(thane), bridge)).toMatchObject({
    own: 'accept',
    answered: 2,
    declined: null,
    accepted: null,
  })
  for (const stage of ['open', 'withdrawn'] as const) {
    const seen = bridgeSeenBy(secretariat, { ...bridge, stage })
    expect(JSON.stringify({ ...seen, asked: [] })).not.toContain(thane)
  }
  const adopted = bridgeSeenBy(actor(solvaara), { ...bridge, stage: 'adopted' })
  expect(adopted).toMatchObject({ declined: [ostia], accepted: [thane] })
})

test('[BG7] verifier, observers, civil society and the public do not know of a bridge', () => {
  for (const kind of delegationKinds) {
    const known = kind === 'member' || kind === 'secretariat'
    expect(bridgeSeenBy(actor(id(7), 'head', kind), open()) !== null).toBe(known)
  }
  expect(bridgeSeenBy(null, open())).toBeNull()
})

test('[BG8] accepting a value means that value, accepting a text the least that goes along', () => {
  expect(acceptedHolding(six, percent)).toEqual(range(6, 6))
  const wording: Proposal = { kind: 'wording', wording: 'second' }
  expect(acceptedHolding(wording, stances)).toEqual(stance('can-live-with'))
  expect(acceptedHolding(wording, rollCall)).toEqual(stance('yes'))
  const mixed = answered(answered(open(), thane, 'accept'), ostia, 'decline')
  expect(acceptors(answered(mixed, solvaara, 'abstain'))).toEqual([thane])
})

function propose(proposal: Proposal): Extract<BridgeCommand, { type: 'propose' }> {
  return { type: 'propose', id: id(700), proposal, asked: everyone }
}

function open(): Bridge {
  return act(null, propose(six))
}

function answered(bridge: Bridge, by: DelegationId, answer: Answer, rule = consensus()): Bridge {
  return act(bridge, { type: 'answer', answer }, { actor: actor(by), rule })
}

type Given = { actor?: Actor; subject?: typeof threshold; rule?: ReturnType<typeof consensus> }

function act(bridge: Bridge | null, command: BridgeCommand, given: Given = {}): Bridge {
  const decision = decideBridge(bridge, command, { ...facts, ...given })
  if (!decision.ok) throw new Error(decision.refusal.code)
  const last = decision.events.reduce<Bridge | null>(evolveBridge, bridge)
  if (last === null) throw new Error('nothing happened')
  return last
}

function codeOf(bridge: Bridge | null, command: BridgeCommand, given: Given = {}): string {
  const decision = decideBridge(bridge, command, { ...facts, ...given })
  return decision.ok ? 'ok' : decision.refusal.code
}

const facts = { actor: secretariat, subject: threshold, at: start, rule: consensus() }
