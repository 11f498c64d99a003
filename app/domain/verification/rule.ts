import * as z from 'zod'

import { ruleTypes } from './rule-kinds.ts'
import { Decimal, Identifier } from './schemas.ts'
import { consequences } from './vocabulary.ts'

/** An indicator as one source reports it, or as all do; `shift` counts periods back, 0 is the same. */
const IndicatorRef = z.strictObject({
  indicator: Identifier,
  source: Identifier.nullable(),
  shift: z.int().min(-60).max(0),
})

/** What another rule found: its agreed value, or that it was triggered. */
const RuleRef = z.strictObject({ rule: Identifier })

const Summand = z.strictObject({ times: Decimal, of: z.union([IndicatorRef, RuleRef]) })
export type Summand = z.infer<typeof Summand>

/** What a rule is fed with: a sum of indicators, each with its factor. */
export const Expression = z.array(Summand).min(1)
export type Expression = z.infer<typeof Expression>

/** A check of reports against each other; its parameters are fixed before any data is seen. */
export const Rule = z
  .strictObject({
    id: Identifier,
    type: z.enum(ruleTypes),
    inputs: z.array(Expression),
    params: z.record(z.string(), z.string()),
    /** The chance of a false flag that is accepted, for rules that chance can trigger. */
    alpha: Decimal.nullable(),
    severity: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    onFail: z.enum(consequences),
  })
  .readonly()
export type Rule = z.infer<typeof Rule>
