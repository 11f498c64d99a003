import * as z from 'zod'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { Block, BlockId } from '#app/domain/drafting/block.ts'
import { blocksOf, isOpen } from '#app/domain/drafting/bracket.ts'
import { decideSilence } from '#app/domain/drafting/decide-silence.ts'
import type { SilenceCommand } from '#app/domain/drafting/decide-silence.ts'
import { numberedIn } from '#app/domain/drafting/labels.ts'
import { isTextFrozen } from '#app/domain/drafting/life.ts'
import { newParagraph } from '#app/domain/drafting/paragraph.ts'
import { evolveSilence } from '#app/domain/drafting/silence-events.ts'
import { proposedExpiry, urgentHours, usualHours } from '#app/domain/drafting/silence-expiry.ts'
import type { Silence, SilenceId } from '#app/domain/drafting/silence.ts'
import { textHash } from '#app/domain/drafting/text-hash.ts'
import type { Calendar } from '#app/domain/kernel/calendar.ts'
import { atWallClock } from '#app/domain/kernel/deadline.ts'
import type { Deadline } from '#app/domain/kernel/deadline.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import type { DelegationId, DocumentId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { passage } from '#app/domain/kernel/text.ts'
import { WallClock } from '#app/domain/kernel/wording.ts'
import { readBrackets } from '#db/brackets.ts'
import type { Tx } from '#db/client.ts'
import { readDocument } from '#db/drafting.ts'
import type { DocumentRow } from '#db/drafting.ts'
import { readLife } from '#db/life.ts'
import { readParagraphs } from '#db/paragraphs.ts'
import { readRunningSilences } from '#db/silences.ts'

import { requireMay } from '../accounts/require-may.ts'
import { act } from '../act.ts'
import { loadSeat } from '../calendar/load-seat.ts'
import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { accept, BadInput, NotFound, Refused } from '../refusals.ts'
import { actorOf } from './act-on-bracket.ts'
import { advanceLife } from './advance-life.ts'
import { followSilence } from './follow-silence.ts'
import { hashParagraphs, hashWords } from './hash-words.ts'
import { passSilence } from './pass-silence.ts'
import { ensureProjected, projectLocked } from './projector.ts'
import { readTextIn } from './read-text.ts'
import { silenceEntry } from './silence-entry.ts'

/** More paragraphs than any text of ours has been adopted with at a time. */
const mostParagraphs = 200

/** What the seat's clocks show when silence runs out; empty for the usual period. */
export const until = z
  .string('time')
  .refine((local) => local === '' || WallClock.shape.local.safeParse(local).success, 'time')

/** The words that the chair had before them. */
const seen = z.hex().length(64).transform(textHash)

const Proposed = z.discriminatedUnion('of', [
  z.object({ of: z.literal('document'), seen }),
  z.object({
    of: z.literal('paragraphs'),
    paragraphs: z
      .array(z.object({ block: idOf<'block'>(), seen }))
      .min(1, 'choice')
      .max(mostParagraphs, 'tooLong'),
  }),
])
type Proposed = z.infer<typeof Proposed>

const ProposeSilence = z.object({
  document: idOf<'document'>(),
  subject: Proposed,
  until,
  urgency: passage(2_000),
})
type ProposeSilence = z.infer<typeof ProposeSilence>

/**
 * Puts a tabled text or paragraphs before the members, to be adopted by the clock unless one of them objects.
 * Nobody types in them from then on (SPEC.md SQ1–SQ4, SQ10).
 */
export async function proposeSilence(
  ctx: ServerContext,
  viewer: Viewer,
  input: unknown,
  key: string,
): Promise<{ silence: SilenceId }> {
  const command = parse(ProposeSilence, input)
  const { document, urgency } = command
  const found = await readDocument(ctx.db, document)
  if (found === null) throw new NotFound()
  requireMay(ctx, viewer, 'silence.preside', found)
  await ensureProjected(ctx, document)
  const result = await act(ctx, viewer, { key, command }, async (tx) => {
    await projectLocked(ctx, tx, document)
    const at = ctx.now()
    const running = await readRunningSilences(tx, [document])
    if (running.has(document)) throw new Refused('silence-proposed')
    const seat = await loadSeat(tx, viewer.coalition)
    if (seat === null) throw new Refused('no-seat-calendar')
    const row = await readDocument(tx, document)
    if (row === null) throw new NotFound()
    const put = await putForward(ctx, tx, row, command.subject, at)
    const decision = decideSilence(
      null,
      {
        type: 'propose',
        by: actorOf(viewer),
        id: ctx.newId<'silence'>(),
        ...put,
        sponsor: put.sponsor ?? viewer.delegation.id,
        expiry: expiryAt(command, seat, at),
        urgency: urgency === '' ? null : urgency,
        seat,
      },
      at,
    )
    const after = accept(decision).reduce<Silence | null>(evolveSilence, null)
    if (after === null) throw new Error('a silence that was decided on is not there')
    await followSilence(ctx, tx, row, { before: null, after, at, by: viewer.person.id })
    return {
      entry: silenceEntry(document, after, 'propose'),
      subject: document,
      topics: [{ topic: 'document', subject: document }],
      result: { silence: after.id },
    }
  })
  ctx.rooms.written(document)
  return result
}

/** As the chair says it on the seat's clocks, or the period that the rules put forward (domain SPEC.md SP13). */
export function expiryAt(
  { until: local, urgency }: Pick<ProposeSilence, 'until' | 'urgency'>,
  seat: Calendar,
  at: Instant,
): Deadline {
  const hours = urgency === '' ? usualHours : urgentHours
  const reckoned =
    local === '' ? proposedExpiry(at, hours, seat) : atWallClock({ local, zone: seat.zone })
  if (!reckoned.ok) throw new Refused(reckoned.refusal.code, reckoned.refusal.details)
  return reckoned.deadline
}

type PutForward = Pick<
  Extract<SilenceCommand, { type: 'propose' }>,
  'subject' | 'words' | 'liveBrackets'
> & { sponsor: DelegationId | null }

/** What is put under silence as it stands now, and whose it is where it was tabled. */
async function putForward(
  ctx: Pick<ServerContext, 'threads'>,
  tx: Tx,
  document: DocumentRow,
  proposed: Proposed,
  at: Instant,
): Promise<PutForward> {
  if (proposed.of === 'paragraphs') {
    return readParagraphsPut(ctx, tx, document.id, proposed.paragraphs, at)
  }
  const { life, words } = await advanceLife(
    ctx,
    tx,
    document,
    (stands) => {
      if (stands.words !== proposed.seen) throw new Refused('words-changed')
      return { type: 'begin-silence', words: stands.words }
    },
    at,
  )
  if (life.stage !== 'under-silence') throw new Error(`silence left the text ${life.stage}`)
  return { subject: { of: 'document' }, words, liveBrackets: 0, sponsor: life.sponsor }
}

/** The paragraphs in reading order, as they stand now; they are the ones that the chair saw, or it is refused. */
async function readParagraphsPut(
  ctx: Pick<ServerContext, 'threads'>,
  tx: Tx,
  document: DocumentId,
  paragraphs: Extract<Proposed, { of: 'paragraphs' }>['paragraphs'],
  at: Instant,
): Promise<PutForward> {
  const { stage } = await readLife(tx, document)
  if (isTextFrozen({ stage })) throw new Refused('wrong-stage', { stage })
  const text = await readTextIn(ctx, tx, document)
  const known = new Map(paragraphs.map((one) => [one.block, one.seen]))
  const blocks = numberedIn(text)
    .map(({ id }) => id)
    .filter((id) => known.has(id))
  if (blocks.length !== paragraphs.length) throw new BadInput({ 'subject.paragraphs': 'choice' })
  for (const block of text) {
    const before = block.id === null ? undefined : known.get(block.id)
    if (before !== undefined && before !== hashWords(block)) throw new Refused('words-changed')
  }
  const liveBrackets = await countLive(tx, document, blocks)
  await requireUnagreed(tx, document, { blocks, text, at })
  const words = hashParagraphs(blocks, text)
  return { subject: { of: 'paragraphs', blocks }, words, liveBrackets, sponsor: null }
}

async function countLive(
  tx: Tx,
  document: DocumentId,
  blocks: readonly BlockId[],
): Promise<number> {
  const open = (await readBrackets(tx, document)).filter(isOpen)
  return open.filter((bracket) => blocksOf(bracket).some((block) => blocks.includes(block))).length
}

/** Silence that could pass nothing, since the words are agreed already or gone, is not begun. */
async function requireUnagreed(
  tx: Tx,
  document: DocumentId,
  { blocks, text, at }: { blocks: readonly BlockId[]; text: readonly Block[]; at: Instant },
): Promise<void> {
  const known = new Map((await readParagraphs(tx, document)).map((one) => [one.block, one]))
  for (const block of blocks) {
    const words = hashWords(text.find(({ id }) => id === block) ?? null)
    const before = known.get(block) ?? newParagraph(block)
    const after = passSilence(before, { words, liveBrackets: 0 }, at)
    if (after === before) throw new Refused('paragraph-agreed')
  }
}
