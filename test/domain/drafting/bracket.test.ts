import fc from 'fast-check'
import { expect, test } from 'vitest'

import { bracketKinds } from '#app/domain/drafting/block.ts'
import type { BracketCommand } from '#app/domain/drafting/bracket-commands.ts'
import { evolveBracket } from '#app/domain/drafting/bracket-events.ts'
import { Note } from '#app/domain/drafting/bracket-note.ts'
import { backersOf, opposersOf, staleHolders, waysOut } from '#app/domain/drafting/bracket.ts'
import { blocksOf, holdOf, isOpen } from '#app/domain/drafting/bracket.ts'
import type { Bracket } from '#app/domain/drafting/bracket.ts'
import { decideBracket } from '#app/domain/drafting/decide-bracket.ts'

import {
  act,
  after,
  afterActs,
  alternativeBy,
  bracketOf,
  endOf,
  refusalOf,
  stillOpen,
} from './brackets.ts'
import type { Deed } from './brackets.ts'
import {
  accepted,
  actor,
  block,
  bracketId,
  delegation,
  monday,
  secretary,
  withoutPosition,
  words,
} from './build.ts'

const opening = {
  type: 'open',
  by: actor('A'),
  id: bracketId('x'),
  blocks: [block('op1')],
  kind: 'insert',
  whole: false,
  words: words('shall'),
} as const

test('[BR1] a bracket is born with the delegation of its edit as proposer and first backer', () => {
  const born = stillOpen(after(null, opening))
  expect(born).toMatchObject({ proposer: 'A', openedAt: monday, kind: 'insert' })
  expect(backersOf(born, born.id)).toEqual(['A'])
  expect(opposersOf(born)).toEqual([])
})

test('[BR1] nothing can be bracketed by nothing, and an id is used once', () => {
  expect(refusalOf(null, { ...opening, words: null })).toBe('bracket-over-nothing')
  expect(refusalOf(after(null, opening), opening)).toBe('bracket-exists')
  const alternative = alternativeBy(actor('B'))
  expect(refusalOf(null, alternative)).toBe('no-bracket')
  expect(refusalOf(bracketOf('replace', 'B'), alternative)).toBe('bracket-exists')
  const empty = { ...alternative, words: null } as typeof alternative
  expect(refusalOf(bracketOf('replace'), empty)).toBe('bracket-over-nothing')
})

test('[BR2] the secretariat puts text before the members and takes no side', () => {
  for (const kind of ['insert', 'delete', 'replace', 'placeholder'] as const) {
    const born = stillOpen(after(null, { ...opening, by: secretary, kind }))
    expect(born.holds).toEqual([])
  }
  expect(refusalOf(null, { ...opening, by: secretary, kind: 'reserve' })).toBe('no-position')
  const bridged = stillOpen(after(bracketOf('replace', 'B'), alternativeBy(secretary)))
  expect(bridged.proposals.map(({ by }) => by)).toEqual(['B', 'SEC'])
  expect(holdOf(bridged, secretary.delegation)).toBe(null)
})

test('[BR2] observers, civil society and the verifier bracket nothing', () => {
  for (const by of withoutPosition.filter(({ kind }) => kind !== 'secretariat')) {
    for (const kind of bracketKinds) {
      expect(refusalOf(null, { ...opening, by, kind })).toBe('no-position')
    }
    expect(refusalOf(bracketOf('replace'), alternativeBy(by))).toBe('no-position')
  }
})

test('[BR3] what is proposed depends on the kind', () => {
  const reads = (kind: (typeof bracketKinds)[number]) =>
    bracketOf(kind).proposals.map((proposal) => proposal.reads)
  expect(bracketKinds.map(reads)).toEqual([
    ['own-words'],
    ['no-text'],
    [],
    ['reserved'],
    ['reserved'],
  ])
  for (const kind of ['reserve', 'placeholder'] as const) {
    expect(refusalOf(bracketOf(kind), alternativeBy(actor('B')))).toBe('no-alternatives')
  }
})

test('[BR4] who holds a side brings an alternative and keeps its side', () => {
  const opposed = afterActs(bracketOf('insert'), 'B oppose')
  const bridged = stillOpen(after(opposed, alternativeBy(actor('B'))))
  expect(opposersOf(bridged)).toEqual(['B'])
  expect(backersOf(bridged, bracketId('alt-B'))).toEqual([])
  expect(bridged.proposals.map(({ id }) => id)).toEqual(['x', 'alt-B'])
})

test('[BR4] "no text" is an alternative where words stand, once', () => {
  const offer: Deed = { type: 'offer-no-text', id: bracketId('none') }
  const replace = bracketOf('replace', 'B')
  const offered = stillOpen(after(replace, act(replace, 'C', offer)))
  expect(backersOf(offered, bracketId('none'))).toEqual(['C'])
  expect(refusalOf(offered, act(offered, 'D', offer))).toBe('no-text-stands-already')
  for (const kind of ['insert', 'delete', 'reserve', 'placeholder'] as const) {
    const state = bracketOf(kind)
    expect(refusalOf(state, act(state, 'B', offer))).toBe('no-text-stands-already')
  }
  expect(endOf(afterActs(offered, 'B join none'))).toEqual({
    keeps: 'none',
    marks: ['x go', 'alt-B go'],
  })
})

test('[BR5] typing under a mark and splitting its block change nobody’s side', () => {
  const state = afterActs(bracketOf('insert'), 'B oppose')
  const typed = after(state, reword('x', 'shall strive to', ['op1', 'op1-b']))
  expect(blocksOf(typed)).toEqual(['op1', 'op1-b'])
  expect(stillOpen(typed).holds).toEqual(stillOpen(state).holds)
  const same = decideBracket(state, reword('x', 'shall', ['op1']), monday)
  expect(accepted(same)).toEqual([])
  expect(refusalOf(state, reword('y', 'shall', ['op1']))).toBe('no-such-mark')
})

test('[BR6] a delegation holds one side, and moves to another by joining it', () => {
  const state = afterActs(bracketOf('replace', 'B', 'C'), 'D oppose')
  expect(refusalOf(state, act(state, 'B', { type: 'oppose' }))).toBe('holds-another-side')
  expect(refusalOf(state, act(state, 'D', { type: 'oppose' }))).toBe('already-held')
  const support: Deed = { type: 'support', proposal: bracketId('alt-C') }
  expect(refusalOf(state, act(state, 'B', support))).toBe('holds-another-side')
  expect(refusalOf(state, act(state, 'C', support))).toBe('already-held')
  const join: Deed = { type: 'join', proposal: bracketId('alt-C') }
  expect(refusalOf(state, act(state, 'E', join))).toBe('not-held')
  expect(refusalOf(state, act(state, 'E', { type: 'support', proposal: bracketId('z') }))).toBe(
    'no-such-proposal',
  )
  const moved = stillOpen(after(state, act(state, 'D', join)))
  expect(backersOf(moved, bracketId('alt-C'))).toEqual(['C', 'D'])
  expect(opposersOf(moved)).toEqual([])
})

test('[BR7] delegates take sides, heads and alternates give them up', () => {
  const state = afterActs(bracketOf('replace', 'B', 'C'), 'D oppose')
  const expert = (name: string) => actor(name, 'delegate')
  expect(refusalOf(state, act(state, expert('E'), { type: 'oppose' }))).toBe(null)
  expect(refusalOf(state, act(state, expert('D'), { type: 'lift' }))).toBe('heads-only')
  expect(refusalOf(state, act(state, expert('B'), { type: 'withdraw' }))).toBe('heads-only')
  const join: Deed = { type: 'join', proposal: bracketId('alt-C') }
  expect(refusalOf(state, act(state, expert('B'), join))).toBe('heads-only')
  expect(refusalOf(state, act(state, actor('B', 'alternate'), join))).toBe(null)
  const reviewer = actor('D', 'capital-reviewer')
  expect(refusalOf(state, act(state, reviewer, { type: 'lift' }))).toBe('heads-only')
  expect(refusalOf(state, act(state, reviewer, { type: 'oppose' }))).toBe('drafters-only')
  for (const by of withoutPosition) {
    expect(refusalOf(state, act(state, by, { type: 'oppose' }))).toBe('no-position')
  }
})

test('[BR7] nobody lifts for another delegation', () => {
  const state = afterActs(bracketOf('insert'), 'B oppose')
  const foreign = { ...act(state, 'C', { type: 'lift' }), for: delegation('B') }
  expect(refusalOf(state, foreign as BracketCommand)).toBe('not-yours')
})

test('[BR8] lifting what is not held is refused', () => {
  const state = afterActs(bracketOf('insert'), 'B oppose')
  for (const [name, type] of [
    ['C', 'lift'],
    ['A', 'lift'],
    ['B', 'withdraw'],
    ['C', 'withdraw'],
    ['C', 'rebase'],
  ] as const) {
    expect(refusalOf(state, act(state, name, { type }))).toBe('not-held')
  }
  const note = { words: '', linkage: null }
  expect(refusalOf(state, act(state, 'C', { type: 'note', note }))).toBe('not-held')
  const reserved = bracketOf('reserve')
  expect(refusalOf(reserved, act(reserved, 'A', { type: 'withdraw' }))).toBe('not-held')
  expect(refusalOf(reserved, act(reserved, 'B', { type: 'oppose' }))).toBe('nothing-to-oppose')
})

test('[BR9] nobody takes or gives up a side over words that it has not seen', () => {
  const state = afterActs(bracketOf('insert'), 'B oppose')
  const lift = act(state, 'B', { type: 'lift' })
  const support = act(state, 'C', { type: 'support', proposal: bracketId('x') })
  const changed = after(state, reword('x', 'may', ['op1']))
  expect(refusalOf(changed, lift)).toBe('words-changed')
  expect(refusalOf(changed, support)).toBe('words-changed')
  const more = after(state, alternativeBy(actor('C')))
  expect(refusalOf(more, lift)).toBe('words-changed')
})

test('[BR10] a hold carries a note with its linkage until it is let go', () => {
  const note = Note.parse({
    words: 'Our parliament has spoken.',
    linkage: {
      condition: 'can lift if OP9 stays',
      about: ['00000000-0000-4000-8000-000000000009'],
    },
  })
  const state = afterActs(bracketOf('insert'), 'B oppose', 'C oppose')
  const noted = stillOpen(after(state, act(state, 'B', { type: 'note', note })))
  expect(holdOf(noted, delegation('B'))?.note).toEqual(note)
  expect(holdOf(noted, delegation('C'))?.note).toBe(null)
  expect(Note.safeParse({ words: '', linkage: { condition: '', about: [] } }).success).toBe(false)
})

test('[BR11] a side is stale when its words changed, and one act confirms it', () => {
  const state = afterActs(bracketOf('insert'), 'B oppose', 'C support x')
  const typed = after(state, reword('x', 'may', ['op1'], 'A'))
  expect(staleHolders(stillOpen(typed))).toEqual(['B', 'C'])
  const confirmed = after(typed, act(typed, 'B', { type: 'rebase' }))
  expect(staleHolders(stillOpen(confirmed))).toEqual(['C'])
  expect(refusalOf(confirmed, act(confirmed, 'B', { type: 'rebase' }))).toBe('not-stale')
  const back = after(typed, reword('x', 'shall', ['op1'], 'C'))
  expect(staleHolders(stillOpen(back))).toEqual(['A'])
})

test('[BR11] words of another alternative make no side stale', () => {
  const state = bracketOf('replace', 'B', 'C')
  const typed = after(state, reword('alt-C', 'other words', ['op1'], null))
  expect(staleHolders(stillOpen(typed))).toEqual(['C'])
})

test('[BR11] other words are stale when those changed in whose place they would stand', () => {
  const state = bracketOf('replace', 'B', 'C')
  const typed = after(state, reword('x', 'shall as a rule', ['op1'], 'C'))
  expect(staleHolders(stillOpen(typed))).toEqual(['B'])
  const confirmed = after(typed, act(typed, 'B', { type: 'rebase' }))
  expect(staleHolders(stillOpen(confirmed))).toEqual([])
})

test('[BR12] an open bracket says who must let go for each outcome', () => {
  const insert = stillOpen(afterActs(bracketOf('insert'), 'B oppose', 'C support x'))
  expect(waysOut(insert)).toEqual([
    { keeps: null, mustLetGo: ['A', 'C'] },
    { keeps: 'x', mustLetGo: ['B'] },
  ])
  expect(waysOut(bracketOf('reserve'))).toEqual([{ keeps: null, mustLetGo: ['A'] }])
  expect(waysOut(bracketOf('replace', 'B', 'C'))).toEqual([
    { keeps: null, mustLetGo: ['B', 'C'] },
    { keeps: 'alt-B', mustLetGo: ['C'] },
    { keeps: 'alt-C', mustLetGo: ['B'] },
  ])
})

test('[BR13] an insert stays when every opposer has lifted', () => {
  const opposed = afterActs(bracketOf('insert'), 'B oppose', 'C oppose', 'B lift')
  expect(endOf(opposed)).toBe(null)
  expect(endOf(afterActs(opposed, 'C lift'))).toEqual({ keeps: 'x', marks: ['x stay'] })
})

test('[BR13] an insert goes when every backer has withdrawn', () => {
  const backed = afterActs(bracketOf('insert'), 'B oppose', 'C support x', 'A withdraw')
  expect(endOf(backed)).toBe(null)
  expect(endOf(afterActs(backed, 'C withdraw'))).toEqual({ keeps: null, marks: ['x go'] })
  expect(endOf(afterActs(bracketOf('insert'), 'A withdraw'))).toEqual({
    keeps: null,
    marks: ['x go'],
  })
})

test('[BR14] deleted words go when every opposer has lifted, and stay when every backer has withdrawn', () => {
  const opposed = afterActs(bracketOf('delete'), 'B oppose')
  expect(endOf(afterActs(opposed, 'B lift'))).toEqual({ keeps: 'x', marks: ['x go'] })
  expect(endOf(afterActs(opposed, 'A withdraw'))).toEqual({ keeps: null, marks: ['x stay'] })
})

test('[BR15] the branch is left whose rivals moved or withdrew', () => {
  const rivals = bracketOf('replace', 'B', 'C')
  const won = { keeps: 'alt-C', marks: ['x go', 'alt-B go', 'alt-C stay'] }
  expect(endOf(afterActs(rivals, 'B withdraw'))).toEqual(won)
  expect(endOf(afterActs(rivals, 'B join alt-C'))).toEqual(won)
  const opposed = afterActs(rivals, 'D oppose', 'B join alt-C')
  expect(endOf(opposed)).toBe(null)
  expect(endOf(afterActs(opposed, 'D lift'))).toEqual({ ...won, marks: ['x go', 'alt-C stay'] })
  expect(endOf(afterActs(opposed, 'B withdraw', 'C withdraw'))).toEqual({
    keeps: null,
    marks: ['x stay', 'alt-C go'],
  })
})

test('[BR15] an alternative without backers leaves the text while the others go on', () => {
  const three = bracketOf('replace', 'B', 'C', 'D')
  const events = accepted(decideBracket(three, act(three, 'B', { type: 'withdraw' }), monday))
  expect(events[1]).toEqual({
    type: 'proposal-fell',
    proposal: 'alt-B',
    edits: [{ mark: 'alt-B', blocks: ['op1'], whole: false, words: 'go' }],
  })
  const left = stillOpen(events.reduce<Bracket>(evolveBracket, three))
  expect(left.proposals.map(({ id }) => id)).toEqual(['alt-C', 'alt-D'])
  expect(left.marks.map(({ id }) => id)).toEqual(['x', 'alt-C', 'alt-D'])
})

test('[BR16] a reservation ends with its last holder, and only its mark goes', () => {
  const two = afterActs(bracketOf('reserve'), 'B support x', 'A lift')
  expect(endOf(two)).toBe(null)
  expect(endOf(afterActs(two, 'B lift'))).toEqual({ keeps: null, marks: ['x stay'] })
})

test('[BR17] a placeholder ends only once it is filled', () => {
  const state = bracketOf('placeholder')
  expect(refusalOf(state, act(state, 'A', { type: 'lift' }))).toBe('placeholder-empty')
  const filled = after(state, reword('x', '8 %', ['op1']))
  expect(endOf(afterActs(filled, 'A lift'))).toEqual({ keeps: null, marks: ['x stay'] })
})

test('[BR18] a proposal that nobody ever opposed is not accepted by its own support', () => {
  expect(endOf(afterActs(bracketOf('insert'), 'B support x', 'C support x', 'A withdraw'))).toBe(
    null,
  )
  expect(endOf(afterActs(bracketOf('replace', 'B'), 'C support alt-B'))).toBe(null)
})

test('[BR19] the secretariat’s words stay when the last opposer lifts', () => {
  const put = after(null, { ...opening, by: secretary })
  const opposed = afterActs(put, 'B oppose', 'C oppose')
  expect(endOf(afterActs(opposed, 'B lift'))).toBe(null)
  expect(endOf(afterActs(opposed, 'B lift', 'C lift'))).toEqual({ keeps: 'x', marks: ['x stay'] })
})

test('[BR19] a bridge that waits for backers survives the last who withdraws', () => {
  const bridged = after(bracketOf('replace', 'B'), alternativeBy(secretary))
  const left = stillOpen(afterActs(bridged, 'B withdraw'))
  expect(left.proposals.map(({ id }) => id)).toEqual(['alt-SEC'])
})

test('[BR20] deleted words take their proposal away and settle nothing for the others', () => {
  const rivals = bracketOf('replace', 'B', 'C')
  const one = stillOpen(after(rivals, { type: 'lose-mark', mark: bracketId('alt-B') }))
  expect(one.proposals.map(({ id }) => id)).toEqual(['alt-C'])
  expect(one.holds.map((hold) => hold.delegation)).toEqual(['C'])
  const none = after(one, { type: 'lose-mark', mark: bracketId('alt-C') })
  expect(endOf(none)).toEqual({ keeps: 'overtaken', marks: ['x stay'] })
  expect(refusalOf(one, { type: 'lose-mark', mark: bracketId('alt-B') })).toBe('no-such-mark')
  expect(endOf(after(bracketOf('delete'), { type: 'lose-mark', mark: bracketId('x') }))).toEqual({
    keeps: 'overtaken',
    marks: [],
  })
})

test('[BR21] nothing reaches a settled bracket', () => {
  const settled = afterActs(bracketOf('insert'), 'A withdraw')
  for (const deed of deeds) {
    expect(refusalOf(settled, act(settled, 'A', deed))).toBe('bracket-settled')
  }
  expect(refusalOf(settled, reword('x', 'may', ['op1']))).toBe('bracket-settled')
})

const deeds: readonly Deed[] = [
  { type: 'oppose' },
  { type: 'lift' },
  { type: 'withdraw' },
  { type: 'support', proposal: bracketId('x') },
  { type: 'join', proposal: bracketId('x') },
  { type: 'support', proposal: bracketId('alt-B') },
  { type: 'join', proposal: bracketId('alt-B') },
  { type: 'join', proposal: bracketId('alt-C') },
]

test('[BR6] [BR13] [BR14] [BR15] whatever five delegations do, each holds one side and the outcome is that of the last side', () => {
  const anyStep = fc.record({
    by: fc.constantFrom('A', 'B', 'C', 'D', 'E'),
    deed: fc.constantFrom(...deeds),
  })
  const anyKind = fc.constantFrom(...bracketKinds.filter((kind) => kind !== 'placeholder'))
  fc.assert(
    fc.property(anyKind, fc.array(anyStep, { maxLength: 30 }), (kind, steps) => {
      const alternatives = kind === 'reserve' ? [] : ['B', 'C']
      let state: Bracket = bracketOf(kind, ...alternatives)
      for (const { by, deed } of steps) {
        const decision = decideBracket(state, act(state, by, deed), monday)
        if (!decision.ok) continue
        const before = state
        state = decision.events.reduce(evolveBracket, state)
        expect(isConsistent(before, state, by)).toBe(true)
      }
    }),
    { numRuns: 300 },
  )
})

/** Read again from the holds alone: one side each, and settled only by the fall of all other sides. */
function isConsistent(before: Bracket, now: Bracket, by: string): boolean {
  if (!isOpen(before)) return false
  if (isOpen(now)) {
    const holders = now.holds.map((hold) => hold.delegation)
    const known = now.holds.every(
      ({ backs }) => backs === null || now.proposals.some(({ id }) => id === backs),
    )
    return new Set(holders).size === holders.length && known
  }
  if (now.how !== 'acts') return false
  const others = before.holds.filter((hold) => hold.delegation !== by)
  return others.every(({ backs }) => backs === now.keeps)
}

function reword(mark: string, text: string, blocks: readonly string[], by: string | null = 'Z') {
  return {
    type: 'reword',
    by: by === null ? null : delegation(by),
    mark: bracketId(mark),
    blocks: blocks.map(block),
    words: words(text),
  } as const
}
