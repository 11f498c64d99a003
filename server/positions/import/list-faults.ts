import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { printCsv } from '#app/domain/kernel/csv.ts'
import { readUpload } from '#db/position-uploads.ts'

import { readFramework } from '../../accounts/read-framework.ts'
import type { ServerContext } from '../../context.ts'
import { Forbidden, NotFound } from '../../refusals.ts'
import { importRole } from './role.ts'
import { understand } from './understand.ts'

/**
 * Everything that is wrong with the waiting file as it is read, as comma-separated values with what stands
 * in the cell (domain/positions/SPEC.md IM5). A file has no more faults than cells and names of columns, which
 * are bounded. Throws Forbidden for who imports nothing, NotFound for a file that waits no more.
 */
export async function listFaults(
  ctx: Pick<ServerContext, 'db' | 'now' | 'demo' | 'threads' | 'newId'>,
  viewer: Viewer,
  of: string | undefined,
  { file, ...form }: Readonly<Record<string, string>>,
): Promise<string> {
  const { id: framework } = await readFramework(ctx, viewer, of)
  const role = importRole(viewer)
  if (role === null) throw new Forbidden('position.import')
  return ctx.db.transaction(async (tx) => {
    const upload = await readUpload(tx, viewer.mandate.id)
    if (upload?.framework !== framework || upload.sha256 !== file) throw new NotFound()
    const { text } = upload
    const { read, table } = await understand(ctx, tx, viewer, { framework, text, form, role })
    const faults = read.ok ? [] : read.refusal.details.faults
    const places = new Map(table[0]?.map((name, at) => [name, at]))
    const cellAt = (row: number, column: string) => table[row - 1]?.[places.get(column) ?? -1] ?? ''
    return printCsv([
      ['row', 'column', 'rule', 'cell'],
      ...faults.map(({ row, column, rule }) => [row, column, rule, cellAt(row, column)]),
    ])
  })
}
