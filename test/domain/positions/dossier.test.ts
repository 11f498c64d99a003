import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { delegationKinds } from '#app/domain/accounts/delegation.ts'
import { mandateKinds } from '#app/domain/accounts/mandate.ts'
import { instant, later, day } from '#app/domain/kernel/instant.ts'
import { Salt } from '#app/domain/positions/commitment.ts'
import { decide } from '#app/domain/positions/decide.ts'
import type { Facts, OwnCommand } from '#app/domain/positions/decide.ts'
import { emptyDossier } from '#app/domain/positions/dossier.ts'
import type { Dossier } from '#app/domain/positions/dossier.ts'
import { isAct } from '#app/domain/positions/entry.ts'
import type { Audience, EntryId, Voice } from '#app/domain/positions/entry.ts'
import { seenBy, standing } from '#app/domain/positions/visible.ts'
import { visibilities } from '#app/domain/positions/vocabulary.ts'

import {
  actor,
  after,
  content,
  dossierOf,
  id,
  ostia,
  secretariat,
  shown,
  solvaara,
  stance,
  start,
  subject,
  thane,
} from './build.ts'

const salt = 'ab'.repeat(32)
const first: EntryId = id(1)
const second: EntryId = id(2)
const empty = emptyDossier(thane, subject().id)

test('[PO9] delegates of a member prepare, its head and alternate commit, and nobody else does', () => {
  for (const kind of delegationKinds) {
    for (const mandate of mandateKinds) {
      const given = { actor: actor(thane, mandate, kind) }
      const member = kind === 'member'
      const heads = ['head', 'alternate'].includes(mandate)
      expect(codeOf(empty, prepare, given)).toBe(
        !member ? 'not-a-member' : heads || mandate === 'delegate' ? 'ok' : 'not-a-drafter',
      )
      expect(codeOf(empty, commit(first), given)).toBe(
        !member ? 'not-a-member' : heads ? 'ok' : 'not-head',
      )
    }
  }
})

test('[PO9] another delegation learns nothing of a dossier from what it is refused', () => {
  const filled = after(after(empty, commit(first)), prepare)
  for (const command of [prepare, commit(second), share(first, shown('public'))]) {
    for (const dossier of [empty, filled]) {
      expect(codeOf(dossier, command, { actor: actor(ostia) })).toBe('no-such-position')
    }
  }
})

test('[PO9] a draft is rewritten, discarded, or committed and then gone', () => {
  const drafted = after(after(empty, prepare), { ...prepare, content: content(stance('support')) })
  expect(drafted.drafts.map((draft) => draft.content.holding)).toEqual([stance('support')])
  expect(after(drafted, { type: 'discard', id: first }).drafts).toEqual([])
  expect(codeOf(empty, { type: 'discard', id: first })).toBe('no-such-position')
  const committed = after(drafted, commit(first))
  expect([committed.drafts.length, committed.filed.length]).toEqual([0, 1])
})

test('[PO10] the last entry stands by instant and then by place, however entries arrive', () => {
  const lines = [
    { at: 0, seq: 1, level: 'object' },
    { at: 0, seq: 2, level: 'reserve' },
    { at: 0, seq: 3, level: 'can-live-with' },
    { at: 1, seq: 0, level: 'support' },
  ]
  fc.assert(
    fc.property(fc.shuffledSubarray(lines, { minLength: lines.length }), (arrived) => {
      const dossier = arrived.reduce(
        (filed, { at, seq, level }) =>
          after(
            filed,
            { ...commit(id(seq)), content: content(stance(level)) },
            {
              at: later(start, at),
              seq,
            },
          ),
        empty,
      )
      expect(dossier.filed.map(({ entry }) => entry.content.holding)).toEqual(
        lines.map(({ level }) => stance(level)),
      )
      expect(standing(seenBy(actor(thane), dossier))?.content.holding).toEqual(stance('support'))
    }),
  )
})

test('[PO11] what already stands is not committed again, unless on another wording or once resolved', () => {
  const once = after(empty, commit(first))
  expect(codeOf(once, commit(second))).toBe('position-unchanged')
  expect(codeOf(once, { ...commit(second), audience: shown('public') })).toBe('position-unchanged')
  expect(codeOf(once, { ...commit(second), content: content(stance('support')) })).toBe('ok')
  expect(codeOf(once, commit(second), { subject: subject({ wording: 'second' }) })).toBe('ok')
  const settled = after(once, { type: 'settle', id: first, how: 'withdrawn' })
  expect(codeOf(settled, commit(second))).toBe('ok')
})

test('[PO11] a review date lies ahead', () => {
  const due = (at: number) => ({
    ...commit(first),
    content: content(stance('reserve'), { reviewBy: instant(at) }),
  })
  expect(codeOf(empty, due(start))).toBe('review-in-the-past')
  expect(codeOf(empty, due(start + 1))).toBe('ok')
})

test('[PO4] a holding that does not fit the scale is neither drafted nor committed', () => {
  const wrong = content(stance('yes'))
  expect(codeOf(empty, { ...prepare, content: wrong })).toBe('unknown-level')
  expect(codeOf(empty, { ...commit(first), content: wrong })).toBe('unknown-level')
})

test('[PO12] audiences only widen, in every part, and no part is wider than the entry', () => {
  const parts = ['entry', 'weight', 'resolution'] as const
  for (const before of audiences().filter(isCoherent)) {
    const dossier = after(empty, { ...commit(first), audience: before })
    for (const next of audiences()) {
      const wider = parts.map((part) => rank(next[part]) - rank(before[part]))
      const widened = wider.every((by) => by >= 0) && wider.some((by) => by > 0)
      expect(codeOf(dossier, share(first, next))).toBe(
        !isCoherent(next) ? 'audience-wider' : widened ? 'ok' : 'already-seen',
      )
    }
  }
  for (const audience of audiences().filter((one) => !isCoherent(one))) {
    expect(codeOf(empty, { ...commit(first), audience })).toBe('audience-wider')
  }
})

test('[PO12] an entry is not shown to those before whom a later one stands', () => {
  const dossier = dossierOf([
    { by: thane, holding: stance('object'), to: 'own' },
    { by: thane, holding: stance('reserve'), to: 'chair' },
  ])
  const old = dossier.filed[0]?.entry.id ?? first
  expect(codeOf(dossier, share(old, shown('chair')))).toBe('position-superseded')
  expect(codeOf(dossier, share(old, shown('coalition')))).toBe('ok')
})

test('[PO13] only what the coalition or the public sees is an act', () => {
  expect(visibilities.map(isAct)).toEqual([false, false, true, true])
})

test('[PO14] a seal is this hash, and covers all that is held and why but not what is kept back', () => {
  const kept = after(empty, { ...commit(first), audience: shown('own') })
  const sealed = after(kept, { type: 'seal', id: first, salt }, { at: later(start, day) })
  const text =
    'entente sealed position v1\n{"delegation":"00000000-0000-4000-8000-000000000001",' +
    '"holding":{"kind":"stance","level":"reserve"},"reason":"",' +
    `"salt":"${salt}","subject":"00000000-0000-4000-8000-000000000500",` +
    '"type":"substantive","wording":"first"}'
  const commitment = bytesToHex(sha256(utf8ToBytes(text)))
  expect(sealed.filed[0]?.disclosure).toEqual({
    kind: 'sealed',
    commitment,
    since: later(start, day),
  })
  expect(Salt.safeParse(salt).success).toBe(true)
  expect(Salt.safeParse(salt.slice(1)).success).toBe(false)
  const seen = seenBy(actor(ostia), sealed)
  expect(seen).toMatchObject({ entries: [], drafts: [], sealed: [{ entry: first, commitment }] })
  expect(JSON.stringify(seen)).not.toContain('reserve')
})

test('[PO14] only what nobody else has seen can be sealed, and once', () => {
  const seal = { type: 'seal', id: first, salt } as const
  for (const to of visibilities) {
    const dossier = after(empty, { ...commit(first), audience: shown(to) })
    expect(codeOf(dossier, seal)).toBe(to === 'own' ? 'ok' : 'already-seen')
  }
  const sealed = after(after(empty, { ...commit(first), audience: shown('own') }), seal)
  expect(codeOf(sealed, seal)).toBe('position-sealed')
})

test('[PO15] a seal is opened with its salt, to the coalition at least, and can be checked', () => {
  const kept = after(empty, { ...commit(first), audience: shown('own') })
  const sealed = after(kept, { type: 'seal', id: first, salt })
  const reveal = (used: string, audience: Audience) =>
    ({ type: 'reveal', id: first, salt: used, audience }) as const
  expect(codeOf(kept, reveal(salt, shown('coalition')))).toBe('position-not-sealed')
  expect(codeOf(sealed, reveal('cd'.repeat(32), shown('coalition')))).toBe('salt-differs')
  expect(codeOf(sealed, reveal(salt, shown('chair')))).toBe('audience-too-narrow')
  expect(codeOf(sealed, share(first, shown('public')))).toBe('position-sealed')
  const open = after(sealed, reveal(salt, shown('coalition')), { at: later(start, 9 * day) })
  const seen = standing(seenBy(actor(ostia), open))
  expect(seen?.content.holding).toEqual(stance('reserve'))
  expect(seen?.proof).toMatchObject({ salt, since: start })
  const wider = after(open, share(first, shown('public')))
  expect(standing(seenBy(null, wider))?.proof).toEqual(seen?.proof)
})

test('[PO16] a member aligns itself with what its group said, and no one else does', () => {
  const members = [thane, ostia]
  const voice: Voice = { kind: 'group', group: 'Coastal Union', members }
  const spoken = after(
    emptyDossier(solvaara, subject().id),
    { ...commit(second), voice, audience: shown('coalition') },
    { actor: actor(solvaara) },
  )
  const statement = standing(seenBy(actor(thane), spoken))
  const align = { ...commit(first), voice: { kind: 'aligned', with: second } } as const
  const given = { statement }
  expect(codeOf(empty, align, given)).toBe('ok')
  expect(codeOf(empty, align, { statement: null })).toBe('no-such-statement')
  expect(codeOf(empty, { ...align, voice: { kind: 'aligned', with: first } }, given)).toBe(
    'no-such-statement',
  )
  const stranger = emptyDossier(id(4), subject().id)
  expect(codeOf(stranger, align, { ...given, actor: actor(id(4)) })).toBe('no-such-statement')
  const other = { ...align, content: content(stance('object')) }
  expect(codeOf(empty, other, given)).toBe('other-than-statement')
  expect(codeOf(empty, { ...align, audience: shown('public') }, given)).toBe('wider-than-statement')
  const moved = { ...given, subject: subject({ wording: 'second' }) }
  expect(codeOf(empty, align, moved)).toBe('statement-outdated')
  const added = { ...align, content: content(stance('reserve'), { reason: 'and wishes to add' }) }
  const aligned = after(empty, added, given)
  expect(codeOf(aligned, share(first, shown('public')), given)).toBe('wider-than-statement')
  const settled = after(
    spoken,
    { type: 'settle', id: second, how: 'withdrawn' },
    {
      actor: actor(solvaara),
    },
  )
  const last = seenBy(actor(thane), settled).entries.at(-1) ?? null
  expect(codeOf(empty, align, { statement: last })).toBe('no-such-statement')
})

test('[PO16] a statement on behalf of a group gives its members no position', () => {
  const voice: Voice = { kind: 'group', group: 'Coastal Union', members: [ostia] }
  const spoken = after(empty, { ...commit(first), voice })
  expect(spoken.delegation).toBe(thane)
  expect(seenBy(secretariat, emptyDossier(ostia, subject().id)).entries).toEqual([])
})

test('[PO18] the owner settles what stands, once, and then has no position', () => {
  for (const how of ['accommodated', 'withdrawn', 'recorded-as-statement'] as const) {
    const dossier = dossierOf([
      { by: thane, holding: stance('object') },
      { by: thane, holding: stance('reserve') },
    ])
    const last = dossier.filed[1]?.entry.id ?? first
    const settled = after(dossier, { type: 'settle', id: last, how })
    expect(standing(seenBy(secretariat, settled))).toBeNull()
    expect(codeOf(settled, { type: 'settle', id: last, how })).toBe('position-resolved')
  }
  const kept = after(empty, { ...commit(first), audience: shown('own') })
  const sealed = after(kept, { type: 'seal', id: first, salt })
  expect(codeOf(sealed, { type: 'settle', id: first, how: 'withdrawn' })).toBe('position-sealed')
})

const prepare = {
  type: 'prepare',
  id: first,
  content: content(stance('reserve')),
  voice: { kind: 'own' },
} as const

function commit(entry: EntryId) {
  return {
    type: 'commit',
    id: entry,
    content: content(stance('reserve')),
    voice: { kind: 'own' } as Voice,
    audience: shown('coalition'),
  } as const
}

function share(entry: EntryId, audience: Audience) {
  return { type: 'share', id: entry, audience } as const
}

function codeOf(dossier: Dossier, command: OwnCommand, given: Partial<Facts> = {}): string {
  const base: Facts = {
    actor: actor(thane),
    subject: subject(),
    at: start,
    seq: 1,
    statement: null,
  }
  const decision = decide(dossier, command, { ...base, ...given })
  return decision.ok ? 'ok' : decision.refusal.code
}

function audiences(): readonly Audience[] {
  return visibilities.flatMap((entry) =>
    visibilities.flatMap((weight) =>
      visibilities.map((resolution) => ({ entry, weight, resolution })),
    ),
  )
}

function isCoherent({ entry, weight, resolution }: Audience): boolean {
  return rank(weight) <= rank(entry) && rank(resolution) <= rank(entry)
}

function rank(to: (typeof visibilities)[number]): number {
  return visibilities.indexOf(to)
}
