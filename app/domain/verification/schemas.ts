import * as z from 'zod'

import { isDecimal } from './decimal.ts'
import type { Decimal as Digits } from './decimal.ts'
import { codePattern, formatIdPattern, identifierPattern } from './identifier.ts'

/** What a stored format is made of in the end, for whoever reads one: names, codes and amounts. */

export const Identifier = z.string().regex(identifierPattern)
export const CodeId = z.string().regex(codePattern)
export const FormatId = z.string().regex(formatIdPattern)

export type Decimal = Digits
export const Decimal = z.custom<Decimal>(isDecimal)

/** MAJOR.MINOR.PATCH, with the meaning that bundle/change.ts gives it. */
export type Version = z.infer<typeof Version>
export const Version = z.string().regex(/^(?:0|[1-9]\d{0,5})(?:\.(?:0|[1-9]\d{0,5})){2}$/)
