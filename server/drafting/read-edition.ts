import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { Block } from '#app/domain/drafting/block.ts'
import { blocksIn } from '#app/domain/drafting/canonical-text.ts'
import { labelsShown, numberedIn } from '#app/domain/drafting/labels.ts'
import type { FrameworkId } from '#app/domain/kernel/id.ts'
import { readLabels } from '#db/drafting.ts'
import { readFramework } from '#db/frameworks.ts'
import { readEdition as readRow } from '#db/life.ts'
import type { EditionRow } from '#db/life.ts'

import type { ServerContext } from '../context.ts'
import { NotFound } from '../refusals.ts'
import { findDocument } from './find-document.ts'

export type EditionShown = EditionRow & {
  title: string
  framework: { id: FrameworkId; name: string }
  blocks: readonly Block[]
  /** Block → label, for the blocks that show one. */
  labels: Readonly<Record<string, string>>
}

/**
 * An adopted text by its symbol, as its own canonical JSON has it. Throws NotFound for one that is not
 * there or that the viewer may not know of.
 */
export async function readEdition(
  { db }: Pick<ServerContext, 'db'>,
  viewer: Viewer,
  document: string | undefined,
  symbol: string | undefined,
): Promise<EditionShown> {
  const { id, title, framework: within } = await findDocument({ db }, viewer, document)
  const [row, given, framework] = await Promise.all([
    readRow(db, id, symbol ?? ''),
    readLabels(db, id),
    readFramework(db, viewer.coalition, within),
  ])
  if (row === null) throw new NotFound()
  if (framework === null) throw new Error(`document ${id} has no framework`)
  const blocks = blocksIn(row.canonical)
  return {
    ...row,
    title,
    framework: { id: framework.id, name: framework.name },
    blocks,
    labels: Object.fromEntries(labelsShown(given, numberedIn(blocks))),
  }
}
