import * as z from 'zod'

import { may } from '#app/domain/accounts/may.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { isWorded } from '#app/domain/drafting/block.ts'
import type { Block } from '#app/domain/drafting/block.ts'
import { decideParagraph } from '#app/domain/drafting/decide-paragraph.ts'
import { numberedIn } from '#app/domain/drafting/labels.ts'
import { lastWholeIssue } from '#app/domain/drafting/life.ts'
import type { OralRevision, RevisionId } from '#app/domain/drafting/life.ts'
import { evolveParagraph } from '#app/domain/drafting/paragraph-events.ts'
import { newParagraph } from '#app/domain/drafting/paragraph.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import { passage } from '#app/domain/kernel/text.ts'
import type { Tx } from '#db/client.ts'
import { readDocument } from '#db/drafting.ts'
import type { DocumentRow } from '#db/drafting.ts'
import { readLife } from '#db/life.ts'
import { insertOralRevision, saveFolded } from '#db/oral-revisions.ts'
import { readParagraphs, saveParagraph } from '#db/paragraphs.ts'
import { readOpenRollCall } from '#db/roll-calls.ts'

import { requireMay } from '../accounts/require-may.ts'
import { act } from '../act.ts'
import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { BadInput, NotFound, Refused } from '../refusals.ts'
import { actorOf, onBehalfOf } from './act-on-bracket.ts'
import { advanceLife } from './advance-life.ts'
import type { Advanced } from './advance-life.ts'
import { editBlock } from './edit-block.ts'
import { hashWords } from './hash-words.ts'
import { ensureProjected, projectLocked } from './projector.ts'
import { protectParagraphs } from './protect-paragraphs.ts'
import { readTextIn } from './read-text.ts'
import { tellOfLife } from './tell-of-life.ts'

const where = { document: idOf<'document'>() }

const ReviseOrally = z.discriminatedUnion('act', [
  z.object({
    ...where,
    act: z.literal('announce'),
    block: idOf<'block'>(),
    /** The whole paragraph as it is to read. A form sends its line breaks in two characters. */
    words: passage(15_000)
      .refine((words) => words !== '', 'required')
      .transform((words) => words.replaceAll('\r\n', '\n')),
  }),
  z.object({ ...where, act: z.literal('fold'), revision: idOf<'oral-revision'>() }),
])
type ReviseOrally = z.infer<typeof ReviseOrally>
type Announce = Extract<ReviseOrally, { act: 'announce' }>

/** What a step did, and whether it was written into the text. */
type Step = Advanced & { revision: OralRevision; isEdited: boolean }

/**
 * A change of one paragraph that its sponsor or the chair announces while the text is up for action, and that
 * the secretariat then writes into it, in the name of whoever did (SPEC.md OR1–OR4, domain LF8).
 */
export async function reviseOrally(
  ctx: ServerContext,
  viewer: Viewer,
  input: unknown,
  key: string,
): Promise<{ revision: RevisionId }> {
  const command = parse(ReviseOrally, input)
  const found = await readDocument(ctx.db, command.document)
  if (found === null) throw new NotFound()
  requireMay(ctx, viewer, permissionFor(viewer, command, found), found)
  await ensureProjected(ctx, command.document)
  let isWritten = false
  const result = await act(ctx, viewer, { key, command }, async (tx) => {
    const { document } = command
    const { consolidated } = await projectLocked(ctx, tx, document)
    if ((await readOpenRollCall(tx, document)) !== null) throw new Refused('roll-open')
    const row = (await readDocument(tx, document)) ?? found
    const step =
      command.act === 'announce'
        ? await announce(ctx, tx, viewer, row, command)
        : await fold(ctx, tx, viewer, row, command.revision)
    if (step.isEdited) await projectLocked(ctx, tx, document)
    isWritten = consolidated || step.isWritten || step.isEdited
    await tellOfLife(tx, row, step, { at: ctx.now(), by: viewer.person.id })
    const { id: revision, block } = step.revision
    return {
      entry: {
        t: 'oral-revision.act',
        b: { document, revision, act: command.act, block, words: step.words },
      },
      subject: document,
      topics: [{ topic: 'document', subject: document }],
      result: { revision },
    }
  })
  if (isWritten) ctx.rooms.written(command.document)
  return result
}

/** Whoever presides announces a revision of any text, its sponsor's head one of its own; the rules know whose it is. */
function permissionFor(viewer: Viewer, { act: what }: ReviseOrally, document: DocumentRow) {
  if (what === 'fold') return 'life.issue'
  return may(viewer, 'life.preside', document) ? 'life.preside' : 'life.sponsor'
}

async function announce(
  ctx: ServerContext,
  tx: Tx,
  viewer: Viewer,
  row: DocumentRow,
  { document, block, words }: Announce,
): Promise<Step> {
  const blocks = await readTextIn(ctx, tx, document)
  const before = wordedIn(blocks, block)
  if (before === undefined) throw new BadInput({ block: 'choice' })
  if (before.text === words) throw new Refused('nothing-revised')
  const id = ctx.newId<'oral-revision'>()
  const by = actorOf(viewer)
  const at = ctx.now()
  const command = { type: 'revise-orally', by, id, block, words } as const
  const step = await advanceLife(ctx, tx, row, () => command, at)
  const revision = revisionIn(step, id)
  await insertOralRevision(tx, {
    ...revision,
    document,
    symbol: lastWholeIssue(step.life).symbol,
    before: before.text,
  })
  return { ...step, revision, isEdited: false }
}

async function fold(
  ctx: ServerContext,
  tx: Tx,
  viewer: Viewer,
  row: DocumentRow,
  id: RevisionId,
): Promise<Step> {
  const life = await readLife(tx, row.id)
  const announced = life.stage === 'for-action' ? life.revisions.find((one) => one.id === id) : null
  // What was never announced, or is in the text already, the rules refuse.
  const isNew = announced !== undefined && announced !== null && announced.foldedAt === null
  const isEdited = isNew && (await write(ctx, tx, viewer, row.id, announced))
  const by = actorOf(viewer)
  const at = ctx.now()
  const step = await advanceLife(ctx, tx, row, ({ words }) => ({ type: 'fold', by, id, words }), at)
  await saveFolded(tx, id, at)
  const revision = revisionIn(step, id)
  const isOpened = await openAgreed(ctx, tx, row.id, revision)
  return { ...step, revision, isEdited, isWritten: step.isWritten || isOpened }
}

/** Only what differs is written anew, unless that reaches over a line break. */
async function write(
  ctx: ServerContext,
  tx: Tx,
  viewer: Viewer,
  document: DocumentId,
  { block, words }: OralRevision,
): Promise<boolean> {
  const edit = (what: 'correct' | 'write') =>
    editBlock(ctx, tx, ctx.now(), {
      document,
      edit: { do: what, block, words },
      actor: 'correction',
      request: onBehalfOf(viewer),
    })
  const now = wordedIn(await readTextIn(ctx, tx, document), block)
  if (now === undefined) throw new Refused('revision-without-place')
  return now.text !== words && ((await edit('correct')) || edit('write'))
}

/** Says whether that was agreed before, so that other words are locked than were. */
async function openAgreed(
  ctx: ServerContext,
  tx: Tx,
  document: DocumentId,
  { block, by }: OralRevision,
): Promise<boolean> {
  const blocks = await readTextIn(ctx, tx, document)
  // Only numbered paragraphs are agreed on.
  if (!numberedIn(blocks).some(({ id }) => id === block)) return false
  const paragraphs = await readParagraphs(tx, document)
  const before = paragraphs.find((one) => one.block === block) ?? newParagraph(block)
  const words = hashWords(wordedIn(blocks, block) ?? null)
  const decision = decideParagraph(before, { type: 'revise-orally', by, words }, ctx.now())
  if (!decision.ok || decision.events.length === 0) return false
  const after = decision.events.reduce(evolveParagraph, before)
  await saveParagraph(tx, document, after)
  const others = paragraphs.filter((one) => one.block !== block)
  return protectParagraphs(tx, document, [...others, after])
}

function wordedIn(blocks: readonly Block[], id: OralRevision['block']): Block | undefined {
  return blocks.find((block) => block.id === id && isWorded(block))
}

function revisionIn({ life }: Advanced, id: RevisionId): OralRevision {
  const found =
    life.stage === 'for-action' ? life.revisions.find((one) => one.id === id) : undefined
  if (found === undefined) throw new Error(`no oral revision ${id} after it was decided on`)
  return found
}
