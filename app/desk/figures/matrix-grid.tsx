import { Link, useNavigate } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import type { KeyboardEvent } from 'react'

import { DelegationTag } from '#app/components/delegation-tag.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { MatrixView } from '#server/positions/figures/read-matrix.ts'

import { cornerOf, geometryOf } from './matrix-geometry.ts'
import { useFigureWords } from './words.ts'

/** Where the reader stands in the matrix. */
export type Place = { row: number; column: number }

/**
 * The cells of the matrix for a keyboard and a screen reader (WAI-ARIA grid). Only the row in which the
 * reader stands is there, and says which of how many it is: all rows would be eighteen thousand elements.
 */
export function MatrixGrid({
  view,
  place,
  move,
}: {
  view: MatrixView
  place: Place
  move: (to: Place) => void
}) {
  const { t } = useTexts()
  const { cell: say, subject } = useFigureWords()
  const navigate = useNavigate()
  const here = useRef<SVGRectElement>(null)
  const hasMoved = useRef(false)
  useEffect(() => {
    if (hasMoved.current) here.current?.focus()
  }, [place])
  const { members, rows, head } = view
  const geometry = geometryOf(view)
  const row = rows[place.row]
  if (row === undefined) return null
  const goTo = (to: Place) => {
    hasMoved.current = true
    move(to)
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter') navigate(paths.positionsOn(head.framework.id, row.id))
    const to = placeAfter(event, place, { rows: rows.length, columns: members.length })
    if (to === null) return
    event.preventDefault()
    goTo(to)
  }
  const named = subject(row.name)
  return (
    <>
      <rect
        x={geometry.origin.x}
        y={geometry.origin.y}
        width={members.length * geometry.cell.width}
        height={rows.length * geometry.cell.height}
        fill="transparent"
        onClick={({ currentTarget, clientX, clientY }) => {
          const { left, top } = currentTarget.getBoundingClientRect()
          goTo({
            row: Math.floor((clientY - top) / geometry.cell.height),
            column: Math.floor((clientX - left) / geometry.cell.width),
          })
        }}
      />
      {/* Inside an SVG there are no tables to prefer. */}
      {/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/interactive-supports-focus */}
      <g
        role="grid"
        aria-label={t('figures:matrix.grid')}
        aria-rowcount={rows.length}
        aria-colcount={members.length}
        onKeyDown={press}
      >
        <g role="row" aria-rowindex={place.row + 1} aria-label={named}>
          {members.map(({ id, code, name }, column) => {
            const isHere = column === place.column
            return (
              <rect
                key={`${row.id} ${id}`}
                ref={isHere ? here : undefined}
                role="gridcell"
                tabIndex={isHere ? 0 : -1}
                aria-colindex={column + 1}
                aria-label={t('figures:matrix.cell', {
                  subject: named,
                  delegation: `${code}, ${name}`,
                  held: say(row.cells[column] ?? 'none', row.scale),
                  earlier: row.earlier.includes(column) ? t('positions:earlierWording') : '',
                })}
                {...cornerOf(geometry, place.row, column)}
                {...geometry.cell}
                fill="none"
                pointerEvents="none"
                className={
                  isHere
                    ? 'stroke-ink focus-visible:stroke-accent stroke-2 outline-none focus-visible:stroke-3'
                    : undefined
                }
              />
            )
          })}
        </g>
      </g>
      {/* oxlint-enable jsx-a11y/prefer-tag-over-role, jsx-a11y/interactive-supports-focus */}
    </>
  )
}

/** What the cell says on which the reader stands, with the way to the positions behind it. */
export function CellLine({
  view: { head, members, rows },
  place,
}: {
  view: MatrixView
  place: Place
}) {
  const { t } = useTexts()
  const { cell, subject } = useFigureWords()
  const [row, member] = [rows[place.row], members[place.column]]
  if (row === undefined || member === undefined) return null
  return (
    <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
      <DelegationTag delegation={member} named />
      <span className="font-medium">{cell(row.cells[place.column] ?? 'none', row.scale)}</span>
      {row.earlier.includes(place.column) ? <span>{t('positions:earlierWording')}</span> : null}
      <Link to={paths.positionsOn(head.framework.id, row.id)}>
        <bdi>{subject(row.name)}</bdi>
      </Link>
      <span className="text-muted">{t('figures:n', { count: row.n })}</span>
    </p>
  )
}

/** Keys of a grid: arrows, Home and End in a row, with Control in all, and pages of ten rows. */
function placeAfter(
  { key, ctrlKey }: KeyboardEvent,
  { row, column }: Place,
  { rows, columns }: { rows: number; columns: number },
): Place | null {
  const within = (to: Place) => ({
    row: Math.min(Math.max(to.row, 0), rows - 1),
    column: Math.min(Math.max(to.column, 0), columns - 1),
  })
  switch (key) {
    case 'ArrowUp':
      return within({ row: row - 1, column })
    case 'ArrowDown':
      return within({ row: row + 1, column })
    case 'ArrowLeft':
      return within({ row, column: column - 1 })
    case 'ArrowRight':
      return within({ row, column: column + 1 })
    case 'Home':
      return { row: ctrlKey ? 0 : row, column: 0 }
    case 'End':
      return within({ row: ctrlKey ? rows : row, column: columns })
    case 'PageUp':
      return within({ row: row - 10, column })
    case 'PageDown':
      return within({ row: row + 10, column })
    default:
      return null
  }
}
