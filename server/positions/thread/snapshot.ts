import { createHash } from 'node:crypto'

import { canonicalJson } from '#app/domain/kernel/canonical-json.ts'
import { claimsOf } from '#app/domain/positions/matrix.ts'
import type { Row } from '#app/domain/positions/matrix.ts'

/**
 * Names what a matrix says of who holds what: its shuffles are seeded with it (SPEC.md SV8). Of strings and
 * numbers JSON.stringify writes what RFC 8785 asks for, and only a scale has keys to be sorted.
 */
export function snapshotOf(rows: readonly Row[]): string {
  const hash = createHash('sha256')
  hash.update('[')
  for (const [at, row] of rows.entries()) {
    const { id, scale } = row.subject
    const claims = claimsOf(row).map(({ delegation, interval: { low, high } }) => [
      delegation,
      low,
      high,
    ])
    const said = [JSON.stringify(id), canonicalJson(scale)]
    const held = [JSON.stringify([...row.cells.keys()]), JSON.stringify(claims)]
    hash.update(`${at === 0 ? '' : ','}[${[...said, ...held].join(',')}]`)
  }
  return hash.update(']').digest('hex')
}
