import fc from 'fast-check'
import { expect, test } from 'vitest'

import { decideLife } from '#app/domain/drafting/decide-life.ts'
import type { Label } from '#app/domain/drafting/labels.ts'
import type { LifeCommand } from '#app/domain/drafting/life-commands.ts'
import { evolveLife } from '#app/domain/drafting/life-events.ts'
import { isTextFrozen, newLife } from '#app/domain/drafting/life.ts'
import type { Life, RevisionId } from '#app/domain/drafting/life.ts'
import { hashRenumbering } from '#app/domain/drafting/numbering.ts'
import type { Relabelled } from '#app/domain/drafting/numbering.ts'
import {
  nextRevision,
  nextSupplement,
  nextSymbol,
  prefixOf,
  series,
} from '#app/domain/drafting/symbol.ts'
import { day, fromIso, later } from '#app/domain/kernel/instant.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'

import {
  accepted,
  actor,
  block,
  chair,
  codeOf,
  delegation,
  monday,
  secretary,
  words,
} from './build.ts'

const symbols = { prefix: 'HCG/2026', given: ['HCG/2026/L.4/Rev.1', 'HCG/2026/L.2', 'HCG/2026/6'] }
const tuesday = later(monday, day)

test('[LF1] a non-paper becomes the zero draft by whoever presides', () => {
  const paper = newLife('non-paper')
  expect(after(paper, { type: 'present-zero-draft', by: chair })).toMatchObject({
    stage: 'zero-draft',
  })
  expect(refusalOf(paper, { type: 'present-zero-draft', by: actor('A') })).toBe('chair-only')
})

test('[LF2] the zero draft becomes the rolling text', () => {
  expect(rolling()).toMatchObject({ stage: 'rolling' })
  expect(refusalOf(newLife('zero-draft'), { type: 'open-rolling', by: secretary })).toBe(
    'chair-only',
  )
})

test('[LF3] the secretariat issues the rolling text in the series L', () => {
  expect(tabled()).toMatchObject({
    stage: 'tabled',
    sponsor: 'A',
    words: words('first'),
    issues: [{ symbol: 'HCG/2026/L.5', kind: 'first', against: null, renumbered: false }],
  })
  expect(after(rolling(), { ...table(), symbol: 'HCG/2026/L.9' }).issues[0]?.symbol).toBe(
    'HCG/2026/L.9',
  )
  expect(refusalOf(rolling(), { ...table(), symbol: 'HCG/2026/L.2' })).toBe('symbol-taken')
  for (const symbol of ['HCG/2026/WP.9', 'HCG/2026/L.9/Rev.1', 'HCG/2025/L.9', 'HCG/2026/L.09']) {
    expect(refusalOf(rolling(), { ...table(), symbol })).toBe('symbol-of-no-series')
  }
  expect(refusalOf(rolling(), { ...table(), by: actor('A') })).toBe('secretariat-only')
})

test('[LF4] revisions are counted and shown against the original', () => {
  const first = after(tabled(), revise('second'))
  const both = after(first, { ...revise('third'), symbols: withGiven(first) })
  expect(both).toMatchObject({ stage: 'tabled', words: words('third') })
  expect(both.issues.slice(1)).toMatchObject([
    { symbol: 'HCG/2026/L.5/Rev.1', kind: 'revision', against: 'HCG/2026/L.5' },
    { symbol: 'HCG/2026/L.5/Rev.2', kind: 'revision', against: 'HCG/2026/L.5' },
  ])
  expect(refusalOf(tabled(), revise('first'))).toBe('words-unchanged')
  expect(refusalOf(tabled(), { ...revise('x'), by: actor('A') })).toBe('secretariat-only')
})

test('[LF5] a corrigendum and an addendum belong to the last whole text', () => {
  const revised = after(tabled(), revise('second'))
  const corrected = after(revised, supplement('Corr'))
  const both = after(corrected, { ...supplement('Corr'), symbols: withGiven(corrected) })
  const added = after(both, supplement('Add'))
  expect(added).toMatchObject({ stage: 'tabled', words: words('second') })
  expect(added.issues.slice(2).map(({ symbol, kind }) => [symbol, kind])).toEqual([
    ['HCG/2026/L.5/Rev.1/Corr.1', 'corrigendum'],
    ['HCG/2026/L.5/Rev.1/Corr.2', 'corrigendum'],
    ['HCG/2026/L.5/Rev.1/Add.1', 'addendum'],
  ])
  expect(after(adopted(), supplement('Corr'))).toMatchObject({ stage: 'adopted' })
  expect(after(adopted(), supplement('Corr')).issues.at(-1)?.symbol).toBe('HCG/2026/7/Corr.1')
})

test('[LF6] silence leads to adoption, back to L.n, or to withdrawal', () => {
  const silent = after(tabled(), begin())
  const adopt = { type: 'adopt-by-silence', symbols, words: words('first') } as const
  expect(after(silent, adopt)).toMatchObject({
    stage: 'adopted',
    editions: [{ symbol: 'HCG/2026/7', how: 'silence', words: words('first') }],
  })
  expect(refusalOf(silent, { ...adopt, words: words('other') })).toBe('words-changed')
  expect(after(silent, { type: 'break-silence' })).toEqual(tabled())
  expect(after(silent, { type: 'withdraw-from-silence' })).toMatchObject({ stage: 'withdrawn' })
})

test('[LF7] a text circulates the day before, by the calendar of the seat', () => {
  const action = put()
  expect(refusalOf(tabled(), action, fromIso('2026-06-08T21:59:59Z'))).toBe('not-circulated')
  expect(refusalOf(tabled(), action, fromIso('2026-06-08T22:00:00Z'))).toBe(null)
  const waived = { ...action, waiver: 'No member asks for more time.' }
  expect(refusalOf(tabled(), waived)).toBe(null)
  expect(refusalOf(tabled(), { ...action, waiver: '' })).toBe('reason-missing')
  expect(refusalOf(tabled(), { ...action, by: secretary }, tuesday)).toBe('chair-only')
  const revised = after(tabled(), revise('second'), tuesday)
  expect(refusalOf(revised, action, tuesday)).toBe('not-circulated')
})

test('[LF8] sponsor and chair revise orally, the secretariat folds in, each once', () => {
  const announced = after(forAction(), orally(actor('A')))
  expect(announced).toMatchObject({ stage: 'for-action', revisions: [{ by: 'A', foldedAt: null }] })
  expect(refusalOf(announced, act())).toBe('revisions-unfolded')
  const folded = after(announced, fold('first, as orally revised'))
  expect(refusalOf(folded, fold('again'))).toBe('revision-folded')
  expect(refusalOf(forAction(), fold('nothing'))).toBe('revision-unknown')
  expect(refusalOf(folded, act())).toBe('words-changed')
  const done = after(folded, { ...act(), words: words('first, as orally revised') })
  expect(done.editions[0]?.words).toBe(words('first, as orally revised'))
  expect(refusalOf(forAction(), orally(chair))).toBe(null)
  expect(refusalOf(forAction(), orally(actor('B')))).toBe('not-yours')
  expect(refusalOf(forAction(), orally(actor('A', 'delegate')))).toBe('heads-only')
  expect(refusalOf(announced, { ...fold('x'), by: actor('A') })).toBe('secretariat-only')
})

test('[LF8] what was folded in and not acted on is issued as a revision first', () => {
  const folded = after(after(forAction(), orally(chair)), fold('revised'))
  const back = after(folded, { ...act(), outcome: { adopted: false } })
  const again = { ...put(), words: words('revised') }
  expect(refusalOf(back, again, tuesday)).toBe('not-issued')
  expect(refusalOf(after(back, revise('revised')), { ...again, waiver: 'Urgent.' })).toBe(null)
})

test('[LF9] what is adopted is what stands there, under the next final symbol', () => {
  expect(adopted()).toMatchObject({
    stage: 'adopted',
    edition: { symbol: 'HCG/2026/7', words: words('first'), how: 'action', adoptedAt: tuesday },
  })
  expect(after(forAction(), { ...act(), outcome: { adopted: false } })).toEqual(tabled())
  expect(refusalOf(forAction(), { ...act(), by: actor('A') })).toBe('chair-only')
})

test('[LF10] a sponsor withdraws what only itself has changed', () => {
  const withdraw = { type: 'withdraw', by: actor('A') } as const
  expect(after(tabled(), withdraw)).toMatchObject({ stage: 'withdrawn', withdrawnAt: monday })
  expect(refusalOf(tabled(), { ...withdraw, by: actor('B') })).toBe('not-yours')
  const own = after(after(forAction(), orally(actor('A'))), fold('mine'))
  expect(refusalOf(own, withdraw)).toBe(null)
  const amended = after(after(forAction(), orally(chair)), fold('amended'))
  expect(refusalOf(amended, withdraw)).toBe('text-amended')
  const back = after(amended, { ...act(), outcome: { adopted: false } })
  expect(refusalOf(back, withdraw)).toBe('text-amended')
  expect(refusalOf(after(back, revise('new')), withdraw)).toBe(null)
})

test('[LF11] a deferred text is taken up again where it was', () => {
  const defer = { type: 'defer', by: chair, reason: 'Until the verifier reports.' } as const
  const resume = { type: 'resume', by: chair } as const
  expect(after(after(rolling(), defer), resume)).toEqual(rolling())
  expect(after(after(tabled(), defer), resume)).toEqual(tabled())
  expect(after(after(forAction(), defer), resume)).toEqual(tabled())
  expect(refusalOf(rolling(), { ...defer, reason: '' })).toBe('reason-missing')
  expect(refusalOf(rolling(), { ...defer, by: actor('A') })).toBe('chair-only')
})

test('[LF12] reopening starts from what was adopted and leaves it as it is', () => {
  const reopened = after(adopted(), { type: 'reopen', by: chair, reason: 'Annual review.' })
  expect(reopened).toMatchObject({ stage: 'rolling', editions: adopted().editions })
  const again = after(reopened, {
    ...table(),
    symbols: withGiven(reopened),
    words: words('second'),
  })
  expect(again.issues.at(-1)).toMatchObject({ symbol: 'HCG/2026/L.6', against: 'HCG/2026/7' })
  expect(refusalOf(adopted(), { type: 'reopen', by: chair, reason: '' })).toBe('reason-missing')
})

test('[LF13] no number comes back, in any series', () => {
  const anySymbols = fc.array(
    fc.tuple(fc.constantFrom(...series, null), fc.nat(3), fc.constantFrom(null, 'Corr', 'Add')),
    { maxLength: 30 },
  )
  fc.assert(
    fc.property(anySymbols, (steps) => {
      const given: string[] = []
      for (const [wanted, revisions, kind] of steps) {
        let symbol = nextSymbol('HCG/2026', wanted, given)
        for (let at = 0; at < revisions; at += 1) {
          symbol = nextRevision(symbol, given)
          given.push(symbol)
        }
        if (revisions === 0) given.push(symbol)
        if (kind !== null) given.push(nextSupplement(symbol, kind, given))
      }
      expect(new Set(given).size).toBe(given.length)
    }),
  )
  expect(nextSymbol('HCG/2026', 'L', ['HCG/2026/L.4/Rev.1'])).toBe('HCG/2026/L.5')
  expect(nextSymbol('HCG/2026', null, ['HCG/2026/L.4', 'HCG/2026/WP.2'])).toBe('HCG/2026/1')
  expect(nextRevision('HCG/2026/L.5/Rev.1/Corr.1', ['HCG/2026/L.5/Rev.1'])).toBe(
    'HCG/2026/L.5/Rev.2',
  )
})

test('[LF14] paragraphs are numbered anew with a whole text under a new symbol, and only if it says so', () => {
  const issued = (state: Life) => state.issues.at(-1)?.renumbered
  const renumber = { seen: hashRenumbering(changes), changes }
  expect(issued(after(rolling(), { ...table(), renumber }))).toBe(true)
  expect(issued(after(tabled(), { ...revise('second'), renumber }))).toBe(true)
  expect(issued(after(tabled(), revise('second')))).toBe(false)
  expect(issued(after(tabled(), supplement('Corr')))).toBe(false)
})

test('[LF18] numbers that are consecutive, or that changed since they were shown, are not renumbered', () => {
  const consecutive = { seen: hashRenumbering([]), changes: [] }
  const added = [...changes, { block: block('B'), from: 'OP9' as Label, to: 'OP3' as Label }]
  const stale = { seen: hashRenumbering(changes), changes: added }
  for (const [state, command] of [
    [rolling(), table()],
    [tabled(), revise('second')],
  ] as const) {
    expect(refusalOf(state, { ...command, renumber: consecutive })).toBe('numbers-consecutive')
    expect(refusalOf(state, { ...command, renumber: stale })).toBe('numbers-changed')
  }
})

test('[LF17] what was typed since the last issue is not decided on', () => {
  const typed = { words: words('typed since') }
  expect(refusalOf(tabled(), { ...put(), ...typed, waiver: 'Urgent.' })).toBe('not-issued')
  expect(refusalOf(tabled(), { type: 'begin-silence', ...typed })).toBe('not-issued')
})

test('the prefix of a symbol is what its series are counted under', () => {
  for (const symbol of ['HCG/2026/L.5', 'HCG/2026/L.5/Rev.1/Corr.2', 'HCG/2026/7']) {
    expect(prefixOf(symbol)).toBe('HCG/2026')
  }
  expect(prefixOf('FLOWS')).toBe('FLOWS')
})

test('[LF15] a text is frozen from when it is decided on', () => {
  const silent = after(tabled(), begin())
  const withdrawn = after(tabled(), { type: 'withdraw', by: actor('A') })
  const deferred = after(rolling(), { type: 'defer', by: chair, reason: 'Later.' })
  const frozen = [silent, forAction(), adopted(), withdrawn, deferred]
  expect(frozen.map(isTextFrozen)).toEqual(frozen.map(() => true))
  const open = [newLife('non-paper'), newLife('zero-draft'), rolling(), tabled()]
  expect(open.map(isTextFrozen)).toEqual(open.map(() => false))
})

test('[LF16] each step leads only from where it belongs', () => {
  const all: Readonly<Record<string, Life>> = {
    'non-paper': newLife('non-paper'),
    'zero-draft': newLife('zero-draft'),
    rolling: rolling(),
    tabled: tabled(),
    'under-silence': after(tabled(), begin()),
    'for-action': after(forAction(), orally(actor('A'))),
    adopted: adopted(),
    withdrawn: after(tabled(), { type: 'withdraw', by: actor('A') }),
    deferred: after(rolling(), { type: 'defer', by: chair, reason: 'Later.' }),
  }
  const leads: readonly (readonly [LifeCommand, readonly string[]])[] = [
    [{ type: 'present-zero-draft', by: chair }, ['non-paper']],
    [{ type: 'open-rolling', by: chair }, ['zero-draft']],
    [table(), ['rolling']],
    [revise('second'), ['tabled']],
    [supplement('Add'), ['tabled', 'adopted']],
    [begin(), ['tabled']],
    [{ type: 'break-silence' }, ['under-silence']],
    [{ type: 'withdraw-from-silence' }, ['under-silence']],
    [{ type: 'adopt-by-silence', symbols, words: words('first') }, ['under-silence']],
    [put(), ['tabled']],
    [orally(actor('A')), ['for-action']],
    [fold('x'), ['for-action']],
    [{ ...act(), outcome: { adopted: false } }, ['for-action']],
    [{ type: 'withdraw', by: actor('A') }, ['tabled', 'for-action']],
    [{ type: 'defer', by: chair, reason: 'Later.' }, ['rolling', 'tabled', 'for-action']],
    [{ type: 'resume', by: chair }, ['deferred']],
    [{ type: 'reopen', by: chair, reason: 'Review.' }, ['adopted']],
  ]
  for (const [command, from] of leads) {
    const open = Object.keys(all).filter((stage) => {
      const state = all[stage]
      return state !== undefined && refusalOf(state, command, tuesday) === null
    })
    expect([command.type, open]).toEqual([command.type, from])
  }
  expect(decideLife(adopted(), put(), tuesday)).toEqual({
    ok: false,
    refusal: { code: 'wrong-stage', details: { stage: 'adopted' } },
  })
})

function rolling(): Life {
  return after(newLife('zero-draft'), { type: 'open-rolling', by: chair })
}

function tabled(): Life {
  return after(rolling(), table())
}

function forAction(): Life {
  return after(tabled(), put(), tuesday)
}

function adopted(): Life {
  return after(forAction(), act(), tuesday)
}

const changes: readonly Relabelled[] = [
  { block: block('A'), from: 'OP1 bis' as Label, to: 'OP2' as Label },
]

function table(): Extract<LifeCommand, { type: 'table' }> {
  const text = { sponsor: delegation('A'), words: words('first'), renumber: null }
  return { type: 'table', by: secretary, symbols, symbol: null, ...text }
}

function revise(text: string): Extract<LifeCommand, { type: 'revise' }> {
  const change = { words: words(text), substantive: true, renumber: null }
  return { type: 'revise', by: secretary, symbols, ...change }
}

function supplement(kind: 'Corr' | 'Add'): Extract<LifeCommand, { type: 'supplement' }> {
  return { type: 'supplement', by: secretary, symbols, kind, says: 'In OP3, for 5 read 6.' }
}

function begin(): LifeCommand {
  return { type: 'begin-silence', words: words('first') }
}

function put(): Extract<LifeCommand, { type: 'put-for-action' }> {
  return {
    type: 'put-for-action',
    by: chair,
    words: words('first'),
    zone: 'Europe/Zurich',
    waiver: null,
  }
}

const revisionId = 'revision' as RevisionId

function orally(by: typeof chair): LifeCommand {
  return { type: 'revise-orally', by, id: revisionId, block: block('op3'), words: 'six' }
}

function fold(text: string): Extract<LifeCommand, { type: 'fold' }> {
  return { type: 'fold', by: secretary, id: revisionId, words: words(text) }
}

function act(): Extract<LifeCommand, { type: 'take-action' }> {
  const outcome = { adopted: true }
  return { type: 'take-action', by: chair, outcome, symbols, words: words('first') }
}

function withGiven(state: Life) {
  return { ...symbols, given: [...symbols.given, ...state.issues.map(({ symbol }) => symbol)] }
}

function after(state: Life, command: LifeCommand, at: Instant = monday): Life {
  return accepted(decideLife(state, command, at)).reduce(evolveLife, state)
}

function refusalOf(state: Life, command: LifeCommand, at: Instant = monday): string | null {
  return codeOf(decideLife(state, command, at))
}
