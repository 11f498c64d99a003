import { workingDaysBetween } from '../../kernel/calendar.ts'
import type { Calendar } from '../../kernel/calendar.ts'
import { addDays, plainDate, startOfDay } from '../../kernel/plain-date.ts'
import type { Rule } from '../rule.ts'
import { found, undetermined } from './amount-rules.ts'
import { fromCount } from './fraction.ts'
import { besides, indicatorIn, observationsOf, refsIn } from './lookup.ts'
import type { Scope } from './lookup.ts'
import type { Observation } from './observation.ts'
import { agreement } from './ratings.ts'
import type { Finding } from './run-rule.ts'

type Words = 'timeliness' | 'reference' | 'agreement' | 'unique' | 'evidence' | 'count'

/** The rules that look at days, codes, names and ratings. */
export function checkWords(
  type: Words,
  rule: Rule,
  scope: Scope,
  calendar: Calendar,
  fails: (ruleId: string) => boolean,
): Finding {
  switch (type) {
    case 'timeliness':
      return checkTimeliness(rule, scope, calendar)
    case 'reference':
      return checkReference(rule, scope)
    case 'agreement':
      return checkAgreement(rule, scope)
    case 'unique':
      return checkUnique(rule, scope)
    case 'evidence':
      return checkEvidence(rule, scope)
    case 'count':
      return checkCount(rule, scope, fails)
  }
}

/** From the first day to the second in every row, in days of the calendar or of work. */
function checkTimeliness(rule: Rule, scope: Scope, calendar: Calendar): Finding {
  const [first, second] = rule.inputs.map((input) => refsIn(input)[0])
  if (first === undefined || second === undefined) return undetermined
  const taken = observationsOf(first, scope).flatMap((begun) => {
    const end = besides(begun, second.indicator, scope)
    return 'value' in begun && end !== ''
      ? [{ line: begun.line ?? '', days: daysBetween(begun.value, end, rule, calendar) }]
      : []
  })
  const known = taken.flatMap(({ days, line }) => (days === null ? [] : [{ days, line }]))
  if (taken.length === 0 || known.length < taken.length) return undetermined
  const limit = Number(rule.params['within'])
  const late = known.filter(({ days }) => days > limit)
  const longest = Math.max(...known.map(({ days }) => days))
  return found(
    late.length === 0,
    { longest: fromCount(longest) },
    late.map(({ line }) => line),
  )
}

/** The first day is not counted, the last one is; null where the calendar does not reach. */
function daysBetween(from: string, to: string, rule: Rule, calendar: Calendar): number | null {
  const [begin, end] = [plainDate(from), plainDate(to)]
  if (rule.params['days'] !== 'working') return (Date.parse(end) - Date.parse(begin)) / dayLong
  const after = (day: typeof begin) => startOfDay(addDays(day, 1), calendar.zone)
  return workingDaysBetween(after(begin), after(end), calendar)
}

const dayLong = 86_400_000

/** Every row that names another subject in its first input is met by that one's row of the same key. */
function checkReference(rule: Rule, scope: Scope): Finding {
  const [to, from] = rule.inputs.map((input) => refsIn(input)[0])
  if (to === undefined || from === undefined) return undetermined
  const sent = observationsOf(to, scope).flatMap((one) => ('value' in one ? [one] : []))
  if (sent.length === 0) return undetermined
  const lost = sent.filter((one) => {
    const there = observationsOf(from, { ...scope, subject: one.value })
    return !there.some((other) => 'value' in other && other.value === scope.subject)
  })
  return found(
    lost.length === 0,
    {},
    lost.map(({ value }) => value),
  )
}

function checkAgreement(rule: Rule, scope: Scope): Finding {
  const [ref] = rule.inputs.flatMap(refsIn)
  if (ref === undefined) return undetermined
  const { sources, codeList, minIndependent } = indicatorIn(scope.content, ref.indicator)
  const levels = scope.content.codeLists.find(({ id }) => id === codeList)?.codes ?? []
  const ratings = sources.flatMap(({ source }) =>
    observationsOf({ ...ref, source }, scope).flatMap((one) => {
      const level = 'value' in one ? levels.findIndex(({ id }) => id === one.value) : -1
      return level < 0 ? [] : [level]
    }),
  )
  if (ratings.length < Math.max(1, minIndependent)) return undetermined
  const rated = agreement(ratings, Number(rule.params['spread']))
  return rated.kind === 'agreed'
    ? found(true, { level: fromCount(rated.level) })
    : found(false, { spread: fromCount(rated.spread) })
}

/** No two rows of one source hold the same values in all inputs, in this period or an earlier one. */
function checkUnique(rule: Rule, scope: Scope): Finding {
  const refs = rule.inputs.flatMap(refsIn)
  const [first] = refs
  if (first === undefined) return undetermined
  const now = observationsOf(first, scope)
  const all = scope.observations.filter(
    (one) =>
      one.indicator === first.indicator &&
      one.subject === scope.subject &&
      one.source === now[0]?.source &&
      one.period <= scope.period,
  )
  const valuesOf = (one: Observation) =>
    JSON.stringify(refs.map(({ indicator }) => besides(one, indicator, scope)))
  const twice = now.filter(
    (one) => all.filter((other) => valuesOf(other) === valuesOf(one)).length > 1,
  )
  if (now.length === 0) return undetermined
  return found(
    twice.length === 0,
    {},
    twice.map((one) => ('value' in one ? one.value : '')),
  )
}

/** Where the first input is another than a period ago, all the others are there. */
function checkEvidence(rule: Rule, scope: Scope): Finding {
  const [rated, ...needed] = rule.inputs.flatMap(refsIn)
  if (rated === undefined) return undetermined
  const now = observationsOf(rated, scope)
  const before = observationsOf(rated, scope, -1)
  if (now.length === 0 || before.length === 0) return undetermined
  const bare = now.filter((one) => {
    const old = before.find((other) => other.line === one.line)
    const changed = old !== undefined && 'value' in old && 'value' in one && old.value !== one.value
    return changed && needed.some(({ indicator }) => besides(one, indicator, scope) === '')
  })
  return found(
    bare.length === 0,
    {},
    bare.map(({ line }) => line ?? ''),
  )
}

/**
 * Fails once at least so many rows have one of `codes` in the first input – of those whose second
 * input is `among` certain codes – or so many of the rules that are its inputs fail.
 */
function checkCount(rule: Rule, scope: Scope, fails: (ruleId: string) => boolean): Finding {
  const limit = Number(rule.params['atLeast'])
  const rules = rule.inputs.flat().flatMap(({ of }) => ('rule' in of ? [of.rule] : []))
  const [counted, selector] = rule.inputs.flatMap(refsIn)
  const codes = (rule.params['codes'] ?? '').split(' ')
  const among = rule.params['among']?.split(' ') ?? null
  const rows = counted === undefined ? [] : observationsOf(counted, scope)
  if (rules.length + rows.length === 0) return undetermined
  const hits = rows.filter(
    (one) =>
      'value' in one &&
      codes.includes(one.value) &&
      (among === null ||
        selector === undefined ||
        among.includes(besides(one, selector.indicator, scope))),
  )
  const count = hits.length + rules.filter(fails).length
  return found(count < limit, { count: fromCount(count) })
}
