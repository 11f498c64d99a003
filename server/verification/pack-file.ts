import type { BundleFile } from '#app/domain/verification/bundle/bundle.ts'
import type { Sheet } from '#app/domain/verification/bundle/xlsform.ts'

/** A file of a bundle as the bytes that leave. */
export type PackedFile = { name: string; type: string; bytes: Uint8Array<ArrayBuffer> }

export async function packFile(file: BundleFile): Promise<PackedFile> {
  const { name, type } = file
  const bytes =
    'text' in file ? new TextEncoder().encode(file.text) : await packWorkbook(file.sheets)
  return { name, type, bytes }
}

/**
 * A workbook of text. The library stamps the archive with the present moment, and the same sheets have to
 * be the same bytes; so the archive is packed once more, with the first day that a ZIP file knows.
 */
async function packWorkbook(sheets: readonly Sheet[]): Promise<Uint8Array<ArrayBuffer>> {
  const [{ default: writeExcel }, { unzipSync, zipSync }] = await Promise.all([
    import('write-excel-file/node'),
    import('fflate'),
  ])
  const workbook = writeExcel(
    sheets.map(({ name, rows }) => ({
      sheet: name,
      data: rows.map((row) =>
        row.map((text) => (text === '' ? null : { type: String, value: text })),
      ),
    })),
  )
  const parts = unzipSync(await workbook.toBuffer())
  const entries = Object.entries(parts).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return new Uint8Array(zipSync(Object.fromEntries(entries), { mtime: new Date(1980, 0, 1) }))
}
