import { memo, useId } from 'react'

import type { Scale } from '#app/domain/positions/scale.ts'
import { towards } from '#app/domain/positions/towards.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { MatrixRow, MatrixView } from '#server/positions/figures/read-matrix.ts'

import { glyphAt, grounds, inks, rectAt, stanceAt } from './marks.ts'
import type { Stance } from './marks.ts'
import { cellsOf, geometryOf } from './matrix-geometry.ts'
import type { Geometry } from './matrix-geometry.ts'
import { cutTo, useFigureWords } from './words.ts'

/**
 * Issue by member. All cells of one look are one path, since as elements of their own they would be
 * eighteen thousand; nothing here depends on where the reader stands, so it is drawn once.
 */
export const MatrixDrawing = memo(function MatrixDrawing({ members, rows }: MatrixView) {
  const words = useFigureWords()
  const hatch = useId()
  const geometry = geometryOf({ members, rows })
  const { cell, origin } = geometry
  const paths = pathsOf(rows, geometry)
  return (
    <>
      <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse">
        <path d="M0 5L5 0" className="stroke-edge" strokeWidth="0.6" />
      </pattern>
      <Legend hatch={hatch} />
      {members.map(({ id, code }, at) => (
        <text
          key={id}
          x={origin.x + (at + 0.5) * cell.width}
          y={origin.y - 6}
          textAnchor="middle"
          className="fill-ink font-mono"
        >
          {code}
        </text>
      ))}
      {rows.map(({ id, name }, at) => (
        <text
          key={id}
          x={origin.x - 8}
          y={origin.y + at * cell.height + 15}
          textAnchor="end"
          className="fill-ink"
        >
          {cutTo(42, words.subject(name))}
        </text>
      ))}
      <path d={paths.none} fill={`url(#${hatch})`} />
      <path d={paths.apart} className="stroke-edge fill-none" />
      <path d={paths.sealed} className="fill-hold" />
      <path d={paths.scale} className="fill-sunken" />
      <path d={paths.range} className="fill-accent" />
      {stances.map((stance) => (
        <g key={stance}>
          <path d={paths.ground[stance]} className={grounds[stance]} />
          <path d={paths.glyph[stance]} className={inks[stance]} fill="none" strokeWidth="1.5" />
        </g>
      ))}
      <path d={paths.earlier} className="fill-warn" />
    </>
  )
})

const stances = ['object', 'reserve', 'abstain', 'accept', 'support'] as const

function pathsOf(rows: MatrixView['rows'], geometry: Geometry) {
  const { width, height } = geometry.cell
  const ground: Record<Stance, string> = blank()
  const glyph: Record<Stance, string> = blank()
  const paths = {
    none: '',
    apart: '',
    sealed: '',
    scale: '',
    range: '',
    earlier: '',
    ground,
    glyph,
  }
  for (const { row, column, held, x, y } of cellsOf(rows, geometry)) {
    const [left, top, wide, high] = [x + 1, y + 1, width - 2, height - 2]
    const [middle, centre] = [x + width / 2, y + height / 2]
    if (held === 'none') paths.none += rectAt(left, top, wide, high)
    else if (held === 'not-participating')
      paths.apart += `M${middle - 5} ${centre}a5 5 0 1 1 10 0a5 5 0 1 1 -10 0M${middle - 4} ${centre + 4}l8 -8`
    else if (held === 'withheld') paths.sealed += lockAt(middle, centre)
    else if (typeof held === 'number' || row.value !== null) {
      const stance = stanceHeld(row, held)
      ground[stance] += rectAt(left, top, wide, high)
      glyph[stance] += glyphAt(stance, middle, centre)
    } else {
      const [from, to] = held.map((end) => along(row.scale, end) * (wide - 3))
      paths.scale += rectAt(left, top, wide, high)
      paths.range += rectAt(
        round(left + (from ?? 0)),
        centre - 4,
        round((to ?? 0) - (from ?? 0) + 3),
        8,
      )
    }
    if (row.earlier.includes(column)) paths.earlier += `M${x + width - 8} ${y + 1}h7v7z`
  }
  return paths
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

function blank(): Record<Stance, string> {
  return { object: '', reserve: '', abstain: '', accept: '', support: '' }
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
  of: Stance | 'range' | 'none' | 'apart' | 'sealed' | 'earlier'
  x: number
  hatch: string
}) {
  switch (of) {
    case 'range':
      return <path d={rectAt(x, 8, 14, 8)} className="fill-accent" />
    case 'none':
      return <path d={rectAt(x, 5, 14, 14)} fill={`url(#${hatch})`} />
    case 'apart':
      return (
        <path
          d={`M${x + 2} 12a5 5 0 1 1 10 0a5 5 0 1 1 -10 0M${x + 3} 16l8 -8`}
          className="stroke-edge fill-none"
        />
      )
    case 'sealed':
      return <path d={lockAt(x + 7, 12)} className="fill-hold" />
    case 'earlier':
      return <path d={`M${x + 4} 8h7v7z`} className="fill-warn" />
    case 'object':
    case 'reserve':
    case 'abstain':
    case 'accept':
    case 'support':
      return (
        <>
          <path d={rectAt(x, 5, 14, 14)} className={grounds[of]} />
          <path d={glyphAt(of, x + 7, 12)} className={inks[of]} fill="none" strokeWidth="1.5" />
        </>
      )
  }
}
