import type { DelegationId } from '#app/domain/kernel/id.ts'
import type { Row } from '#app/domain/positions/matrix.ts'
import type { Scale } from '#app/domain/positions/scale.ts'
import type { Cell } from '#app/domain/positions/stance.ts'
import type { Weight } from '#app/domain/positions/vocabulary.ts'

import { id, start, subject } from './build.ts'

/** A point, both ends of a range, or another kind of cell. */
export type Said = number | readonly [number, number] | Exclude<Cell['kind'], 'position'>

type More = { number?: number; value?: number | null; weights?: readonly (Weight | null)[] }

/** Delegation 1 says the first, 2 the second … on subject `number`. */
export function row(scale: Scale, said: readonly Said[], more: More = {}): Row {
  const { number = 1, value = null, weights = [] } = more
  const on = subject({ id: id<'subject'>(5_000 + number), scale, value })
  return {
    subject: on,
    cells: new Map(
      said.map((one, at) => [member(at), cellFor(one, number * 100 + at, weights[at] ?? null)]),
    ),
  }
}

/** Members by their place: A is 0. */
export function member(at: number): DelegationId {
  return id<'delegation'>(at + 1)
}

/** Rows that read down: what each member says on all subjects, `null` for no position. */
export function rowsByMember(
  scale: Scale,
  members: readonly (readonly (number | null)[])[],
): readonly Row[] {
  return (members[0] ?? []).map((_, at) =>
    row(
      scale,
      members.map((said) => said[at] ?? 'none'),
      { number: at },
    ),
  )
}

function cellFor(said: Said, number: number, weight: Weight | null): Cell {
  const entry = id<'position'>(20_000 + number)
  if (said === 'none') return { kind: 'none' }
  if (said === 'not-participating') return { kind: 'not-participating', entry }
  if (said === 'withheld') return { kind: 'withheld', entry, since: start }
  const [low, high] = typeof said === 'number' ? [said, said] : said
  return { kind: 'position', entry, interval: { low, high }, earlier: false, weight }
}
