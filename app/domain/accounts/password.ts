import * as z from 'zod'

/** Counted as typed; long enough to resist guessing without rules about digits (NIST SP 800-63B). */
const shortestPassword = 12
/** No more than a sentence: hashing time must not be a stranger's to choose. */
const longestPassword = 256

/** A password someone chooses (SI7). Its messages are codes of the interface texts `fields.<code>`. */
export function newPassword() {
  return z
    .string('required')
    .min(1, 'required')
    .min(shortestPassword, 'tooShort')
    .max(longestPassword, 'tooLong')
}

/** A password someone claims; its length says nothing yet. */
export function typedPassword() {
  return z.string('required').min(1, 'required').max(longestPassword, 'tooLong')
}
