import type { SentForm } from '#server/form.ts'
import { BadInput } from '#server/refusals.ts'

import { blockOfBox } from './box.ts'

/** What a holder says, with the paragraphs that its condition hangs on: each is a box to tick. */
export function noteIn(form: SentForm) {
  const about = Object.keys(form).flatMap((name) => blockOfBox(name) ?? [])
  return { words: form['words'], condition: form['condition'], about }
}

/** The outcome that was chosen. The empty one is what stands without any proposal; none at all is no choice. */
export function outcomeIn({ keeps }: SentForm): string | null {
  if (keeps === undefined) throw new BadInput({ keeps: 'choice' })
  return keeps === '' ? null : keeps
}
