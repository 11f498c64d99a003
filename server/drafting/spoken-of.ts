import type { Block, BlockId } from '#app/domain/drafting/block.ts'
import type { StatedText } from '#app/domain/drafting/decide-statement.ts'
import { numberedIn } from '#app/domain/drafting/labels.ts'
import type { Life } from '#app/domain/drafting/life.ts'
import type { RollCall } from '#app/domain/drafting/roll-call.ts'
import type { Silence } from '#app/domain/drafting/silence.ts'
import type { Deadline } from '#app/domain/kernel/deadline.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { Tx } from '#db/client.ts'
import { readIssues } from '#db/drafting.ts'
import { readEdition, readLife } from '#db/life.ts'
import { listRollCalls } from '#db/roll-calls.ts'
import { readSilences } from '#db/silences.ts'

import type { ServerContext } from '../context.ts'
import { namesOn, readSponsors } from './follow-sponsors.ts'
import { readTextIn } from './read-text.ts'

/** A text under one of its symbols, as statements are made on it. */
export type SpokenOf = Omit<StatedText, 'window'> & {
  blocks: readonly Block[]
  /** The edit as of which it was issued. */
  seq: number
  /** Until when what bears on its effect is said: of an adopted text, or of paragraphs that silence adopted. */
  windows: readonly { of: 'all' | readonly BlockId[]; until: Deadline }[]
}

/** The text that a symbol of a document names, or null for a symbol that it never had. */
export async function readSpokenOf(
  ctx: Pick<ServerContext, 'threads'>,
  tx: Tx,
  id: DocumentId,
  symbol: string,
): Promise<SpokenOf | null> {
  const issues = await readIssues(tx, id)
  const issue = issues.find((one) => one.symbol === symbol)
  if (issue === undefined) return null
  const [life, edition, calls, silences] = await Promise.all([
    readLife(tx, id),
    readEdition(tx, id, symbol),
    listRollCalls(tx, id),
    readSilences(tx, id),
  ])
  const until = issues.findLast(({ issuedAt }) => issuedAt > issue.issuedAt)?.issuedAt ?? null
  const blocks = await readTextIn(ctx, tx, id, isInTheMaking(life) ? undefined : issue.seq)
  return {
    symbol,
    blocks,
    seq: issue.seq,
    paragraphs: numberedIn(blocks).map((one) => one.id),
    sponsors: edition?.sponsors ?? namesOn(life, await readSponsors(tx, id, life)),
    action:
      edition?.how === 'silence'
        ? 'consensus'
        : actionOf(
            calls.map(({ state }) => state),
            { from: issue.issuedAt, until },
          ),
    windows: windowsOf(edition?.statements ?? null, edition === null ? silences : []),
  }
}

/** The text as a statement on these paragraphs, or with none on the whole, finds it. */
export function asStated(
  { symbol, paragraphs: all, sponsors, action, windows }: SpokenOf,
  paragraphs: readonly BlockId[],
): StatedText {
  const open = windows.filter(
    ({ of }) =>
      of === 'all' || (paragraphs.length > 0 && paragraphs.every((one) => of.includes(one))),
  )
  return { symbol, paragraphs: all, sponsors, action, window: open[0]?.until ?? null }
}

/** A draft whose first symbol is only the one that it is worked on under. */
function isInTheMaking({ issues, editions }: Life): boolean {
  return issues.length === 0 && editions.length === 0
}

/** How the body acted on a text while it was the one before it. */
function actionOf(
  calls: readonly RollCall[],
  { from, until }: { from: Instant; until: Instant | null },
): StatedText['action'] {
  const taken = calls.find(
    (call) =>
      call.stage === 'closed' &&
      call.question.put === 'decision' &&
      call.closedAt >= from &&
      (until === null || call.closedAt <= until),
  )
  if (taken === undefined || taken.question.put !== 'decision') return 'none-yet'
  const { kind } = taken.question.rule
  return kind === 'consensus' || kind === 'consensus-minus' ? 'consensus' : 'vote'
}

/** The latest first. */
function windowsOf(adopted: Deadline | null, silences: readonly Silence[]): SpokenOf['windows'] {
  const ofParagraphs = silences.flatMap(({ stage, subject, statements }) =>
    stage === 'adopted' && subject.of === 'paragraphs'
      ? [{ of: subject.blocks, until: statements }]
      : [],
  )
  const all = adopted === null ? [] : [{ of: 'all' as const, until: adopted }]
  return [...all, ...ofParagraphs].toSorted((a, b) => b.until.at - a.until.at)
}
