import type { DelegationId } from '../../kernel/id.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { OpenBracket } from '../bracket.ts'
import type { PaperWords } from './leaving-text.ts'

/** What stands in the margin of a bracket. */
export type Remark = { by: DelegationId; at: Instant; lines: readonly string[] }

/** What holders say to their side, that they reserve their position, and that words are still to come. */
export function remarksOn(bracket: OpenBracket, words: PaperWords): readonly Remark[] {
  const awaits: readonly Remark[] =
    bracket.kind === 'placeholder'
      ? [{ by: bracket.proposer, at: bracket.openedAt, lines: [words.awaited] }]
      : []
  const said = bracket.holds.map(({ delegation: by, since: at, backs, note }): Remark => {
    const reserves = bracket.proposals.some(({ id, reads }) => id === backs && reads === 'reserved')
    return {
      by,
      at,
      lines: [
        ...(reserves ? [words.reserved] : []),
        ...(note === null || note.words === '' ? [] : note.words.split('\n')),
        ...(note?.linkage ? [`${words.condition} ${note.linkage.condition}`] : []),
      ],
    }
  })
  return [...awaits, ...said.filter(({ lines }) => lines.length > 0)]
}
