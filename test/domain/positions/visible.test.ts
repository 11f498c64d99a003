import fc from 'fast-check'
import { expect, test } from 'vitest'

import { delegationKinds } from '#app/domain/accounts/delegation.ts'
import { mandateKinds } from '#app/domain/accounts/mandate.ts'
import type { Dossier } from '#app/domain/positions/dossier.ts'
import type { EntryId } from '#app/domain/positions/entry.ts'
import { cellFor, cellOf, seenBy, sees, standing } from '#app/domain/positions/visible.ts'
import type { Onlooker } from '#app/domain/positions/visible.ts'
import { visibilities } from '#app/domain/positions/vocabulary.ts'
import type { Visibility } from '#app/domain/positions/vocabulary.ts'

import {
  actor,
  after,
  content,
  dossierOf,
  id,
  ostia,
  secretariat,
  stance,
  subject,
  thane,
} from './build.ts'

test('[VI1] every level is seen by exactly these, of every kind of delegation and mandate', () => {
  for (const kind of delegationKinds) {
    for (const mandate of mandateKinds) {
      const seen = visibilities.filter((to) => sees(actor(ostia, mandate, kind), thane, to))
      const presiding = kind === 'secretariat' || mandate === 'chair'
      const expected: Visibility[] = presiding
        ? ['chair', 'coalition', 'public']
        : kind === 'member'
          ? ['coalition', 'public']
          : ['public']
      expect([kind, mandate, seen]).toEqual([kind, mandate, expected])
    }
  }
  for (const mandate of mandateKinds) {
    expect(visibilities.filter((to) => sees(actor(thane, mandate), thane, to))).toEqual(
      visibilities,
    )
  }
  expect(visibilities.filter((to) => sees(null, thane, to))).toEqual(['public'])
})

test('[VI2] weight and resolution are shown to their own audience and leave no trace for others', () => {
  const more = { weight: 'red-line', resolution: 'a sunset clause' } as const
  const told = dossierOf([{ by: thane, holding: stance('object'), more }])
  const alone = dossierOf([{ by: thane, holding: stance('object'), to: 'own', more }])
  const kept = after(alone, {
    type: 'share',
    id: lastOf(alone),
    audience: { entry: 'coalition', weight: 'chair', resolution: 'own' },
  })
  expect(standing(seenBy(actor(ostia), told))).toMatchObject(more)
  expect(standing(seenBy(actor(thane), kept))).toMatchObject(more)
  expect(standing(seenBy(secretariat, kept))).toMatchObject({
    weight: 'red-line',
    resolution: null,
  })
  expect(standing(seenBy(actor(ostia), kept))).toMatchObject({ weight: null, resolution: null })
  expect(JSON.stringify(seenBy(actor(ostia), kept))).not.toMatch(/red-line|sunset|audience/)
})

test('[VI3] a draft is seen inside its delegation and counts for nothing', () => {
  const dossier = after(dossierOf([{ by: thane, holding: stance('object') }]), {
    type: 'prepare',
    id: id(1),
    content: content(stance('support')),
    voice: { kind: 'own' },
  })
  expect(seenBy(actor(thane, 'capital-reviewer'), dossier).drafts).toHaveLength(1)
  for (const other of [actor(ostia), secretariat, actor(ostia, 'chair'), null]) {
    expect(seenBy(other, dossier).drafts).toEqual([])
  }
  expect(cellOf(seenBy(actor(thane), dossier), subject())).toMatchObject({
    interval: { low: 0, high: 0 },
  })
})

test('[VI4] the last entry that an onlooker sees stands for them', () => {
  const dossier = dossierOf([
    { by: thane, holding: stance('object'), to: 'public' },
    { by: thane, holding: stance('reserve'), to: 'coalition' },
    { by: thane, holding: stance('can-live-with'), to: 'chair' },
    { by: thane, holding: stance('support'), to: 'own' },
  ])
  const onlookers: Onlooker[] = [null, actor(ostia), secretariat, actor(thane)]
  const stands = onlookers.map((onlooker) => standing(seenBy(onlooker, dossier))?.content.holding)
  expect(stands).toEqual(['object', 'reserve', 'can-live-with', 'support'].map(stance))
})

test('[VI4] [VI5] a cell by itself is that of all that the onlooker may know', () => {
  const shownTo = fc.array(fc.constantFrom(...visibilities), { minLength: 1, maxLength: 4 })
  const onlookers: Onlooker[] = [null, actor(ostia), secretariat, actor(thane)]
  fc.assert(
    fc.property(shownTo, fc.boolean(), (audiences, ends) => {
      const written = dossierOf(
        audiences.map((to, at) => ({
          by: thane,
          holding: stance(at % 2 === 0 ? 'object' : 'support'),
          to,
        })),
      )
      const last = lastOf(written)
      const sealed = audiences.at(-1) === 'own'
      const dossier = !ends
        ? written
        : sealed
          ? after(written, { type: 'seal', id: last, salt: '00'.repeat(32) })
          : after(written, { type: 'settle', id: last, how: 'withdrawn' })
      for (const onlooker of onlookers) {
        const whole = cellOf(seenBy(onlooker, dossier), subject())
        expect(cellFor(onlooker, dossier, subject())).toEqual(whole)
      }
    }),
  )
})

test('[VI5] [PO8] a seal is withheld for the coalition, nothing for the public, and covers nothing', () => {
  const kept = dossierOf([{ by: thane, holding: stance('support'), to: 'own' }])
  const sealed = after(kept, { type: 'seal', id: lastOf(kept), salt: '00'.repeat(32) })
  const cell = (onlooker: Onlooker) => cellOf(seenBy(onlooker, sealed), subject()).kind
  expect([actor(thane), actor(ostia), secretariat].map(cell)).toEqual([
    'position',
    'withheld',
    'withheld',
  ])
  expect([null, actor(id(9), 'head', 'observer')].map(cell)).toEqual(['none', 'none'])
  const open = dossierOf([
    { by: thane, holding: stance('object') },
    { by: thane, holding: stance('support'), to: 'own' },
  ])
  const both = after(open, { type: 'seal', id: lastOf(open), salt: '00'.repeat(32) })
  expect(cellOf(seenBy(actor(ostia), both), subject())).toMatchObject({ kind: 'position' })
})

test('[PO8] no position, no part, a seal and abstention are four different cells', () => {
  const on = subject({ scale: { kind: 'ordinal', levels: [...levels] } })
  const cells = [
    dossierOf([{ by: thane, holding: stance('abstain'), on }]),
    dossierOf([{ by: thane, holding: { kind: 'not-participating' }, on }]),
    dossierOf([{ by: thane, holding: stance('yes'), to: 'own', on }]),
  ].map((dossier) => cellOf(seenBy(actor(ostia), dossier), on).kind)
  expect(cells).toEqual(['position', 'not-participating', 'none'])
})

test('[VI6] what an onlooker may not see leaves no trace in what they see', () => {
  const onlookers: Onlooker[] = [
    null,
    actor(ostia),
    actor(ostia, 'chair'),
    secretariat,
    actor(id(8), 'head', 'verifier'),
    actor(id(9), 'head', 'civil-society'),
  ]
  const line = fc.record({
    level: fc.constantFrom('object', 'reserve', 'can-live-with', 'support'),
    to: fc.constantFrom(...visibilities),
    weight: fc.constantFrom('preference', 'red-line', null),
  })
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), (lines) => {
      const told = lines.map((said, at) => ({ ...said, reason: `said ${at}` }))
      for (const onlooker of onlookers) {
        const seen = told.filter(({ to }) => sees(onlooker, thane, to))
        if (seen.length === 0) continue
        expect(viewOf(onlooker, told)).toEqual(viewOf(onlooker, seen))
      }
    }),
  )
})

type Said = {
  level: string
  to: Visibility
  weight: 'preference' | 'red-line' | null
  reason: string
}

/** Without the ids, which number what was built before. */
function viewOf(onlooker: Onlooker, lines: readonly Said[]) {
  const dossier = dossierOf(
    lines.map(({ level, to, weight, reason }) => {
      return { by: thane, holding: stance(level), to, more: { weight, reason } }
    }),
  )
  const { entries, ...rest } = seenBy(onlooker, dossier)
  return { ...rest, entries: entries.map((entry) => ({ ...entry, id: null })) }
}

const levels = [
  { code: 'no', counts: 'against' },
  { code: 'abstain', counts: 'abstention' },
  { code: 'yes', counts: 'for' },
] as const

function lastOf(dossier: Dossier): EntryId {
  const filed = dossier.filed.at(-1)
  if (filed === undefined) throw new Error('nothing filed')
  return filed.entry.id
}
