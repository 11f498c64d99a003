import { refused } from './result.ts'

/** Rows of fields; the first is the header. A row's number, from 1, is its place in the list plus one. */
export type Table = readonly (readonly string[])[]

export type CsvRefusal =
  | { code: 'csv-quote'; details: { row: number } }
  | { code: 'csv-ragged'; details: { row: number } }
  | { code: 'csv-too-large'; details: { cells: number; row: number } }
  | { code: 'csv-empty' }

type Parsed = { ok: true; table: Table } | { ok: false; refusal: CsvRefusal }

/**
 * Reads comma-separated values (RFC 4180): a byte order mark, either end of line and blank lines at the
 * end are no part of them. Refused are quotes out of place, rows of another length than the header,
 * and more than `most` cells, before the rest is read.
 */
export function parseCsv(text: string, most: number): Parsed {
  const table: string[][] = []
  let cells = 0
  for (const row of rowsOf(text.startsWith('\uFEFF') ? text.slice(1) : text)) {
    const number = table.length + 1
    if (row === null) return refused({ code: 'csv-quote', details: { row: number } })
    if (row.length === 1 && row[0] === '') continue
    const width = table[0]?.length ?? row.length
    if (row.length !== width) return refused({ code: 'csv-ragged', details: { row: number } })
    cells += row.length
    if (cells > most) {
      return refused({ code: 'csv-too-large', details: { cells: most, row: number } })
    }
    table.push(row.map(withoutGuard))
  }
  return table.length === 0 ? refused({ code: 'csv-empty' }) : { ok: true, table }
}

/**
 * Writes comma-separated values for a spreadsheet, which would run a text that begins like a formula:
 * such a text gets an apostrophe before it, which `parseCsv` takes away. Numbers stay numbers.
 */
export function printCsv(rows: readonly (readonly (string | number | null)[])[]): string {
  return rows.map((row) => `${row.map(field).join(',')}\r\n`).join('')
}

function field(value: string | number | null): string {
  if (value === null) return ''
  const text = typeof value === 'number' ? String(value) : withGuard(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** What a spreadsheet takes for a formula, behind apostrophes of its own or not. */
const formula = /^'*[=+\-@\t\r]/

function withGuard(text: string): string {
  return formula.test(text) ? `'${text}` : text
}

function withoutGuard(text: string): string {
  return text.startsWith("'") && formula.test(text) ? text.slice(1) : text
}

/** One row after the other; null, and then nothing more, where a quote is out of place. */
function* rowsOf(text: string): Generator<string[] | null> {
  let row: string[] = []
  let at = 0
  while (at < text.length || row.length > 0) {
    const read = text[at] === '"' ? quoted(text, at + 1) : bare(text, at)
    if (read === null) {
      yield null
      return
    }
    row.push(read.value)
    at = read.end
    if (text[at] === ',') {
      at += 1
      if (at < text.length) continue
      row.push('')
    }
    at += text.startsWith('\r\n', at) ? 2 : 1
    yield row
    row = []
  }
}

type Read = { readonly value: string; readonly end: number } | null

function bare(text: string, start: number): Read {
  let end = start
  while (end < text.length && !isEnd(text[end])) {
    if (text[end] === '"') return null
    end += 1
  }
  return { value: text.slice(start, end), end }
}

function quoted(text: string, start: number): Read {
  let value = ''
  let at = start
  for (;;) {
    const close = text.indexOf('"', at)
    if (close === -1) return null
    value += text.slice(at, close)
    if (text[close + 1] !== '"') {
      const end = close + 1
      return end === text.length || isEnd(text[end]) ? { value, end } : null
    }
    value += '"'
    at = close + 2
  }
}

function isEnd(character: string | undefined): boolean {
  return character === ',' || character === '\n' || character === '\r'
}
