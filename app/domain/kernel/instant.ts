declare const epochMilliseconds: unique symbol

/** A moment on the UTC time line, in milliseconds since 1970. What a wall clock shows is a matter of zone. */
export type Instant = number & { readonly [epochMilliseconds]: true }

export function instant(epochMs: number): Instant {
  if (!Number.isSafeInteger(epochMs)) throw new RangeError(`not an instant: ${epochMs}`)
  return epochMs as Instant
}

/** ISO 8601 in UTC with milliseconds, the one form in which the record writes a time. */
export function toIso(at: Instant): string {
  return new Date(at).toISOString()
}

export function fromIso(text: string): Instant {
  return instant(Date.parse(text))
}

export function later(at: Instant, milliseconds: number): Instant {
  return instant(at + milliseconds)
}

export const second = 1_000
export const minute = 60 * second
export const hour = 60 * minute
export const day = 24 * hour
