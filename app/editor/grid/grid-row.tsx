import clsx from 'clsx'
import { Lock } from 'lucide-react'
import { memo } from 'react'
import type { ReactNode } from 'react'
import type * as Y from 'yjs'

import { Glyph, tones } from '#app/components/glyph.tsx'
import { elementsIn } from '#app/domain/drafting/ydoc.ts'
import type { Problem } from '#app/domain/verification/check/problem.ts'
import { useTexts } from '#app/i18n/use-texts.ts'

import type { CelledBlock } from '../block-names.ts'
import type { LiveBlock } from '../live-blocks.ts'
import type { User } from '../presence.ts'
import { Words } from '../reading-view.tsx'
import { wordsIn } from './columns.ts'
import type { Column } from './columns.ts'
import { readOnlyBecause } from './read-only.ts'
import type { Locks, ReadOnly } from './read-only.ts'

/** How high a row is, so that one knows where each of hundreds stands without drawing it. */
export const rowRem = 3

/** A row of the table: a block and the element that holds it. */
export type Row = LiveBlock & { block: CelledBlock }

/** The element of one of its cells, or null where an older text has none. */
export function cellOf({ element }: Row, { node }: Column): Y.XmlElement | null {
  return elementsIn(element).find(({ nodeName }) => nodeName === node) ?? null
}

export function whyReadOnly(row: Row, column: Column, locks: Locks): ReadOnly | null {
  const words = wordsIn(row.block, column.cell)
  return readOnlyBecause(locks, { block: row.block.id, cell: cellOf(row, column), words })
}

/** What is wrong with one cell; what is wrong with its block as a whole is said at the first. */
export function problemsIn(problems: readonly Problem[], cell: string, isFirst: boolean) {
  return problems.filter(({ place }) => place.cell === cell || (isFirst && place.cell === null))
}

type RowProps = {
  row: Row
  index: number
  columns: readonly Column[]
  locks: Locks
  problems: readonly Problem[]
  /** Who else stands in its cells, by their nodes; null where nobody does. */
  people: ReadonlyMap<string, readonly User[]> | null
  /** The column that has the keyboard, or null when it is in another row. */
  active: number | null
  /** What is written in the active cell, while somebody writes there. */
  field: ReactNode
  /** The id of what is said about the active cell. */
  described: string
}

export const GridRow = memo(function GridRow(props: RowProps) {
  const { row, index, columns } = props
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className="grid-row"
      style={{ insetBlockStart: `${index * rowRem}rem` }}
    >
      {columns.map((column, at) => (
        <GridCell key={column.cell} {...props} row={row} column={column} at={at} />
      ))}
    </div>
  )
})

function GridCell({
  row,
  column,
  at,
  locks,
  problems,
  people,
  active,
  field,
  described,
}: RowProps & { column: Column; at: number }) {
  const { t } = useTexts()
  const isActive = active === at
  const found = problemsIn(problems, column.cell, at === 0)
  const worst = found.some(({ weight }) => weight === 'error') ? 'bad' : 'hold'
  const why = whyReadOnly(row, column, locks)
  const here = people?.get(column.node) ?? []
  const [first] = here
  const { block } = row
  return (
    <div
      role={at === 0 ? 'rowheader' : 'gridcell'}
      aria-colindex={at + 1}
      aria-readonly={why !== null}
      aria-invalid={found.length > 0 || undefined}
      aria-describedby={isActive ? described : undefined}
      tabIndex={isActive ? 0 : -1}
      data-row={row.key}
      data-column={at}
      data-hue={first?.hue}
      lang={block.lang ?? undefined}
      className={clsx('grid-cell', first !== undefined && 'is-occupied')}
    >
      {isActive && field !== null ? (
        field
      ) : (
        <>
          <span dir="auto" className="grid-words">
            <Words words={wordsIn(block, column.cell)} />
          </span>
          {found.length === 0 ? null : (
            <span className={clsx('grid-sign', tones[worst])}>
              <Glyph tone={worst} />
              <span className="sr-only">
                {t(`verification:problems.${worst === 'bad' ? 'error' : 'notice'}`)}
              </span>
            </span>
          )}
          {why !== null && (locks.all === null || locks.annex.size > 0) ? (
            <span className="grid-sign text-muted">
              <Lock aria-hidden className="size-3" />
            </span>
          ) : null}
        </>
      )}
      {first === undefined ? null : (
        <bdi className="grid-person" aria-hidden>
          {here.map(({ delegation }) => delegation).join(' ')}
        </bdi>
      )}
    </div>
  )
}
