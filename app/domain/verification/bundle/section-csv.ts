import type { Observation } from '../evaluate/observation.ts'
import { columnsOf, readRow } from '../evaluate/row.ts'
import type { RowFault } from '../evaluate/row.ts'
import type { Content } from '../model.ts'
import { decodeCsv, encodeCsv } from './csv.ts'

/** `section-<id>.csv` to be filled in: a column for each indicator and its uncertainty. */
export function sectionCsv(content: Content, sectionId: string): string {
  return encodeCsv([headOf(content, sectionId)])
}

/** What is wrong with a file: in a row, counted from 1 after the head, or in the file itself. */
export type FileFault = (RowFault & { row: number }) | { row: null; code: FileFaultCode }
export type FileFaultCode = 'not-csv' | 'column-twice' | 'no-rows' | 'cells-differ'

/** Reads a filled file whole, or names the row, the column and the rule of every fault in it. */
export function readSectionCsv(
  content: Content,
  sectionId: string,
  text: string,
):
  | { ok: true; observations: readonly Observation[] }
  | { ok: false; faults: readonly FileFault[] } {
  const decoded = decodeCsv(text)
  if (decoded === null) return { ok: false, faults: [{ row: null, code: 'not-csv' }] }
  const [head = [], ...rows] = decoded
  const broken = fileFault(head, rows)
  if (broken !== null) return { ok: false, faults: [{ row: null, code: broken }] }
  const read = rows.map((cells) =>
    readRow(
      content,
      sectionId,
      Object.fromEntries(head.map((column, at) => [column, cells[at] ?? ''])),
    ),
  )
  const faults = read.flatMap((row, at) =>
    row.ok ? [] : row.faults.map((fault) => ({ ...fault, row: at + 1 })),
  )
  return faults.length > 0
    ? { ok: false, faults }
    : { ok: true, observations: read.flatMap((row) => (row.ok ? row.observations : [])) }
}

function fileFault(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): FileFaultCode | null {
  if (new Set(head).size < head.length) return 'column-twice'
  if (rows.length === 0) return 'no-rows'
  return rows.some((cells) => cells.length !== head.length) ? 'cells-differ' : null
}

function headOf(content: Content, sectionId: string): readonly string[] {
  const section = content.sections.find(({ id }) => id === sectionId)
  if (section === undefined) throw new RangeError(`no section ${sectionId}`)
  return columnsOf(section)
}
