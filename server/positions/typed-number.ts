import * as z from 'zod'

/** A number as a person types it: a point or a comma before decimals, and nothing else. */
export const TypedNumber = z
  .string('required')
  .trim()
  .min(1, 'required')
  .regex(/^-?\d{1,12}([.,]\d{1,6})?$/, 'number')
  .transform((text) => Number(text.replace(',', '.')))

/** The same, or null where the field is left empty. */
export const TypedNumberOrNothing = z
  .literal('', 'number')
  .transform(() => null)
  .or(TypedNumber)
