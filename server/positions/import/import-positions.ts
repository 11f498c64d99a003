import * as z from 'zod'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import { isAct } from '#app/domain/positions/entry.ts'
import { visibilities } from '#app/domain/positions/vocabulary.ts'
import type { Tx } from '#db/client.ts'
import { lockFramework, readFramework } from '#db/frameworks.ts'
import { dropUpload, readUpload } from '#db/position-uploads.ts'

import { act } from '../../act.ts'
import type { ServerContext } from '../../context.ts'
import { parse } from '../../parse.ts'
import { BadInput, NotFound, Refused } from '../../refusals.ts'
import { topicOf } from '../as-act.ts'
import { FaultyFile } from './faulty-file.ts'
import { requireImportRole } from './role.ts'
import { understand } from './understand.ts'
import { writeImported } from './write-imported.ts'

const ImportPositions = z.object({
  framework: idOf<'framework'>(),
  /** SHA-256 of the file that the importer saw. */
  file: z.hex('required').length(64),
  to: z.enum(visibilities, 'choice'),
  /** How its columns are to be read; empty, as the file itself suggests. */
  form: z.record(z.string().max(128), z.string().max(300)),
})

type Imported = { positions: number; subjects: number }

/**
 * Imports the waiting file, all of it or nothing (domain/positions/SPEC.md IM5, IM10–IM12): one act, and one
 * line of the record with the file's hash unless it is kept to the delegation or the chair.
 */
export async function importPositions(
  ctx: ServerContext,
  viewer: Viewer,
  input: unknown,
  key: string,
): Promise<Imported> {
  const command = parse(ImportPositions, input)
  const { framework, file, to } = command
  const { coalition } = viewer
  if ((await readFramework(ctx.db, coalition, framework)) === null) throw new NotFound()
  const role = requireImportRole(ctx, viewer)
  // A vote was cast before everybody: whoever presides has nothing to keep back of it.
  if (role === 'presiding' && !isAct(to)) throw new BadInput({ to: 'choice' })
  return act(ctx, viewer, { key, command }, async (tx) => {
    await lockFramework(tx, coalition, framework)
    const text = await waitingFile(tx, viewer, command)
    const found = await understand(ctx, tx, viewer, { framework, text, form: command.form, role })
    const { read, opened } = found
    if (!read.ok) throw new FaultyFile(read.refusal.details.faults)
    const result: Imported = {
      positions: await writeImported(ctx, tx, viewer, { framework, to, role, ...found, read }),
      subjects: opened.length,
    }
    if (result.positions + result.subjects === 0) throw new Refused('import-changes-nothing')
    await dropUpload(tx, viewer.mandate.id)
    if (!isAct(to)) return { entry: null, result }
    return {
      entry: { t: 'position.import' as const, b: { framework, file, ...result } },
      subject: framework,
      topics: [topicOf(framework, opened.length === 0 ? to : 'public')],
      result,
    }
  })
}

/** What was looked at must be what is imported: another file may have taken its place since. */
async function waitingFile(
  tx: Tx,
  { mandate }: Viewer,
  { framework, file }: z.infer<typeof ImportPositions>,
): Promise<string> {
  const upload = await readUpload(tx, mandate.id)
  if (upload === null || upload.framework !== framework || upload.sha256 !== file) {
    throw new Refused('import-file-gone')
  }
  return upload.text
}
