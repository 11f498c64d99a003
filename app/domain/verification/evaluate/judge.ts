import type { Indicator, Threshold } from '../model.ts'
import { Decimal } from '../schemas.ts'
import type { Figure } from './figure.ts'
import { compare, fromCount, fromDecimal, minus, one, over, plus, times, zero } from './fraction.ts'
import type { Fraction } from './fraction.ts'
import type { Verdict } from './verdict.ts'

/**
 * What a measured value says of a threshold under the decision rule, which settles who bears the
 * uncertainty (verification.md 2.2): `simple` looks at the value alone; `guarded` is met when the whole
 * interval value ± k·u meets the threshold and not met when none of it does; `lenient` is met when any
 * of it does. Throws TypeError on a threshold that no amount can meet: the checker refuses those.
 */
export function judgeAmount(
  { value, u }: Figure,
  indicator: Pick<Indicator, 'baseline' | 'decisionRule' | 'tolerance' | 'uncertainty'> & {
    threshold: Threshold
  },
): Verdict {
  const allowed = spanOf(indicator.threshold, indicator.baseline)
  const { decisionRule, tolerance, uncertainty } = indicator
  if (decisionRule === 'simple')
    return overlap(allowed, value, value) === 'none' ? 'not-met' : 'met'
  if (u === null && uncertainty.required) return 'cannot-determine'
  const reach = times(fromDecimal(tolerance.k), u ?? zero)
  const lies = overlap(allowed, minus(value, reach), plus(value, reach))
  if (decisionRule === 'lenient') return lies === 'none' ? 'not-met' : 'met'
  return lies === 'all' ? 'met' : lies === 'none' ? 'not-met' : 'cannot-determine'
}

/**
 * What a code, a yes or no, or a day says of a threshold; `levels` are the codes of the list in their
 * order.
 */
export function judgeWord(value: string, threshold: Threshold, levels: readonly string[]): Verdict {
  switch (threshold.cmp) {
    case 'eq':
      return value === threshold.value ? 'met' : 'not-met'
    case 'in':
      return threshold.codes.includes(value) ? 'met' : 'not-met'
    case 'atLeastLevel':
      return levels.indexOf(value) >= levels.indexOf(threshold.code) ? 'met' : 'not-met'
    case 'doneBy':
      return value <= threshold.date ? 'met' : 'not-met'
    case 'le':
    case 'lt':
    case 'ge':
    case 'gt':
    case 'range':
    case 'pctBelowBaseline':
      throw new TypeError(`${threshold.cmp} is for amounts`)
  }
}

/** The amounts that meet a threshold: from one end to the other, an end itself or not. */
type Span = { from: End | null; to: End | null }
type End = { at: Fraction; included: boolean }

function spanOf(threshold: Threshold, baseline: Indicator['baseline']): Span {
  switch (threshold.cmp) {
    case 'le':
      return { from: null, to: { at: fromDecimal(threshold.value), included: true } }
    case 'lt':
      return { from: null, to: { at: fromDecimal(threshold.value), included: false } }
    case 'ge':
      return { from: { at: fromDecimal(threshold.value), included: true }, to: null }
    case 'gt':
      return { from: { at: fromDecimal(threshold.value), included: false }, to: null }
    case 'eq':
      return between(amountOf(threshold.value), amountOf(threshold.value))
    case 'range':
      return between(fromDecimal(threshold.from), fromDecimal(threshold.to))
    case 'pctBelowBaseline': {
      const rest = minus(one, over(fromDecimal(threshold.pct), fromCount(100)))
      return { from: null, to: { at: times(amountOf(baseline?.value), rest), included: true } }
    }
    case 'in':
    case 'atLeastLevel':
    case 'doneBy':
      throw new TypeError(`${threshold.cmp} is for no amount`)
  }
}

function between(from: Fraction, to: Fraction): Span {
  return { from: { at: from, included: true }, to: { at: to, included: true } }
}

function amountOf(text: string | undefined): Fraction {
  const amount = Decimal.safeParse(text)
  if (!amount.success) throw new TypeError(`no amount: ${text ?? 'nothing'}`)
  return fromDecimal(amount.data)
}

/** How much of the interval from `low` to `high` lies in a span. */
function overlap({ from, to }: Span, low: Fraction, high: Fraction): 'all' | 'some' | 'none' {
  const reachesIn = (end: End, far: number) => far > 0 || (far === 0 && end.included)
  const parts = [
    ...(from === null ? [] : [[from, compare(low, from.at), compare(high, from.at)] as const]),
    ...(to === null ? [] : [[to, compare(to.at, high), compare(to.at, low)] as const]),
  ]
  if (parts.some(([end, , most]) => !reachesIn(end, most))) return 'none'
  return parts.every(([end, least]) => reachesIn(end, least)) ? 'all' : 'some'
}
