import type { Access } from '#app/domain/accounts/access.ts'
import type { Delegation } from '#app/domain/accounts/delegation.ts'
import { may } from '#app/domain/accounts/may.ts'
import type { Grant } from '#app/domain/accounts/may.ts'
import { seesMandate } from '#app/domain/accounts/sees-mandate.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { Block } from '#app/domain/drafting/block.ts'
import { labelsShown, numberedIn } from '#app/domain/drafting/labels.ts'
import { isInRound } from '#app/domain/drafting/paragraph.ts'
import type { DocumentId, FrameworkId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { entryTypes } from '#app/domain/transparency/entry.ts'
import type { EntryType } from '#app/domain/transparency/entry.ts'
import { toHex } from '#app/domain/transparency/receipt.ts'
import { listDelegations, readSeatZone } from '#db/accounts.ts'
import { readActsAbout } from '#db/acts.ts'
import { readBrackets } from '#db/brackets.ts'
import { countOpenThreads } from '#db/comments.ts'
import { readIssues } from '#db/drafting.ts'
import type { DocumentRow } from '#db/drafting.ts'
import { readFramework } from '#db/frameworks.ts'
import { readLife } from '#db/life.ts'
import { readLabels } from '#db/paragraph-labels.ts'
import { readParagraphs } from '#db/paragraphs.ts'
import { readRunningSilences } from '#db/silences.ts'
import { readOpenSitting } from '#db/sittings.ts'

import type { ServerContext } from '../context.ts'
import { noPositions, positionsAgainst } from '../positions/positions-against.ts'
import { findDocument } from './find-document.ts'
import { holdersOf } from './holders-of.ts'
import type { NamedDelegation } from './name-delegations.ts'
import { projectToRead } from './projector.ts'
import { readText } from './read-text.ts'
import { showBrackets } from './show-brackets.ts'
import type { BracketShown } from './show-brackets.ts'
import { showMeter } from './show-meter.ts'
import type { MeterShown } from './show-meter.ts'
import { showParagraphs, showSitting } from './show-paragraphs.ts'
import type { ParagraphShown, SittingShown } from './show-paragraphs.ts'

export type ReadDocument = Pick<
  DocumentRow,
  'kind' | 'title' | 'symbol' | 'drafting' | 'frozen' | 'negotiation' | 'generation' | 'grammar'
> & {
  id: DocumentId
  framework: { id: FrameworkId; name: string }
  /** What the viewer may do with the text now. */
  access: Access
  may: {
    draft: boolean
    open: boolean
    close: boolean
    access: boolean
    negotiate: boolean
    preside: boolean
  }
  blocks: readonly Block[]
  /** What is in brackets, in reading order. */
  brackets: readonly BracketShown[]
  /** Who holds each bracket and each alternative. */
  holders: Readonly<Record<string, readonly NamedDelegation[]>>
  /** How far each numbered paragraph is agreed, in reading order. */
  paragraphs: readonly ParagraphShown[]
  /** How many threads of comments are open on it. */
  comments: number
  /** How far it is from adoption. */
  meter: MeterShown
  /** Whether this is the adopted text, which alone is official. */
  isAdopted: boolean
  /** The meeting that is open on the text now. */
  sitting: SittingShown | null
  /** When silence on words of it runs out; null where nothing is under silence. */
  silentUntil: Instant | null
  /** Block → label, for the blocks that show one. */
  labels: Readonly<Record<string, string>>
  grants: readonly Grant[]
  delegations: readonly Pick<Delegation, 'id' | 'code' | 'name' | 'kind' | 'hue'>[]
  issues: readonly { symbol: string; seq: number; hash: string; at: Instant }[]
  acts: readonly {
    index: string
    type: EntryType
    at: Instant
    delegation: Pick<Delegation, 'code' | 'name' | 'hue'> | null
    /** Who performed it; null for a person whom the viewer may not know of (PM10). */
    person: string | null
  }[]
}

/** How many acts the page tells of; the record has all of them. */
const recentActs = 20

/**
 * A document as its page shows it first: what it is, who may open it, what was done to it, and its text.
 * Throws NotFound for one that is not there, that the viewer may not know of, and for what is no id.
 */
export async function readDocument(
  ctx: Pick<ServerContext, 'db' | 'live' | 'now' | 'log' | 'threads' | 'rooms'>,
  viewer: Viewer,
  name: string | undefined,
): Promise<ReadDocument> {
  const row = await findDocument(ctx, viewer, name)
  const { id } = row
  // A text that stands as it is can still be commented on, and its page does not offer to type in it.
  const access = row.frozen && row.access === 'edit' ? 'comment' : row.access
  await projectToRead(ctx, id)
  const [
    framework,
    blocks,
    { given },
    brackets,
    paragraphs,
    sitting,
    seatZone,
    delegations,
    issues,
    acts,
    life,
    silences,
    comments,
  ] = await Promise.all([
    readFramework(ctx.db, viewer.coalition, row.framework),
    readText(ctx, id),
    readLabels(ctx.db, id),
    readBrackets(ctx.db, id),
    readParagraphs(ctx.db, id),
    readOpenSitting(ctx.db, id),
    readSeatZone(ctx.db, viewer.coalition),
    listDelegations(ctx.db, viewer.coalition),
    readIssues(ctx.db, id),
    readActsAbout(ctx.db, viewer.coalition, id, recentActs),
    readLife(ctx.db, id),
    readRunningSilences(ctx.db, [id]),
    countOpenThreads(ctx.db, id),
  ])
  if (framework === null) throw new Error(`document ${id} has no framework`)
  const presides = may(viewer, 'paragraph.preside', row)
  const inRound = presides ? paragraphs.filter(isInRound).map(({ block }) => block) : []
  const against =
    inRound.length === 0
      ? noPositions
      : await ctx.db.transaction((tx) => positionsAgainst(ctx, tx, viewer, row, inRound))
  const facts = { viewer, at: ctx.now(), document: row, delegations, sitting, against }
  const { kind, title, symbol, drafting, frozen, negotiation, generation, grammar, grants } = row
  return {
    id,
    kind,
    title,
    symbol,
    drafting,
    frozen,
    negotiation,
    generation,
    grammar,
    framework: { id: framework.id, name: framework.name },
    access,
    may: {
      draft: may(viewer, 'document.edit', { ...row, drafting: 'open' }),
      open: may(viewer, 'document.open', row),
      close: may(viewer, 'document.close', row),
      access: may(viewer, 'document.access', row),
      negotiate: may(viewer, 'document.negotiate', row),
      preside: may(viewer, 'sitting.preside', row),
    },
    blocks,
    brackets: showBrackets(viewer, facts.at, { brackets, blocks, delegations }),
    holders: holdersOf(brackets, delegations),
    paragraphs: showParagraphs(facts, { blocks, brackets, paragraphs }),
    meter: showMeter({ blocks, brackets, paragraphs, life, delegations }, facts.at, seatZone),
    isAdopted: life.stage === 'adopted',
    comments,
    sitting: showSitting(facts),
    silentUntil: silences.get(id)?.expiry.at ?? null,
    labels: Object.fromEntries(labelsShown(given, numberedIn(blocks))),
    grants,
    delegations,
    issues: issues.map((issue) => ({
      symbol: issue.symbol,
      seq: issue.seq,
      hash: toHex(issue.canonicalHash),
      at: issue.issuedAt,
    })),
    acts: acts.flatMap(({ index, kind: word, at, delegation, mandate, person: name }) => {
      const type = entryTypes.find((known) => known === word)
      const person = mandate !== null && seesMandate(viewer, mandate) ? name : null
      return type === undefined ? [] : [{ index: String(index), type, at, delegation, person }]
    }),
  }
}
