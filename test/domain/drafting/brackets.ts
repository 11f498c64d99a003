import type { Actor } from '#app/domain/drafting/actor.ts'
import type { BracketKind } from '#app/domain/drafting/block.ts'
import type { BracketAct, BracketCommand } from '#app/domain/drafting/bracket-commands.ts'
import { evolveBracket } from '#app/domain/drafting/bracket-events.ts'
import { readingOf } from '#app/domain/drafting/bracket.ts'
import type { Bracket, OpenBracket } from '#app/domain/drafting/bracket.ts'
import { decideBracket } from '#app/domain/drafting/decide-bracket.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'

import { accepted, actor, block, bracketId, codeOf, monday, words } from './build.ts'

/** An act without what every act has: the helpers below say who does it, and that it read what stands. */
export type Deed<Act = BracketAct> = Act extends unknown ? Omit<Act, 'by' | 'for' | 'seen'> : never

/** A bracket `x` of A, with an alternative for each further name. */
export function bracketOf(kind: BracketKind, ...alternatives: readonly string[]): OpenBracket {
  const born = after(null, {
    type: 'open',
    by: actor('A'),
    id: bracketId('x'),
    blocks: [block('op1')],
    kind,
    whole: false,
    words: words('shall'),
  })
  return alternatives.reduce<OpenBracket>(
    (state, name) => stillOpen(after(state, alternativeBy(actor(name)))),
    stillOpen(born),
  )
}

export function alternativeBy(by: Actor, id = `alt-${by.delegation}`): BracketCommand {
  const text = words(`words of ${id}`)
  return {
    type: 'open-alternative',
    by,
    id: bracketId(id),
    blocks: [block('op1')],
    whole: false,
    words: text,
  }
}

export function act(state: Bracket, by: string | Actor, deed: Deed): BracketCommand {
  const who = typeof by === 'string' ? actor(by) : by
  return { by: who, for: who.delegation, seen: readingOf(state), ...deed } as BracketCommand
}

/** The bracket after one act of each: `B oppose`, `C support x`. */
export function afterActs(state: Bracket, ...acts: readonly string[]): Bracket {
  return acts.reduce((now, line) => {
    const [name = '', type = '', proposal] = line.split(' ')
    const deed = proposal === undefined ? { type } : { type, proposal: bracketId(proposal) }
    return after(now, act(now, name, deed as Deed))
  }, state)
}

export function after(
  state: Bracket | null,
  command: BracketCommand,
  at: Instant = monday,
): Bracket {
  const next = accepted(decideBracket(state, command, at)).reduce<Bracket | null>(
    evolveBracket,
    state,
  )
  if (next === null) throw new Error('no bracket came of it')
  return next
}

export function refusalOf(
  state: Bracket | null,
  command: BracketCommand,
  at: Instant = monday,
): string | null {
  return codeOf(decideBracket(state, command, at))
}

export function stillOpen(bracket: Bracket): OpenBracket {
  if (bracket.stage !== 'open') throw new Error('the bracket is settled')
  return bracket
}

/** How it ended: what it keeps, and what becomes of each mark. Null while it is open. */
export function endOf(bracket: Bracket) {
  if (bracket.stage === 'open') return null
  const marks = bracket.edits.map(({ mark, words: end }) => `${mark} ${end}`)
  return { keeps: bracket.how === 'overtaken' ? bracket.how : bracket.keeps, marks }
}
