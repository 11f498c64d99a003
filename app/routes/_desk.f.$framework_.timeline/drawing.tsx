import { scaleUtc } from 'd3-scale'

import { instant } from '#app/domain/kernel/instant.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { formatInstant } from '#app/i18n/format.ts'
import { useReader } from '#app/i18n/reader.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { Bar, Mark, TimelineRow } from '#server/relief/read-timeline.ts'

import { isAhead } from './geometry.ts'
import type { Range } from './geometry.ts'

export const timelineWidth = 1040
const line = 26
const left = 280
const right = timelineWidth - 24
const top = 40

type Groups = readonly { readonly title: string | null; readonly rows: readonly TimelineRow[] }[]

export function timelineHeight(groups: Groups): number {
  return top + linesBefore(groups, groups.length) * line + 16
}

/** A line for the title of each group, and one for each of its rows. */
function linesBefore(groups: Groups, index: number): number {
  return groups.slice(0, index).reduce((lines, { rows }) => lines + rows.length + 1, 0)
}

/** One line of time for all: bars of work, marks of moments, and now. */
export function TimelineDrawing({
  groups,
  range,
  now,
}: {
  groups: Groups
  range: Range
  now: Instant
}) {
  const { t } = useTexts()
  const reader = useReader()
  const x = scaleUtc([range.from, range.until], [left, right])
  const ticks = x.ticks(6)
  const bottom = timelineHeight(groups) - 16
  return (
    <>
      {ticks.map((tick) => (
        <g key={tick.getTime()}>
          <line x1={x(tick)} x2={x(tick)} y1={top - 8} y2={bottom} className="stroke-line" />
          <text x={x(tick)} y={top - 16} textAnchor="middle" className="fill-muted">
            {dayOf(instant(tick.getTime()), reader)}
          </text>
        </g>
      ))}
      <line
        x1={x(now)}
        x2={x(now)}
        y1={top - 8}
        y2={bottom}
        className="stroke-accent"
        strokeWidth={1.5}
      />
      {groups.map(({ title, rows }, index) => (
        <g key={title ?? ''} transform={`translate(0 ${linesBefore(groups, index) * line})`}>
          <text x={0} y={top + line - 8} className="fill-ink font-semibold">
            {cut(title ?? t('timeline:outside'), 60)}
          </text>
          {rows.map((row, place) => {
            const y = top + (place + 2) * line
            return (
              <g key={row.key}>
                <text x={12} y={y - 8} className={row.by === null ? 'fill-ink' : 'fill-muted'}>
                  {cut(row.by === null ? row.label : `${row.by.code} ${row.label}`, 40)}
                </text>
                {isAhead(row) ? (
                  <text x={x(now) + 8} y={y - 8} className="fill-muted">
                    {t('timeline:unproposed')}
                  </text>
                ) : null}
                {row.bars.map((bar) => (
                  <BarDrawing key={bar.key} bar={bar} y={y} x={x} range={range} />
                ))}
                {row.marks.map((mark) => (
                  <MarkDrawing
                    key={`${mark.is} ${mark.at}`}
                    mark={mark}
                    y={y}
                    x={x}
                    range={range}
                  />
                ))}
              </g>
            )
          })}
        </g>
      ))}
    </>
  )
}

type Scale = (at: Instant) => number

/** Done is filled, planned is outlined, what is critical has a thick edge, and slack is a dashed line. */
function BarDrawing({ bar, y, x, range }: { bar: Bar; y: number; x: Scale; range: Range }) {
  const from = Math.max(bar.from, range.from)
  const until = Math.min(bar.until, range.until)
  if (until < from) return null
  if (bar.is === 'slack') {
    return (
      <line
        x1={x(instant(from))}
        x2={x(instant(until))}
        y1={y - 12}
        y2={y - 12}
        className="stroke-muted"
        strokeWidth={1.5}
        strokeDasharray="2 4"
      />
    )
  }
  return (
    <rect
      x={x(instant(from))}
      y={y - 18}
      width={Math.max(2, x(instant(until)) - x(instant(from)))}
      height={12}
      className={bar.is === 'done' ? 'fill-good stroke-good' : 'fill-sunken stroke-ink'}
      strokeWidth={bar.critical ? 2.5 : 1}
    >
      <title>{bar.title}</title>
    </rect>
  )
}

/** Each kind of moment has a shape of its own. */
function MarkDrawing({ mark, y, x, range }: { mark: Mark; y: number; x: Scale; range: Range }) {
  const { t } = useTexts()
  if (mark.at < range.from || mark.at > range.until) return null
  return (
    <path
      transform={`translate(${x(mark.at)} ${y - 12})`}
      d={shapes[mark.is]}
      className={
        mark.is === 'fired' || mark.is === 'effect' ? 'fill-ink stroke-ink' : 'fill-bg stroke-ink'
      }
      strokeWidth={1.5}
    >
      <title>{t(`timeline:marks.${mark.is}`)}</title>
    </path>
  )
}

const shapes: Readonly<Record<Mark['is'], string>> = {
  instant: 'M0 -7 L7 0 L0 7 L-7 0 Z',
  finding: 'M0 -7 L7 6 L-7 6 Z',
  fired: 'M0 -7 L7 0 L0 7 L-7 0 Z',
  effect: 'M-4 -4 H4 V4 H-4 Z',
  sunset: 'M-6 -4 H6 L0 6 Z',
  table: 'M-5 -5 H5 V5 Z',
  vote: 'M-5 -5 L5 5 M5 -5 L-5 5',
  review: 'M-5 0 A5 5 0 1 0 5 0 A5 5 0 1 0 -5 0 Z',
}

function dayOf(at: Instant, reader: ReturnType<typeof useReader>): string {
  // Weekday and time of day are in the table; the axis has room for the day alone.
  return formatInstant(at, reader).split(' ').slice(1, 4).join(' ').replace(/[,،]/g, '')
}

function cut(words: string, most: number): string {
  return words.length > most ? `${words.slice(0, most - 1)}…` : words
}
