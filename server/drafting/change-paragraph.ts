import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { BlockId } from '#app/domain/drafting/block.ts'
import { decideParagraph } from '#app/domain/drafting/decide-paragraph.ts'
import type {
  FixAct,
  ParagraphAct,
  ParagraphCommand,
  ParagraphRefusal,
  PlaceAct,
} from '#app/domain/drafting/paragraph-commands.ts'
import { evolveParagraph } from '#app/domain/drafting/paragraph-events.ts'
import { newParagraph } from '#app/domain/drafting/paragraph.ts'
import type { Paragraph, Standing } from '#app/domain/drafting/paragraph.ts'
import type { TextHash } from '#app/domain/drafting/text-hash.ts'
import type { Json } from '#app/domain/kernel/canonical-json.ts'
import type { DocumentId, PersonId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { listDelegations } from '#db/accounts.ts'
import type { Tx } from '#db/client.ts'
import { readProtection } from '#db/drafting.ts'
import type { DocumentRow } from '#db/drafting.ts'
import { readParagraphs, saveParagraph } from '#db/paragraphs.ts'
import { readRunningSilences } from '#db/silences.ts'
import { readOpenSitting } from '#db/sittings.ts'

import { act } from '../act.ts'
import type { ServerContext } from '../context.ts'
import { Refused } from '../refusals.ts'
import { ensureProjected, projectLocked } from './projector.ts'
import { protectParagraphs } from './protect-paragraphs.ts'
import { tellOfAgreement } from './tell-of-agreement.ts'
import { tellOfFix, tellOfPlace } from './tell-of-upkeep.ts'

/** What is done to a paragraph, on which words, and whether the text itself was edited for it. */
export type Prepared = { command: ParagraphCommand; words: TextHash; isEdited: boolean }

export type ParagraphChanged = { block: BlockId; standing: Standing['is'] }

/**
 * One act on one paragraph of a text that the viewer may act on: what `prepare` makes of the text as it
 * stands is decided, saved, protected, told and recorded in one transaction. What `prepare` has written
 * into the text is undone with a refusal.
 */
export async function changeParagraph(
  ctx: ServerContext,
  viewer: Viewer,
  document: DocumentRow,
  {
    block,
    act: what,
    key,
    command,
  }: { block: BlockId; act: ParagraphAct | FixAct | PlaceAct; key: string; command: Json },
  prepare: (tx: Tx, before: Paragraph) => Promise<Prepared>,
): Promise<ParagraphChanged> {
  const { id } = document
  await ensureProjected(ctx, id)
  let isWritten = false
  const result = await act(ctx, viewer, { key, command }, async (tx) => {
    const { consolidated } = await projectLocked(ctx, tx, id)
    const paragraphs = await readParagraphs(tx, id)
    const before = paragraphs.find((one) => one.block === block) ?? newParagraph(block)
    const prepared = await prepare(tx, before)
    const decision = decideParagraph(before, prepared.command, ctx.now())
    if (!decision.ok) throw await refusalOf(tx, viewer, decision.refusal)
    const after = decision.events.reduce(evolveParagraph, before)
    await saveParagraph(tx, id, after)
    const changed = [...paragraphs.filter((one) => one.block !== block), after]
    const isProtected = await protectParagraphs(tx, id, changed)
    if (prepared.isEdited) await projectLocked(ctx, tx, id)
    isWritten = consolidated || isProtected || prepared.isEdited
    const sitting = await readOpenSitting(tx, id)
    await tellOfAgreement(tx, document, {
      before: { paragraphs, sitting },
      after: { paragraphs: changed, sitting },
      at: ctx.now(),
      by: viewer.person.id,
    })
    await tellOfAct(tx, document, what, {
      standing: after.standing,
      by: viewer.person.id,
      at: ctx.now(),
    })
    const standing = after.standing.is
    const { words } = prepared
    return {
      entry: { t: 'paragraph.act', b: { document: id, block, act: what, words, standing } },
      subject: id,
      topics: [{ topic: 'paragraphs', subject: id }],
      result: { block, standing },
    }
  })
  if (isWritten) ctx.rooms.written(id)
  return result
}

/** What one notices only if one is told of it: the text says the same, or no longer has the paragraph. */
async function tellOfAct(
  tx: Tx,
  document: DocumentRow,
  what: ParagraphAct | FixAct | PlaceAct,
  act: { standing: Standing; by: PersonId; at: Instant },
): Promise<void> {
  if (what === 'fix') await tellOfFix(tx, document, act)
  if (what === 'move' || what === 'delete' || what === 'restore') {
    await tellOfPlace(tx, document, act)
  }
}

/** What is under silence stays as it would be adopted (SPEC.md SQ11). */
export async function requireNoSilenceOn(
  tx: Tx,
  { document, block }: { document: DocumentId; block: BlockId },
): Promise<void> {
  const running = (await readRunningSilences(tx, [document])).get(document)
  if (running === undefined) return
  const { subject } = running
  if (subject.of === 'document' || subject.blocks.includes(block))
    throw new Refused('under-silence')
}

/** What is decided on as it stands is not edited either, not even by the server. */
export async function requireOpenText(
  tx: Tx,
  where: { document: DocumentId; block: BlockId },
): Promise<void> {
  await requireNoSilenceOn(tx, where)
  if ((await readProtection(tx, where.document)).frozen) throw new Refused('text-stands')
}

/** A refusal that names delegations says their codes. */
async function refusalOf(tx: Tx, viewer: Viewer, refusal: ParagraphRefusal): Promise<Refused> {
  if (!('details' in refusal)) return new Refused(refusal.code)
  const named = new Set(refusal.details.delegations)
  const all = await listDelegations(tx, viewer.coalition)
  const codes = all.flatMap(({ id, code }) => (named.has(id) ? [code] : []))
  return new Refused(refusal.code, { delegations: codes.join(', ') })
}
