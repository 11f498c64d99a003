import type { Content, Indicator } from './model.ts'
import { ruleKinds } from './rule-kinds.ts'
import type { Rule } from './rule.ts'

/**
 * What chance alone will raise in a year if every report is honest (verification.md 2.3). `tests` are
 * comparisons, one for each rule, subject and reporting period; a line-by-line rule counts once a
 * period, since nobody knows how many lines there will be.
 */
export type FalseFlags = {
  tests: number
  /** Expected number of false flags. */
  expected: number
  /** Probability of at least one, between 0 and 1. */
  atLeastOne: number
}

export function expectedFalseFlags(
  content: Pick<Content, 'rules' | 'sections' | 'codeLists' | 'subjects'>,
): FalseFlags {
  const subjects = content.codeLists.find(({ id }) => id === content.subjects)?.codes.length ?? 0
  const frequencies = new Map(
    content.sections.flatMap(({ indicators }) => indicators.map((one) => [one.id, one.frequency])),
  )
  const budget = content.rules
    .filter(({ type }) => ruleKinds[type].statistical)
    .map((rule) => ({
      tests: subjects * periodsAYear(rule, frequencies),
      alpha: Number(rule.alpha ?? 0),
    }))
  return {
    tests: budget.reduce((sum, { tests }) => sum + tests, 0),
    expected: budget.reduce((sum, { tests, alpha }) => sum + tests * alpha, 0),
    atLeastOne: 1 - budget.reduce((none, { tests, alpha }) => none * (1 - alpha) ** tests, 1),
  }
}

/** A rule runs when the rarest of its inputs is in. */
function periodsAYear(
  rule: Rule,
  frequencies: ReadonlyMap<string, Indicator['frequency']>,
): number {
  const periods = rule.inputs.flat().flatMap(({ of }) => {
    const frequency = 'rule' in of ? undefined : frequencies.get(of.indicator)
    return frequency === undefined ? [] : [inAYear[frequency]]
  })
  return periods.length === 0 ? 0 : Math.min(...periods)
}

/** Reports that an event occasions are counted once: fewer would understate the budget to nothing. */
const inAYear: Readonly<Record<Indicator['frequency'], number>> = {
  D: 365,
  W: 52,
  M: 12,
  Q: 4,
  S: 2,
  A: 1,
  event: 1,
}
