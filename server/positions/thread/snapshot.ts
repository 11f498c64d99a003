import { createHash } from 'node:crypto'

import { canonicalJson } from '#app/domain/kernel/canonical-json.ts'
import { claimsOf } from '#app/domain/positions/matrix.ts'
import type { Row } from '#app/domain/positions/matrix.ts'

/** Names what a matrix says of who holds what: its shuffles are seeded with it (SPEC.md SV8). */
export function snapshotOf(rows: readonly Row[]): string {
  const said = rows.map((row) => [
    row.subject.id,
    row.subject.scale,
    [...row.cells.keys()],
    claimsOf(row).map(({ delegation, interval }) => [delegation, interval.low, interval.high]),
  ])
  return createHash('sha256').update(canonicalJson(said)).digest('hex')
}
