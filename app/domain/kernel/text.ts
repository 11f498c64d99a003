import * as z from 'zod'

/** C0 and C1 controls except tab and line feed, and the characters that reorder text (UAX 9). */
// Refusing control characters takes naming them.
// oxlint-disable-next-line no-control-regex
const invisible = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFEFF]/

/** The beginning of a tag. We never read text as HTML, but what exports and mails it might. */
const markup = /<[a-z!/?]/i

/**
 * One line of text a person typed, trimmed, `1..max` characters. Control characters and overrides of
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
