import { createHash } from 'node:crypto'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { FrameworkId } from '#app/domain/kernel/id.ts'
import { guessLayout } from '#app/domain/positions/import-guess.ts'
import { saveUpload } from '#db/position-uploads.ts'

import type { ServerContext } from '../../context.ts'
import { BadInput, Forbidden, Refused } from '../../refusals.ts'
import { importRole } from './role.ts'
import { tableOf } from './understand.ts'

/**
 * Keeps a file until the importer has seen what it comes to. It takes the place of the one before it, is
 * seen by nobody else, and is refused here if it is no table or too large. Answers its SHA-256.
 */
export async function keepUpload(
  ctx: Pick<ServerContext, 'db' | 'now'>,
  viewer: Viewer,
  framework: FrameworkId,
  bytes: Uint8Array,
): Promise<string> {
  const role = importRole(viewer)
  if (role === null) throw new Forbidden('position.import')
  if (bytes.length === 0) throw new BadInput({ file: 'required' })
  const text = decoded(bytes)
  const { layout } = guessLayout(tableOf(text))
  if (role === 'presiding' && layout === 'positions') throw new Refused('import-only-own')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const mandate = viewer.mandate.id
  await saveUpload(ctx.db, { mandate, framework, sha256, text, at: ctx.now() })
  return sha256
}

/** A spreadsheet's own format, or an old encoding, is said at once instead of filling the table with signs. */
export function decoded(bytes: Uint8Array): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    if (!text.includes('\0')) return text
  } catch {
    // Said below, as for what has a zero byte in it.
  }
  throw new Refused('csv-encoding')
}
