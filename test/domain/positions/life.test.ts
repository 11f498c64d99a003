import fc from 'fast-check'
import { expect, test } from 'vitest'

import { mandateKinds } from '#app/domain/accounts/mandate.ts'
import { day, later } from '#app/domain/kernel/instant.ts'
import { emptyDossier, evolve } from '#app/domain/positions/dossier.ts'
import type { Dossier, Stage } from '#app/domain/positions/dossier.ts'
import type { EntryId } from '#app/domain/positions/entry.ts'
import {
  accommodate,
  decideLife,
  isStale,
  owesReview,
  reopenParked,
  reopenReworded,
} from '#app/domain/positions/life.ts'
import type { ChairCommand } from '#app/domain/positions/life.ts'
import { cellOf, seenBy, standing } from '#app/domain/positions/visible.ts'
import { visibilities } from '#app/domain/positions/vocabulary.ts'

import {
  actor,
  after,
  apply,
  dossierOf,
  id,
  ostia,
  secretariat,
  stance,
  start,
  subject,
  thane,
} from './build.ts'

const until = later(start, 7 * day)
const bridge = id<'bridge'>(700)

test('[PO17] each stage leads on only to the stages that follow it', () => {
  const leads: Record<Stage['kind'], readonly ChairCommand['type'][]> = {
    logged: ['acknowledge', 'overtake'],
    acknowledged: ['consult', 'propose-bridge', 'park', 'escalate', 'overtake'],
    'in-consultation': ['propose-bridge', 'park', 'escalate', 'overtake'],
    'bridging-proposed': ['consult', 'propose-bridge', 'park', 'escalate', 'overtake'],
    parked: ['consult', 'escalate', 'overtake'],
    escalated: ['consult', 'propose-bridge', 'park', 'overtake'],
    reopened: ['acknowledge', 'park', 'escalate', 'overtake'],
    resolved: [],
  }
  for (const [kind, allowed] of Object.entries(leads)) {
    const dossier = at(stages[kind as Stage['kind']])
    const open = commands.filter((type) => answer(dossier, type) === 'ok')
    expect([kind, open]).toEqual([kind, allowed])
  }
  expect(answer(at(stages.parked), 'acknowledge')).toEqual({
    code: 'not-from-here',
    details: { stage: 'parked' },
  })
})

test('[PO17] each command leads to its stage', () => {
  const dossier = at({ kind: 'acknowledged', since: start })
  const reached = (type: ChairCommand['type'], from: Dossier) => {
    const decision = decideLife(from, command(type, from), by)
    if (!decision.ok) throw new Error(decision.refusal.code)
    return apply(from, decision.events).filed[0]?.stage
  }
  expect(reached('acknowledge', at(stages.logged))).toEqual({ kind: 'acknowledged', since: start })
  expect(reached('consult', dossier)).toEqual({ kind: 'in-consultation', since: start })
  expect(reached('propose-bridge', dossier)).toEqual(stages['bridging-proposed'])
  expect(reached('park', dossier)).toEqual(stages.parked)
  expect(reached('escalate', dossier)).toEqual(stages.escalated)
  expect(reached('overtake', dossier)).toEqual({ ...stages.resolved, how: 'overtaken' })
})

test('[PO17] nobody but the chair and the secretariat moves a position, and none into the past', () => {
  const dossier = at({ kind: 'acknowledged', since: start })
  for (const kind of mandateKinds) {
    const mine = decideLife(dossier, command('escalate', dossier), {
      ...by,
      actor: actor(thane, kind),
    })
    expect(mine.ok).toBe(kind === 'chair')
  }
  const past = { ...command('park', dossier), until: start } as ChairCommand
  expect(decideLife(dossier, past, by)).toEqual({
    ok: false,
    refusal: { code: 'park-in-the-past' },
  })
})

test('[PO22] what is kept from the chair is answered like what does not exist, and changes nothing', () => {
  for (const to of visibilities) {
    const dossier = dossierOf([{ by: thane, holding: stance('object'), to }])
    const known = to !== 'own'
    expect(answer(dossier, 'acknowledge')).toEqual(known ? 'ok' : { code: 'no-such-position' })
  }
  const shown = dossierOf([{ by: thane, holding: stance('object') }])
  const withPrivate = dossierOf([
    { by: thane, holding: stance('object') },
    { by: thane, holding: stance('support'), to: 'own' },
  ])
  expect(answer(shown, 'acknowledge')).toBe('ok')
  expect(answer(withPrivate, 'acknowledge')).toBe('ok')
  const revised = dossierOf([
    { by: thane, holding: stance('object') },
    { by: thane, holding: stance('support'), to: 'chair' },
  ])
  expect(answer(revised, 'acknowledge')).toEqual({ code: 'no-such-position' })
})

test('[PO19] a position on an earlier wording says so and still stands', () => {
  const dossier = dossierOf([{ by: thane, holding: stance('object') }])
  const seen = seenBy(secretariat, dossier)
  expect(cellOf(seen, subject())).toMatchObject({ kind: 'position', earlier: false })
  const reworded = subject({ wording: 'second' })
  expect(cellOf(seen, reworded)).toMatchObject({ kind: 'position', earlier: true })
  expect(reopenReworded(dossier, 'second', start)).toEqual([])
})

test('[PO19] what was resolved at another wording opens again, except what was withdrawn', () => {
  for (const how of ['accommodated', 'withdrawn', 'recorded-as-statement', 'overtaken'] as const) {
    const dossier = at({ ...stages.resolved, how })
    expect(reopenReworded(dossier, 'first', until)).toEqual([])
    const reopened = apply(dossier, reopenReworded(dossier, 'second', until))
    expect(reopened.filed[0]?.stage).toEqual(
      how === 'withdrawn'
        ? { ...stages.resolved, how }
        : { kind: 'reopened', since: until, because: 'reworded' },
    )
  }
})

test('[PO19] an entry before which a later one stands does not open again, whatever is kept private', () => {
  const lines = [
    { by: thane, holding: stance('object') },
    { by: thane, holding: stance('support'), to: 'own' as const },
  ]
  const settle = (dossier: Dossier) =>
    after(dossier, { type: 'settle', id: entryOf(dossier), how: 'accommodated' })
  const keeps = settle(dossierOf(lines))
  expect(reopenReworded(keeps, 'second', start)).toHaveLength(1)
  const shows = settle(dossierOf([lines[0]!, { ...lines[1]!, to: 'coalition' }]))
  expect(reopenReworded(shows, 'second', start)).toEqual([])
})

test('[PO20] what was parked opens again at its time and not before', () => {
  const dossier = at(stages.parked)
  expect(reopenParked(dossier, later(until, -1))).toEqual([])
  const reopened = apply(dossier, reopenParked(dossier, until))
  expect(reopened.filed[0]?.stage).toMatchObject({ kind: 'reopened', because: 'park-ended' })
  expect(reopenParked(reopened, later(until, day))).toEqual([])
})

test('[PO21] past its review date an entry is stale and stands; only its owner is reminded', () => {
  const dossier = dossierOf([{ by: thane, holding: stance('reserve'), more: { reviewBy: until } }])
  const entry = standing(seenBy(secretariat, dossier))
  if (entry === null) throw new Error('it stands')
  expect([later(until, -1), until].map((now) => isStale(entry, now))).toEqual([false, true])
  expect(owesReview(dossier, actor(thane), until)?.id).toBe(entry.id)
  expect(owesReview(dossier, actor(thane), later(until, -1))).toBeNull()
  for (const other of [actor(ostia), secretariat, actor(ostia, 'chair')]) {
    expect(owesReview(dossier, other, until)).toBeNull()
  }
  const settled = after(dossier, { type: 'settle', id: entry.id, how: 'withdrawn' })
  expect(owesReview(settled, actor(thane), until)).toBeNull()
})

test('[BG8] what was shown is accommodated, what was accepted stands, what was kept stays kept', () => {
  const dossier = dossierOf([
    { by: thane, holding: stance('object') },
    { by: thane, holding: stance('reserve'), to: 'chair' },
    { by: thane, holding: stance('support'), to: 'own' },
  ])
  const reworded = subject({ wording: 'second' })
  const accepted = { bridge, id: id<'position'>(77), holding: stance('can-live-with') }
  const closed = apply(
    dossier,
    accommodate(dossier, accepted, { subject: reworded, at: until, seq: 9 }),
  )
  expect(closed.filed.map(({ stage }) => stage.kind)).toEqual([
    'resolved',
    'resolved',
    'logged',
    'logged',
  ])
  const stands = standing(seenBy(actor(ostia), closed))
  expect(stands).toMatchObject({
    wording: 'second',
    voice: { kind: 'accepted', bridge },
    content: { holding: stance('can-live-with') },
  })
  const nothing = emptyDossier(ostia, subject().id)
  expect(accommodate(nothing, accepted, { subject: reworded, at: until, seq: 9 })).toHaveLength(1)
})

test('[PO17] [PO18] [PO20] whatever happens to it, an entry keeps its words', () => {
  const steps = fc.constantFrom<ChairCommand['type'] | 'reword' | 'wake' | 'settle'>(
    ...commands,
    'reword',
    'wake',
    'settle',
  )
  fc.assert(
    fc.property(fc.array(steps, { maxLength: 20 }), (taken) => {
      const dossier = dossierOf([{ by: thane, holding: stance('reserve') }])
      const last = taken.reduce((now, step) => {
        if (step === 'reword') return apply(now, reopenReworded(now, 'second', start))
        if (step === 'wake') return apply(now, reopenParked(now, until))
        if (step === 'settle') {
          const settled = now.filed[0]?.stage.kind === 'resolved'
          return settled
            ? now
            : after(now, { type: 'settle', id: entryOf(now), how: 'accommodated' })
        }
        const decision = decideLife(now, command(step, now), by)
        return decision.ok ? apply(now, decision.events) : now
      }, dossier)
      expect(last.filed.map(({ entry }) => entry)).toEqual(dossier.filed.map(({ entry }) => entry))
    }),
  )
})

const commands = [
  'acknowledge',
  'consult',
  'propose-bridge',
  'park',
  'escalate',
  'overtake',
] as const

const stages: Record<Stage['kind'], Stage> & { resolved: Extract<Stage, { kind: 'resolved' }> } = {
  logged: { kind: 'logged' },
  acknowledged: { kind: 'acknowledged', since: start },
  'in-consultation': { kind: 'in-consultation', since: start },
  'bridging-proposed': { kind: 'bridging-proposed', since: start, bridge },
  parked: { kind: 'parked', since: start, until },
  escalated: { kind: 'escalated', since: start },
  reopened: { kind: 'reopened', since: start, because: 'reworded' },
  resolved: { kind: 'resolved', since: start, how: 'accommodated', wording: 'first' },
}

const by = { actor: secretariat, subject: subject(), at: start }

function at(stage: Stage): Dossier {
  const dossier = dossierOf([{ by: thane, holding: stance('object') }])
  return evolve(dossier, { type: 'moved', entry: entryOf(dossier), to: stage })
}

function entryOf(dossier: Dossier): EntryId {
  const [first] = dossier.filed
  if (first === undefined) throw new Error('nothing filed')
  return first.entry.id
}

function command(type: ChairCommand['type'], dossier: Dossier): ChairCommand {
  const entry = entryOf(dossier)
  if (type === 'park') return { type, id: entry, until }
  if (type === 'propose-bridge') return { type, id: entry, bridge }
  return { type, id: entry }
}

function answer(dossier: Dossier, type: ChairCommand['type']) {
  const decision = decideLife(dossier, command(type, dossier), by)
  return decision.ok ? 'ok' : decision.refusal
}
