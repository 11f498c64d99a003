import type { SentForm } from '#server/form.ts'

/** The side that was chosen in a bracket's form, and the words one had before one. */
export function sideIn({ side = '', seen }: SentForm) {
  const [act, proposal] = side.split(' ')
  return { act, seen, ...(proposal === undefined || proposal === '' ? {} : { proposal }) }
}
