import { decideParagraph } from '#app/domain/drafting/decide-paragraph.ts'
import { evolveParagraph } from '#app/domain/drafting/paragraph-events.ts'
import type { Paragraph } from '#app/domain/drafting/paragraph.ts'
import type { TextHash } from '#app/domain/drafting/text-hash.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'

import { Refused } from '../refusals.ts'

/** A paragraph once silence has passed on its words; the same one where they were agreed before. */
export function passSilence(
  before: Paragraph,
  { words, liveBrackets }: { words: TextHash; liveBrackets: number },
  at: Instant,
): Paragraph {
  const decision = decideParagraph(before, { type: 'pass-silence', words, liveBrackets }, at)
  if (!decision.ok) throw new Refused(decision.refusal.code)
  return decision.events.reduce(evolveParagraph, before)
}
