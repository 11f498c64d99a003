import type { PlainDate } from '../../kernel/plain-date.ts'
import { groupsOf } from '../independence.ts'
import type { Content, Indicator, Threshold } from '../model.ts'
import type { Figure } from './figure.ts'
import { fromCount, over, plus, root, squared, sum } from './fraction.ts'
import { judgeAmount, judgeWord } from './judge.ts'
import { figureOf } from './observation.ts'
import type { Observation } from './observation.ts'
import { dueDays, periodAt } from './period.ts'
import { agreement } from './ratings.ts'
import { agreedBy, allOf, atLeast } from './verdict.ts'
import type { Verdict } from './verdict.ts'

/** An indicator with the threshold that makes a benchmark of it. */
export type Benchmark = Indicator & { threshold: Threshold }

/** What is judged: one subject in one period, as it is known on a day. */
export type Moment = { subject: string; period: string; today: PlainDate }

export function isBenchmark(indicator: Indicator): indicator is Benchmark {
  return indicator.threshold !== null
}

/**
 * The verdict that the observations propose; a named verifier issues it. `observations` are of the
 * latest revisions. Sources that come to different verdicts leave it undetermined until they are
 * reconciled, levels are those the raters agree on, and every row of a table must meet its benchmark.
 */
export function proposeVerdict(
  content: Pick<Content, 'codeLists' | 'sources' | 'onMissing'>,
  benchmark: Benchmark,
  observations: readonly Observation[],
  moment: Moment,
): Verdict {
  const { window, frequency } = benchmark
  if (window.kind !== 'sustained') return inPeriod(content, benchmark, observations, moment)
  const periods = Array.from({ length: window.of }, (_, back) =>
    periodAt(moment.period, frequency, -back),
  )
  return atLeast(
    window.periods,
    periods.map((period) => inPeriod(content, benchmark, observations, { ...moment, period })),
  )
}

function inPeriod(
  content: Pick<Content, 'codeLists' | 'sources' | 'onMissing'>,
  benchmark: Benchmark,
  observations: readonly Observation[],
  moment: Moment,
): Verdict {
  const own = observations.filter(
    ({ indicator, subject }) => indicator === benchmark.id && subject === moment.subject,
  )
  const now = own.filter(({ period }) => period === moment.period)
  const reported = new Set(now.map(({ source }) => source))
  const owed = benchmark.sources.filter(({ source, required }) => required && !reported.has(source))
  if (owed.length > 0 || now.length === 0) {
    return moment.today > dueDays(moment.period, benchmark).graceEnds
      ? content.onMissing
      : 'cannot-determine'
  }
  const lines = [...new Set(now.map(({ line }) => line))]
  return allOf(
    lines.map((line) =>
      onLine(
        content,
        benchmark,
        own.filter((one) => one.line === line),
        moment.period,
      ),
    ),
  )
}

function onLine(
  content: Pick<Content, 'codeLists' | 'sources'>,
  benchmark: Benchmark,
  observations: readonly Observation[],
  period: string,
): Verdict {
  const now = observations.filter((one) => one.period === period && 'value' in one)
  const sources = new Map(content.sources.map((source) => [source.id, source]))
  const ids = now.map(({ source }) => source)
  if (groupsOf(ids, sources).size < benchmark.minIndependent) return 'cannot-determine'
  const list = content.codeLists.find(({ id }) => id === benchmark.codeList)
  const levels = list?.codes.map(({ id }) => id) ?? []
  const words = now.flatMap((one) => ('value' in one ? [one.value] : []))
  switch (benchmark.datatype) {
    case 'decimal':
    case 'integer':
      return agreedBy(
        ids.map((source) => {
          const figure = windowed(
            benchmark,
            observations.filter((one) => one.source === source),
            period,
          )
          return figure === null ? 'cannot-determine' : judgeAmount(figure, benchmark)
        }),
      )
    case 'code': {
      if (list?.ordered !== true) {
        return agreedBy(words.map((word) => judgeWord(word, benchmark.threshold, levels)))
      }
      const rated = agreement(
        words.map((word) => levels.indexOf(word)),
        1,
      )
      const level = rated.kind === 'agreed' ? levels[rated.level] : undefined
      return level === undefined
        ? 'cannot-determine'
        : judgeWord(level, benchmark.threshold, levels)
    }
    case 'boolean':
    case 'date':
    case 'codes':
    case 'text':
    case 'geo':
    case 'file':
      return agreedBy(words.map((word) => judgeWord(word, benchmark.threshold, levels)))
  }
}

/** The value of a period, or the mean of a rolling window; null when any part of it is missing. */
function windowed(
  benchmark: Benchmark,
  observations: readonly Observation[],
  period: string,
): Figure | null {
  const { window, frequency } = benchmark
  const length = window.kind === 'rolling' ? window.periods : 1
  const figures = Array.from({ length }, (_, back) => {
    const wanted = periodAt(period, frequency, -back)
    return figureOf(
      observations.find((one) => one.period === wanted),
      benchmark,
    )
  })
  const known = figures.filter((figure): figure is Figure => figure !== null)
  return known.length < length ? null : mean(known, benchmark.uncertainty.model)
}

/** Independent errors average out, shared ones do not. */
function mean(figures: readonly Figure[], model: Indicator['uncertainty']['model']): Figure {
  const count = fromCount(figures.length)
  const value = over(sum(figures.map((figure) => figure.value)), count)
  const us = figures.flatMap(({ u }) => u ?? [])
  if (us.length < figures.length) return { value, u: null }
  const total = model === 'shared' ? sum(us) : root(us.map(squared).reduce(plus))
  return { value, u: over(total, count) }
}
