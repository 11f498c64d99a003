import fc from 'fast-check'
import { expect, test } from 'vitest'

import { unheardIn } from '#app/domain/drafting/consent-round.ts'
import { decideParagraph } from '#app/domain/drafting/decide-paragraph.ts'
import { majority } from '#app/domain/drafting/decision-rule.ts'
import type { ParagraphCommand } from '#app/domain/drafting/paragraph-commands.ts'
import { evolveParagraph } from '#app/domain/drafting/paragraph-events.ts'
import {
  isProvisional,
  lockedBlocks,
  newParagraph,
  paragraphStates,
  stateOf,
} from '#app/domain/drafting/paragraph.ts'
import type { Answer, Paragraph } from '#app/domain/drafting/paragraph.ts'
import type { Sitting, SittingId } from '#app/domain/drafting/sitting.ts'
import { hour, instant, later } from '#app/domain/kernel/instant.ts'
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
  withoutPosition,
  words,
} from './build.ts'

const agreedWords = words('Decides to report monthly')
const otherWords = words('Decides to report weekly')
const trio = sitting('A', 'B', 'C')
const fresh = newParagraph(block('op1'))
const from = { after: block('op4'), seq: 7 }
const deletion = { type: 'delete', by: chair, from, liveBrackets: 0, reason: 'Overtaken.' } as const

test('[PS1] a new paragraph is open', () => {
  expect(stateOf(fresh, 0)).toBe('open')
})

test('[PS1] [PS3] a capital that cannot agree opens the paragraph with its reason', () => {
  const command = {
    type: 'capital-cannot',
    by: actor('B'),
    for: delegation('B'),
    reason: 'No.',
  } as const
  const opened = after(adReferendum(), command)
  expect(stateOf(opened, 0)).toBe('open')
  expect(opened.standing).toMatchObject({ since: { from: 'capital', by: 'B', reason: 'No.' } })
  expect(refusalOf(adReferendum(), { ...command, by: actor('A'), for: delegation('A') })).toBe(
    'nothing-to-confirm',
  )
})

test('[PS2] an open paragraph is bracketed as long as a bracket is live in it', () => {
  expect([2, 1, 0].map((live) => stateOf(fresh, live))).toEqual(['bracketed', 'bracketed', 'open'])
  expect(stateOf(reopened(), 1)).toBe('bracketed')
  expect(stateOf(reopened(), 0)).toBe('reopened')
})

test('[PS3] one acceptance subject to a capital makes an agreement ad referendum', () => {
  expect(stateOf(adReferendum(), 0)).toBe('agreed-ad-ref')
  expect(adReferendum().standing).toMatchObject({ words: agreedWords, outstanding: ['B', 'C'] })
})

test('[PS3] [PS4] the last capital that confirms makes it agreed', () => {
  const confirm = (name: string) =>
    ({ type: 'confirm', by: actor(name), for: delegation(name) }) as const
  const one = after(adReferendum(), confirm('B'))
  expect(stateOf(one, 0)).toBe('agreed-ad-ref')
  expect(refusalOf(one, confirm('B'))).toBe('nothing-to-confirm')
  const both = after(one, confirm('C'))
  expect(both.standing).toMatchObject({ is: 'agreed', how: 'capitals', words: agreedWords })
  expect(refusalOf(both, confirm('C'))).toBe('nothing-to-confirm')
  const expert = { ...confirm('B'), by: actor('B', 'delegate') }
  expect(refusalOf(adReferendum(), expert)).toBe('heads-only')
  expect(refusalOf(adReferendum(), { ...confirm('B'), by: actor('C') })).toBe('not-yours')
})

test('[PS4] the chair gavels what everybody accepts', () => {
  expect(agreed().standing).toMatchObject({ is: 'agreed', how: 'gavel', words: agreedWords })
  for (const by of [actor('A'), secretary]) {
    expect(
      refusalOf(accepting('A', 'B', 'C'), { type: 'gavel', by, sitting: trio, against: [] }),
    ).toBe('chair-only')
  }
})

test('[PS4] silence that passed on the words agrees them, and confirms for capitals', () => {
  const pass = { type: 'pass-silence', words: agreedWords, liveBrackets: 0 } as const
  expect(after(fresh, pass).standing).toMatchObject({ is: 'agreed', how: 'silence' })
  expect(after(adReferendum(), pass).standing).toMatchObject({ is: 'agreed', how: 'silence' })
  expect(after(agreed(), pass)).toEqual(agreed())
  expect(refusalOf(agreed(), { ...pass, words: otherWords })).toBe('words-changed')
  expect(refusalOf(adReferendum(), { ...pass, words: otherWords })).toBe('words-changed')
  expect(refusalOf(fresh, { ...pass, liveBrackets: 1 })).toBe('brackets-open')
})

test('[PS5] a member asks, the chair reopens with a reason, and the former agreement stays at hand', () => {
  const request = {
    type: 'request-reopening',
    by: actor('B', 'delegate'),
    for: delegation('B'),
    reason: 'New facts.',
  } as const
  const asked = after(agreed(), request)
  expect(stateOf(asked, 0)).toBe('agreed')
  expect(asked.standing).toMatchObject({ requests: [{ delegation: 'B', reason: 'New facts.' }] })
  expect(refusalOf(asked, request)).toBe('requested-already')
  const opened = after(asked, { type: 'reopen', by: chair, reason: 'New facts.' })
  expect(stateOf(opened, 0)).toBe('reopened')
  expect(opened.standing).toMatchObject({ since: { from: 'reopening', former: agreedWords } })
  expect(refusalOf(agreed(), { type: 'reopen', by: actor('B'), reason: '' })).toBe('chair-only')
  expect(refusalOf(fresh, { type: 'reopen', by: chair, reason: '' })).toBe('paragraph-open')
  for (const by of withoutPosition) {
    expect(refusalOf(agreed(), { ...request, by, for: by.delegation })).toBe('no-position')
  }
})

test('[PS6] what the chair deletes or moves is restored by one objection', () => {
  const restore = {
    type: 'object-to-place',
    by: actor('B', 'delegate'),
    for: delegation('B'),
    reason: 'It belongs here.',
  } as const
  for (const command of [
    { type: 'delete', by: chair, from, liveBrackets: 0, reason: 'Overtaken.' },
    { type: 'move', by: chair, from, reason: 'Reads better.' },
  ] as const) {
    const gone = after(agreed(), command)
    expect(stateOf(gone, 0)).toBe(command.type === 'delete' ? 'deleted' : 'moved')
    expect(after(gone, restore)).toEqual(agreed())
    expect(refusalOf(gone, command)).toBe('place-changed')
    expect(refusalOf(agreed(), { ...command, by: actor('A') })).toBe('chair-only')
  }
  expect(refusalOf(agreed(), restore)).toBe('nothing-to-restore')
})

test('[PS6] only agreed words are moved, and nothing is deleted that is disputed or asked about', () => {
  const move = { type: 'move', by: chair, from, reason: 'Reads better.' } as const
  expect(refusalOf(fresh, move)).toBe('paragraph-open')
  expect(refusalOf(fresh, { ...deletion, liveBrackets: 1 })).toBe('brackets-open')
  expect(refusalOf(called(), deletion)).toBe('round-running')
})

test('[PS6] the next symbol settles what was deleted and moved', () => {
  const restore = {
    type: 'object-to-place',
    by: actor('B'),
    for: delegation('B'),
    reason: '',
  } as const
  const symbol = { type: 'issue-symbol' } as const
  const deleted = after(after(fresh, deletion), symbol)
  expect(refusalOf(deleted, restore)).toBe('nothing-to-restore')
  expect(stateOf(deleted, 0)).toBe('deleted')
  const moved = after(after(agreed(), { type: 'move', by: chair, from, reason: '' }), symbol)
  expect(stateOf(moved, 0)).toBe('agreed')
  expect(refusalOf(moved, restore)).toBe('nothing-to-restore')
  expect(after(fresh, symbol)).toEqual(fresh)
})

test('[PS6] nothing is done to a deleted paragraph', () => {
  const deleted = after(fresh, deletion)
  for (const command of [
    callRound(),
    { type: 'reword', words: otherWords },
    { type: 'bracket-opened' },
    { type: 'reopen', by: chair, reason: '' },
  ] as const) {
    expect(refusalOf(deleted, command)).toBe('paragraph-deleted')
  }
})

test('[PS7] a round needs words without brackets, a quorum and no other round', () => {
  expect(refusalOf(fresh, { ...callRound(), liveBrackets: 1 })).toBe('brackets-open')
  expect(refusalOf(fresh, { ...callRound(), sitting: sitting('A') })).toBe('not-quorate')
  expect(refusalOf(fresh, { ...callRound(), by: actor('A') })).toBe('chair-only')
  expect(refusalOf(called(), callRound())).toBe('round-running')
  expect(refusalOf(agreed(), callRound())).toBe('paragraph-agreed')
  expect(refusalOf(fresh, { type: 'gavel', by: chair, sitting: trio, against: [] })).toBe(
    'no-round',
  )
  expect(after(called(), { type: 'end-round', by: chair })).toEqual(fresh)
  expect(refusalOf(called(), { type: 'end-round', by: actor('A') })).toBe('chair-only')
  expect(refusalOf(fresh, { type: 'end-round', by: chair })).toBe('no-round')
})

test('[PS7] changed words and a new bracket end the round, words typed back do not', () => {
  expect(after(accepting('A', 'B'), { type: 'reword', words: otherWords })).toEqual(fresh)
  expect(after(accepting('A', 'B'), { type: 'bracket-opened' })).toEqual(fresh)
  const same = after(accepting('A', 'B'), { type: 'reword', words: agreedWords })
  expect(same).toEqual(accepting('A', 'B'))
  expect(after(fresh, { type: 'bracket-opened' })).toEqual(fresh)
})

test('[PS14] a position that stands against the words keeps them from being agreed', () => {
  const heard = accepting('A', 'B', 'C')
  const gavel = { type: 'gavel', by: chair, sitting: trio } as const
  expect(decideParagraph(heard, { ...gavel, against: [delegation('B')] }, monday)).toEqual({
    ok: false,
    refusal: { code: 'positions-against', details: { delegations: ['B'] } },
  })
  expect(decideParagraph(heard, { ...gavel, against: [] }, monday).ok).toBe(true)
})

test('[PS8] every member present answers for itself, and the chair hears who has not', () => {
  const two = accepting('A', 'B')
  expect(
    decideParagraph(two, { type: 'gavel', by: chair, sitting: trio, against: [] }, monday),
  ).toEqual({
    ok: false,
    refusal: { code: 'answers-outstanding', details: { delegations: ['C'] } },
  })
  expect(
    two.standing.is === 'open' && two.standing.round && unheardIn(two.standing.round, trio),
  ).toEqual(['C'])
  const left = sitting('A', 'B')
  expect(stateOf(after(two, { type: 'gavel', by: chair, sitting: left, against: [] }), 0)).toBe(
    'agreed',
  )
  expect(refusalOf(two, { type: 'gavel', by: chair, sitting: sitting('A'), against: [] })).toBe(
    'not-quorate',
  )
})

test('[PS8] heads and alternates answer, present and for the words that they have seen', () => {
  const accept = answer('A', { answer: 'accept' })
  expect(refusalOf(called(), { ...accept, by: actor('A', 'alternate') })).toBe(null)
  expect(refusalOf(called(), { ...accept, by: actor('A', 'delegate') })).toBe('heads-only')
  expect(refusalOf(called(), { ...accept, by: actor('B') })).toBe('not-yours')
  expect(refusalOf(called(), { ...accept, seen: otherWords })).toBe('words-changed')
  expect(refusalOf(called(), { ...accept, sitting: sitting('B', 'C') })).toBe('not-present')
  expect(refusalOf(fresh, accept)).toBe('no-round')
})

test('[PS8] an objection stands until it is answered otherwise, also when its delegation has left', () => {
  const objecting = after(accepting('A', 'B'), answer('C', { answer: 'object', reason: 'Cost.' }))
  const gavel = { type: 'gavel', by: chair, sitting: sitting('A', 'B'), against: [] } as const
  expect(decideParagraph(objecting, gavel, monday)).toEqual({
    ok: false,
    refusal: { code: 'objections-stand', details: { delegations: ['C'] } },
  })
  const moved = after(objecting, answer('C', { answer: 'accept' }))
  expect(stateOf(after(moved, gavel), 0)).toBe('agreed')
})

test('[PS9] agreed and deleted words are locked, all others are not', () => {
  const deleted = after(newParagraph(block('op5')), deletion)
  const locked = lockedBlocks([
    fresh,
    deleted,
    { ...agreed(), block: block('op2') },
    { ...adReferendum(), block: block('op3') },
    { ...reopened(), block: block('op4') },
  ])
  expect([...locked]).toEqual(['op5', 'op2', 'op3'])
  expect(refusalOf(agreed(), { type: 'reword', words: otherWords })).toBe('paragraph-agreed')
  expect(refusalOf(agreed(), { type: 'bracket-opened' })).toBe('paragraph-agreed')
  expect(after(agreed(), { type: 'reword', words: agreedWords })).toEqual(agreed())
})

test('[PS10] an editorial fix stays unless a member objects within 24 hours', () => {
  const fix = { type: 'fix', by: secretary, words: otherWords, note: 'spelling' } as const
  const fixed = after(agreed(), fix)
  expect(fixed.standing).toMatchObject({ is: 'agreed', words: otherWords })
  const object = {
    type: 'object-to-fix',
    by: actor('B', 'delegate'),
    for: delegation('B'),
    reason: 'Not spelling.',
  } as const
  const end = later(monday, 24 * hour)
  const opened = after(fixed, object, instant(end - 1))
  expect(stateOf(opened, 0)).toBe('reopened')
  expect(opened.standing).toMatchObject({ since: { former: agreedWords, by: 'B' } })
  expect(refusalOf(fixed, object, end)).toBe('fix-stands')
  expect(refusalOf(agreed(), object)).toBe('no-fix')
  expect(refusalOf(agreed(), { ...fix, by: chair })).toBe(null)
  expect(refusalOf(agreed(), { ...fix, by: actor('A') })).toBe('secretariat-only')
  expect(refusalOf(agreed(), { ...fix, words: agreedWords })).toBe('nothing-corrected')
  expect(refusalOf(fresh, fix)).toBe('paragraph-open')
})

test('[PS10] an objection to a second fix leads back before the first while that one is open', () => {
  const fix = (text: string) =>
    ({ type: 'fix', by: secretary, words: words(text), note: '' }) as const
  const object = {
    type: 'object-to-fix',
    by: actor('B'),
    for: delegation('B'),
    reason: '',
  } as const
  const [soon, next, end] = [12, 30, 40].map((hours) => later(monday, hours * hour)) as [
    Instant,
    Instant,
    Instant,
  ]
  const first = after(agreed(), fix('one'))
  const both = after(first, fix('two'), soon)
  expect(after(both, object, next).standing).toMatchObject({ since: { former: agreedWords } })
  const lateSecond = after(first, fix('two'), next)
  expect(after(lateSecond, object, end).standing).toMatchObject({ since: { former: words('one') } })
})

test('[PS11] agreements are provisional until the document is adopted', () => {
  const shown = (untilEverything: boolean, adopted: boolean) =>
    [fresh, adReferendum(), agreed()].map((one) => isProvisional(one, { untilEverything, adopted }))
  expect(shown(true, false)).toEqual([false, true, true])
  expect(shown(true, true)).toEqual([false, false, false])
  expect(shown(false, false)).toEqual([false, false, false])
})

test('[PS1] [PS4] [PS9] whatever is done, words once agreed change only by a fix, and nothing is agreed over an objection', () => {
  const name = fc.constantFrom('A', 'B', 'C')
  const step: fc.Arbitrary<ParagraphCommand> = fc.oneof(
    fc.constant(callRound()),
    fc
      .tuple(
        name,
        fc.constantFrom<Given[]>(
          { answer: 'accept' },
          { answer: 'ad-referendum' },
          { answer: 'object', reason: '' },
        ),
      )
      .map(([who, given]) => answer(who, given)),
    fc.constant<ParagraphCommand>({ type: 'gavel', by: chair, sitting: trio, against: [] }),
    name.map((who): ParagraphCommand => ({
      type: 'confirm',
      by: actor(who),
      for: delegation(who),
    })),
    fc.constant<ParagraphCommand>({ type: 'reopen', by: chair, reason: '' }),
    fc
      .constantFrom(agreedWords, otherWords)
      .map((to): ParagraphCommand => ({ type: 'reword', words: to })),
    fc.constant<ParagraphCommand>(deletion),
    fc.constant<ParagraphCommand>({ type: 'issue-symbol' }),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let state = fresh
      for (const command of steps) {
        const decision = decideParagraph(state, command, monday)
        const before = state
        if (decision.ok) state = decision.events.reduce(evolveParagraph, state)
        expect(paragraphStates).toContain(stateOf(state, 0))
        expect(isLawful(before, state)).toBe(true)
      }
    }),
  )
})

test('[PS13] an oral revision opens agreed words, and ends a round on others', () => {
  const revise = { type: 'revise-orally', by: delegation('A'), words: otherWords } as const
  const opened = after(agreed(), revise)
  expect(stateOf(opened, 0)).toBe('open')
  expect(opened.standing).toMatchObject({
    since: { from: 'oral-revision', former: agreedWords, by: 'A' },
  })
  expect(after(agreed(), { ...revise, words: agreedWords })).toEqual(agreed())
  expect(after(fresh, revise)).toEqual(fresh)
})

function isLawful(before: Paragraph, now: Paragraph): boolean {
  if (now.standing.is === 'open') return true
  if (before.standing.is !== 'open') return before.standing.words === now.standing.words
  const answers = before.standing.round?.answers ?? []
  return answers.length === 3 && answers.every((one) => one.answer !== 'object')
}

type Given = Answer extends infer One
  ? One extends Answer
    ? Omit<One, 'delegation'>
    : never
  : never

function answer(name: string, given: Given): Extract<ParagraphCommand, { type: 'answer' }> {
  const own = { delegation: delegation(name), ...given } as Answer
  return { type: 'answer', by: actor(name), answer: own, seen: agreedWords, sitting: trio }
}

function callRound(): Extract<ParagraphCommand, { type: 'call-round' }> {
  return { type: 'call-round', by: chair, words: agreedWords, liveBrackets: 0, sitting: trio }
}

function called(): Paragraph {
  return after(fresh, callRound())
}

function accepting(...names: string[]): Paragraph {
  return names.reduce((state, name) => after(state, answer(name, { answer: 'accept' })), called())
}

function agreed(): Paragraph {
  return after(accepting('A', 'B', 'C'), { type: 'gavel', by: chair, sitting: trio, against: [] })
}

function adReferendum(): Paragraph {
  const asked = ['B', 'C'].reduce(
    (state, name) => after(state, answer(name, { answer: 'ad-referendum' })),
    accepting('A'),
  )
  return after(asked, { type: 'gavel', by: chair, sitting: trio, against: [] })
}

function reopened(): Paragraph {
  return after(agreed(), { type: 'reopen', by: chair, reason: 'New facts.' })
}

function sitting(...names: string[]): Sitting {
  const attendance = names.map((name) => ({
    delegation: delegation(name),
    kind: 'member' as const,
    from: monday,
    until: null,
  }))
  return {
    stage: 'open',
    id: 'sitting' as SittingId,
    openedAt: monday,
    members: 3,
    quorum: majority,
    attendance,
  }
}

function after(state: Paragraph, command: ParagraphCommand, at: Instant = monday): Paragraph {
  return accepted(decideParagraph(state, command, at)).reduce(evolveParagraph, state)
}

function refusalOf(
  state: Paragraph,
  command: ParagraphCommand,
  at: Instant = monday,
): string | null {
  return codeOf(decideParagraph(state, command, at))
}
