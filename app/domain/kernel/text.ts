import * as z from 'zod'

/**
 * C0 and C1 controls except tab and line feed, the characters that reorder text (UAX 9), and those
 * that print nothing. The joiners U+200C and U+200D are spelling in Persian and stay.
 */
const invisible =
  // Refusing control characters takes naming them.
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u200B\u2060\u202A-\u202E\u2066-\u2069\u3164\uFEFF]/

/** A name has a letter or a figure in it. */
const legible = /[\p{L}\p{N}]/u

/** The beginning of a tag. We never read text as HTML, but what exports and mails it might. */
const markup = /<[a-z!/?]/i

/**
 * One line of text a person typed, trimmed, `1..max` characters with a letter or figure. Control characters and overrides of
 * the reading direction are refused, since they make a name look like another one; so are tags.
 * The messages are codes of the interface texts (`fields.<code>`).
 */
export function line(max: number) {
  return z
    .string('required')
    .trim()
    .min(1, 'required')
    .max(max, 'tooLong')
    .refine(
      (value) => value.isWellFormed() && !invisible.test(value) && !value.includes('\n'),
      'controlCharacters',
    )
    .refine((value) => legible.test(value), 'required')
    .refine((value) => !markup.test(value), 'markup')
}

/** Several lines of text a person typed; as `line`, but line breaks are kept and it may be empty. */
export function passage(max: number) {
  return z
    .string('required')
    .trim()
    .max(max, 'tooLong')
    .refine(
      (value) => value.isWellFormed() && !invisible.test(value.replaceAll('\r', '')),
      'controlCharacters',
    )
    .refine((value) => !markup.test(value), 'markup')
}

export function email() {
  return z.string('required').trim().toLowerCase().max(254, 'tooLong').pipe(z.email('email'))
}
