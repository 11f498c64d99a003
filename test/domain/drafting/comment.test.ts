import { expect, test } from 'vitest'

import type { MandateKind } from '#app/domain/accounts/mandate.ts'
import { evolveThread } from '#app/domain/drafting/comment.ts'
import type { CommentId, Thread, ThreadId } from '#app/domain/drafting/comment.ts'
import { decideThread } from '#app/domain/drafting/decide-comment.ts'
import type { ThreadCommand, Writer } from '#app/domain/drafting/decide-comment.ts'
import { mentionsIn, nameBegun } from '#app/domain/drafting/mention.ts'
import type { MandateId, PersonId } from '#app/domain/kernel/id.ts'

import { accepted, actor, block, chair, codeOf, monday } from './build.ts'

const anna = writer('anna', 'UWC')
const karl = writer('karl', 'UWC')
const omar = writer('omar', 'OST')
const observer = { ...writer('olga', 'OBS'), kind: 'observer' as const }
const presiding: Writer = { ...writer('tomasz', 'SEC'), ...chair }

test('[CM6] only its author corrects a comment, until another person has said something after it', () => {
  const begun = after(null, start(anna))
  expect(refusal(begun, { type: 'correct', by: omar, comment: id('1'), words: 'No' })).toBe(
    'not-your-comment',
  )
  expect(refusal(begun, { type: 'correct', by: karl, comment: id('1'), words: 'No' })).toBe(
    'not-your-comment',
  )
  const more = after(begun, { type: 'reply', by: anna, comment: id('2'), words: 'And monthly?' })
  const correction = { type: 'correct', by: anna, comment: id('1'), words: 'Why days?' } as const
  expect(after(more, correction).comments[0]).toMatchObject({
    words: 'Why days?',
    correctedAt: monday,
  })
  const answered = after(more, { type: 'reply', by: omar, comment: id('3'), words: 'Banks.' })
  expect(refusal(answered, correction)).toBe('comment-answered')
})

test('[CM7] what its author withdraws leaves its place, and a thread of which nothing is left is no more', () => {
  const begun = after(null, start(anna))
  const answered = after(begun, { type: 'reply', by: omar, comment: id('2'), words: 'Banks.' })
  const first = { type: 'withdraw', by: anna, comment: id('1') } as const
  expect(refusal(answered, { ...first, by: omar })).toBe('not-your-comment')
  const without = after(answered, first)
  expect(without.stage).toBe('open')
  expect(without.comments).toEqual([
    { id: '1', by: answered.comments[0].by, at: monday, is: 'withdrawn' },
    answered.comments[1],
  ])
  expect(refusal(without, first)).toBe('comment-gone')
  const gone = after(without, { type: 'withdraw', by: omar, comment: id('2') })
  expect(gone.stage).toBe('withdrawn')
  expect(refusal(gone, { type: 'reopen', by: anna })).toBe('thread-gone')
})

test('[CM8] the delegation that began a thread resolves it, or whoever presides', () => {
  const begun = after(null, start(anna))
  expect(refusal(begun, { type: 'resolve', by: omar })).toBe('not-your-thread')
  expect(after(begun, { type: 'resolve', by: presiding }).stage).toBe('resolved')
  const resolved = after(begun, { type: 'resolve', by: karl })
  expect(resolved).toMatchObject({ stage: 'resolved', by: 'UWC', at: monday })
  expect(refusal(resolved, { type: 'resolve', by: anna })).toBe('thread-resolved')
  const reply = { type: 'reply', by: omar, comment: id('2'), words: 'Still.' } as const
  expect(refusal(resolved, reply)).toBe('thread-resolved')
  const reopened = after(resolved, { type: 'reopen', by: observer })
  expect(refusal(reopened, { type: 'reopen', by: observer })).toBe('thread-open')
  expect(after(reopened, reply).comments).toHaveLength(2)
})

test('[CM9] after an @ the longest name that fits is mentioned, up to the end of a word', () => {
  const nameable = ['OST', 'Anna', 'Anna Berg', 'ليلى'].map((name) => ({ name, who: name }))
  const named = (words: string) => mentionsIn(words, nameable)
  expect(named('@OST, and @anna berg: see here')).toEqual(['OST', 'Anna Berg'])
  expect(named('@Anna Bergman')).toEqual(['Anna'])
  expect(named('@OSTIA or anna@OST-west')).toEqual(['OST'])
  expect(named('إلى @ليلى، @ليلى')).toEqual(['ليلى'])
  expect(named('OST and @ nobody')).toEqual([])
})

function start(by: Writer): ThreadCommand {
  const anchor = { over: 'paragraph', block: block('a'), quote: 'Within thirty days.' } as const
  return { type: 'start', by, id: 't' as ThreadId, comment: id('1'), anchor, words: 'Why?' }
}

function after(state: Thread | null, command: ThreadCommand): Thread {
  const events = accepted(decideThread(state, command, monday))
  const thread = events.reduce<Thread | null>(evolveThread, state)
  if (thread === null) throw new Error('nothing was begun')
  return thread
}

function refusal(state: Thread, command: ThreadCommand): string | null {
  return codeOf(decideThread(state, command, monday))
}

function writer(person: string, delegation: string, mandate: MandateKind = 'delegate'): Writer {
  return {
    ...actor(delegation, mandate),
    person: person as PersonId,
    under: `${person}’s` as MandateId,
  }
}

function id(name: string): CommentId {
  return name as CommentId
}

test('[CM11] of a name that is begun after an @ those are offered that it could become', () => {
  const names = ['UWC', 'OST', 'Marcus Hale', 'Mirja Saar']
  expect(nameBegun('for @m', names)).toEqual({ from: 5, names: ['Marcus Hale', 'Mirja Saar'] })
  expect(nameBegun('@marcus h', names)).toEqual({ from: 1, names: ['Marcus Hale'] })
  expect(nameBegun('@', names)?.names).toEqual(names)
  expect(nameBegun('@UWC', names)).toBe(null)
  expect(nameBegun('@nobody', names)).toBe(null)
  expect(nameBegun('ines@u', names)).toBe(null)
  expect(nameBegun('@ost, and then', names)).toBe(null)
})
