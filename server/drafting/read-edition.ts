import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { Block } from '#app/domain/drafting/block.ts'
import { blocksIn } from '#app/domain/drafting/canonical-text.ts'
import { labelsShown, numberedIn } from '#app/domain/drafting/labels.ts'
import { labelsInForce } from '#app/domain/drafting/numbering.ts'
import type { FrameworkId } from '#app/domain/kernel/id.ts'
import { listDelegations } from '#db/accounts.ts'
import { readFramework } from '#db/frameworks.ts'
import { readEdition as readRow } from '#db/life.ts'
import type { EditionRow } from '#db/life.ts'
import { readNumberings } from '#db/paragraph-labels.ts'

import type { ServerContext } from '../context.ts'
import { NotFound } from '../refusals.ts'
import { findDocument } from './find-document.ts'
import { nameDelegations } from './name-delegations.ts'
import type { NamedDelegation } from './name-delegations.ts'

export type EditionShown = Omit<EditionRow, 'sponsors'> & {
  sponsors: readonly NamedDelegation[]
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
  const [row, numberings, framework, delegations] = await Promise.all([
    readRow(db, id, symbol ?? ''),
    readNumberings(db, id),
    readFramework(db, viewer.coalition, within),
    listDelegations(db, viewer.coalition),
  ])
  if (row === null) throw new NotFound()
  if (framework === null) throw new Error(`document ${id} has no framework`)
  const blocks = blocksIn(row.canonical)
  const given = labelsInForce(numberings, row)
  return {
    ...row,
    sponsors: row.sponsors.map(nameDelegations(delegations)),
    title,
    framework: { id: framework.id, name: framework.name },
    blocks,
    labels: Object.fromEntries(labelsShown(given, numberedIn(blocks))),
  }
}
