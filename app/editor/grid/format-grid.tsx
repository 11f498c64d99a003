import { useMemo, useState, useSyncExternalStore } from 'react'

import { Skeleton } from '#app/components/skeleton.tsx'

import type { DocumentEditorProps } from '../document-editor.tsx'
import { LiveBlocks } from '../live-blocks.ts'
import type { Holders } from '../read-sign.ts'
import { HoldersContext } from '../reading-view.tsx'
import { SaidAbove } from '../said-above.tsx'
import { isEditable, useTextState } from '../text-session.tsx'
import type { OpenText } from '../text.client.ts'
import { useOpenText } from '../use-open-text.ts'
import { useSaveKey } from '../use-save-key.ts'
import { CheckLine } from './check-line.tsx'
import { columnsOf, tableOf } from './columns.ts'
import type { Table } from './columns.ts'
import type { Row } from './grid-row.tsx'
import { Grid } from './grid.tsx'
import { usePeopleInCells } from './people-in-cells.ts'
import type { Locks } from './read-only.ts'
import { useCheck } from './use-check.ts'

export type FormatGridProps = Pick<DocumentEditorProps, 'documentId' | 'viewer'> & {
  /** Which kind of block is shown. */
  table: Table
  locks: Locks
  holders: Holders
}

/** The blocks of a format as a table, open for writing in the same live text as the document's page. */
export function FormatGrid(props: FormatGridProps) {
  const text = useOpenText(props)
  useSaveKey()
  const isThere = useTextState((state) => state.blocks !== null)
  return (
    <>
      <SaidAbove labels={noLabels} />
      {text === null || !isThere ? (
        <Skeleton lines={6} />
      ) : (
        <OpenGrid key={text.doc.guid} {...props} text={text} />
      )}
    </>
  )
}

const noBlocks: ReadonlySet<string> = new Set()

/** Parts of a format carry no labels in the margin. */
const noLabels = {}

function OpenGrid({
  text,
  documentId,
  table,
  locks,
  holders,
}: FormatGridProps & { text: OpenText }) {
  const [live] = useState(() => new LiveBlocks(text.doc))
  const blocks = useSyncExternalStore(live.subscribe, live.read)
  const checked = useCheck(blocks)
  const people = usePeopleInCells(text)
  const canWrite = useTextState(isEditable)
  const columns = useMemo(() => columnsOf(table), [table])
  const rows = useMemo(
    () =>
      // What did not change stays the same object, so that its row is not drawn again.
      blocks.filter((live): live is Row => 'cells' in live.block && tableOf(live.block) === table),
    [blocks, table],
  )
  const held: Locks = useMemo(
    () => (canWrite ? locks : { ...locks, all: locks.all ?? 'not-connected', annex: noBlocks }),
    [locks, canWrite],
  )
  return (
    <HoldersContext.Provider value={holders}>
      <CheckLine checked={checked} />
      <Grid
        key={table}
        document={documentId}
        table={table}
        text={text}
        blocks={blocks}
        rows={rows}
        columns={columns}
        locks={held}
        problems={checked?.byBlock ?? null}
        people={people}
      />
    </HoldersContext.Provider>
  )
}
