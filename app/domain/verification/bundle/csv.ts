/** Rows as comma-separated values (RFC 4180): a cell is quoted where it has to be, and lines end in CRLF. */
export function encodeCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('')
}

/**
 * The rows of a text of comma-separated values, or null where a quotation mark is left open or stands
 * inside a bare cell. Lines may end in LF, and a byte order mark at the beginning is let go.
 */
export function decodeCsv(text: string): readonly (readonly string[])[] | null {
  const rows: string[][] = []
  let row: string[] = []
  let at = text.startsWith('\uFEFF') ? 1 : 0
  while (at < text.length) {
    cell.lastIndex = at
    const [whole = '', inside, bare = '', end = ''] = cell.exec(text) ?? []
    if (whole === '') return null
    row.push(inside?.replaceAll('""', '"') ?? bare)
    at += whole.length
    if (end === ',') {
      if (at === text.length) row.push('')
      else continue
    }
    rows.push(row)
    row = []
  }
  return rows
}

/** A quoted cell or a bare one, and what ends it. */
const cell = /(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n]*))(,|\r?\n|$)/y

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
