import type { Draft } from '../blocks.ts'
import { compareDecimals, isBetween, isDecimal, placesOf } from '../decimal.ts'
import type { Decimal } from '../decimal.ts'
import { groupsOf } from '../independence.ts'
import type { Baseline, Indicator, Threshold } from '../model.ts'
import { known } from '../read.ts'
import { unitOf } from '../units.ts'
import type { Datatype } from '../vocabulary.ts'
import { problemIn } from './problem.ts'
import type { Problem, ProblemCode } from './problem.ts'
import type { List, Surroundings } from './surroundings.ts'

/** What is wrong with one indicator, beyond cells that cannot be read. */
export function checkIndicator(
  draft: Draft<'indicator'>,
  around: Surroundings,
): readonly Problem[] {
  const indicator = known(draft)
  return [
    ...unitFaults(indicator),
    ...listFaults(indicator, around),
    ...boundFaults(indicator),
    ...thresholdFaults(indicator, around),
    ...baselineFaults(indicator, around),
    ...sourceFaults(indicator, around),
  ].map(([cell, code, values]) => problemIn(draft, cell, code, values))
}

type Fault = readonly [
  cell: keyof Indicator,
  code: ProblemCode,
  values?: Readonly<Record<string, string>>,
]

function unitFaults({ unit, datatype }: Partial<Indicator>): readonly Fault[] {
  if (unit === undefined || datatype === undefined) return []
  if (unit === null) return isNumeric(datatype) ? [['unit', 'unit-missing']] : []
  if (unitOf(unit) === null) return [['unit', 'unknown-unit', { unit }]]
  return isNumeric(datatype) ? [] : [['unit', 'unit-unexpected', { datatype }]]
}

function listFaults(
  { codeList, datatype }: Partial<Indicator>,
  around: Surroundings,
): readonly Fault[] {
  if (codeList === undefined || datatype === undefined) return []
  const isCoded = datatype === 'code' || datatype === 'codes'
  if (codeList === null) return isCoded ? [['codeList', 'list-missing']] : []
  if (!isCoded) return [['codeList', 'list-unexpected', { datatype }]]
  return around.lists.has(codeList) ? [] : [['codeList', 'unknown-list', { list: codeList }]]
}

function boundFaults(indicator: Partial<Indicator>): readonly Fault[] {
  const { datatype, min, max, decimals, pattern } = indicator
  const faults: Fault[] = []
  if (datatype === undefined) return faults
  if (typeof pattern === 'string' && datatype !== 'text') {
    faults.push(['pattern', 'pattern-unexpected', { datatype }])
  }
  if (typeof decimals === 'number') {
    if (datatype !== 'decimal') faults.push(['decimals', 'decimals-unexpected', { datatype }])
    if (decimals > 15) faults.push(['decimals', 'out-of-range', { least: '0', most: '15' }])
  }
  for (const cell of ['min', 'max'] as const) {
    const bound = indicator[cell]
    if (typeof bound !== 'string') continue
    if (!isNumeric(datatype)) faults.push([cell, 'bounds-unexpected', { datatype }])
    else if (placesOf(bound) > placesAllowed(indicator)) faults.push([cell, 'too-many-decimals'])
  }
  if (typeof min === 'string' && typeof max === 'string' && compareDecimals(min, max) > 0) {
    faults.push(['max', 'min-above-max', { min, max }])
  }
  return faults
}

function thresholdFaults(indicator: Partial<Indicator>, around: Surroundings): readonly Fault[] {
  const { threshold, datatype, codeList, baseline } = indicator
  if (threshold === undefined || threshold === null || datatype === undefined) return []
  if (!fits(threshold, datatype)) {
    return [['threshold', 'threshold-misfit', { comparison: threshold.cmp, datatype }]]
  }
  const list = around.lists.get(codeList ?? '')
  const faults: Fault[] = [
    ...codesIn(threshold, datatype).flatMap((code) => codeFaults('threshold', code, list)),
    ...amountsIn(threshold, datatype).flatMap((amount) =>
      amountFaults('threshold', amount, indicator, 'threshold-out-of-bounds'),
    ),
  ]
  if (threshold.cmp === 'atLeastLevel' && list?.ordered === false) {
    faults.push(['threshold', 'list-unordered', { list: codeList ?? '' }])
  }
  if (threshold.cmp === 'pctBelowBaseline') {
    if (baseline === null) faults.push(['baseline', 'baseline-missing'])
    if (!isBetween(threshold.pct, '0', '100')) {
      faults.push(['threshold', 'out-of-range', { least: '0', most: '100' }])
    }
  }
  return faults
}

function baselineFaults(indicator: Partial<Indicator>, around: Surroundings): readonly Fault[] {
  const { baseline, datatype, codeList } = indicator
  if (baseline === undefined || baseline === null || datatype === undefined) return []
  const faults: Fault[] = around.sources.has(baseline.source)
    ? []
    : [['baseline', 'unknown-source', { source: baseline.source }]]
  if (datatype === 'code') {
    return [...faults, ...codeFaults('baseline', baseline.value, around.lists.get(codeList ?? ''))]
  }
  const amount = amountOf(baseline)
  if (!isNumeric(datatype) || amount === null) return [...faults, ['baseline', 'baseline-misfit']]
  return [...faults, ...amountFaults('baseline', amount, indicator, 'baseline-out-of-bounds')]
}

function sourceFaults(indicator: Partial<Indicator>, around: Surroundings): readonly Fault[] {
  const { sources = [], minIndependent, datatype, codeList, confidentiality } = indicator
  const faults: Fault[] = sources
    .filter(({ source }) => !around.sources.has(source))
    .map(({ source }) => ['sources', 'unknown-source', { source }])
  const groups = groupsOf(
    sources.map(({ source }) => source),
    around.sources,
  )
  if (minIndependent !== undefined && sources.length > 0) {
    if (minIndependent < 1) faults.push(['minIndependent', 'out-of-range', { least: '1' }])
    if (faults.length === 0 && groups.size < minIndependent) {
      faults.push(['minIndependent', 'too-few-independent', { groups: String(groups.size) }])
    }
    // A single person's rating is a verdict, not a measurement (verification.md 1.3).
    if (datatype === 'code' && around.lists.get(codeList ?? '')?.ordered && minIndependent < 2) {
      faults.push(['minIndependent', 'too-few-raters'])
    }
  }
  if (confidentiality !== undefined && !around.confidentiality.has(confidentiality)) {
    faults.push(['confidentiality', 'unknown-confidentiality', { confidentiality }])
  }
  return faults
}

export function isNumeric(datatype: Datatype): boolean {
  return datatype === 'decimal' || datatype === 'integer'
}

function fits(threshold: Threshold, datatype: Datatype): boolean {
  switch (threshold.cmp) {
    case 'le':
    case 'lt':
    case 'ge':
    case 'gt':
    case 'range':
    case 'pctBelowBaseline':
      return isNumeric(datatype)
    case 'in':
      return datatype === 'code'
    case 'atLeastLevel':
      return datatype === 'code'
    case 'doneBy':
      return datatype === 'date'
    case 'eq':
      return equalityFits(threshold.value, datatype)
  }
}

function equalityFits(value: string, datatype: Datatype): boolean {
  switch (datatype) {
    case 'decimal':
    case 'integer':
      return isDecimal(value)
    case 'boolean':
      return value === 'true' || value === 'false'
    case 'code':
      return true
    case 'date':
      return /^\d{4}-\d\d-\d\d$/.test(value)
    case 'codes':
    case 'text':
    case 'geo':
    case 'file':
      return false
  }
}

function codesIn(threshold: Threshold, datatype: Datatype): readonly string[] {
  if (threshold.cmp === 'in') return threshold.codes
  if (threshold.cmp === 'atLeastLevel') return [threshold.code]
  return threshold.cmp === 'eq' && datatype === 'code' ? [threshold.value] : []
}

function amountsIn(threshold: Threshold, datatype: Datatype): readonly Decimal[] {
  switch (threshold.cmp) {
    case 'le':
    case 'lt':
    case 'ge':
    case 'gt':
      return [threshold.value]
    case 'range':
      return [threshold.from, threshold.to]
    case 'eq':
      return isNumeric(datatype) && isDecimal(threshold.value) ? [threshold.value] : []
    case 'in':
    case 'atLeastLevel':
    case 'pctBelowBaseline':
    case 'doneBy':
      return []
  }
}

/** A code that is not in the list, or that the list has ended while it is still used. */
function codeFaults(
  cell: 'threshold' | 'baseline',
  code: string,
  list: List | undefined,
): readonly Fault[] {
  if (list === undefined) return []
  const known_ = list.codes.get(code)
  if (known_ === undefined) return [[cell, 'unknown-code', { code }]]
  return typeof known_.validTo === 'string' && cell === 'threshold'
    ? [[cell, 'code-ended', { code, validTo: known_.validTo }]]
    : []
}

function amountFaults(
  cell: 'threshold' | 'baseline',
  amount: Decimal,
  indicator: Partial<Indicator>,
  outside: ProblemCode,
): readonly Fault[] {
  const { min, max } = indicator
  if (placesOf(amount) > placesAllowed(indicator)) return [[cell, 'too-many-decimals']]
  const below = typeof min === 'string' && compareDecimals(amount, min) < 0
  const above = typeof max === 'string' && compareDecimals(amount, max) > 0
  return below || above ? [[cell, outside, { min: min ?? '', max: max ?? '' }]] : []
}

function placesAllowed({ datatype, decimals }: Partial<Indicator>): number {
  return datatype === 'integer' ? 0 : (decimals ?? 15)
}

function amountOf(baseline: Baseline): Decimal | null {
  return isDecimal(baseline.value) ? baseline.value : null
}
