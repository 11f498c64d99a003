import type { Calendar } from '../../kernel/calendar.ts'
import type { Decimal } from '../decimal.ts'
import type { Content } from '../model.ts'
import type { Rule } from '../rule.ts'
import { checkAmounts } from './amount-rules.ts'
import type { Figure } from './figure.ts'
import { groupsBy, indexed, inOrder } from './lookup.ts'
import type { Scope } from './lookup.ts'
import type { Observation } from './observation.ts'
import { checkWords } from './word-rules.ts'

/** What a rule found for a subject in a period, and of a table for the rows with this `key`. */
export type RuleOutcome = {
  rule: string
  subject: string
  period: string
  key: readonly string[]
  /** A report of one side only is no disagreement (verification.md 2.1, mirror). */
  outcome: 'passes' | 'fails' | 'undetermined' | 'one-sided'
  /** The numbers by which a person follows it. */
  numbers: Readonly<Record<string, Decimal>>
  /** The sources or values that stand out, in the order they were found. */
  named: readonly string[]
}

/** What a check of one scope finds; `agreed` is what later rules may take from it. */
export type Finding = Pick<RuleOutcome, 'outcome' | 'numbers' | 'named'> & { agreed: Figure | null }

/**
 * Runs a rule of a sound format over observations of the latest revisions: once, or once for every
 * combination of the values of `by`. It is a pure function of what it is given: the same inputs give the
 * same outcome, to the byte. `calendar` is the one that working days are counted by.
 */
export function runRule(
  content: Content,
  rule: Rule,
  observations: readonly Observation[],
  at: { subject: string; period: string; calendar: Calendar },
): readonly RuleOutcome[] {
  const { subject, period, calendar } = at
  const sorted = inOrder(observations)
  const all = { content, observations: sorted, rows: indexed(sorted), subject, period }
  const by = rule.params['by']?.split(' ') ?? []
  const groups = by.length === 0 ? [{ key: [], observations: sorted }] : groupsBy(by, rule, all)
  return groups.map(({ key, observations: rows }) => {
    const { outcome, numbers, named } = run(rule, { ...all, observations: rows }, calendar)
    return { rule: rule.id, subject, period, key, outcome, numbers, named }
  })
}

/** Rules that a rule takes from are run in its scope; a sound format has no circle of them. */
function run(rule: Rule, scope: Omit<Scope, 'agreedBy'>, calendar: Calendar): Finding {
  const other = (id: string) => {
    const found = scope.content.rules.find((one) => one.id === id)
    return found === undefined ? null : run(found, scope, calendar)
  }
  const inside = { ...scope, agreedBy: (id: string) => other(id)?.agreed ?? null }
  return check(rule, inside, calendar, (id) => other(id)?.outcome === 'fails')
}

function check(
  rule: Rule,
  scope: Scope,
  calendar: Calendar,
  fails: (ruleId: string) => boolean,
): Finding {
  switch (rule.type) {
    case 'pair':
    case 'balance':
    case 'mirror':
    case 'consensus':
    case 'identity':
    case 'trend':
    case 'monotone':
    case 'order':
      return checkAmounts(rule.type, rule, scope)
    case 'timeliness':
    case 'reference':
    case 'agreement':
    case 'unique':
    case 'evidence':
    case 'count':
      return checkWords(rule.type, rule, scope, calendar, fails)
  }
}
