import { memo, useId } from 'react'

import type { Scale } from '#app/domain/positions/scale.ts'
import { towards } from '#app/domain/positions/towards.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { MatrixCell, MatrixRow, MatrixView } from '#server/positions/figures/read-matrix.ts'

import { glyphAt, grounds, inks, rectAt, stanceAt } from './marks.ts'
import type { Stance } from './marks.ts'
import { cornerOf, geometryOf } from './matrix-geometry.ts'
import type { Geometry } from './matrix-geometry.ts'
import { cutTo, useFigureWords } from './words.ts'

/**
 * Issue by member. Cells of one look that lie beside each other are one shape, filled with the pattern of a
 * cell, since as elements of their own they would be eighteen thousand; nothing here depends on where the reader
 * stands, so it is drawn once.
 */
export const MatrixDrawing = memo(function MatrixDrawing({ members, rows }: MatrixView) {
  const words = useFigureWords()
  const id = useId()
  const geometry = geometryOf({ members, rows })
  const { cell, origin } = geometry
  const shapes = shapesOf(rows, geometry)
  return (
    <>
      <pattern id={`${id}hatch`} width="5" height="5" patternUnits="userSpaceOnUse">
        <path d="M0 5L5 0" className="stroke-edge" strokeWidth="0.6" />
      </pattern>
      {looks.map((look) => (
        <pattern key={look} id={`${id}${look}`} {...origin} {...cell} patternUnits="userSpaceOnUse">
          <Cell of={look} {...cell} hatch={`${id}hatch`} />
        </pattern>
      ))}
      <Legend hatch={`${id}hatch`} />
      {members.map((member, at) => (
        <text
          key={member.id}
          x={origin.x + (at + 0.5) * cell.width}
          y={origin.y - 6}
          textAnchor="middle"
          className="fill-ink font-mono"
        >
          {member.code}
        </text>
      ))}
      {rows.map((row, at) => (
        <text
          key={row.id}
          x={origin.x - 8}
          y={origin.y + at * cell.height + 15}
          textAnchor="end"
          className="fill-ink"
        >
          {cutTo(42, words.subject(row.name))}
        </text>
      ))}
      {looks.map((look) => (
        <path key={look} d={shapes.runs[look]} fill={`url(#${id}${look})`} />
      ))}
      <path d={shapes.range} className="fill-accent" />
      <path d={shapes.earlier} className="fill-warn" />
    </>
  )
})

const stances = ['object', 'reserve', 'abstain', 'accept', 'support'] as const
const looks = [...stances, 'none', 'apart', 'sealed', 'scale'] as const
type Look = (typeof looks)[number]

function shapesOf(rows: MatrixView['rows'], geometry: Geometry) {
  const { width, height } = geometry.cell
  const runs = Object.fromEntries(looks.map((look) => [look, ''])) as Record<Look, string>
  let [range, earlier] = ['', '']
  for (const [at, row] of rows.entries()) {
    for (const { look, column, length } of runsIn(row)) {
      const { x, y } = cornerOf(geometry, at, column)
      runs[look] += rectAt(x, y, length * width, height)
    }
    for (const [column, held] of row.cells.entries()) {
      if (typeof held !== 'object' || row.value !== null) continue
      const { x, y } = cornerOf(geometry, at, column)
      const [from, to] = held.map((end) => along(row.scale, end) * (width - 5))
      const long = round((to ?? 0) - (from ?? 0) + 3)
      range += rectAt(round(x + 1 + (from ?? 0)), y + height / 2 - 4, long, 8)
    }
    for (const column of row.earlier) {
      const { x, y } = cornerOf(geometry, at, column)
      earlier += `M${x + width - 8} ${y + 1}h7v7z`
    }
  }
  return { runs, range, earlier }
}

/** Cells of one look beside each other, from left to right. */
function runsIn(row: MatrixRow): readonly { look: Look; column: number; length: number }[] {
  const runs: { look: Look; column: number; length: number }[] = []
  for (const [column, held] of row.cells.entries()) {
    const look = lookOf(row, held)
    const last = runs.at(-1)
    if (last?.look === look) last.length += 1
    else runs.push({ look, column, length: 1 })
  }
  return runs
}

function lookOf(row: MatrixRow, held: MatrixCell): Look {
  if (held === 'none') return 'none'
  if (held === 'not-participating') return 'apart'
  if (held === 'withheld') return 'sealed'
  if (typeof held === 'number' || row.value !== null) return stanceHeld(row, held)
  return 'scale'
}

/** One cell at the corner of its pattern. */
function Cell({
  of,
  width,
  height,
  hatch,
}: {
  of: Look
  width: number
  height: number
  hatch: string
}) {
  const [x, y] = [width / 2, height / 2]
  const ground = rectAt(1, 1, width - 2, height - 2)
  switch (of) {
    case 'none':
      return <path d={ground} fill={`url(#${hatch})`} />
    case 'apart':
      return (
        <path
          d={`M${x - 5} ${y}a5 5 0 1 1 10 0a5 5 0 1 1 -10 0M${x - 4} ${y + 4}l8 -8`}
          className="stroke-edge fill-none"
        />
      )
    case 'sealed':
      return <path d={lockAt(x, y)} className="fill-hold" />
    case 'scale':
      return <path d={ground} className="fill-sunken" />
    case 'object':
    case 'reserve':
    case 'abstain':
    case 'accept':
    case 'support':
      return (
        <>
          <path d={ground} className={grounds[of]} />
          <path d={glyphAt(of, x, y)} className={inks[of]} fill="none" strokeWidth="1.5" />
        </>
      )
  }
}

/** A level, or what a range amounts to by the number that the text states (SPEC.md PO7). */
function stanceHeld(
  { scale, value }: Pick<MatrixRow, 'scale' | 'value'>,
  held: number | readonly [number, number],
): Stance {
  if (typeof held === 'number') {
    return stanceAt(scale.kind === 'ordinal' ? scale.levels : [], held)
  }
  const [low, high] = held
  return towards(value ?? low, { low, high })
}

/** A lock: a body, and a bow above it. */
function lockAt(x: number, y: number): string {
  return `M${x - 5} ${y - 1}h10v7h-10zM${x - 4} ${y - 1}v-2a4 4 0 0 1 8 0v2h-1.5v-2a2.5 2.5 0 0 0 -5 0v2z`
}

/** How far along a scale of numbers a value lies, 0 to 1. */
function along(scale: Scale, value: number): number {
  return scale.kind === 'range' ? (value - scale.low) / (scale.high - scale.low) : 0
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

function Legend({ hatch }: { hatch: string }) {
  const { t } = useTexts()
  const items = [
    ...stances.map((stance) => ({ key: stance, words: t(`figures:stances.${stance}`) })),
    { key: 'range', words: t('figures:accepts') },
    { key: 'none', words: t('positions:cells.none') },
    { key: 'apart', words: t('positions:cells.not-participating') },
    { key: 'sealed', words: t('positions:cells.withheld') },
    { key: 'earlier', words: t('positions:earlierWording') },
  ] as const
  let x = 4
  return items.map(({ key, words }) => {
    const at = x
    x += 24 + words.length * 6.2
    return (
      <g key={key}>
        <LegendMark of={key} x={at} hatch={hatch} />
        <text x={at + 18} y={16} className="fill-muted">
          {words}
        </text>
      </g>
    )
  })
}

function LegendMark({
  of,
  x,
  hatch,
}: {
  of: Look | 'range' | 'earlier'
  x: number
  hatch: string
}) {
  if (of === 'range') return <path d={rectAt(x, 8, 14, 8)} className="fill-accent" />
  if (of === 'earlier') return <path d={`M${x + 4} 8h7v7z`} className="fill-warn" />
  return (
    <g transform={`translate(${x - 1} 4)`}>
      <Cell of={of} width={16} height={16} hatch={hatch} />
    </g>
  )
}
