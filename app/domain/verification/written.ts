import type { IndicatorSource, Threshold } from './model.ts'

/** A threshold in its one written form, which reads as the same threshold again (SPEC.md FM4). */
export function writtenThreshold(threshold: Threshold): string {
  switch (threshold.cmp) {
    case 'le':
    case 'lt':
    case 'ge':
    case 'gt':
      return `${signs[threshold.cmp]} ${threshold.value}`
    case 'eq':
      return `= ${equal.get(threshold.value) ?? threshold.value}`
    case 'range':
      return `${threshold.from} .. ${threshold.to}`
    case 'in':
      return `in ${threshold.codes.join(', ')}`
    case 'atLeastLevel':
      return `level ≥ ${threshold.code}`
    case 'pctBelowBaseline':
      return `${threshold.pct} % below baseline`
    case 'doneBy':
      return `by ${threshold.date}`
  }
}

/** A source of an indicator as a cell names it. */
export function writtenSource({ source, role, required }: IndicatorSource): string {
  return required ? `${source} ${role}` : `${source} ${role} optional`
}

const signs = { le: '≤', lt: '<', ge: '≥', gt: '>' } as const

/** What a truth is called in a cell. */
const equal: ReadonlyMap<string, string> = new Map([
  ['true', 'yes'],
  ['false', 'no'],
])
