import { expect, test } from 'vitest'

import { hour, later } from '#app/domain/kernel/instant.ts'
import { noticeKinds } from '#app/domain/kernel/notice-kind.ts'
import { askedOf } from '#app/domain/relief/asked.ts'
import type { ReliefEvent } from '#app/domain/relief/event.ts'

import {
  act,
  actor,
  armed,
  at,
  attested,
  confirmed,
  effective,
  executed,
  fired,
  found,
  id,
  legOne,
  legTwo,
  oil,
  onFinding,
  ostia,
  outcome,
  preparing,
  proposed,
  scheduled,
  solvaara,
  t0,
  thane,
} from './build.ts'

test('[EV34] an event asks heads of legs that are not attested, and the verifier for a finding', () => {
  expect(asked(proposed())).toEqual([])
  const all = ['finding-asked verifier', `readiness-asked ${ostia}`, `readiness-asked ${solvaara}`]
  expect(asked(scheduled())).toEqual([...all, `readiness-asked ${thane}`].toSorted())
  expect(asked(attested(preparing(), legOne))).toEqual(all)
  const motion = { act: 'abort', event: id<'event'>(200) } as const
  expect(asked(act(armed(), { type: 'abort', reason: 'x', outcome: outcome(motion) }))).toEqual([])
})

test('[EV34] a finding is awaited until one lasts to the last moment; that something is not so is an answer', () => {
  const isAwaited = (event: ReliefEvent) => asked(event).includes('finding-asked verifier')
  expect(isAwaited(armed())).toBe(true)
  expect(isAwaited(found(armed()))).toBe(false)
  expect(isAwaited(found(armed(), { expires: at(later(t0, -hour)) }))).toBe(true)
  expect(isAwaited(found(armed(), { verdict: { is: 'not-verified', reason: 'No.' } }))).toBe(false)
  expect(isAwaited(armed(onFinding()))).toBe(true)
})

test('[EV34] a call asks every party that has not answered, and a hold its holder for the earlier review', () => {
  const due = at(later(t0, -hour))
  const called = act(armed(), { type: 'open-call', due })
  const calls = (event: ReliefEvent) => asked(event).filter((one) => one.startsWith('call'))
  expect(calls(called)).toEqual([ostia, solvaara, thane].map((of) => `call-asked ${of}`).toSorted())
  const go = { type: 'answer-call', is: 'go', reason: '' } as const
  expect(calls(act(called, go, { by: actor(thane) }))).not.toContain(`call-asked ${thane}`)

  const hold = (number: number, reviewBy: typeof due) =>
    ({ type: 'hold', id: id<'hold'>(number), reason: 'x', reviewBy, over: [oil] }) as const
  const held = act(act(armed(), hold(790, at(t0)), { by: actor(thane) }), hold(791, due), {
    by: actor(thane),
  })
  const reviews = askedOf(held).filter(({ kind }) => kind === 'hold-review')
  expect(reviews).toEqual([{ kind: 'hold-review', of: thane, due }])
})

test('[EV34] after the firing it asks for effects, then for their confirmation, then for nothing', () => {
  expect(asked(fired())).toEqual([`effect-asked ${ostia}`, `effect-asked ${thane}`].toSorted())
  const one = executed(fired(), legOne, t0)
  expect(asked(one)).toEqual(['confirmation-asked secretariat', `effect-asked ${ostia}`])
  const two = executed(confirmed(one, legOne), legTwo, later(t0, hour))
  expect(asked(two)).toEqual(['confirmation-asked secretariat'])
  expect(asked(effective())).toEqual([])
})

test('[N21] each kind of notice says what silence means', () => {
  const silence = (kind: keyof typeof noticeKinds) => noticeKinds[kind].silence
  expect(silence('readiness-asked')).toBe('not-ready')
  expect(silence('call-asked')).toBe('not-ready')
  expect(silence('finding-asked')).toBe('unmet')
  const rest = ['hold-review', 'effect-asked', 'reversal-asked', 'confirmation-asked'] as const
  expect(rest.map(silence)).toEqual(rest.map(() => 'nothing'))
})

function asked(event: ReliefEvent): readonly string[] {
  return askedOf(event)
    .map(({ kind, of }) => `${kind} ${of}`)
    .toSorted()
}
