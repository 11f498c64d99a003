import { may } from '#app/domain/accounts/may.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { mustPreside, mustSponsor } from '#app/domain/drafting/actor.ts'
import type { BlockId } from '#app/domain/drafting/block.ts'
import { labelsShown, numberedIn } from '#app/domain/drafting/labels.ts'
import type { Label } from '#app/domain/drafting/labels.ts'
import { unfolded } from '#app/domain/drafting/life.ts'
import type { Life, RevisionId } from '#app/domain/drafting/life.ts'
import { labelsInForce } from '#app/domain/drafting/numbering.ts'
import { diffWords } from '#app/domain/drafting/word-diff.ts'
import type { WordChange } from '#app/domain/drafting/word-diff.ts'
import type { DocumentId, FrameworkId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { listDelegations } from '#db/accounts.ts'
import { readNumberings } from '#db/drafting.ts'
import type { DocumentRow } from '#db/drafting.ts'
import { readFramework } from '#db/frameworks.ts'
import { readLife } from '#db/life.ts'
import { listOralRevisions } from '#db/oral-revisions.ts'
import { readOpenRollCall } from '#db/roll-calls.ts'

import type { ServerContext } from '../context.ts'
import { actorOf } from './act-on-bracket.ts'
import { findDocument } from './find-document.ts'
import { nameDelegations } from './name-delegations.ts'
import type { NamedDelegation } from './name-delegations.ts'
import { projectToRead } from './projector.ts'
import { readText } from './read-text.ts'

export type OralRevisionShown = {
  id: RevisionId
  by: NamedDelegation
  symbol: string
  label: Label | null
  announcedAt: Instant
  foldedAt: Instant | null
  /** `lapsed`: the action ended before it was folded in. */
  stands: 'announced' | 'folded' | 'lapsed'
  changes: readonly WordChange[]
}

export type ReadOralRevisions = {
  id: DocumentId
  symbol: string
  framework: { id: FrameworkId; name: string }
  stage: Life['stage']
  revisions: readonly OralRevisionShown[]
  mayFold: boolean
  mayAnnounce: boolean
  /** The paragraphs that may be revised, for whoever may. */
  paragraphs: readonly { block: BlockId; label: Label | null; begins: string }[]
  /** The one that was chosen, as it reads now. */
  chosen: { block: BlockId; words: string } | null
}

/** What was announced while the text was up for action, and what became of it (SPEC.md OR1–OR4). */
export async function readOralRevisions(
  ctx: Pick<ServerContext, 'db' | 'live' | 'now' | 'log' | 'threads' | 'rooms'>,
  viewer: Viewer,
  name: string | undefined,
  paragraph: string | null,
): Promise<ReadOralRevisions> {
  const { db } = ctx
  const row = await findDocument(ctx, viewer, name)
  const { id, symbol } = row
  await projectToRead(ctx, id)
  const [life, rows, blocks, numberings, delegations, framework, roll] = await Promise.all([
    readLife(db, id),
    listOralRevisions(db, id),
    readText(ctx, id),
    readNumberings(db, id),
    listDelegations(db, viewer.coalition),
    readFramework(db, viewer.coalition, row.framework),
    readOpenRollCall(db, id),
  ])
  if (framework === null) throw new Error(`document ${id} has no framework`)
  const named = nameDelegations(delegations)
  const numbered = numberedIn(blocks)
  const labelsAt = (at: Instant) => labelsShown(labelsInForce(numberings, { at }), numbered)
  const labels = labelsAt(ctx.now())
  const awaited = new Set(
    life.stage === 'for-action' ? unfolded(life.revisions).map((one) => one.id) : [],
  )
  const mayAnnounce = roll === null && announces(viewer, row, life)
  const wordsOf = new Map(blocks.map((block) => [block.id, block.text]))
  const chosen = mayAnnounce ? numbered.find((one) => one.id === paragraph) : undefined
  return {
    id,
    symbol,
    framework: { id: framework.id, name: framework.name },
    stage: life.stage,
    revisions: rows.map(({ before, words, block, by, ...kept }) => ({
      id: kept.id,
      symbol: kept.symbol,
      announcedAt: kept.announcedAt,
      foldedAt: kept.foldedAt,
      by: named(by),
      label: labelsAt(kept.announcedAt).get(block) ?? null,
      stands: kept.foldedAt !== null ? 'folded' : awaited.has(kept.id) ? 'announced' : 'lapsed',
      changes: diffWords(before, words),
    })),
    mayFold: roll === null && may(viewer, 'life.issue', row),
    mayAnnounce,
    paragraphs: mayAnnounce
      ? numbered.map(({ id: block }) => ({
          block,
          label: labels.get(block) ?? null,
          begins: (wordsOf.get(block) ?? '').slice(0, 100),
        }))
      : [],
    chosen: chosen === undefined ? null : { block: chosen.id, words: wordsOf.get(chosen.id) ?? '' },
  }
}

/** Whoever presides, and its sponsor (domain SPEC.md LF8). */
function announces(viewer: Viewer, row: DocumentRow, life: Life): boolean {
  if (life.stage !== 'for-action') return false
  const by = actorOf(viewer)
  return (
    (may(viewer, 'life.preside', row) && mustPreside(by) === null) ||
    (may(viewer, 'life.sponsor', row) && mustSponsor(by, life.sponsor) === null)
  )
}
