import { expect, test } from 'vitest'

import { delegationKinds, hues } from '#app/domain/accounts/delegation.ts'
import { decideInvitation, mayInviteAs } from '#app/domain/accounts/invitation.ts'
import { decideMandateChange } from '#app/domain/accounts/mandate-change.ts'
import { mandateKinds } from '#app/domain/accounts/mandate.ts'
import { decideNewDelegation, NewDelegation, nextHue } from '#app/domain/accounts/new-delegation.ts'
import { decideUse, linkLasts } from '#app/domain/accounts/one-time-link.ts'
import { newPassword } from '#app/domain/accounts/password.ts'
import { instant, later } from '#app/domain/kernel/instant.ts'

test('[AC3] the last head of a delegation can be neither changed nor ended', () => {
  const head = { kind: 'head', ended: false, heads: 1 } as const
  for (const to of [...mandateKinds.filter((kind) => kind !== 'head'), null]) {
    const decision = decideMandateChange(head, { to, by: 'secretariat' })
    expect(decision).toEqual({ ok: false, refusal: { code: 'last-head' } })
  }
})

test('[AC3] one of two heads can go, and so can anyone who is not head', () => {
  const ended = { ok: true, events: [{ type: 'ended' }] }
  const oneOfTwo = { kind: 'head', ended: false, heads: 2 } as const
  const delegate = { kind: 'delegate', ended: false, heads: 1 } as const
  expect(decideMandateChange(oneOfTwo, { to: null, by: 'member' })).toEqual(ended)
  expect(decideMandateChange(delegate, { to: null, by: 'member' })).toEqual(ended)
})

test('[AC5] an ended mandate is not changed any more', () => {
  const ended = { kind: 'delegate', ended: true, heads: 1 } as const
  for (const to of [...mandateKinds, null]) {
    const decision = decideMandateChange(ended, { to, by: 'secretariat' })
    expect(decision).toEqual({ ok: false, refusal: { code: 'mandate-ended' } })
  }
})

test('[AC2] a change to the same kind is no act', () => {
  const delegate = { kind: 'delegate', ended: false, heads: 1 } as const
  expect(decideMandateChange(delegate, { to: 'delegate', by: 'member' })).toEqual({
    ok: false,
    refusal: { code: 'mandate-unchanged' },
  })
})

test('[AC6] only the secretariat makes someone chair', () => {
  const delegate = { kind: 'delegate', ended: false, heads: 1 } as const
  for (const by of delegationKinds) {
    const serves = by === 'secretariat'
    expect(decideMandateChange(delegate, { to: 'chair', by }).ok).toBe(serves)
    const head = { delegation: { kind: by }, mandate: { kind: 'head' } } as const
    const decision = decideInvitation({ actsAlready: false, by: head }, { kind: 'chair' })
    expect(decision.ok).toBe(serves)
  }
})

test('[AC7] outside the secretariat only a head invites a head or an alternate', () => {
  for (const kind of delegationKinds) {
    const invited = (mandate: 'head' | 'alternate') =>
      mandateKinds.filter((given) => {
        const by = { delegation: { kind }, mandate: { kind: mandate } }
        const { ok } = decideInvitation({ actsAlready: false, by }, { kind: given })
        expect(mayInviteAs(by, given)).toBe(ok)
        return ok
      })
    const serves = kind === 'secretariat'
    const others = ['delegate', 'capital-reviewer', 'legal-adviser']
    const all = [...others, 'head', 'alternate', ...(serves ? ['chair'] : [])]
    expect(new Set(invited('head'))).toEqual(new Set(all))
    expect(new Set(invited('alternate'))).toEqual(new Set(serves ? all : others))
  }
})

test('[AC2] nobody is invited twice to act for one delegation', () => {
  const by = { delegation: { kind: 'member' }, mandate: { kind: 'head' } } as const
  const decision = decideInvitation({ actsAlready: true, by }, { kind: 'delegate' })
  expect(decision).toEqual({ ok: false, refusal: { code: 'acts-already' } })
})

test('[AC4] a code is unique within its coalition', () => {
  const others = [{ code: 'UWC' }, { code: 'OST' }]
  expect(decideNewDelegation(others, { code: 'THA' }).ok).toBe(true)
  expect(decideNewDelegation(others, { code: 'OST' })).toEqual({
    ok: false,
    refusal: { code: 'code-taken' },
  })
})

test('[AC4] a code is two to five capital letters', () => {
  const { code } = NewDelegation.shape
  for (const good of ['AB', 'UWC', 'ABCDE', ' UWC '])
    expect(code.safeParse(good).success).toBe(true)
  for (const bad of ['A', 'ABCDEF', 'uwc', 'U1', 'U-C', 'ÄÖ', 'АВС', '', 'UWC\n; drop']) {
    expect([bad, code.safeParse(bad).success]).toEqual([bad, false])
  }
})

test('[AC4] each delegation gets a hue nobody has, until all twelve are given', () => {
  const given: { hue: number }[] = []
  for (let n = 0; n < hues; n += 1) given.push({ hue: nextHue(given) })
  expect(new Set(given.map(({ hue }) => hue)).size).toBe(hues)
  expect(nextHue(given)).toBe(0)
  expect(nextHue([{ hue: 0 }, { hue: 2 }])).toBe(1)
})

test('[AC4] a capital has a zone by its name, never a mere distance from UTC', () => {
  const { timeZone } = NewDelegation.shape
  for (const zone of ['Europe/Oslo', 'UTC', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5']) {
    expect([zone, timeZone.safeParse(zone).success]).toEqual([zone, true])
  }
  for (const zone of [
    '+02:00',
    'Europe/Atlantis',
    'oslo',
    '../etc/passwd',
    'Europe/Oslo ; x',
    '',
  ]) {
    expect([zone, timeZone.safeParse(zone).success]).toEqual([zone, false])
  }
})

test('[SI6] a link works once and until the instant it expires', () => {
  const expiresAt = later(instant(0), linkLasts)
  const fresh = { expiresAt, usedAt: null }
  expect(decideUse(fresh, later(expiresAt, -1)).ok).toBe(true)
  expect(decideUse(fresh, expiresAt)).toEqual({ ok: false, refusal: { code: 'link-expired' } })
  expect(decideUse({ expiresAt, usedAt: instant(5) }, instant(6))).toEqual({
    ok: false,
    refusal: { code: 'link-used' },
  })
})

test('[SI7] a password has at least 12 characters', () => {
  expect(newPassword().safeParse('eleven char').success).toBe(false)
  expect(newPassword().safeParse('twelve chars').success).toBe(true)
  expect(newPassword().safeParse('x'.repeat(257)).success).toBe(false)
})
