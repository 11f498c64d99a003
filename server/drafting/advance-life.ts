import { hexToBytes } from '@noble/hashes/utils.js'

import { annexesIn } from '#app/domain/drafting/annex.ts'
import type { Block, BlockId } from '#app/domain/drafting/block.ts'
import { isOpen } from '#app/domain/drafting/bracket.ts'
import { canonicalText } from '#app/domain/drafting/canonical-text.ts'
import { decideLife } from '#app/domain/drafting/decide-life.ts'
import { decideParagraph } from '#app/domain/drafting/decide-paragraph.ts'
import { numberedIn } from '#app/domain/drafting/labels.ts'
import type { Numbered } from '#app/domain/drafting/labels.ts'
import type { LifeCommand, Symbols } from '#app/domain/drafting/life-commands.ts'
import { evolveLife } from '#app/domain/drafting/life-events.ts'
import type { LifeEvent } from '#app/domain/drafting/life-events.ts'
import { isTextFrozen } from '#app/domain/drafting/life.ts'
import type { Issue, Life } from '#app/domain/drafting/life.ts'
import { renumbering } from '#app/domain/drafting/numbering.ts'
import type { Relabelled } from '#app/domain/drafting/numbering.ts'
import { evolveParagraph } from '#app/domain/drafting/paragraph-events.ts'
import { obstacleInText } from '#app/domain/drafting/paragraph.ts'
import type { Obstacle } from '#app/domain/drafting/paragraph.ts'
import { unprotected } from '#app/domain/drafting/protection.ts'
import type { Protection } from '#app/domain/drafting/protection.ts'
import { prefixOf } from '#app/domain/drafting/symbol.ts'
import { hashText } from '#app/domain/drafting/text-hash.ts'
import type { TextHash } from '#app/domain/drafting/text-hash.ts'
import { bracketsIn } from '#app/domain/drafting/view.ts'
import { canonicalJson } from '#app/domain/kernel/canonical-json.ts'
import type { Json } from '#app/domain/kernel/canonical-json.ts'
import type { CoalitionId, DocumentId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { obstacleInFormat } from '#app/domain/verification/format-in.ts'
import { listDelegations } from '#db/accounts.ts'
import { readBrackets } from '#db/brackets.ts'
import type { Tx } from '#db/client.ts'
import { readHead } from '#db/document-log.ts'
import { lockSymbols, readProtection, saveIssue, saveProtection, saveSymbol } from '#db/drafting.ts'
import type { DocumentRow } from '#db/drafting.ts'
import { insertEdition, readLife, saveLife } from '#db/life.ts'
import { readLabels } from '#db/paragraph-labels.ts'
import { readParagraphs, saveParagraph } from '#db/paragraphs.ts'

import type { ServerContext } from '../context.ts'
import { accept, Refused } from '../refusals.ts'
import { followSponsors, namesOn, readSponsors } from './follow-sponsors.ts'
import type { SponsorsChanged } from './follow-sponsors.ts'
import { readTextIn } from './read-text.ts'
import { renumber } from './renumber.ts'
import { readStatementsWindow } from './statements-window.ts'

/** What a step in the life of a document is decided on. */
export type StandsNow = {
  life: Life
  symbols: Symbols
  /** The symbol that the draft has had from the beginning, while nothing was issued. */
  working: string | null
  /** The last row of the log, the words as of it, and what amounts to them. */
  seq: number
  content: Json
  /** The indicators of national annexes, each with the name of the delegation whose it is. */
  annexes: ReadonlyMap<BlockId, string>
  /** The paragraphs that carry labels, in reading order, and what renumbering them would change. */
  numbered: readonly Numbered[]
  renumbering: readonly Relabelled[]
  words: TextHash
  bracketsOpen: boolean
  /** What stands in the way in one of its paragraphs, or in what a format says. */
  unsettled: Obstacle | ReturnType<typeof obstacleInFormat>
}

export type Advanced = {
  life: Life
  events: readonly LifeEvent[]
  seq: number
  words: TextHash
  /** The symbol that this step gave, if it gave one. */
  symbol: string | null
  /** What it did to the list of co-sponsors, if it did anything. */
  sponsors: SponsorsChanged | null
  /**
   * Whether people may type otherwise than before, or the log has another row: the rooms are told once it is
   * committed (`rooms.written`).
   */
  isWritten: boolean
}

/**
 * Takes one step in the life of a document (SPEC.md LI1–LI4), in the transaction of an act or of the clock
 * that has projected and holds it (`projectLocked`): what is issued gets its symbol, what is decided on is
 * frozen, what is adopted becomes an edition, and its annexes stay open to those whose they are (NA2).
 */
export async function advanceLife(
  ctx: Pick<ServerContext, 'threads'>,
  tx: Tx,
  document: Pick<DocumentRow, 'id' | 'coalition' | 'symbol' | 'kind'>,
  command: (stands: StandsNow) => LifeCommand,
  at: Instant,
): Promise<Advanced> {
  const { id } = document
  const stands = await readStanding(ctx, tx, document)
  const events = accept(decideLife(stands.life, command(stands), at))
  if (events.some(isUpForDecision)) mustBeSettled(stands, events)
  const life = events.reduce(evolveLife, stands.life)
  await saveLife(tx, id, life)
  const isRenumbered = events.some(renumbers)
  const seq = isRenumbered ? await renumber(tx, id, stands.numbered, at) : stands.seq
  for (const event of events) await saveWhatWasGiven(tx, document, { ...stands, seq }, event)
  const symbol = events.map(symbolGiven).find(Boolean) ?? null
  if (symbol !== null) await settlePlaces(tx, id, at)
  const sponsors = await followSponsors(tx, id, stands.life, events, at)
  const isProtected = await freeze(tx, document, life, stands.annexes)
  const { words } = stands
  const isWritten = isProtected || isRenumbered
  return { life, events, seq, words, symbol, sponsors, isWritten }
}

async function readStanding(
  ctx: Pick<ServerContext, 'threads'>,
  tx: Tx,
  { id, coalition, symbol, kind }: Pick<DocumentRow, 'id' | 'coalition' | 'symbol' | 'kind'>,
): Promise<StandsNow> {
  const head = await readHead(tx, id)
  if (head === null) throw new Error(`document ${id} has no log`)
  const life = await readLife(tx, id)
  const blocks = await readTextIn(ctx, tx, id, head.head)
  const content = canonicalText(blocks)
  const numbered = numberedIn(blocks)
  const { given: labels } = await readLabels(tx, id)
  const working = life.issues.length === 0 ? symbol : null
  const given = (await lockSymbols(tx, coalition)).filter((one) => one !== working)
  return {
    life,
    symbols: { prefix: prefixOf(symbol), given },
    working,
    seq: head.head,
    content,
    annexes: annexesIn(blocks),
    numbered,
    renumbering: renumbering(labels, numbered),
    words: hashText(content),
    bracketsOpen: (await isDisputed(tx, id)) || blocks.some(isMarked),
    unsettled:
      obstacleInText(await readParagraphs(tx, id), blocks) ??
      (kind === 'format' ? obstacleInFormat(blocks) : null),
  }
}

/** Silence passes on the words of every paragraph; action is taken on what all have settled (SPEC.md LI3, LI10). */
function mustBeSettled({ bracketsOpen, unsettled }: StandsNow, events: readonly LifeEvent[]): void {
  if (bracketsOpen) throw new Refused('brackets-remain')
  const isPassed = events.some((one) => one.type === 'adopted' && one.edition.how === 'silence')
  if (unsettled !== null && !isPassed) throw new Refused(unsettled)
}

async function isDisputed(tx: Tx, id: DocumentId): Promise<boolean> {
  return (await readBrackets(tx, id)).some(isOpen)
}

function isMarked(block: Block): boolean {
  return bracketsIn(block).length > 0
}

/** From here on the words are to stand, so none of them may be disputed. */
function isUpForDecision({ type }: LifeEvent): boolean {
  return type === 'silence-begun' || type === 'put-for-action' || type === 'adopted'
}

function renumbers(event: LifeEvent): boolean {
  return 'issue' in event && event.issue.renumbered
}

function symbolGiven(event: LifeEvent): string | null {
  if ('issue' in event) return event.issue.symbol
  return event.type === 'adopted' ? event.edition.symbol : null
}

async function saveWhatWasGiven(
  tx: Tx,
  { id: document, coalition }: Pick<DocumentRow, 'id' | 'coalition'>,
  { life, seq, content }: StandsNow,
  event: LifeEvent,
): Promise<void> {
  if ('issue' in event) {
    await giveSymbol(tx, document, seq, event.issue)
    if (event.issue.says === null) await saveSymbol(tx, document, event.issue.symbol)
  }
  if (event.type === 'adopted') {
    const { edition } = event
    await insertEdition(tx, {
      ...edition,
      document,
      seq,
      canonical: canonicalJson(content),
      sponsors: namesOn(life, await readSponsors(tx, document, life)),
      statements: await readStatementsWindow(tx, { id: document, coalition }, edition),
    })
    await giveSymbol(tx, document, seq, { ...edition, issuedAt: edition.adoptedAt })
    await saveSymbol(tx, document, edition.symbol)
  }
}

/** What was moved or deleted cannot be put back under another symbol (SPEC.md PS6). */
async function settlePlaces(tx: Tx, document: DocumentId, at: Instant): Promise<void> {
  for (const before of await readParagraphs(tx, document)) {
    const settled = decideParagraph(before, { type: 'issue-symbol' }, at)
    if (!settled.ok || settled.events.length === 0) continue
    await saveParagraph(tx, document, settled.events.reduce(evolveParagraph, before))
  }
}

async function giveSymbol(
  tx: Tx,
  document: DocumentId,
  seq: number,
  { symbol, words, issuedAt }: Pick<Issue, 'symbol' | 'words' | 'issuedAt'>,
): Promise<void> {
  await saveIssue(tx, { document, symbol, seq, canonicalHash: hexToBytes(words), issuedAt })
}

async function freeze(
  tx: Tx,
  { id, coalition }: Pick<DocumentRow, 'id' | 'coalition'>,
  life: Life,
  named: StandsNow['annexes'],
): Promise<boolean> {
  const before = await readProtection(tx, id)
  const frozen = isTextFrozen(life)
  const annexes =
    life.stage === 'adopted' ? await annexesOf(tx, coalition, named) : unprotected.annexes
  if (before.frozen === frozen && before.annexes.size === 0 && annexes.size === 0) return false
  await saveProtection(tx, id, { ...before, frozen, annexes })
  return true
}

/** A name that is no delegation's opens nothing. */
async function annexesOf(
  tx: Tx,
  coalition: CoalitionId,
  named: StandsNow['annexes'],
): Promise<Protection['annexes']> {
  if (named.size === 0) return unprotected.annexes
  return new Map(
    (await listDelegations(tx, coalition)).flatMap(({ id, code }) => {
      const own = [...named].flatMap(([block, name]) => (name === code ? [block] : []))
      return own.length === 0 ? [] : [[id, new Set(own)] as const]
    }),
  )
}
