import { scaleLinear } from 'd3-scale'

import type { DelegationId } from '#app/domain/kernel/id.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { NamedDelegation } from '#server/drafting/name-delegations.ts'
import type { RangePlot } from '#server/positions/figures/read-ranges.ts'

import { fewMark } from './few.ts'
import { useFigureWords } from './words.ts'

export const rangeWidth = 880
const line = 24
const left = 72
const top = 44
const right = rangeWidth - 24

export function rangeHeight({ claims }: RangePlot): number {
  return top + claims.length * line + 104
}

/** What each delegation accepts, and below it where they could meet, by which reckoning. */
export function RangeDrawing({
  plot,
  members,
}: {
  plot: RangePlot
  members: readonly NamedDelegation[]
}) {
  const { t } = useTexts()
  const { number } = useFigureWords()
  const { scale, claims, meeting, value } = plot
  const x = scaleLinear([scale.low, scale.high], [left, right])
  const bottom = top + claims.length * line
  const zone = meeting?.zone
  const codes = new Map(members.map(({ id, code }) => [id, code]))
  const apart = new Set<DelegationId>(
    zone?.kind === 'empty' ? [zone.between.atMost, zone.between.atLeast] : [],
  )
  return (
    <>
      {x.ticks(8).map((tick) => (
        <g key={tick}>
          <line x1={x(tick)} x2={x(tick)} y1={top - 6} y2={bottom} className="stroke-line" />
          <text x={x(tick)} y={top - 12} textAnchor="middle" className="fill-muted">
            {number(tick)}
          </text>
        </g>
      ))}
      <text x={left - 8} y={top - 12} textAnchor="end" className="fill-muted">
        {scale.unit}
      </text>
      {zone === undefined ? null : (
        <g {...fewMark(claims.length)}>
          <Zone zone={zone} x={x} bottom={bottom} claims={claims} />
        </g>
      )}
      {claims.map(({ delegation, interval: { low, high } }, at) => {
        const y = top + at * line + line / 2
        const look = apart.has(delegation) ? 'stroke-bad fill-bad' : 'stroke-ink fill-ink'
        return (
          <g key={delegation} className={look}>
            <text x={left - 8} y={y + 4} textAnchor="end" className="stroke-none font-mono">
              {apart.has(delegation) ? '! ' : ''}
              {codes.get(delegation) ?? '?'}
            </text>
            <line x1={x(low)} x2={x(high)} y1={y} y2={y} strokeWidth="3" />
            <path d={`M${x(low)} ${y - 6}v12M${x(high)} ${y - 6}v12`} strokeWidth="1.5" />
          </g>
        )
      })}
      {value === null ? null : (
        <g>
          <line
            x1={x(value)}
            x2={x(value)}
            y1={top - 6}
            y2={bottom}
            className="stroke-accent"
            strokeWidth="2"
            strokeDasharray="4 3"
          />
          <text x={x(value)} y={bottom + 14} textAnchor="middle" className="fill-accent">
            {t('figures:ranges.text')}
          </text>
        </g>
      )}
      {meeting === null ? null : (
        <g {...fewMark(claims.length)}>
          <Points meeting={meeting} x={x} bottom={bottom + 22} />
        </g>
      )}
    </>
  )
}

type Scaled = (value: number) => number
type Meeting = NonNullable<RangePlot['meeting']>

/** What all accept, shaded; or the gap between the two who are furthest apart, dotted. */
function Zone({
  zone,
  claims,
  x,
  bottom,
}: {
  zone: Meeting['zone']
  claims: RangePlot['claims']
  x: Scaled
  bottom: number
}) {
  if (zone.kind === 'open') {
    const width = Math.max(x(zone.high) - x(zone.low), 3)
    return (
      <rect
        x={x(zone.low)}
        y={top - 6}
        width={width}
        height={bottom - top + 6}
        className="fill-good"
        fillOpacity="0.2"
      />
    )
  }
  const intervalOf = (delegation: DelegationId) =>
    claims.find((claim) => claim.delegation === delegation)?.interval
  const from = intervalOf(zone.between.atMost)?.high
  const to = intervalOf(zone.between.atLeast)?.low
  if (from === undefined || to === undefined) return null
  return (
    <rect
      x={x(from)}
      y={top - 6}
      width={x(to) - x(from)}
      height={bottom - top + 6}
      className="stroke-bad fill-none"
      strokeDasharray="3 3"
    />
  )
}

/** The three answers to “where?”, which differ in general, each on a line of its own with its name. */
function Points({ meeting, x, bottom }: { meeting: Meeting; x: Scaled; bottom: number }) {
  const { t } = useTexts()
  const lines = [
    { key: 'least', stretches: [meeting.least] },
    { key: 'minimax', stretches: [meeting.minimax.at] },
    { key: 'coverage', stretches: meeting.coverage.stretches.map(({ interval }) => interval) },
  ] as const
  return lines.map(({ key, stretches }, at) => {
    const y = bottom + at * line + line / 2
    const end = Math.max(...stretches.map(({ high }) => x(high)))
    const fits = end < right - 260
    return (
      <g key={key} className="fill-accent stroke-accent">
        {stretches.map(({ low, high }) => (
          <rect
            key={low}
            x={x(low) - 2}
            y={y - 4}
            width={x(high) - x(low) + 4}
            height={8}
            className="stroke-none"
          />
        ))}
        <text
          x={fits ? end + 10 : Math.min(...stretches.map(({ low }) => x(low))) - 10}
          y={y + 4}
          textAnchor={fits ? 'start' : 'end'}
          className="fill-ink stroke-none"
        >
          {t(`figures:ranges.${key}`)}
        </text>
      </g>
    )
  })
}
