import { placesOf } from '../decimal.ts'
import type { Indicator, Tolerance } from '../model.ts'
import type { Expression, Rule } from '../rule.ts'
import { Decimal } from '../schemas.ts'
import { balance } from './balance.ts'
import type { Stratum } from './balance.ts'
import { consensus } from './consensus.ts'
import type { Member } from './consensus.ts'
import { compare, fromDecimal, given, magnitude, minus, one, sum, times, zero } from './fraction.ts'
import type { Fraction } from './fraction.ts'
import { amountOf, indicatorIn, observationsOf, refsIn, sumOf } from './lookup.ts'
import type { Scope } from './lookup.ts'
import { mirror } from './mirror.ts'
import { pair, shown } from './pair.ts'
import type { Finding } from './run-rule.ts'
import { hasFallen, roundingSlack, trend } from './series.ts'

type Amounts =
  | 'pair'
  | 'balance'
  | 'mirror'
  | 'consensus'
  | 'identity'
  | 'trend'
  | 'monotone'
  | 'order'

/** The rules of verification.md 2.1 that reckon with amounts. What lacks an amount is undetermined. */
export function checkAmounts(type: Amounts, rule: Rule, scope: Scope): Finding {
  switch (type) {
    case 'pair':
      return checkPair(rule, scope)
    case 'balance':
      return checkBalance(rule, scope)
    case 'mirror':
      return checkMirror(rule, scope)
    case 'consensus':
      return checkConsensus(rule, scope)
    case 'identity':
      return checkIdentity(rule, scope)
    case 'trend':
      return checkTrend(rule, scope)
    case 'monotone': {
      const [before, now] = [inputOf(rule, 0, scope, -1), inputOf(rule, 0, scope)]
      if (before === null || now === null) return undetermined
      return found(!hasFallen(before.value, now.value), { before: before.value, now: now.value })
    }
    case 'order': {
      const [least, most] = [inputOf(rule, 0, scope), inputOf(rule, 1, scope)]
      if (least === null || most === null) return undetermined
      return found(compare(least.value, most.value) <= 0, {
        amount: least.value,
        limit: most.value,
      })
    }
  }
}

export const undetermined: Finding = {
  outcome: 'undetermined',
  numbers: {},
  named: [],
  agreed: null,
}

export function found(
  passes: boolean,
  numbers: Readonly<Record<string, Fraction | null>> = {},
  named: readonly string[] = [],
): Finding {
  return { outcome: passes ? 'passes' : 'fails', numbers: shown(numbers), named, agreed: null }
}

/** A rule's own band where it has one, else what its first indicator tolerates. */
function checkPair(rule: Rule, scope: Scope): Finding {
  const [first, second] = [inputOf(rule, 0, scope), inputOf(rule, 1, scope)]
  if (first === null || second === null) return oneSided(first, second)
  const indicator = indicatorsIn(rule, scope)[0]
  const { difference, agrees, uncertainty } = pair(first, second, bandOf(rule, indicator))
  const numbers = {
    first: first.value,
    second: second.value,
    difference,
    z: uncertainty?.z ?? null,
    en: uncertainty?.en ?? null,
    p: uncertainty?.p ?? null,
  }
  return found(agrees || uncertainty?.grade === 'consistent', numbers)
}

function bandOf({ params }: Rule, indicator: Indicator | undefined): Tolerance {
  const [abs, rel, k] = ['abs', 'rel', 'k'].map((name) => {
    const parsed = Decimal.safeParse(params[name])
    return parsed.success ? parsed.data : null
  })
  const own = indicator?.tolerance ?? { abs: null, rel: null, k: two }
  const isOwn = abs === null && rel === null && k === null
  return isOwn ? own : { abs: abs ?? null, rel: rel ?? null, k: k ?? own.k }
}

const two = Decimal.parse('2')

function checkBalance(rule: Rule, scope: Scope): Finding {
  const strata = rule.inputs.flatMap((input, at): readonly (Stratum | null)[] =>
    input.map((summand) => {
      const figure = amountOf([{ ...summand, times: unit }], scope)
      if (figure === null || figure.u === null) return null
      const factor = fromDecimal(summand.times)
      const model = 'rule' in summand.of ? null : sharedModel(summand.of.indicator, scope)
      const isUp = at < 2 === factor.top >= 0n
      const u = times(magnitude(factor), figure.u)
      return {
        amount: times(magnitude(factor), figure.value),
        counts: isUp ? 'up' : 'down',
        random: model === null ? u : zero,
        systematic: model === null ? null : { u, group: model },
      }
    }),
  )
  const complete = strata.filter((stratum): stratum is Stratum => stratum !== null)
  if (complete.length < strata.length) return undetermined
  const { difference, sigma, z, p } = balance(complete)
  return found(compare(p, alphaOf(rule)) >= 0, { difference, sigma, z, p })
}

const unit = Decimal.parse('1')

function sharedModel(id: string, scope: Scope): string | null {
  const { uncertainty } = indicatorIn(scope.content, id)
  return uncertainty.model === 'shared' ? uncertainty.group : null
}

/** What arrived may be booked up to `shift` periods before or after. */
function checkMirror(rule: Rule, scope: Scope): Finding {
  const { params } = rule
  const shift = Number(params['shift'] ?? 0)
  const sent = inputOf(rule, 0, scope)
  const near = Array.from({ length: 2 * shift + 1 }, (_, at) => at - shift)
  const arrived = near.flatMap((later) => inputOf(rule, 1, scope, later) ?? [])
  if (sent === null || arrived.length === 0) return oneSided(sent, arrived[0] ?? null)
  const { adjusted, relative, symmetric, flagged } = mirror(
    sent.value,
    arrived.map(({ value }) => value),
    {
      valuation: amountIn(params, 'valuation', one),
      rel: amountIn(params, 'rel', zero),
      abs: amountIn(params, 'abs', zero),
    },
  )
  return found(!flagged, { sent: sent.value, adjusted, relative, symmetric })
}

/** Sources of one independence group count once, with the first of them that reported. */
function checkConsensus(rule: Rule, scope: Scope): Finding {
  const groups = new Map(scope.content.sources.map((one) => [one.id, one.independenceGroup]))
  const members = new Map<string, Member | null>()
  for (const ref of rule.inputs.flatMap(refsIn)) {
    const { sources } = indicatorIn(scope.content, ref.indicator)
    for (const { source } of sources.filter(
      (of) => ref.source === null || of.source === ref.source,
    )) {
      const group = groups.get(source) ?? source
      const figure = sumOf({ ...ref, source }, scope)
      if (figure === null || members.has(group)) continue
      const isMeasured = figure.u !== null && figure.u.top > 0n
      members.set(
        group,
        isMeasured && figure.u !== null ? { group, value: figure.value, u: figure.u } : null,
      )
    }
  }
  const complete = [...members.values()].filter((member): member is Member => member !== null)
  if (complete.length < members.size || complete.length < 3) return undetermined
  const least = Math.max(...indicatorsIn(rule, scope).map(({ minIndependent }) => minIndependent))
  const agreed = consensus(complete, alphaOf(rule), least)
  if (agreed.kind === 'undecided') {
    const { median, q, p } = agreed
    return { ...undetermined, numbers: shown({ median, q, p }) }
  }
  const { value, u, q, p, outliers } = agreed
  return {
    ...found(
      outliers.length === 0,
      { value, u, q, p },
      outliers.map(({ group }) => group),
    ),
    agreed: { value, u },
  }
}

/** The first input against the sum of the others, each figure rounded by half its last decimal. */
function checkIdentity(rule: Rule, scope: Scope): Finding {
  const figures = rule.inputs.map((_, at) => inputOf(rule, at, scope)?.value ?? null)
  const [total = null, ...parts] = figures
  const known = parts.filter((part): part is Fraction => part !== null)
  if (total === null || known.length < parts.length) return undetermined
  const terms = rule.inputs.flat().length
  const difference = minus(total, sum(known))
  const decimals = Number(rule.params['decimals'] ?? mostPlaces(rule, scope))
  return found(compare(magnitude(difference), roundingSlack(terms, decimals)) <= 0, { difference })
}

/** The decimals that the values were reported with. */
function mostPlaces(rule: Rule, scope: Scope): number {
  const places = rule.inputs.flatMap(refsIn).flatMap((ref) =>
    observationsOf(ref, scope).map((one) => {
      const amount = Decimal.safeParse('value' in one ? one.value : '')
      return amount.success ? placesOf(amount.data) : 0
    }),
  )
  return Math.max(0, ...places)
}

function checkTrend(rule: Rule, scope: Scope): Finding {
  const length = Number(rule.params['periods'] ?? 8)
  const now = inputOf(rule, 0, scope)
  const before = Array.from({ length }, (_, at) => inputOf(rule, 0, scope, -1 - at)?.value ?? null)
  const known = before.filter((value): value is Fraction => value !== null)
  if (now === null || known.length < length || length === 0) return undetermined
  const { median, spread, departs } = trend(
    now.value,
    known,
    amountIn(rule.params, 'k', given('4')),
  )
  return found(!departs, { now: now.value, median, spread })
}

function inputOf(rule: Rule, at: number, scope: Scope, later = 0) {
  const input: Expression | undefined = rule.inputs[at]
  return input === undefined ? null : amountOf(input, scope, later)
}

function indicatorsIn(rule: Rule, scope: Scope): readonly Indicator[] {
  return rule.inputs.flatMap(refsIn).map(({ indicator }) => indicatorIn(scope.content, indicator))
}

function oneSided(first: object | null, second: object | null): Finding {
  return first === null && second === null
    ? undetermined
    : { ...undetermined, outcome: 'one-sided' }
}

function alphaOf({ alpha }: Rule): Fraction {
  return alpha === null ? zero : fromDecimal(alpha)
}

function amountIn(params: Rule['params'], name: string, otherwise: Fraction): Fraction {
  const parsed = Decimal.safeParse(params[name])
  return parsed.success ? fromDecimal(parsed.data) : otherwise
}
