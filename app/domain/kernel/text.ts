import * as z from 'zod'

import { invisible, lineFault, markup } from './line-fault.ts'

/** A text without what cannot be seen, for what comes out of a file and was not typed here. */
export function withoutInvisible(text: string): string {
  return text.replaceAll(new RegExp(invisible, 'g'), '')
}

/**
 * One line of text a person typed, trimmed, `1..max` characters with a letter or figure. Control characters and overrides of
 * the reading direction are refused, since they make a name look like another one; so are tags.
 * The messages are codes of the interface texts (`fields.<code>`), as `lineFault` has them.
 */
export function line(max: number) {
  return z
    .string('required')
    .trim()
    .superRefine((value, context) => {
      const message = lineFault(value, max)
      if (message !== null) context.addIssue({ code: 'custom', message })
    })
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
