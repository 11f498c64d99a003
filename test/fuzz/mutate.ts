/** Bytes that a mutation takes one from: they are each of the kind that is mutated. */
type Others = readonly Uint8Array[]

/**
 * A few changes of the kinds that break parsers: flips, cuts, repetitions, lengths that lie, numbers
 * written longer than they need be, values in values, splices.
 */
export function mutate(bytes: Uint8Array, others: Others, random: () => number): Uint8Array {
  let result = [...bytes]
  for (let left = Math.floor(random() * 3); left >= 0; left--) {
    const at = Math.floor(random() * (result.length + 1))
    const kind = Math.floor(random() * 10)
    if (kind <= 2) result[Math.min(at, result.length - 1)] = Math.floor(random() * 256)
    if (kind === 3) result = result.slice(0, at)
    if (kind === 4) result.splice(at, Math.floor(random() * 6))
    if (kind === 5) result.splice(at, 0, ...result.slice(at, at + Math.floor(random() * 30)))
    if (kind === 6) result.splice(at, 1, 255, 255, 255, 255, Math.floor(random() * 16))
    if (kind === 7) result.splice(at, 1, 128 | (result[at] ?? 0), 0)
    if (kind === 8) result.splice(at, 0, ...nested(1 + Math.floor(random() * 300)))
    if (kind === 9) {
      const other = others[Math.floor(random() * others.length)] ?? bytes
      result = [...result.slice(0, at), ...other.slice(Math.floor(random() * other.length))]
    }
  }
  return Uint8Array.from(result.filter((byte) => byte !== undefined))
}

/** Arrays in arrays as lib0 writes them, with null in the innermost. */
function nested(levels: number): number[] {
  return [...Array.from({ length: levels }, () => [117, 1]).flat(), 126]
}
