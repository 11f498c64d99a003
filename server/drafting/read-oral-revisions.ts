import { may } from '#app/domain/accounts/may.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { mustPreside, mustSponsor } from '#app/domain/drafting/actor.ts'
import { isWorded } from '#app/domain/drafting/block.ts'
import type { Block, BlockId, Worded } from '#app/domain/drafting/block.ts'
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
import type { DocumentRow } from '#db/drafting.ts'
import { readFramework } from '#db/frameworks.ts'
import { readLife } from '#db/life.ts'
import { listOralRevisions } from '#db/oral-revisions.ts'
import { readNumberings } from '#db/paragraph-labels.ts'
import { readOpenRollCall } from '#db/roll-calls.ts'

import type { ServerContext } from '../context.ts'
import { actorOf } from './act-on-bracket.ts'
import { findDocument } from './find-document.ts'
import { nameDelegations } from './name-delegations.ts'
import type { NamedDelegation } from './name-delegations.ts'
import { projectToRead } from './projector.ts'
import { readText } from './read-text.ts'

/** A heading has no label, and a point that of the numbered paragraph above it. */
export type PlaceShown = { kind: Worded['kind']; label: Label | null }

export type OralRevisionShown = {
  id: RevisionId
  by: NamedDelegation
  symbol: string
  /** What it is about, as it was called when it was announced; null where that is gone. */
  place: PlaceShown | null
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
  /** What may be revised, for whoever may. */
  places: readonly (PlaceShown & { block: BlockId; begins: string })[]
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
  const placesAt = (at: Instant) =>
    placesIn(blocks, labelsShown(labelsInForce(numberings, { at }), numberedIn(blocks)))
  const places = placesAt(ctx.now())
  const awaited = new Set(
    life.stage === 'for-action' ? unfolded(life.revisions).map((one) => one.id) : [],
  )
  const mayAnnounce = roll === null && announces(viewer, row, life)
  const chosen = mayAnnounce ? places.find(({ block }) => block.id === paragraph) : undefined
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
      place: placesAt(kept.announcedAt).find((one) => one.block.id === block)?.place ?? null,
      stands: kept.foldedAt !== null ? 'folded' : awaited.has(kept.id) ? 'announced' : 'lapsed',
      changes: diffWords(before, words),
    })),
    mayFold: roll === null && may(viewer, 'life.issue', row),
    mayAnnounce,
    places: mayAnnounce
      ? places.map(({ block: { id: block, text }, place }) => ({
          ...place,
          block,
          begins: text.slice(0, 100),
        }))
      : [],
    chosen: chosen === undefined ? null : { block: chosen.block.id, words: chosen.block.text },
  }
}

type Placed = { block: Worded & { id: BlockId }; place: PlaceShown }

/** All that can be revised, each with what it is called, in reading order. */
function placesIn(
  blocks: readonly Block[],
  labels: ReadonlyMap<BlockId, Label>,
): readonly Placed[] {
  let above: Label | null = null
  return blocks.flatMap((block) => {
    if (!isWorded(block) || block.id === null) return []
    const { id, kind } = block
    const own = labels.get(id) ?? null
    if (kind !== 'listItem') above = own
    return [{ block: { ...block, id }, place: { kind, label: above } }]
  })
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
