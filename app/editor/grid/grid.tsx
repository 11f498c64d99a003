import { useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { ClipboardEvent, CSSProperties, FocusEvent, KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'

import type { BlockId } from '#app/domain/drafting/block.ts'
import { charactersOf } from '#app/domain/drafting/cell-edit.ts'
import type { Problem } from '#app/domain/verification/check/problem.ts'
import { useTexts } from '#app/i18n/use-texts.ts'

import { cellName } from '../block-names.ts'
import type { LiveBlock } from '../live-blocks.ts'
import type { OpenText } from '../text.client.ts'
import { CellBar } from './cell-bar.tsx'
import { CellField } from './cell-field.tsx'
import type { Leaving } from './cell-field.tsx'
import { wordsIn } from './columns.ts'
import type { Column, Table } from './columns.ts'
import { cellOf, GridRow, problemsIn, rowRem, whyReadOnly } from './grid-row.tsx'
import type { Row } from './grid-row.tsx'
import { moveBy, within } from './moves.ts'
import type { Place } from './moves.ts'
import { standIn } from './people-in-cells.ts'
import type { PeopleInCells } from './people-in-cells.ts'
import { askedBy } from './pressed.ts'
import type { Asked } from './pressed.ts'
import { staysBecause } from './read-only.ts'
import type { Locks } from './read-only.ts'
import { RowTools } from './row-tools.tsx'
import { blankRow, holdsOthers, placeFor, takesAnother } from './rows.ts'
import { useWindow } from './use-window.ts'
import { useWriting } from './writing.ts'

type GridProps = {
  document: string
  table: Table
  text: OpenText
  blocks: readonly LiveBlock[]
  /** Those of the blocks that the table is of. */
  rows: readonly Row[]
  columns: readonly Column[]
  locks: Locks
  /** What is wrong with each block; null before it has been looked at. */
  problems: ReadonlyMap<string, readonly Problem[]> | null
  people: PeopleInCells
}

/**
 * Rows and cells under the keyboard, as the ARIA practices have a grid: arrows, Home and End move, Enter or
 * any character writes, Escape ends that; with Control, Enter adds a row and Delete takes one away. Only the
 * rows that one sees are drawn.
 */
export function Grid(props: GridProps) {
  const { document, table, text, blocks, rows, columns, locks, problems, people } = props
  const { t } = useTexts()
  const described = useId()
  const frame = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const adding = useRef<HTMLButtonElement>(null)
  const { drawn, follow } = useWindow(frame)
  const [active, setActive] = useState<Place & { key: string | null }>(beginning)
  const [isWriting, setWriting] = useState(false)
  const [asked, setAsked] = useState(0)
  const [said, say] = useState<string | null>(null)
  const writing = useWriting(text.doc)
  const isToFocus = useRef(false)
  const style = useMemo(() => layoutOf(columns), [columns])

  // Others may put a row before the one in which somebody is: it stays that row.
  const known = rows.findIndex(({ key }) => key === active.key)
  const size = { rows: rows.length, columns: columns.length }
  const place = within({ ...active, row: known === -1 ? active.row : known }, size)
  const row = rows[place.row]
  const column = columns[place.column]
  const cell = row === undefined || column === undefined ? null : cellOf(row, column)
  const why = row === undefined || column === undefined ? null : whyReadOnly(row, column, locks)
  const held = (cell === null ? null : charactersOf(cell)) ?? ''

  useLayoutEffect(() => {
    if (!isToFocus.current) return
    isToFocus.current = false
    const there = cellAt(frame.current, place, rows) ?? adding.current
    there?.focus({ preventScroll: true })
    there?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  })

  const go = (to: Place, key = rows[to.row]?.key ?? null): void => {
    isToFocus.current = true
    setWriting(false)
    say(null)
    setActive({ ...to, key })
  }
  const add = (): void => {
    if (locks.all !== null) return say(t(`verification:grid.why.${locks.all}`))
    const after = placeFor(table, blocks, row ?? null)
    const { lang, dir } = (row ?? after)?.block ?? { lang: null, dir: null }
    const id = crypto.randomUUID() as BlockId
    const fresh = blankRow(table, { id, lang: lang ?? 'en', dir: dir ?? 'ltr' })
    writing.current?.add(fresh, after?.element ?? null)
    go({ row: row === undefined ? 0 : place.row + 1, column: 0 }, id)
  }
  const remove = (): void => {
    if (row === undefined) return
    const stays =
      staysBecause(locks, row.block) ?? (holdsOthers(blocks, row) ? 'holds-others' : null)
    if (stays !== null) return say(t(`verification:grid.why.${stays}`))
    writing.current?.remove(row.element)
    go(place, null)
    say(t('verification:grid.removed'))
  }
  const tools = (
    <RowTools
      adding={adding}
      onAdd={takesAnother(table, rows.length) ? add : null}
      onRemove={row === undefined ? null : remove}
      said={said}
    />
  )
  if (row === undefined || column === undefined) {
    return (
      <>
        <p className="text-muted border-line border-y py-6">{t('verification:grid.none')}</p>
        {tools}
      </>
    )
  }

  const begin = (selects: 'all' | 'end'): void => {
    if (why !== null) return setAsked((times) => times + 1)
    writing.current?.pause()
    // The character that was pressed goes into the field, so that it has to be there before.
    flushSync(() => setWriting(true))
    field.current?.focus()
    field.current?.setSelectionRange(selects === 'all' ? 0 : held.length, held.length)
  }
  const write = (shown: string, now: string): void => {
    if (cell !== null && why === null) writing.current?.write(cell, shown, now)
  }
  const left = (how: Leaving): void => {
    const { row: down, column: across } = steps[how]
    go(within({ row: place.row + down, column: place.column + across }, size))
  }
  const takeBack = (how: 'undo' | 'redo'): void => {
    writing.current?.[how]()
    // The row that had the keyboard may have gone with it.
    if (!isWriting) go(place)
  }
  const acts: Readonly<Record<Asked, () => void>> = {
    undo: () => takeBack('undo'),
    redo: () => takeBack('redo'),
    add,
    remove,
    write: () => begin('end'),
    replace: () => begin('all'),
    empty() {
      if (why === null) writing.current?.pause()
      write(held, '')
    },
  }
  const pressed = (event: KeyboardEvent): void => {
    const what = askedBy(event)
    if (isWriting && what !== 'undo' && what !== 'redo') return
    const isRightToLeft = getComputedStyle(event.currentTarget).direction === 'rtl'
    const to = moveBy(event, place, { ...size, page: drawn.page, isRightToLeft })
    if (to !== null) {
      event.preventDefault()
      go(to)
    } else if (what !== null) {
      // The character that was pressed is still to be written.
      if (what !== 'replace') event.preventDefault()
      acts[what]()
    }
  }
  const focused = ({ target }: FocusEvent): void => {
    const { row: key, column: at } = placed(target)?.dataset ?? {}
    const index = rows.findIndex((one) => one.key === key)
    const [to, stood] = [rows[index], columns[Number(at)]]
    if (to === undefined || stood === undefined) return
    setActive({ row: index, column: Number(at), key: to.key })
    const under = cellOf(to, stood)
    standIn(text.awareness, under === null ? null : { cell: under, index: 0 })
  }
  const blurred = ({ currentTarget, relatedTarget }: FocusEvent): void => {
    if (!currentTarget.contains(relatedTarget)) standIn(text.awareness, null)
  }
  const pasted = (event: ClipboardEvent): void => {
    if (isWriting) return
    event.preventDefault()
    writing.current?.pause()
    write(held, event.clipboardData.getData('text/plain').trim())
  }

  const name = (one: Column) => cellName(t, table, one.cell as 'id')
  const rowName = row.block.text.split('\n')[0] ?? ''
  const found = row.block.id === null ? [] : (problems?.get(row.block.id) ?? [])
  const here = problemsIn(found, column.cell, place.column === 0)
  const label = place.column === 0 ? `${name(column)} ${rowName}` : `${rowName}: ${name(column)}`
  const canWrite = isWriting && why === null
  const shown = rows
    .map((one, index) => ({ row: one, index }))
    .filter(({ index }) => index === place.row || (index >= drawn.from && index < drawn.to))
  return (
    <div className="flex min-h-0 flex-col gap-3">
      <div
        ref={frame}
        onScroll={({ currentTarget }) => follow(currentTarget)}
        className="grid-frame"
        style={style}
      >
        {/* The cells have the keyboard; what they do not take themselves comes here. */}
        <div
          role="grid"
          tabIndex={-1}
          aria-label={t(`verification:grid.tables.${table}`)}
          aria-rowcount={rows.length + 1}
          aria-colcount={columns.length}
          onKeyDown={pressed}
          onFocus={focused}
          onBlur={blurred}
          onPaste={pasted}
          onDoubleClick={() => begin('end')}
          className="grid-table"
        >
          <div role="row" aria-rowindex={1} className="grid-head">
            {columns.map((one, at) => (
              <div key={one.cell} role="columnheader" aria-colindex={at + 1} className="grid-cell">
                {name(one)}
              </div>
            ))}
          </div>
          <div
            role="rowgroup"
            className="relative"
            style={{ blockSize: `${rows.length * rowRem}rem` }}
          >
            {shown.map((one) => (
              <GridRow
                key={one.row.key}
                {...one}
                columns={columns}
                locks={locks}
                problems={problems?.get(one.row.key) ?? noProblems}
                people={people.get(one.row.key) ?? null}
                active={one.index === place.row ? place.column : null}
                described={described}
                field={
                  one.index === place.row && canWrite ? (
                    <CellField
                      label={label}
                      described={described}
                      isInvalid={here.length > 0}
                      held={held}
                      field={field}
                      onWrite={write}
                      onCaret={(index) =>
                        cell === null ? undefined : standIn(text.awareness, { cell, index })
                      }
                      onLeave={left}
                      onAway={() => setWriting(false)}
                    />
                  ) : null
                }
              />
            ))}
          </div>
        </div>
      </div>
      {tools}
      <CellBar
        id={described}
        document={document}
        block={row.block.id}
        name={label}
        lang={row.block.lang}
        words={wordsIn(row.block, column.cell)}
        problems={here}
        people={people.get(row.key)?.get(column.node) ?? []}
        why={why}
        asked={asked}
      />
    </div>
  )
}

const beginning = { row: 0, column: 0, key: null }
const noProblems: readonly Problem[] = []

const steps: Readonly<Record<Leaving, Place>> = {
  stay: { row: 0, column: 0 },
  down: { row: 1, column: 0 },
  next: { row: 0, column: 1 },
  back: { row: 0, column: -1 },
}

/** The widths of the columns, and where the second of them stays. */
function layoutOf(columns: readonly Column[]): CSSProperties {
  const widths = columns.map(({ width }) => `${width}rem`)
  return { '--grid-columns': widths.join(' '), '--grid-first': widths[0] } as CSSProperties
}

function placed(target: Element): HTMLElement | null {
  return target.closest<HTMLElement>('[data-row]')
}

function cellAt(frame: HTMLElement | null, { row, column }: Place, rows: readonly Row[]) {
  const cells = frame?.querySelectorAll<HTMLElement>(`[data-column="${column}"]`) ?? []
  return [...cells].find((one) => one.dataset['row'] === rows[row]?.key)
}
