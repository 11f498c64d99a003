import { useSearchParams } from '@remix-run/react'
import type { ReactNode } from 'react'

import { Parts } from '#app/desk/positions/parts.tsx'
import { partFrom } from '#app/domain/kernel/parts.ts'

/**
 * The part of a long list that the address asks for under `name`, and the way to the others. `of` says in
 * words what it is a part of, `hash` where on the page it stands.
 */
export function usePart<Item>(
  all: readonly Item[],
  { name, of, size, hash }: { name: string; of: string; size: number; hash: string },
): { shown: readonly Item[]; parts: ReactNode } {
  const [search] = useSearchParams()
  const from = partFrom(search.get(name), all.length, size)
  const others = [...search].filter(([each]) => each !== name)
  const addressOf = (part: number) =>
    `?${new URLSearchParams([...others, [name, String(part)]]).toString()}${hash}`
  return {
    shown: all.slice(from, from + size),
    parts: <Parts of={of} all={all.length} size={size} from={from} to={addressOf} />,
  }
}

/** As many lines as a drawing or a table shows at once: with more, it is no longer looked at as a whole. */
export const linesAtOnce = 100

/** The part of the subjects that a drawing shows. */
export function useDrawnPart<Item>(title: string, lines: readonly Item[]) {
  return usePart(lines, { name: 'drawn', of: title, size: linesAtOnce, hash: '#drawing' })
}
