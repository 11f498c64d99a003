import type * as z from 'zod'

import type { FieldErrors } from '#app/domain/kernel/refusal.ts'

import { BadInput } from './refusals.ts'

/** Parses at the door; what does not fit is refused with one code per field (`fields.<code>`). */
export function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  throw new BadInput(fieldErrors(parsed.error))
}

function fieldErrors(error: z.ZodError): FieldErrors {
  const fields: Record<string, string> = {}
  for (const issue of error.issues) {
    const path = issue.path.join('.') || 'form'
    fields[path] ??= codes.has(issue.message) ? issue.message : 'invalid'
  }
  return fields
}

/** The messages that our own schemas give; anything else is zod's English and reads as `invalid`. */
const codes: ReadonlySet<string> = new Set([
  'required',
  'tooLong',
  'tooShort',
  'controlCharacters',
  'markup',
  'email',
  'address',
  'choice',
  'code',
  'zone',
  'moment',
  'symbol',
  'time',
  'number',
  'day',
  'reversed',
  'step',
  'steps',
  'levels',
])
