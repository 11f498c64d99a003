import type { Draft, Held } from '../blocks.ts'
import { compareDecimals, decimal, isDecimal } from '../decimal.ts'
import { codePattern, identifierPattern } from '../identifier.ts'
import { groupsOf } from '../independence.ts'
import type { Indicator } from '../model.ts'
import { known } from '../read.ts'
import type { Reading } from '../read.ts'
import { ruleKinds } from '../rule-kinds.ts'
import type { Rule } from '../rule.ts'
import { consequences } from '../vocabulary.ts'
import { isNumeric } from './indicator.ts'
import { problemIn } from './problem.ts'
import type { Problem, ProblemCode } from './problem.ts'
import type { Surroundings } from './surroundings.ts'

/** What is wrong with the cross-check rules, each by itself and all together. */
export function checkRules(reading: Reading, around: Surroundings): readonly Problem[] {
  const [highest = 'discrepancy'] = reading.heads.flatMap(
    (head) => known(head).highestConsequence ?? [],
  )
  return reading.rules.flatMap((draft) => {
    const rule = known(draft)
    return [
      ...inputFaults(rule, around),
      ...alphaFaults(rule),
      ...parameterFaults(rule, around),
      ...consequenceFaults(rule, highest),
      ...cycleFaults(rule, around),
    ].map(([cell, code, values]) => problemIn(draft, cell, code, values))
  })
}

type PartOfRule = Partial<Held['rule']>
type Fault = readonly [
  cell: keyof Held['rule'],
  code: ProblemCode,
  values?: Readonly<Record<string, string>>,
]

function inputFaults({ type, inputs }: PartOfRule, around: Surroundings): readonly Fault[] {
  if (type === undefined || inputs === undefined) return []
  const [least, most] = ruleKinds[type].inputs
  const faults: Fault[] = []
  if (inputs.length < least || inputs.length > most) {
    faults.push(['inputs', 'inputs-count', { least: String(least), most: String(most) }])
  }
  const used: { indicator: Partial<Indicator>; source: string | null }[] = []
  for (const { of } of inputs.flat()) {
    if ('rule' in of) {
      if (!around.rules.has(of.rule)) faults.push(['inputs', 'unknown-rule', { rule: of.rule }])
      continue
    }
    const indicator = around.indicators.get(of.indicator)
    if (indicator === undefined) {
      faults.push(['inputs', 'unknown-indicator', { indicator: of.indicator }])
      continue
    }
    if (around.annexes.has(of.indicator)) {
      faults.push(['inputs', 'annex-in-core', { indicator: of.indicator }])
    }
    used.push({ indicator, source: of.source })
    if (
      of.source !== null &&
      !(indicator.sources ?? []).some(({ source }) => source === of.source)
    ) {
      faults.push(['inputs', 'unknown-source', { source: of.source, indicator: of.indicator }])
    }
    const misfit = misfitOf(type, indicator, around)
    if (misfit !== null) faults.push(['inputs', misfit, { indicator: of.indicator }])
  }
  const units = new Set(used.flatMap(({ indicator: { unit } }) => unit ?? []))
  if (ruleKinds[type].numeric && units.size > 1) {
    faults.push(['inputs', 'units-differ', { units: [...units].join(', ') }])
  }
  const groups = groupsOf(
    used.flatMap(({ indicator, source }) =>
      source === null ? (indicator.sources ?? []).map((one) => one.source) : [source],
    ),
    around.sources,
  )
  if (faults.length === 0 && groups.size < independentGroups(type)) {
    faults.push(['inputs', 'too-few-independent', { groups: String(groups.size) }])
  }
  return faults
}

/** What one datum feeds on both sides always agrees; and fewer than three cannot outvote one (2.1). */
function independentGroups(type: Rule['type']): number {
  if (type === 'consensus') return 3
  return type === 'pair' || type === 'mirror' ? 2 : 0
}

function misfitOf(
  type: Rule['type'],
  { datatype, codeList }: Partial<Indicator>,
  around: Surroundings,
): ProblemCode | null {
  if (datatype === undefined) return null
  if (ruleKinds[type].numeric) return isNumeric(datatype) ? null : 'input-misfit'
  if (type === 'count') return datatype === 'code' ? null : 'input-misfit'
  if (type === 'timeliness') return datatype === 'date' ? null : 'input-misfit'
  if (type !== 'agreement') return null
  if (datatype !== 'code') return 'input-misfit'
  return around.lists.get(codeList ?? '')?.ordered === false ? 'list-unordered' : null
}

function alphaFaults({ type, alpha }: PartOfRule): readonly Fault[] {
  if (type === undefined || alpha === undefined) return []
  if (!ruleKinds[type].statistical) return alpha === null ? [] : [['alpha', 'alpha-unexpected']]
  if (alpha === null) return [['alpha', 'alpha-missing']]
  const inRange =
    compareDecimals(alpha, decimal('0')) > 0 && compareDecimals(alpha, decimal('0.5')) <= 0
  return inRange ? [] : [['alpha', 'alpha-out-of-range', { least: '0', most: '0.5' }]]
}

function parameterFaults(
  { type, params, inputs = [] }: PartOfRule,
  around: Surroundings,
): readonly Fault[] {
  if (type === undefined || params === undefined) return []
  const codes = codesOf(inputs, around)
  const { parameters, needed }: { parameters: object; needed: readonly string[] } = ruleKinds[type]
  const kinds = new Map<string, string>(Object.entries(parameters))
  const names = params.map(({ name }) => name)
  return [
    ...params.flatMap(({ name, value }): readonly Fault[] => {
      const kind = kinds.get(name)
      if (kind === undefined) {
        return [['params', 'parameter-unknown', { name, allowed: [...kinds.keys()].join(', ') }]]
      }
      if (!isParameter(kind, value)) return [['params', 'parameter-misfit', { name, value }]]
      const words = value.split(' ')
      if (kind === 'indicators') {
        return words.flatMap((indicator): Fault[] => {
          if (!around.indicators.has(indicator)) {
            return [['params', 'unknown-indicator', { indicator }]]
          }
          return around.annexes.has(indicator) ? [['params', 'annex-in-core', { indicator }]] : []
        })
      }
      return kind === 'codes' && codes !== null
        ? words
            .filter((code) => !codes.has(code))
            .map((code) => ['params', 'unknown-code', { code }])
        : []
    }),
    ...names
      .filter((name, at) => names.indexOf(name) < at)
      .map((name): Fault => ['params', 'parameter-twice', { name }]),
    ...needed
      .filter((name) => !names.includes(name))
      .map((name): Fault => ['params', 'parameter-missing', { name }]),
  ]
}

/** The codes that the inputs of a rule may have, or null where a list is not there to look in. */
function codesOf(inputs: Held['rule']['inputs'], around: Surroundings): ReadonlySet<string> | null {
  const lists = inputs.flat().map(({ of }) => {
    const indicator = 'rule' in of ? undefined : around.indicators.get(of.indicator)
    return around.lists.get(indicator?.codeList ?? '')
  })
  const found = lists.flatMap((list) => list ?? [])
  return found.length < lists.length
    ? null
    : new Set(found.flatMap((list) => [...list.codes.keys()]))
}

function isParameter(kind: string, value: string): boolean {
  const words = value.split(' ')
  if (kind === 'amount') return isDecimal(value) && !value.startsWith('-')
  if (kind === 'count') return /^\d{1,4}$/.test(value)
  if (kind === 'days') return value === 'working' || value === 'calendar'
  return words.every((word) => (kind === 'codes' ? codePattern : identifierPattern).test(word))
}

function consequenceFaults(
  { onFail }: PartOfRule,
  highest: (typeof consequences)[number],
): readonly Fault[] {
  return onFail !== undefined && consequences.indexOf(onFail) > consequences.indexOf(highest)
    ? [['onFail', 'above-highest-consequence', { highest }]]
    : []
}

/** A rule that waits for its own outcome, directly or through others. */
function cycleFaults({ id }: PartOfRule, around: Surroundings): readonly Fault[] {
  if (id === undefined) return []
  const path = pathBack(id, around)
  return path === null ? [] : [['inputs', 'circular-rules', { path: path.join(' → ') }]]
}

/** The shortest way by which a rule feeds itself, or null. */
function pathBack(id: string, around: Surroundings): readonly string[] | null {
  const seen = new Set<string>()
  let paths: (readonly string[])[] = [[id]]
  while (paths.length > 0) {
    const longer: (readonly string[])[] = []
    for (const path of paths) {
      for (const next of rulesFedTo(around.rules.get(path.at(-1) ?? ''))) {
        if (next === id) return [...path, id]
        if (!seen.has(next)) longer.push([...path, next])
        seen.add(next)
      }
    }
    paths = longer
  }
  return null
}

function rulesFedTo(draft: Draft<'rule'> | undefined): readonly string[] {
  if (draft === undefined) return []
  return (known(draft).inputs ?? []).flat().flatMap(({ of }) => ('rule' in of ? [of.rule] : []))
}
