import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { accesses } from '#app/domain/accounts/access.ts'
import { delegationKinds } from '#app/domain/accounts/delegation.ts'
import { sponsorActs } from '#app/domain/drafting/co-sponsorship.ts'
import { votes } from '#app/domain/drafting/decision-rule.ts'
import { lifeActs } from '#app/domain/drafting/next-steps.ts'
import { statementActs, statementKinds } from '#app/domain/drafting/statement.ts'
import type { DelegationId, FrameworkId, Id } from '#app/domain/kernel/id.ts'
import { instant, toIso } from '#app/domain/kernel/instant.ts'
import { positionActs } from '#app/domain/positions/vocabulary.ts'
import { reliefActs } from '#app/domain/relief/acts.ts'
import { clockActs } from '#app/domain/relief/clock-acts.ts'
import { reliefStages } from '#app/domain/relief/event.ts'
import { planActs, planTemplates } from '#app/domain/relief/plan-acts.ts'
import { snapbackActs, snapbackStates } from '#app/domain/relief/snapback-acts.ts'
import { verdicts } from '#app/domain/relief/verdicts.ts'
import { exemptionActs } from '#app/domain/safeguards/acts.ts'
import {
  encodeEntry,
  entryTypes,
  longestEntry,
  parseEntry,
} from '#app/domain/transparency/entry.ts'
import type { Entry } from '#app/domain/transparency/entry.ts'
import { leafHash } from '#app/domain/transparency/merkle.ts'
import { toHex } from '#app/domain/transparency/receipt.ts'

const delegation = '0a0a0a0a-0000-4000-8000-000000000001' as DelegationId
const framework = '0a0a0a0a-0000-4000-8000-000000000002' as FrameworkId
const entry: Entry = {
  t: 'framework.create',
  at: instant(Date.UTC(2026, 1, 3, 4, 5, 6, 7)),
  by: delegation,
  ref: [0n],
  b: { framework },
}
const text =
  '{"at":"2026-02-03T04:05:06.007Z","b":{"framework":"0a0a0a0a-0000-4000-8000-000000000002"},' +
  '"by":"0a0a0a0a-0000-4000-8000-000000000001","ref":[0],"t":"framework.create","v":1}'

test('[RC13] an entry has this text and this leaf hash, for ever', () => {
  expect(decode(encodeEntry(entry))).toBe(text)
  expect(toHex(leafHash(encodeEntry(entry)))).toBe(
    '90ea301689a7a8ac8e7a6e6d79a7fa537e1a0f53f5e8e6ee8dbfb1179a69dc43',
  )
})

test('[RC13] the order in which an entry was put together does not matter', () => {
  const { b, ref, by, at, t } = entry
  expect(encodeEntry({ ref, b, at, t, by } as Entry)).toEqual(encodeEntry(entry))
})

test('[RC13] every kind of entry reads back from its bytes as it was', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(anyEntry(), (any) => {
      seen.add(any.t)
      expect(parseEntry(decode(encodeEntry(any)))).toEqual(any)
    }),
    { numRuns: 500 },
  )
  expect([...seen].toSorted()).toEqual(entryTypes.toSorted())
})

test('[RC13] an entry of a kind that has come to say more since reads as it was written', () => {
  const { event, finding, condition } = {
    event: '0a0a0a0a-0000-4000-8000-000000000003',
    finding: '0a0a0a0a-0000-4000-8000-000000000004',
    condition: '0a0a0a0a-0000-4000-8000-000000000005',
  }
  const b = { condition, event, finding, stage: 'armed', verdict: 'verified' }
  const before = text
    .replace('{"framework":"0a0a0a0a-0000-4000-8000-000000000002"}', JSON.stringify(b))
    .replace('framework.create', 'relief.find')
  expect(decode(encodeEntry(parseEntry(before)))).toBe(before)
})

test.each([
  ['a space', text.replace(':', ': ')],
  ['another order', `{"v":1,${text.slice(1, -7)}}`],
  ['a doubled member', text.replace('"v":1', '"v":1,"v":1')],
  ['an escape that is not needed', text.replace('framework.create', 'framework\\u002ecreate')],
  ['a number written otherwise', text.replace('"v":1', '"v":1.0')],
  ['a time with another precision', text.replace('.007Z', 'Z')],
  ['a time with an offset', text.replace('.007Z', '.007+00:00')],
  ['a day that does not exist', text.replace('2026-02-03', '2026-02-30')],
  ['another version', text.replace('"v":1', '"v":2')],
  ['an unknown kind of act', text.replace('framework.create', 'framework.delete')],
  ['a body of another kind', text.replace('framework.create', 'document.open')],
  ['an id in capitals', text.replaceAll('0a0a', '0A0A')],
  ['a negative reference', text.replace('[0]', '[-1]')],
  ['a reference that is no whole number', text.replace('[0]', '[0.5]')],
  ['a member too many', text.replace('"v":1', '"v":1,"x":1')],
  ['a member too few', text.replace('"ref":[0],', '')],
  ['no object', '[]'],
  ['no JSON', text.slice(1)],
])('[RC13] a stored text with %s is not an entry', (_, changed) => {
  expect(changed).not.toBe(text)
  expect(() => parseEntry(changed)).toThrow(Error)
})

test('[RC12] what is not an id or a word of ours is refused before it is hashed', () => {
  const named = { ...entry, b: { framework, name: 'Corvenia framework' } }
  expect(() => encodeEntry(named)).toThrow('Unrecognized key')
  const addressed = { ...entry, email: 'head@uwc.example' }
  expect(() => encodeEntry(addressed)).toThrow('Unrecognized key')
  const written = { ...entry, b: { framework: 'Corvenia' as FrameworkId } }
  expect(() => encodeEntry(written)).toThrow('"id"')
})

test('[RC12] any entry is made of ids, words, times and numbers only', () => {
  const word = /^[a-z]+([.-][a-z]+)*$/
  const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
  const hash = /^[0-9a-f]{64}$/
  const time = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d\.\d{3}Z)?$/
  fc.assert(
    fc.property(anyEntry(), (any) => {
      const texts: string[] = []
      JSON.parse(decode(encodeEntry(any)), (_, value: unknown) => {
        if (typeof value === 'string') texts.push(value)
        return value
      })
      expect(
        texts.filter((each) => ![word, id, hash, time].some((form) => form.test(each))),
      ).toEqual([])
    }),
  )
})

test('[RC5] a reference that JSON could not carry exactly is refused', () => {
  expect(decode(encodeEntry({ ...entry, ref: [9007199254740991n] }))).toContain(
    '[9007199254740991]',
  )
  expect(() => encodeEntry({ ...entry, ref: [9007199254740993n] })).toThrow('Too big')
  expect(() => encodeEntry({ ...entry, ref: [-1n] })).toThrow('Too small')
})

test('[RC14] an entry of 65,535 bytes passes and a longer one is refused', () => {
  const base = encodeEntry({ ...entry, ref: [] }).length
  // Each further reference of four digits adds five bytes, the first one four.
  const fitting = Math.floor((longestEntry - base + 1) / 5)
  const refs = (count: number) => Array.from({ length: count }, () => 1000n)
  expect(encodeEntry({ ...entry, ref: refs(fitting) }).length).toBeLessThanOrEqual(longestEntry)
  expect(() => encodeEntry({ ...entry, ref: refs(fitting + 1) })).toThrow(RangeError)

  const short = longestEntry - encodeEntry({ ...entry, ref: refs(fitting) }).length
  const exact = [...refs(fitting - 1), 10n ** BigInt(3 + short)]
  expect(encodeEntry({ ...entry, ref: exact })).toHaveLength(longestEntry)
  const over = [...refs(fitting - 1), 10n ** BigInt(4 + short)]
  expect(() => encodeEntry({ ...entry, ref: over })).toThrow('65536 bytes')
})

function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
}

function anyId<Name extends string>() {
  return fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => {
    const hex = toHex(bytes)
    return [8, 12, 16, 20, 32]
      .map((end, i, ends) => hex.slice(ends[i - 1] ?? 0, end))
      .join('-') as Id<Name>
  })
}

const anyMoment = fc
  .integer({ min: 0, max: Date.UTC(9999, 11, 31) })
  .map((at) => toIso(instant(at)))

const byTime = {
  happened: fc.array(fc.constantFrom('fired', 'stopped', 'lapsed', 'disarmed', 'window-ended'), {
    maxLength: 3,
  }),
  due: fc.option(anyMoment),
}

/** Some entries were written before these were said. */
const saidSinceLater = { until: fc.option(anyMoment), meanwhile: fc.option(fc.record(byTime)) }

function anyEntry(): fc.Arbitrary<Entry> {
  const common = {
    at: fc.integer({ min: 0, max: Date.UTC(9999, 11, 31) }).map(instant),
    by: fc.oneof(anyId<'delegation'>(), fc.constant('clock' as const)),
    ref: fc.array(fc.bigInt({ min: 0n, max: BigInt(Number.MAX_SAFE_INTEGER) }), { maxLength: 3 }),
  }
  const of = <Type extends Entry['t'], Body>(
    t: Type,
    b: { [Key in keyof Body]: fc.Arbitrary<Body[Key]> },
  ) => fc.record({ ...common, t: fc.constant(t), b: fc.record(b) })
  const access = fc.constantFrom(...accesses)
  const grants = fc.array(
    fc.oneof(
      fc.record({
        to: fc.constant('delegation' as const),
        delegation: anyId<'delegation'>(),
        access,
      }),
      fc.record({
        to: fc.constant('kind' as const),
        kind: fc.constantFrom(...delegationKinds),
        access,
      }),
    ),
    { maxLength: 4 },
  )
  return fc.oneof(
    of('format.publish', {
      document: anyId<'document'>(),
      version: fc.tuple(fc.nat(), fc.nat(), fc.nat()),
      sha256: fc.constant('0a'.repeat(32)),
    }),
    of('coalition.create', { coalition: anyId<'coalition'>() }),
    of('delegation.create', { delegation: anyId<'delegation'>() }),
    of('framework.create', { framework: anyId<'framework'>() }),
    of('document.create', { document: anyId<'document'>(), framework: anyId<'framework'>() }),
    of('document.open', { document: anyId<'document'>() }),
    of('document.close', { document: anyId<'document'>() }),
    of('document.negotiation', { document: anyId<'document'>(), on: fc.boolean() }),
    of('bracket.act', {
      document: anyId<'document'>(),
      bracket: anyId<'bracket'>(),
      act: fc.constantFrom(
        'support',
        'join',
        'oppose',
        'lift',
        'withdraw',
        'rebase',
        'offer-no-text',
        'note',
      ),
      proposal: fc.option(anyId<'bracket'>()),
      settled: fc.boolean(),
    }),
    of('bracket.rule', {
      document: anyId<'document'>(),
      bracket: anyId<'bracket'>(),
      act: fc.constantFrom('rule', 'object', 'settle'),
      keeps: fc.option(anyId<'bracket'>()),
    }),
    of('sitting.act', {
      document: anyId<'document'>(),
      sitting: anyId<'sitting'>(),
      act: fc.constantFrom('open', 'arrive', 'leave', 'close'),
      delegation: fc.option(anyId<'delegation'>()),
    }),
    of('paragraph.act', {
      document: anyId<'document'>(),
      block: anyId<'block'>(),
      act: fc.constantFrom(
        'call-round',
        'accept',
        'ad-referendum',
        'object',
        'gavel',
        'end-round',
        'confirm',
        'capital-cannot',
        'request-reopening',
        'reopen',
      ),
      words: fc
        .uint8Array({ minLength: 32, maxLength: 32 })
        .map((bytes) => Buffer.from(bytes).toString('hex')),
      standing: fc.constantFrom('open', 'agreed-ad-ref', 'agreed'),
    }),
    of('life.act', {
      document: anyId<'document'>(),
      act: fc.constantFrom(...lifeActs),
      stage: fc.constantFrom('rolling', 'tabled', 'for-action', 'adopted', 'withdrawn', 'deferred'),
      words: fc.uint8Array({ minLength: 32, maxLength: 32 }).map(toHex),
      seq: fc.nat(),
      renumbered: fc.uint8Array({ minLength: 32, maxLength: 32 }).map(toHex),
    }),
    of('oral-revision.act', {
      document: anyId<'document'>(),
      revision: anyId<'oral-revision'>(),
      act: fc.constantFrom('announce', 'fold'),
      block: anyId<'block'>(),
      words: fc.uint8Array({ minLength: 32, maxLength: 32 }).map(toHex),
    }),
    of('roll-call.act', {
      document: anyId<'document'>(),
      rollCall: anyId<'roll-call'>(),
      act: fc.constantFrom('call', 'vote', 'close'),
      vote: fc.option(fc.constantFrom(...votes)),
      carried: fc.option(fc.boolean()),
    }),
    of('silence.act', {
      document: anyId<'document'>(),
      silence: anyId<'silence'>(),
      act: fc.constantFrom('propose', 'extend', 'support', 'break', 'withdraw', 'adopt'),
      blocks: fc.option(fc.array(anyId<'block'>(), { maxLength: 4 })),
      words: fc.uint8Array({ minLength: 32, maxLength: 32 }).map(toHex),
      expiry: fc.integer({ min: 0, max: Date.UTC(9999, 11, 31) }).map(instant),
    }),
    of('sponsors.act', {
      document: anyId<'document'>(),
      act: fc.constantFrom(...sponsorActs),
    }),
    of('statement.act', {
      document: anyId<'document'>(),
      statement: anyId<'statement'>(),
      act: fc.constantFrom(...statementActs),
      kind: fc.constantFrom(...statementKinds),
      words: fc.uint8Array({ minLength: 32, maxLength: 32 }).map(toHex),
    }),
    of('document.access', { document: anyId<'document'>(), grants }),
    of('subject.create', { subject: anyId<'subject'>(), framework: anyId<'framework'>() }),
    of('position.act', {
      subject: anyId<'subject'>(),
      position: anyId<'position'>(),
      act: fc.constantFrom(...positionActs),
      to: fc.constantFrom('coalition', 'public'),
    }),
    of('position.import', {
      framework: anyId<'framework'>(),
      file: fc.uint8Array({ minLength: 32, maxLength: 32 }).map(toHex),
      subjects: fc.nat(),
      positions: fc.nat(),
    }),
    of('bridge.act', {
      subject: anyId<'subject'>(),
      bridge: anyId<'bridge'>(),
      act: fc.constantFrom('propose', 'withdraw', 'adopt'),
    }),
    of('position.seal', {
      subject: anyId<'subject'>(),
      position: anyId<'position'>(),
      commitment: fc.uint8Array({ minLength: 32, maxLength: 32 }).map(toHex),
    }),
    of('plan.create', {
      framework: anyId<'framework'>(),
      plan: anyId<'plan'>(),
      document: anyId<'document'>(),
      template: fc.constantFrom(...planTemplates),
    }),
    of('plan.act', {
      framework: anyId<'framework'>(),
      plan: anyId<'plan'>(),
      act: fc.constantFrom(...planActs),
      amendment: fc.option(anyId<'amendment'>()),
      decision: fc.option(anyId<'decision'>()),
      amended: fc.nat(),
    }),
    of('measure.correct', { framework: anyId<'framework'>(), measure: anyId<'measure'>() }),
    of('measure.add', { framework: anyId<'framework'>(), measure: anyId<'measure'>() }),
    of('blackout.enter', {
      framework: anyId<'framework'>(),
      blackout: anyId<'blackout'>(),
      first: anyDay(),
      last: anyDay(),
    }),
    of('blackout.lift', { framework: anyId<'framework'>(), blackout: anyId<'blackout'>() }),
    of('measure.act', {
      framework: anyId<'framework'>(),
      measure: anyId<'measure'>(),
      act: fc.constantFrom(...clockActs),
      decision: fc.option(anyId<'decision'>()),
    }),
    of('measure.clock', {
      framework: anyId<'framework'>(),
      measure: anyId<'measure'>(),
      happened: fc.constantFrom('lapsed', 'continued'),
    }),
    of('relief.propose', {
      framework: anyId<'framework'>(),
      event: anyId<'event'>(),
      trigger: fc.constantFrom('instant', 'finding'),
    }),
    of('relief.act', {
      event: anyId<'event'>(),
      act: fc.constantFrom(...reliefActs),
      leg: fc.option(anyId<'leg'>()),
      decision: fc.option(anyId<'decision'>()),
      revision: fc.integer({ min: 1 }),
      stage: fc.constantFrom(...reliefStages),
      ...saidSinceLater,
    }),
    of('relief.find', {
      event: anyId<'event'>(),
      finding: anyId<'finding'>(),
      condition: anyId<'condition'>(),
      verdict: fc.constantFrom(...verdicts),
      stage: fc.constantFrom(...reliefStages),
      ...saidSinceLater,
    }),
    of('relief.clock', {
      event: anyId<'event'>(),
      ...byTime,
      stage: fc.constantFrom(...reliefStages),
    }),
    of('exemption.act', {
      framework: anyId<'framework'>(),
      exemption: anyId<'ordinary-exemption'>(),
      act: fc.constantFrom(...exemptionActs),
      decision: fc.option(anyId<'decision'>()),
      state: fc.constantFrom('proposed', 'in-force', 'ended'),
    }),
    of('exemption.clock', {
      framework: anyId<'framework'>(),
      exemption: anyId<'humanitarian-exemption'>(),
      happened: fc.constantFrom('lapsed', 'continued', 'fell'),
    }),
    of('snapback.agree', {
      framework: anyId<'framework'>(),
      decision: anyId<'decision'>(),
      tableDays: fc.integer({ min: 1, max: 365 }),
      voteDays: fc.integer({ min: 1, max: 365 }),
      windDownDays: fc.integer({ min: 1, max: 3_650 }),
    }),
    of('snapback.act', {
      framework: anyId<'framework'>(),
      snapback: anyId<'snapback'>(),
      act: fc.constantFrom(...snapbackActs),
      decision: fc.option(anyId<'decision'>()),
      state: fc.constantFrom(...snapbackStates),
    }),
    of('snapback.clock', {
      framework: anyId<'framework'>(),
      snapback: anyId<'snapback'>(),
      happened: fc.array(fc.constantFrom('tabled', 'restored'), { maxLength: 2 }),
      due: fc.integer({ min: 0, max: Date.UTC(9999, 11, 31) }).map((at) => toIso(instant(at))),
      state: fc.constantFrom(...snapbackStates),
    }),
    of('invitation.create', {
      invitation: anyId<'invitation'>(),
      delegation: anyId<'delegation'>(),
    }),
    of('invitation.accept', { invitation: anyId<'invitation'>(), mandate: anyId<'mandate'>() }),
    of('mandate.change', {
      mandate: anyId<'mandate'>(),
      delegation: anyId<'delegation'>(),
      ended: fc.boolean(),
    }),
    of('text.anchor', {
      texts: fc.array(
        fc.record({
          document: anyId<'document'>(),
          seq: fc.integer({ min: 1 }),
          chain: fc.uint8Array({ minLength: 32, maxLength: 32 }).map(toHex),
        }),
        { minLength: 1, maxLength: 4 },
      ),
    }),
  )
}

function anyDay(): fc.Arbitrary<string> {
  return fc
    .integer({ min: 0, max: Date.UTC(9999, 11, 31) })
    .map((at) => toIso(instant(at)).slice(0, 10))
}
