import type { SentForm } from '#server/form.ts'
import { BadInput } from '#server/refusals.ts'

/** The side that was chosen in a bracket's form, and the words one had before one. */
export function sideIn({ side, seen }: SentForm) {
  if (side === undefined || side === '') throw new BadInput({ side: 'choice' })
  const [act, proposal] = side.split(' ')
  return { act, seen, ...(proposal === undefined || proposal === '' ? {} : { proposal }) }
}
