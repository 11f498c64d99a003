import { scaleLinear } from 'd3-scale'
import { curveStepAfter, line } from 'd3-shape'

import { formatInstant } from '#app/i18n/format.ts'
import { useReader } from '#app/i18n/reader.tsx'
import type { StepsView } from '#server/positions/figures/read-steps.ts'

import { leftOut } from './few.ts'
import { cutTo, useFigureWords } from './words.ts'

export const stepsWidth = 880
const lineHeight = 56
const left = 264
const top = 28
const right = stepsWidth - 96

export function stepsHeight(lines: StepsView['lines']): number {
  return top + lines.length * lineHeight + 16
}

/** One band for each subject, from no effort at its foot to all at its head. Nothing lies between steps. */
export function StepsDrawing({ from, until, lines }: Pick<StepsView, 'from' | 'until' | 'lines'>) {
  const reader = useReader()
  const { subject, number } = useFigureWords()
  const x = scaleLinear([from.at, until], [left, right])
  return (
    <>
      <text x={left} y={14} className="fill-muted" suppressHydrationWarning>
        {formatInstant(from.at, reader, 'day')}
      </text>
      <text x={right} y={14} textAnchor="end" className="fill-muted" suppressHydrationWarning>
        {formatInstant(until, reader, 'day')}
      </text>
      {lines.map(({ id, name, n, steps }, row) => {
        const foot = top + row * lineHeight + 44
        const y = scaleLinear([0, 1], [foot, foot - 36])
        const shown = within(steps, from.at, until)
        const last = shown.at(-1)
        return (
          <g key={id}>
            <text x={left - 8} y={foot - 14} textAnchor="end" className="fill-ink">
              {cutTo(42, subject(name))}
            </text>
            <path d={`M${left} ${foot}H${right}`} className="stroke-line" />
            {[false, true].map((few) => (
              <path
                key={String(few)}
                d={stepLine(shown, few, x, y)}
                className="stroke-accent fill-none"
                strokeWidth="2"
                {...leftOut(few)}
              />
            ))}
            {shown.map(({ at, value, few }) =>
              value === null || at <= from.at ? null : (
                <circle
                  key={at}
                  cx={x(at)}
                  cy={y(value)}
                  r={3}
                  className="fill-accent"
                  {...leftOut(few)}
                />
              ),
            )}
            <text x={right + 8} y={foot - 14} className="fill-ink" {...leftOut(last?.few ?? false)}>
              {last === undefined || last.value === null ? '–' : number(last.value, 2)} · n{' '}
              {number(n)}
            </text>
          </g>
        )
      })}
    </>
  )
}

type Steps = StepsView['lines'][number]['steps']
type Scaled = (value: number) => number

/** The steps of a stretch of time, beginning with what held before it. */
function within(steps: Steps, from: number, until: number): Steps {
  const before = steps.findLast(({ at }) => at <= from)
  const inside = steps.filter(({ at }) => at > from && at <= until)
  return before === undefined ? inside : [{ ...before, at: from as typeof before.at }, ...inside]
}

/**
 * The line over those steps that rest on few positions, or on enough. Each reaches to the next step, the last to
 * the end; where the figure is not defined it breaks off.
 */
function stepLine(steps: Steps, few: boolean, x: Scaled, y: Scaled): string {
  const points = steps.flatMap((step, place) => {
    const next = steps[place + 1]
    const own = step.few === few ? step.value : null
    const end = next === undefined ? right : x(next.at)
    const goesOn = next !== undefined && next.few === few && next.value !== null
    const begin = { x: x(step.at), value: own }
    return goesOn ? [begin] : [begin, { x: end, value: own }, { x: end, value: null }]
  })
  return (
    line<(typeof points)[number]>()
      .defined(({ value }) => value !== null)
      .x((point) => point.x)
      .y(({ value }) => y(value ?? 0))
      .curve(curveStepAfter)(points) ?? ''
  )
}
