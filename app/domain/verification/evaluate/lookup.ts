import type { Content, Indicator } from '../model.ts'
import type { Expression, Rule, Summand } from '../rule.ts'
import type { Figure } from './figure.ts'
import { fromDecimal, magnitude, plus, root, squared, sum, times, zero } from './fraction.ts'
import type { Fraction } from './fraction.ts'
import { figureOf } from './observation.ts'
import type { Observation } from './observation.ts'
import { periodAt } from './period.ts'

/** What a rule looks at: a subject in a period. */
export type Scope = {
  content: Content
  /** Of the latest revisions; for a rule with `by` only of the rows that have one key. */
  observations: readonly Observation[]
  /** The values of all rows, which `indexed` made once. */
  rows: ReadonlyMap<string, string>
  subject: string
  period: string
  /** What another rule agreed on in the same scope. */
  agreedBy: (ruleId: string) => Figure | null
}

type Ref = Extract<Summand['of'], { indicator: string }>

/** The amount of an input, its independent errors added in squares; null when a part is missing. */
export function amountOf(input: Expression, scope: Scope, later = 0): Figure | null {
  const parts = input.map(({ times: factor, of }) => {
    const figure = 'rule' in of ? scope.agreedBy(of.rule) : sumOf(of, scope, later)
    return figure === null ? null : scaled(figure, fromDecimal(factor))
  })
  const known = parts.filter((part): part is Figure => part !== null)
  return known.length < parts.length ? null : added(known, 'independent')
}

/** What a source says of an indicator, summed over the rows in scope. */
export function sumOf(ref: Ref, scope: Scope, later = 0): Figure | null {
  const indicator = indicatorIn(scope.content, ref.indicator)
  const figures = observationsOf(ref, scope, later).flatMap(
    (observation) => figureOf(observation, indicator) ?? [],
  )
  return figures.length === 0 ? null : added(figures, indicator.uncertainty.model)
}

/**
 * The values that a reference means. A reference without a source is the first source of the indicator,
 * in its order, that reported one.
 */
export function observationsOf(ref: Ref, scope: Scope, later = 0): readonly Observation[] {
  const { sources, frequency } = indicatorIn(scope.content, ref.indicator)
  const shift = ref.shift + later
  const period = shift === 0 ? scope.period : periodAt(scope.period, frequency, shift)
  const values = scope.observations.filter(
    (one) =>
      'value' in one &&
      one.indicator === ref.indicator &&
      one.subject === scope.subject &&
      one.period === period,
  )
  const wanted =
    ref.source ?? sources.find(({ source }) => values.some((one) => one.source === source))?.source
  return values.filter(({ source }) => source === wanted)
}

/** The indicators that an input names, other rules aside. */
export function refsIn(input: Expression): readonly Ref[] {
  return input.flatMap(({ of }) => ('rule' in of ? [] : [of]))
}

export function indicatorIn(content: Content, id: string): Indicator {
  const found = content.sections
    .flatMap(({ indicators }) => indicators)
    .find((indicator) => indicator.id === id)
  if (found === undefined) throw new RangeError(`no indicator ${id}`)
  return found
}

/**
 * The rows by their values of `by`, of every source and period, for all keys that the rule's inputs have
 * in this one.
 */
export function groupsBy(
  by: readonly string[],
  rule: Rule,
  scope: Omit<Scope, 'agreedBy'>,
): readonly { key: readonly string[]; observations: readonly Observation[] }[] {
  const wanted = new Set(rule.inputs.flatMap(refsIn).map(({ indicator }) => indicator))
  const groups = new Map<string, { key: string[]; observations: Observation[]; isNow: boolean }>()
  for (const one of scope.observations) {
    const key = by.map((id) => besides(one, id, scope))
    const name = JSON.stringify(key)
    const group = groups.get(name) ?? { key, observations: [], isNow: false }
    groups.set(name, group)
    group.observations.push(one)
    const isHere = one.subject === scope.subject && one.period === scope.period
    if (isHere && wanted.has(one.indicator)) group.isNow = true
  }
  return [...groups.values()].filter(({ isNow }) => isNow)
}

/** The value that the same row holds for another indicator, or nothing. */
export function besides(observation: Observation, id: string, { rows }: Pick<Scope, 'rows'>) {
  return rows.get(rowKey(observation, id)) ?? ''
}

/** Every value by its row and indicator, so that no row is searched for among all others. */
export function indexed(observations: readonly Observation[]): ReadonlyMap<string, string> {
  return new Map(
    observations.flatMap((one) =>
      'value' in one ? [[rowKey(one, one.indicator), one.value] as const] : [],
    ),
  )
}

/** In one order, whatever the one they came in, so that outcomes do not depend on it. */
export function inOrder(observations: readonly Observation[]): readonly Observation[] {
  return observations
    .map((one) => [rowKey(one, one.indicator), one] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : Number(a > b)))
    .map(([, one]) => one)
}

function rowKey({ source, subject, period, line }: Observation, indicator: string): string {
  return [indicator, source, subject, period, line === null ? '' : `/${line}`].join('\n')
}

function scaled({ value, u }: Figure, factor: Fraction): Figure {
  return { value: times(value, factor), u: u === null ? null : times(u, magnitude(factor)) }
}

function added(figures: readonly Figure[], model: Indicator['uncertainty']['model']): Figure {
  const us = figures.flatMap(({ u }) => u ?? [])
  const value = sum(figures.map((figure) => figure.value))
  if (us.length < figures.length) return { value, u: null }
  if (us.length === 1) return { value, u: us[0] ?? null }
  return { value, u: model === 'shared' ? sum(us) : root(us.map(squared).reduce(plus, zero)) }
}
