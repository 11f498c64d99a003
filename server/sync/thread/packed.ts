/**
 * Many byte strings as one. What PostgreSQL's driver hands out are windows into larger buffers, and a
 * message to a thread copies a window with all that is around it.
 */
export type Packed = { bytes: Uint8Array; ends: Uint32Array }

export function pack(parts: readonly Uint8Array[]): Packed {
  const ends = new Uint32Array(parts.length)
  let end = 0
  parts.forEach((part, i) => {
    end += part.length
    ends[i] = end
  })
  const bytes = new Uint8Array(end)
  parts.forEach((part, i) => bytes.set(part, (ends[i] ?? 0) - part.length))
  return { bytes, ends }
}

export function unpack({ bytes, ends }: Packed): Uint8Array[] {
  return Array.from(ends, (end, i) => bytes.subarray(ends[i - 1] ?? 0, end))
}
