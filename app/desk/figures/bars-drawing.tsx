import { scaleLinear } from 'd3-scale'

import { useTexts } from '#app/i18n/use-texts.ts'
import type { Bar } from '#server/positions/figures/read-bars.ts'

import { fewMark } from './few.ts'
import { glyphAt, grounds, inks, stanceAt } from './marks.ts'
import { cutTo, useFigureWords } from './words.ts'

export const barsWidth = 880
const rowHeight = 26
const left = 264
const top = 40
const right = barsWidth - 190

export function barsHeight(bars: readonly Bar[]): number {
  return top + bars.length * rowHeight + 20
}

/**
 * Levels that stand in the way to the left, those that go along to the right, abstention around the
 * middle; how many hold a level stands in its bar.
 */
export function BarsDrawing({
  bars,
  most,
}: {
  bars: readonly Bar[]
  /** How many positions the longest bar of all stands for, shown or not. */
  most: number
}) {
  const { t } = useTexts()
  const { subject, number } = useFigureWords()
  const x = scaleLinear([-most, most], [left, right])
  return (
    <>
      <text x={x(-most / 2)} y={14} textAnchor="middle" className="fill-muted">
        {t('figures:bars.against')}
      </text>
      <text x={x(most / 2)} y={14} textAnchor="middle" className="fill-muted">
        {t('figures:bars.for')}
      </text>
      <text x={right + 8} y={14} className="fill-muted">
        {t('figures:bars.right')}
      </text>
      {bars.map((bar, row) => {
        const y = top + row * rowHeight
        return (
          <g key={bar.id}>
            <text x={left - 8} y={y + 15} textAnchor="end" className="fill-ink">
              {cutTo(42, subject(bar.name))}
            </text>
            {partsOf(bar).map(({ at, from, to, count }) => {
              const stance = stanceAt(bar.levels, at)
              const [start, end] = [x(from), x(to)]
              return (
                <g key={at} {...fewMark(bar.n)}>
                  <rect
                    x={start}
                    y={y}
                    width={end - start}
                    height={rowHeight - 4}
                    className={`${grounds[stance]} stroke-bg`}
                  />
                  <path
                    d={glyphAt(stance, Math.round((start + end) / 2) - 6, y + 11)}
                    className={inks[stance]}
                    fill="none"
                    strokeWidth="1.5"
                  />
                  <text
                    x={(start + end) / 2 + 6}
                    y={y + 15}
                    textAnchor="middle"
                    className={
                      stance === 'object' || stance === 'support'
                        ? 'fill-(--stance-light)'
                        : 'fill-(--stance-dark)'
                    }
                  >
                    {number(count)}
                  </text>
                </g>
              )
            })}
            <text x={right + 8} y={y + 15} className="fill-ink" {...fewMark(bar.n)}>
              {bar.effort === null ? '–' : number(bar.effort, 2)} ·{' '}
              {bar.standing.adopted ? t('figures:standing.adopted') : t('figures:standing.blocked')}{' '}
              · n {number(bar.n)}
            </text>
          </g>
        )
      })}
      <line x1={x(0)} x2={x(0)} y1={top - 8} y2={barsHeight(bars) - 12} className="stroke-ink" />
    </>
  )
}

/** Where each level begins and ends, in positions from the middle; empty ones are no part. */
function partsOf({ levels, counts }: Pick<Bar, 'levels' | 'counts'>) {
  const held = levels.map((level, at) => ({ at, counts: level.counts, count: counts[at] ?? 0 }))
  const sum = (kind: string) =>
    held.reduce((all, one) => all + (one.counts === kind ? one.count : 0), 0)
  let from = -sum('against') - sum('abstention') / 2
  return held.flatMap(({ at, count }) => {
    const start = from
    from += count
    return count === 0 ? [] : [{ at, count, from: start, to: from }]
  })
}
