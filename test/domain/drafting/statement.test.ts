import { expect, test } from 'vitest'

import { delegationKinds } from '#app/domain/accounts/delegation.ts'
import type { Actor } from '#app/domain/drafting/actor.ts'
import { decideStatement, evolveStatement } from '#app/domain/drafting/decide-statement.ts'
import type {
  SaidKind,
  StatedText,
  StatementCommand,
} from '#app/domain/drafting/decide-statement.ts'
import { effectFor, isReadBy, isReservation, speakersOf } from '#app/domain/drafting/statement.ts'
import type { Statement, StatementId } from '#app/domain/drafting/statement.ts'
import { inDays } from '#app/domain/kernel/deadline.ts'
import { fromIso, instant } from '#app/domain/kernel/instant.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'

import { accepted, actor, block, codeOf, delegation, monday, withoutPosition } from './build.ts'

const window = inDays(monday, 7, 'UTC')
const adopted: StatedText = {
  symbol: 'HCG/2026/7',
  paragraphs: [block('op1'), block('op2')],
  sponsors: [delegation('S')],
  action: 'consensus',
  window,
}
const tabled: StatedText = { ...adopted, symbol: 'HCG/2026/L.5', action: 'none-yet', window: null }
const yearLater = fromIso('2027-06-09T00:00:00Z')

test('[ST1] a statement stands beside one issue or edition and its paragraphs', () => {
  expect(after(null, make({ is: 'interpretation' }))).toEqual({
    stage: 'made',
    id: 'statement',
    kind: { is: 'interpretation' },
    by: 'A',
    aligned: [],
    target: { symbol: 'HCG/2026/7', paragraphs: ['op1'] },
    text: 'We read this as not affecting our law.',
    lang: 'en',
    visibility: 'public',
    madeAt: monday,
  })
  expect(refusalOf(null, { ...make({ is: 'general' }), text: '' })).toBe('text-missing')
  expect(refusalOf(null, { ...make({ is: 'general' }), paragraphs: [block('op9')] })).toBe(
    'paragraph-unknown',
  )
  expect(refusalOf(after(null, make({ is: 'general' })), make({ is: 'general' }))).toBe(
    'statement-made',
  )
})

test('[ST1] heads and alternates of members make them', () => {
  const by = (who: Actor) =>
    refusalOf(null, { ...make({ is: 'general' }), by: who, for: who.delegation })
  expect(by(actor('A', 'alternate'))).toBe(null)
  expect(by(actor('A', 'delegate'))).toBe('heads-only')
  for (const who of withoutPosition) expect(by(who)).toBe('no-position')
  expect(refusalOf(null, { ...make({ is: 'general' }), by: actor('B') })).toBe('not-yours')
})

test('[ST2] others align themselves, its author withdraws', () => {
  const made = after(null, make({ is: 'interpretation' }))
  const align = { type: 'align', by: actor('B'), for: delegation('B') } as const
  const aligned = after(made, align)
  expect(speakersOf(aligned)).toEqual(['A', 'B'])
  expect(refusalOf(aligned, align)).toBe('aligned-already')
  expect(refusalOf(made, { ...align, by: actor('A'), for: delegation('A') })).toBe(
    'aligned-already',
  )
  const withdraw = { type: 'withdraw', by: actor('A'), for: delegation('A') } as const
  expect(refusalOf(aligned, { ...withdraw, by: actor('B'), for: delegation('B') })).toBe(
    'not-yours',
  )
  const withdrawn = after(aligned, withdraw)
  expect(withdrawn).toMatchObject({ stage: 'withdrawn', withdrawnAt: monday })
  expect(refusalOf(withdrawn, align)).toBe('statement-withdrawn')
  expect(refusalOf(null, align)).toBe('no-statement')
})

test('[ST3] a vote is explained before or after it, and not by who sponsors the text', () => {
  const voted: StatedText = { ...adopted, action: 'vote' }
  const explain = (when: 'before' | 'after', about: StatedText, name = 'A') =>
    refusalOf(null, {
      ...make({ is: 'explanation-of-vote', when }, about),
      by: actor(name),
      for: delegation(name),
    })
  expect(explain('before', tabled)).toBe(null)
  expect(explain('after', tabled)).toBe('no-action-yet')
  expect(explain('after', voted)).toBe(null)
  expect(explain('before', voted)).toBe('action-taken')
  expect(explain('after', adopted)).toBe('no-vote')
  expect(explain('after', voted, 'S')).toBe('own-text')
})

test('[ST4] what bears on the effect is said on an adopted text within its window', () => {
  for (const is of ['interpretation', 'dissociation', 'reservation'] as const) {
    expect(refusalOf(null, make({ is }, tabled))).toBe('not-adopted-yet')
    expect(refusalOf(null, make({ is }), instant(window.at - 1))).toBe(null)
    expect(refusalOf(null, make({ is }), window.at)).toBe('window-over')
  }
  expect(refusalOf(null, make({ is: 'explanation-of-position' }, tabled))).toBe(null)
  expect(refusalOf(null, make({ is: 'explanation-of-position' }), window.at)).toBe('window-over')
  for (const about of [tabled, adopted]) {
    expect(refusalOf(null, make({ is: 'general' }, about), window.at)).toBe(null)
  }
})

test('[ST5] a dissociation names the paragraphs from which it dissociates', () => {
  const whole = { ...make({ is: 'dissociation' }), paragraphs: [] }
  expect(refusalOf(null, whole)).toBe('paragraphs-missing')
  expect(refusalOf(null, { ...whole, kind: { is: 'reservation' } })).toBe(null)
})

test('[ST6] a reservation is accepted by who has not objected within twelve months', () => {
  const made = reservation()
  const objected = after(null, objection(made))
  const effect = (name: string, now: Instant) =>
    effectFor(delegation(name), made, [made, objected], now)
  expect(effect('B', monday)).toBe('objected')
  expect(effect('C', instant(yearLater - 1))).toBe('pending')
  expect(effect('C', yearLater)).toBe('accepted')
  expect(effect('B', yearLater)).toBe('objected')
  const takenBack = after(objected, { type: 'withdraw', by: actor('B'), for: delegation('B') })
  expect(effectFor(delegation('B'), made, [takenBack], yearLater)).toBe('accepted')
  const withdrawn = after(made, { type: 'withdraw', by: actor('A'), for: delegation('A') })
  expect(
    isReservation(withdrawn) && effectFor(delegation('B'), withdrawn, [objected], yearLater),
  ).toBe('withdrawn')
})

test('[ST7] an objection is to another’s reservation that stands, within twelve months', () => {
  const made = reservation()
  expect(refusalOf(null, objection(made), instant(yearLater - 1))).toBe(null)
  expect(refusalOf(null, objection(made), yearLater)).toBe('window-over')
  expect(refusalOf(null, { ...objection(made), objected: null })).toBe('no-reservation')
  const general = after(null, make({ is: 'general' }))
  expect(refusalOf(null, objection(general))).toBe('no-reservation')
  const own = { ...objection(made), by: actor('A'), for: delegation('A') }
  expect(refusalOf(null, own)).toBe('own-reservation')
  const withdrawn = after(made, { type: 'withdraw', by: actor('A'), for: delegation('A') })
  expect(refusalOf(null, objection(withdrawn))).toBe('statement-withdrawn')
})

function reservation() {
  const made = after(null, make({ is: 'reservation' }))
  if (!isReservation(made)) throw new Error('no reservation came of it')
  return made
}

function objection(to: Statement): Extract<StatementCommand, { type: 'make' }> {
  const made = make({ is: 'objection', to: to.id })
  const id = 'objection' as StatementId
  return { ...made, id, by: actor('B'), for: delegation('B'), objected: to }
}

function make(
  kind: SaidKind,
  about: StatedText = adopted,
): Extract<StatementCommand, { type: 'make' }> {
  return {
    type: 'make',
    by: actor('A'),
    for: delegation('A'),
    id: 'statement' as StatementId,
    kind,
    paragraphs: [block('op1')],
    text: 'We read this as not affecting our law.',
    lang: 'en',
    visibility: 'public',
    about,
    objected: null,
    zone: 'UTC',
  }
}

function after(
  state: Statement | null,
  command: StatementCommand,
  at: Instant = monday,
): Statement {
  const next = accepted(decideStatement(state, command, at)).reduce<Statement | null>(
    evolveStatement,
    state,
  )
  if (next === null) throw new Error('no statement came of it')
  return next
}

function refusalOf(
  state: Statement | null,
  command: StatementCommand,
  at: Instant = monday,
): string | null {
  return codeOf(decideStatement(state, command, at))
}

test('[ST12] a restricted statement is read by members and the secretariat, a public one by all', () => {
  const readers = (visibility: Statement['visibility']) =>
    delegationKinds.filter((kind) => isReadBy(kind, { visibility }))
  expect(readers('public')).toEqual(delegationKinds)
  expect(readers('restricted')).toEqual(['member', 'secretariat'])
})
