import { may } from '#app/domain/accounts/may.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { BlockId } from '#app/domain/drafting/block.ts'
import { isOpen } from '#app/domain/drafting/bracket.ts'
import { canonicalText } from '#app/domain/drafting/canonical-text.ts'
import { labelsShown, numberedIn } from '#app/domain/drafting/labels.ts'
import { labelsInForce } from '#app/domain/drafting/numbering.ts'
import { proposedExpiry, usualHours } from '#app/domain/drafting/silence-expiry.ts'
import { hashText } from '#app/domain/drafting/text-hash.ts'
import type { TextHash } from '#app/domain/drafting/text-hash.ts'
import type { DocumentId, FrameworkId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { listDelegations, readSeatZone } from '#db/accounts.ts'
import { readBrackets } from '#db/brackets.ts'
import { readFramework } from '#db/frameworks.ts'
import { readLife } from '#db/life.ts'
import { readNumberings } from '#db/paragraph-labels.ts'
import { readParagraphs } from '#db/paragraphs.ts'
import { readSilences } from '#db/silences.ts'

import { loadSeat } from '../calendar/load-seat.ts'
import type { ServerContext } from '../context.ts'
import { noPositions } from '../positions/positions-against.ts'
import { findDocument } from './find-document.ts'
import { projectToRead } from './projector.ts'
import { readText } from './read-text.ts'
import { showParagraphs } from './show-paragraphs.ts'
import type { ParagraphShown } from './show-paragraphs.ts'
import { showSilence, wordsUnder } from './show-silence.ts'
import type { SilenceShown } from './show-silence.ts'

export type ReadSilences = {
  id: DocumentId
  symbol: string
  title: string
  framework: { id: FrameworkId; name: string }
  labels: Readonly<Record<string, string>>
  /** The zone by whose days silence runs. */
  seatZone: string
  running:
    | (Extract<SilenceShown, { stage: 'under-silence' }> & {
        text: readonly { block: BlockId; words: string }[]
      })
    | null
  /** Each with the labels that its paragraphs had when it was proposed. */
  past: readonly (Exclude<SilenceShown, { stage: 'under-silence' }> & {
    labels: ReadSilences['labels']
  })[]
  /** What the viewer could put under silence now, and until when by the usual period; null if they may not. */
  offer: {
    /** The words of the whole text, where it is tabled and nothing in it is disputed. */
    whole: TextHash | null
    paragraphs: readonly Pick<ParagraphShown, 'block' | 'words' | 'seen'>[]
    until: Instant | null
    /** Whether the seat has a holiday table, without which no working day is known. */
    reckons: boolean
  } | null
}

/**
 * The silence procedures on a text, running and past, and what may be put under silence next. Throws NotFound
 * for a document that is not there or that the viewer may not know of.
 */
export async function readSilencesOf(
  ctx: Pick<ServerContext, 'db' | 'live' | 'now' | 'log' | 'threads' | 'rooms'>,
  viewer: Viewer,
  name: string | undefined,
): Promise<ReadSilences> {
  const row = await findDocument(ctx, viewer, name)
  const { id, symbol, title } = row
  await projectToRead(ctx, id)
  const [
    framework,
    blocks,
    numberings,
    brackets,
    paragraphs,
    silences,
    seatZone,
    seat,
    delegations,
    life,
  ] = await Promise.all([
    readFramework(ctx.db, viewer.coalition, row.framework),
    readText(ctx, id),
    readNumberings(ctx.db, id),
    readBrackets(ctx.db, id),
    readParagraphs(ctx.db, id),
    readSilences(ctx.db, id),
    readSeatZone(ctx.db, viewer.coalition),
    loadSeat(ctx.db, viewer.coalition),
    listDelegations(ctx.db, viewer.coalition),
    readLife(ctx.db, id),
  ])
  if (framework === null) throw new Error(`document ${id} has no framework`)
  const facts = {
    viewer,
    at: ctx.now(),
    document: row,
    delegations,
    sitting: null,
    against: noPositions,
  }
  const labelsAt = (at: Instant) =>
    Object.fromEntries(labelsShown(labelsInForce(numberings, { at }), numberedIn(blocks)))
  const state = silences.find((silence) => silence.stage === 'under-silence')
  const shown = silences.map((silence) => showSilence(facts, silence))
  const running = shown.find((silence) => silence.stage === 'under-silence')
  const mayPropose = state === undefined && may(viewer, 'silence.preside', row)
  const usual = seat === null ? null : proposedExpiry(facts.at, usualHours, seat)
  return {
    id,
    symbol,
    title,
    framework: { id: framework.id, name: framework.name },
    labels: labelsAt(facts.at),
    seatZone,
    running:
      running === undefined || state === undefined
        ? null
        : { ...running, text: wordsUnder(state, blocks) },
    past: shown.flatMap((silence) =>
      silence.stage === 'under-silence'
        ? []
        : [{ ...silence, labels: labelsAt(silence.proposedAt) }],
    ),
    offer: mayPropose
      ? {
          whole:
            life.stage === 'tabled' && !brackets.some(isOpen)
              ? hashText(canonicalText(blocks))
              : null,
          paragraphs: showParagraphs(facts, { blocks, brackets, paragraphs })
            .filter(({ state: stands }) => mayPass.has(stands))
            .map(({ block, words, seen }) => ({ block, words, seen })),
          reckons: seat !== null,
          until: usual?.ok === true ? usual.deadline.at : null,
        }
      : null,
  }
}

/** Where there is something left to agree on and no bracket in the way. */
const mayPass: ReadonlySet<ParagraphShown['state']> = new Set([
  'open',
  'reopened',
  'agreed-ad-ref',
  'moved',
])
