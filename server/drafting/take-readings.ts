import type { DelegationKind } from '#app/domain/accounts/delegation.ts'
import type { BracketId } from '#app/domain/drafting/block.ts'
import type { BracketReading } from '#app/domain/drafting/bracket-commands.ts'
import { evolveBracket } from '#app/domain/drafting/bracket-events.ts'
import type { BracketEvent } from '#app/domain/drafting/bracket-events.ts'
import type { Bracket } from '#app/domain/drafting/bracket.ts'
import type { MarkEdit } from '#app/domain/drafting/consolidation.ts'
import { decideBracket } from '#app/domain/drafting/decide-bracket.ts'
import { hashText } from '#app/domain/drafting/text-hash.ts'
import { bracketOf } from '#app/domain/drafting/view.ts'
import type { DelegationId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'

import type { MarkInText } from './marks-in-text.ts'

/** A mark as a row of the log left it, by whose row that was; nobody's where the system wrote it. */
export type AttributedReading = MarkInText & {
  by: { delegation: DelegationId; kind: DelegationKind } | null
  at: Instant
}

/**
 * What becomes of a text's brackets by what was typed (domain.md B2): a mark is born as a row with the
 * delegation of the log's row as its proposer, so nobody types an attribution. What may not be is no
 * bracket, and its mark is passed over. `edits` are what settled brackets ask of the text.
 */
export function takeReadings(
  brackets: readonly Bracket[],
  readings: readonly AttributedReading[],
): { changed: readonly Bracket[]; edits: readonly MarkEdit[] } {
  const states = new Map(brackets.map((bracket) => [bracket.id, bracket]))
  const changed = new Set<BracketId>()
  const edits: MarkEdit[] = []
  for (const reading of readings) {
    const id = bracketOf(reading.mark)
    const state = states.get(id) ?? null
    if (state?.stage === 'settled') edits.push(...outOfBracket(reading))
    const command = commandFor(state, reading)
    const decision = command === null ? null : decideBracket(state, command, reading.at)
    if (decision?.ok !== true) continue
    for (const event of decision.events) {
      states.set(id, evolveBracket(states.get(id) ?? null, event))
      edits.push(...editsOf(event))
      changed.add(id)
    }
  }
  return { changed: [...changed].flatMap((id) => states.get(id) ?? []), edits }
}

/** What was typed under the mark of a bracket at the moment it was settled is nobody's proposal, and stays. */
function outOfBracket({ mark, blocks, words }: MarkInText): readonly MarkEdit[] {
  return words === null ? [] : [{ mark: mark.id, blocks, whole: mark.whole, words: 'stay' }]
}

/** What an event asks of the text. */
export function editsOf(event: BracketEvent): readonly MarkEdit[] {
  if (event.type === 'settled') return event.settlement.edits
  return event.type === 'proposal-fell' ? event.edits : []
}

function commandFor(
  state: Bracket | null,
  { mark, blocks, words, by }: AttributedReading,
): BracketReading | null {
  const isKnown = state?.marks.some(({ id }) => id === mark.id) === true
  if (words === null) return isKnown ? { type: 'lose-mark', mark: mark.id } : null
  const read = { blocks, words: hashText(words) }
  if (isKnown) return { type: 'reword', by: by?.delegation ?? null, mark: mark.id, ...read }
  if (by === null) return null
  const { id, whole, proposes: kind } = mark
  return mark.of === null
    ? { type: 'open', by, id, kind, whole, ...read }
    : { type: 'open-alternative', by, id, whole, ...read }
}
