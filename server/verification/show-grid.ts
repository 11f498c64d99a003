import type { Access } from '#app/domain/accounts/access.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { BlockId } from '#app/domain/drafting/block.ts'
import type { DocumentId, FrameworkId } from '#app/domain/kernel/id.ts'
import { listDelegations } from '#db/accounts.ts'
import { readBrackets } from '#db/brackets.ts'
import { readProtection } from '#db/drafting.ts'
import type { DocumentRow } from '#db/drafting.ts'
import { readFramework } from '#db/frameworks.ts'
import { readRunningSilences } from '#db/silences.ts'

import type { ServerContext } from '../context.ts'
import { findDocument } from '../drafting/find-document.ts'
import { holdersOf } from '../drafting/holders-of.ts'
import type { NamedDelegation } from '../drafting/name-delegations.ts'
import { NotFound } from '../refusals.ts'

export type GridShown = Pick<
  DocumentRow,
  'title' | 'symbol' | 'drafting' | 'frozen' | 'negotiation'
> & {
  id: DocumentId
  framework: { id: FrameworkId; name: string }
  /** What the viewer may do with the text now. */
  access: Access
  /** The blocks whose words stand, by why. */
  locked: Readonly<Record<string, 'agreed' | 'silence'>>
  /** The blocks of a text that stands in which the viewer goes on writing: the own annex. */
  annex: readonly BlockId[]
  /** Who holds each bracket and each alternative. */
  holders: Readonly<Record<string, readonly NamedDelegation[]>>
}

/**
 * What stands around the table of a format: the words themselves come with the live text. Throws NotFound
 * for a document that is no format, is not there, or that the viewer may not know of.
 */
export async function showGrid(
  { db }: Pick<ServerContext, 'db'>,
  viewer: Viewer,
  name: string | undefined,
): Promise<GridShown> {
  const { kind, access, ...row } = await findDocument({ db }, viewer, name)
  if (kind !== 'format') throw new NotFound()
  const { id, title, symbol, drafting, frozen, negotiation } = row
  const [framework, protection, silences, brackets, delegations] = await Promise.all([
    readFramework(db, viewer.coalition, row.framework),
    readProtection(db, id),
    readRunningSilences(db, [id]),
    readBrackets(db, id),
    listDelegations(db, viewer.coalition),
  ])
  if (framework === null) throw new Error(`document ${id} has no framework`)
  const subject = silences.get(id)?.subject
  const silent = new Set(subject?.of === 'paragraphs' ? subject.blocks : [])
  return {
    id,
    title,
    symbol,
    drafting,
    frozen,
    negotiation,
    access,
    framework: { id: framework.id, name: framework.name },
    locked: Object.fromEntries(
      [...protection.locked].map((block) => [block, silent.has(block) ? 'silence' : 'agreed']),
    ),
    annex: [...(protection.annexes.get(viewer.delegation.id) ?? [])],
    holders: holdersOf(brackets, delegations),
  }
}
