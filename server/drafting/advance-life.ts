import { hexToBytes } from '@noble/hashes/utils.js'

import type { Block } from '#app/domain/drafting/block.ts'
import { isOpen } from '#app/domain/drafting/bracket.ts'
import { canonicalText } from '#app/domain/drafting/canonical-text.ts'
import { decideLife } from '#app/domain/drafting/decide-life.ts'
import type { LifeCommand, Symbols } from '#app/domain/drafting/life-commands.ts'
import { evolveLife } from '#app/domain/drafting/life-events.ts'
import type { LifeEvent } from '#app/domain/drafting/life-events.ts'
import { isTextFrozen } from '#app/domain/drafting/life.ts'
import type { AdoptedText, Issue, Life } from '#app/domain/drafting/life.ts'
import { statementsUntil } from '#app/domain/drafting/silence-expiry.ts'
import { prefixOf } from '#app/domain/drafting/symbol.ts'
import { hashText } from '#app/domain/drafting/text-hash.ts'
import type { TextHash } from '#app/domain/drafting/text-hash.ts'
import { bracketsIn } from '#app/domain/drafting/view.ts'
import { canonicalJson } from '#app/domain/kernel/canonical-json.ts'
import type { Json } from '#app/domain/kernel/canonical-json.ts'
import type { Deadline } from '#app/domain/kernel/deadline.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { readBrackets } from '#db/brackets.ts'
import type { Tx } from '#db/client.ts'
import { readHead } from '#db/document-log.ts'
import { lockSymbols, readProtection, saveIssue, saveProtection, saveSymbol } from '#db/drafting.ts'
import type { DocumentRow } from '#db/drafting.ts'
import { insertEdition, readLife, saveLife } from '#db/life.ts'
import { readSilences } from '#db/silences.ts'

import { loadSeat } from '../calendar/load-seat.ts'
import type { ServerContext } from '../context.ts'
import { accept, Refused } from '../refusals.ts'
import { readTextIn } from './read-text.ts'

/** What a step in the life of a document is decided on. */
export type StandsNow = {
  life: Life
  symbols: Symbols
  /** The symbol that the draft has had from the beginning, while nothing was issued. */
  working: string | null
  /** The last row of the log, the words as of it, and what amounts to them. */
  seq: number
  content: Json
  words: TextHash
  bracketsOpen: boolean
}

export type Advanced = {
  life: Life
  seq: number
  words: TextHash
  /** The symbol that this step gave, if it gave one. */
  symbol: string | null
  /** Whether people may type otherwise than before: the rooms are told once it is committed (`rooms.written`). */
  isProtected: boolean
}

/**
 * Takes one step in the life of a document (SPEC.md LI1–LI4), in the transaction of an act or of the clock
 * that has projected and holds it (`projectLocked`): what is issued gets its symbol, what is decided on is
 * frozen, and what is adopted becomes an edition.
 */
export async function advanceLife(
  ctx: Pick<ServerContext, 'threads'>,
  tx: Tx,
  document: Pick<DocumentRow, 'id' | 'coalition' | 'symbol'>,
  command: (stands: StandsNow) => LifeCommand,
  at: Instant,
): Promise<Advanced> {
  const { id } = document
  const stands = await readStanding(ctx, tx, document)
  const events = accept(decideLife(stands.life, command(stands), at))
  if (stands.bracketsOpen && events.some(isUpForDecision)) throw new Refused('brackets-remain')
  const life = events.reduce(evolveLife, stands.life)
  await saveLife(tx, id, life)
  for (const event of events) await saveWhatWasGiven(tx, document, stands, event)
  const isProtected = await freeze(tx, id, isTextFrozen(life))
  const { seq, words } = stands
  return { life, seq, words, symbol: events.map(symbolGiven).find(Boolean) ?? null, isProtected }
}

async function readStanding(
  ctx: Pick<ServerContext, 'threads'>,
  tx: Tx,
  { id, coalition, symbol }: Pick<DocumentRow, 'id' | 'coalition' | 'symbol'>,
): Promise<StandsNow> {
  const head = await readHead(tx, id)
  if (head === null) throw new Error(`document ${id} has no log`)
  const life = await readLife(tx, id)
  const blocks = await readTextIn(ctx, tx, id, head.head)
  const content = canonicalText(blocks)
  const working = life.issues.length === 0 ? symbol : null
  const given = (await lockSymbols(tx, coalition)).filter((one) => one !== working)
  return {
    life,
    symbols: { prefix: prefixOf(symbol), given },
    working,
    seq: head.head,
    content,
    words: hashText(content),
    bracketsOpen: (await isDisputed(tx, id)) || blocks.some(isMarked),
  }
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
      sponsors: 'sponsor' in life ? [life.sponsor] : [],
      statements: await readStatementsUntil(tx, { id: document, coalition }, edition),
    })
    await giveSymbol(tx, document, seq, { ...edition, issuedAt: edition.adoptedAt })
    await saveSymbol(tx, document, edition.symbol)
  }
}

/** What silence promised, otherwise the usual period; null where the seat has no days to count it by. */
async function readStatementsUntil(
  tx: Tx,
  { id, coalition }: Pick<DocumentRow, 'id' | 'coalition'>,
  { how, adoptedAt }: AdoptedText,
): Promise<Deadline | null> {
  const silence = how === 'silence' ? (await readSilences(tx, id))[0] : undefined
  if (silence !== undefined) return silence.statements
  const seat = await loadSeat(tx, coalition)
  const until = seat && statementsUntil(adoptedAt, seat)
  return until?.ok === true ? until.deadline : null
}

async function giveSymbol(
  tx: Tx,
  document: DocumentId,
  seq: number,
  { symbol, words, issuedAt }: Pick<Issue, 'symbol' | 'words' | 'issuedAt'>,
): Promise<void> {
  await saveIssue(tx, { document, symbol, seq, canonicalHash: hexToBytes(words), issuedAt })
}

async function freeze(tx: Tx, document: DocumentId, frozen: boolean): Promise<boolean> {
  const before = await readProtection(tx, document)
  if (before.frozen === frozen) return false
  await saveProtection(tx, document, { ...before, frozen })
  return true
}
