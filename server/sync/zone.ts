/**
 * What a piece of a text is: a role at an element, as one number, so that a hot text keeps four bytes
 * for a stretch of it. Elements are numbered by the map; 0 is the root.
 */
export type Zone = number
export type ElementNumber = number

export const roles = {
  /** The element itself, a child of another. */
  self: 0,
  /** Words of a run of text, or deleted content whatever it was. */
  words: 1,
  /** The beginning or end of a mark in a run of text. */
  format: 2,
  /** A value of an attribute. */
  attribute: 3,
  /** A value of the attribute `id` of a block. */
  identity: 4,
} as const
export type Role = (typeof roles)[keyof typeof roles]

/** Collected as garbage: what builds on it has no effect. */
export const gone: Zone = 0xff_ff_ff_ff
/** In another root type than the text's, which is stored and shown by nobody. */
export const foreign: Zone = 0xff_ff_ff_fe

export function zoneOf(element: ElementNumber, role: Role): Zone {
  return element * 8 + role
}

export function elementOf(zone: Zone): ElementNumber {
  return Math.floor(zone / 8)
}

export function roleOf(zone: Zone): Role {
  return (zone % 8) as Role
}

export function isInText(zone: Zone): boolean {
  return zone < foreign
}
