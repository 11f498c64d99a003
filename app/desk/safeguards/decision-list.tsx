import { Time } from '#app/components/time.tsx'
import type { Id } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'

/** What was decided, and where that is written down. */
export function DecisionList({
  decisions,
  word,
}: {
  decisions: readonly { id: Id<'decision'>; act: string; reference: string; at: Instant }[]
  word: (act: string) => string
}) {
  return (
    <ul className="text-muted text-sm">
      {decisions.map(({ id, act, reference, at }) => (
        <li key={id}>
          {word(act)} · <bdi>{reference}</bdi> · <Time at={at} />
        </li>
      ))}
    </ul>
  )
}
