/**
 * C0 and C1 controls except tab and line feed, the characters that reorder text (UAX 9), and those
 * that print nothing. The joiners U+200C and U+200D are spelling in Persian and stay.
 */
export const invisible =
  // Refusing control characters takes naming them.
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u200B\u2060\u202A-\u202E\u2066-\u2069\u3164\uFEFF]/

/** A name has a letter or a figure in it. */
const legible = /[\p{L}\p{N}]/u

/** The beginning of a tag. We never read text as HTML, but what exports and mails it might. */
export const markup = /<[a-z!/?]/i

export type LineFault = 'required' | 'tooLong' | 'controlCharacters' | 'markup'

/** Why a trimmed line is none that a person would type (text.ts), or null. */
export function lineFault(value: string, max: number): LineFault | null {
  if (value === '') return 'required'
  if (value.length > max) return 'tooLong'
  if (!value.isWellFormed() || invisible.test(value) || value.includes('\n')) {
    return 'controlCharacters'
  }
  if (!legible.test(value)) return 'required'
  return markup.test(value) ? 'markup' : null
}
