import * as z from 'zod'

import { majority, twoThirds } from '#app/domain/drafting/decision-rule.ts'
import type { DecisionRule } from '#app/domain/drafting/decision-rule.ts'
import { shareNames, shares } from '#app/domain/drafting/shares.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import type { DelegationId } from '#app/domain/kernel/id.ts'

import { BadInput } from '../refusals.ts'

export const ruleNames = [
  'consensus',
  'consensusMinus',
  'unanimity',
  'unanimityAbstaining',
  'qualified',
  'majority',
  'twoThirds',
] as const
type RuleName = (typeof ruleNames)[number]

/** What some rules have to be told: whom they leave out, and which shares they need. */
export const ruleTerms = {
  parties: z.array(idOf<'delegation'>()).max(50, 'tooLong').default([]),
  members: z.enum(shareNames, 'choice').default('fiftyFive'),
  weight: z.enum(shareNames, 'choice').default('sixtyFive'),
}
type RuleTerms = z.infer<z.ZodObject<typeof ruleTerms>>

/** A rule by its name (domain.md B4a). Throws BadInput for parties that are no members of the body. */
export function ruleOf(
  name: RuleName,
  { parties, members, weight }: RuleTerms,
  body: readonly DelegationId[],
): DecisionRule {
  switch (name) {
    case 'consensus':
      return { kind: 'consensus' }
    case 'consensusMinus': {
      if (parties.length === 0) throw new BadInput({ parties: 'required' })
      if (!parties.every((one) => body.includes(one))) throw new BadInput({ parties: 'choice' })
      return { kind: 'consensus-minus', parties: body.filter((one) => parties.includes(one)) }
    }
    case 'unanimity':
      return { kind: 'unanimity', constructiveAbstention: false }
    case 'unanimityAbstaining':
      return { kind: 'unanimity', constructiveAbstention: true }
    case 'qualified':
      return { kind: 'qualified', members: shares[members], weight: shares[weight] }
    case 'majority':
      return { kind: 'voting', threshold: majority }
    case 'twoThirds':
      return { kind: 'voting', threshold: twoThirds }
  }
}
