import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { BlockId } from '#app/domain/drafting/block.ts'
import { newParagraph } from '#app/domain/drafting/paragraph.ts'
import { evolveSilence } from '#app/domain/drafting/silence-events.ts'
import { usualHours } from '#app/domain/drafting/silence-expiry.ts'
import type { Silence, SilenceId } from '#app/domain/drafting/silence.ts'
import { inHours } from '#app/domain/kernel/deadline.ts'
import type { DelegationId, DocumentId } from '#app/domain/kernel/id.ts'
import { readSilences, saveSilence } from '#db/silences.ts'
import { ensureCalendar } from '#server/calendar/ensure-calendar.ts'
import type { ServerContext } from '#server/context.ts'
import { actInSilence } from '#server/drafting/act-in-silence.ts'
import { hashParagraphs } from '#server/drafting/hash-words.ts'
import { proposeSilence } from '#server/drafting/propose-silence.ts'
import { readSilencesOf } from '#server/drafting/read-silences.ts'
import { readText } from '#server/drafting/read-text.ts'

import { buildViewer, newId, testStart } from './build.ts'
import type { TestDatabase } from './database.ts'
import { draftingTable } from './drafting-table.ts'
import { buildParagraph } from './paragraphs.ts'
import type { SyncNode } from './sync-node.ts'

/** The seat of every test coalition is Norway's; without its holidays nothing runs by working days. */
export async function publishSeat({ db }: Pick<ServerContext, 'db'>): Promise<void> {
  await db.transaction((tx) => ensureCalendar(tx, { code: 'NO', zone: 'Europe/Oslo' }, testStart))
}

/** Two members on a text of one paragraph, with a chair who can put it under silence. */
export async function silenceTable(database: TestDatabase, node: SyncNode) {
  const { ctx } = node
  const table = await draftingTable(database, node)
  const { document, block, one } = table
  const { coalition } = one
  await publishSeat(ctx)
  const chair = await buildViewer(database.db, { coalition, kind: 'secretariat', as: 'head' })
  return {
    ...table,
    chair,
    propose: (overrides = {}) => putUnderSilence(ctx, chair, { document, block }, overrides),
    act: (viewer: Viewer, silence: SilenceId, what: object) =>
      actInSilence(ctx, viewer, { document, silence, ...what }, newId()),
    async latest(): Promise<Silence> {
      const [latest] = await readSilences(ctx.db, document)
      if (latest === undefined) throw new Error('nothing was under silence')
      return latest
    },
  }
}

/** As the chair does it with the page before them. */
async function putUnderSilence(
  ctx: ServerContext,
  chair: Viewer,
  { document, block }: { document: DocumentId; block: BlockId },
  overrides: object = {},
): Promise<SilenceId> {
  const { offer } = await readSilencesOf(ctx, chair, document)
  const seen = offer?.paragraphs.find((one) => one.block === block)?.seen ?? '0'.repeat(64)
  const subject = { of: 'paragraphs', paragraphs: [{ block, seen }] }
  const proposal = { document, subject, until: '', urgency: '', ...overrides }
  return (await proposeSilence(ctx, chair, proposal, newId())).silence
}

/** A paragraph under silence, as a delegation's own proposal. */
export async function buildSilence(
  ctx: ServerContext,
  document: DocumentId,
  sponsor: DelegationId,
): Promise<SilenceId> {
  await publishSeat(ctx)
  const block = await buildParagraph(ctx, document, () => newParagraph(newId()).standing)
  const words = hashParagraphs([block], await readText(ctx, document))
  return runSilence(ctx, document, {
    sponsor,
    subject: { of: 'paragraphs', blocks: [block] },
    words,
  })
}

/** Silence that runs on these words for the usual time. */
export async function runSilence(
  { db }: Pick<ServerContext, 'db'>,
  document: DocumentId,
  { sponsor, subject, words }: Pick<Silence, 'sponsor' | 'subject' | 'words'>,
): Promise<SilenceId> {
  const id = newId<'silence'>()
  const expiry = inHours(testStart, usualHours)
  const silence = evolveSilence(null, {
    type: 'proposed',
    id,
    subject,
    sponsor,
    words,
    urgency: null,
    expiry,
    statements: expiry,
    at: testStart,
  })
  await db.transaction((tx) => saveSilence(tx, document, silence))
  return id
}

/** An objection with its reason and without other words. */
export const objection = {
  act: 'break',
  reason: 'Five per cent is too low.',
  counterText: '',
  counterBlock: '',
}
