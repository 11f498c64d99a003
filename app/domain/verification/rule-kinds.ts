/** What a parameter of a rule may be. Codes and indicators are lists, divided by blanks. */
type ParameterKind = 'amount' | 'count' | 'codes' | 'indicators' | 'days'

type RuleKind = {
  /** How many inputs it takes, at least and at most. */
  inputs: readonly [least: number, most: number]
  /** Whether chance alone can trigger it, so that it has an alpha (verification.md 2.3). */
  statistical: boolean
  /** Whether its inputs are amounts that are reckoned with. */
  numeric: boolean
  needed: readonly string[]
  parameters: Readonly<Record<string, ParameterKind>>
}

const lines = { by: 'indicators' } as const

/**
 * Every type of rule: the ten of verification.md 2.1, and four that its templates name but none of the
 * ten can say – an amount that may not pass another, lines told apart, a change that needs evidence,
 * and a number of ratings (the composite rule of 1.1).
 */
export const ruleKinds = {
  pair: kind([2, 2], 'chance', { abs: 'amount', rel: 'amount', k: 'amount', ...lines }),
  balance: kind([4, 4], 'chance', lines),
  mirror: kind(
    [2, 2],
    'chance',
    { rel: 'amount', abs: 'amount', valuation: 'amount', shift: 'count', ...lines },
    ['rel', 'abs'],
  ),
  consensus: kind([1, 8], 'chance', lines),
  identity: kind([2, 20], 'amounts', { decimals: 'count', ...lines }),
  trend: kind([1, 1], 'chance', { k: 'amount', periods: 'count', ...lines }),
  monotone: kind([1, 1], 'amounts', lines),
  timeliness: kind([2, 2], 'any', { within: 'count', days: 'days' }, ['within']),
  reference: kind([2, 2], 'any', lines, ['by']),
  agreement: kind([1, 1], 'any', { spread: 'count', ...lines }, ['spread']),
  order: kind([2, 2], 'amounts', lines),
  unique: kind([1, 8], 'any', {}),
  evidence: kind([2, 8], 'any', {}),
  count: kind([1, 8], 'any', { codes: 'codes', among: 'codes', atLeast: 'count' }, ['atLeast']),
} as const satisfies Readonly<Record<string, RuleKind>>

export const ruleTypes = Object.keys(ruleKinds) as readonly (keyof typeof ruleKinds)[]

function kind<const Parameters extends Readonly<Record<string, ParameterKind>>>(
  inputs: readonly [number, number],
  takes: 'chance' | 'amounts' | 'any',
  parameters: Parameters,
  needed: readonly (keyof Parameters & string)[] = [],
) {
  return {
    inputs,
    statistical: takes === 'chance',
    numeric: takes !== 'any',
    needed,
    parameters,
  }
}
