import { useSearchParams } from '@remix-run/react'

import type { FiguresHead } from '#server/positions/figures/see-positions.ts'

/** What an address of another page of figures says to show the same moment; nothing at the present one. */
export function useMoment({ moment }: FiguresHead): { at?: string } {
  const [search] = useSearchParams()
  const at = moment.at === null ? null : search.get('at')
  return at === null ? {} : { at }
}
