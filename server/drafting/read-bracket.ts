import { may } from '#app/domain/accounts/may.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { BlockId, BracketId } from '#app/domain/drafting/block.ts'
import type { Note } from '#app/domain/drafting/bracket-note.ts'
import { isFilled, isOpen, waysOut } from '#app/domain/drafting/bracket.ts'
import type { Bracket, OpenBracket } from '#app/domain/drafting/bracket.ts'
import { decideBracket } from '#app/domain/drafting/decide-bracket.ts'
import { labelsShown, numberedIn } from '#app/domain/drafting/labels.ts'
import type { DocumentId, FrameworkId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { isId } from '#app/domain/kernel/is-id.ts'
import { listDelegations, readSeatZone } from '#db/accounts.ts'
import { readBrackets } from '#db/brackets.ts'
import { readFramework } from '#db/frameworks.ts'
import { readLabels } from '#db/paragraph-labels.ts'

import type { ServerContext } from '../context.ts'
import { NotFound } from '../refusals.ts'
import { actorOf } from './act-on-bracket.ts'
import { findDocument } from './find-document.ts'
import { nameDelegations } from './name-delegations.ts'
import type { NamedDelegation } from './name-delegations.ts'
import { projectToRead } from './projector.ts'
import { readText } from './read-text.ts'
import { showBrackets } from './show-brackets.ts'
import type { BracketShown } from './show-brackets.ts'

export type ReadBracket = {
  document: {
    id: DocumentId
    symbol: string
    title: string
    framework: { id: FrameworkId; name: string }
  }
  id: BracketId
  /** The zone of the seat, by whose days the window of a ruling runs. */
  seatZone: string
  /** The numbered paragraphs, of which some may be what a holder's condition is about. */
  paragraphs: readonly { block: BlockId; label: string; words: string }[]
} & ({ stage: 'open'; open: OpenShown } | { stage: 'settled'; ended: EndShown })

/** An open bracket with all that its holders say, who must let go for what, and the ruling on it. */
export type OpenShown = BracketShown & {
  holds: readonly HoldShown[]
  waysOut: readonly { keeps: BracketId | null; mustLetGo: readonly NamedDelegation[] }[]
  ruling: RulingShown | null
  objected: (RulingShown & { by: NamedDelegation; objection: string; objectedAt: Instant }) | null
  /** Of a placeholder, whether the words that it promises have come. */
  isFilled: boolean
  may: { rule: boolean; object: boolean; note: boolean; write: boolean }
}

type HoldShown = {
  by: NamedDelegation
  backs: BracketId | null
  since: Instant
  note: Note | null
}

type RulingShown = { keeps: BracketId | null; reason: string; ruledAt: Instant; until: Instant }

/** How it ended, when, and whether what stands is a proposal or what would stand without any. */
type EndShown = {
  how: Extract<Bracket, { stage: 'settled' }>['how']
  at: Instant
  accepted: boolean
}

/** One bracket as its own page shows it. Throws NotFound for one that is not there or may not be seen. */
export async function readBracket(
  ctx: Pick<ServerContext, 'db' | 'live' | 'now' | 'log' | 'threads' | 'rooms'>,
  viewer: Viewer,
  { document: name, bracket: id }: { document: string | undefined; bracket: string | undefined },
): Promise<ReadBracket> {
  const row = await findDocument(ctx, viewer, name)
  await projectToRead(ctx, row.id)
  const [framework, blocks, { given }, brackets, delegations, seatZone] = await Promise.all([
    readFramework(ctx.db, viewer.coalition, row.framework),
    readText(ctx, row.id),
    readLabels(ctx.db, row.id),
    readBrackets(ctx.db, row.id),
    listDelegations(ctx.db, viewer.coalition),
    readSeatZone(ctx.db, viewer.coalition),
  ])
  const bracket = brackets.find((one) => isId<'bracket'>(id) && one.id === id)
  if (framework === null) throw new Error(`document ${row.id} has no framework`)
  if (bracket === undefined) throw new NotFound()
  const labels = labelsShown(given, numberedIn(blocks))
  const about = {
    document: {
      id: row.id,
      symbol: row.symbol,
      title: row.title,
      framework: { id: framework.id, name: framework.name },
    },
    id: bracket.id,
    seatZone,
    paragraphs: blocks.flatMap(({ id: block, text: words }) => {
      const label = block === null ? undefined : labels.get(block)
      return block === null || label === undefined ? [] : [{ block, label, words }]
    }),
  }
  if (!isOpen(bracket)) {
    const { how, settledAt: at } = bracket
    const accepted = how !== 'overtaken' && bracket.keeps !== null
    return { ...about, stage: 'settled', ended: { how, at, accepted } }
  }
  const at = ctx.now()
  const [shown] = showBrackets(viewer, at, { brackets: [bracket], blocks, delegations })
  if (shown === undefined) throw new NotFound()
  const open = {
    ...shown,
    ...saidOf(bracket, delegations),
    isFilled: isFilled(bracket),
    may: {
      ...mayStill(viewer, bracket, at),
      rule: bracket.ruling === null && may(viewer, 'bracket.rule', row),
      write: bracket.kind === 'placeholder' && may(viewer, 'document.edit', row) && !row.frozen,
    },
  }
  return { ...about, stage: 'open', open }
}

function saidOf(bracket: OpenBracket, delegations: readonly NamedDelegation[]) {
  const named = nameDelegations(delegations)
  const { ruling, objected } = bracket
  return {
    holds: bracket.holds.map(({ delegation, backs, since, note }) => ({
      by: named(delegation),
      backs,
      since,
      note,
    })),
    waysOut: waysOut(bracket).map(({ keeps, mustLetGo }) => ({
      keeps,
      mustLetGo: mustLetGo.map(named),
    })),
    ruling: ruling && rulingShown(ruling),
    objected: objected && {
      ...rulingShown(objected.ruling),
      by: named(objected.delegation),
      objection: objected.reason,
      objectedAt: objected.at,
    },
  }
}

function rulingShown({ keeps, reason, ruledAt, window }: NonNullable<OpenBracket['ruling']>) {
  return { keeps, reason, ruledAt, until: window.at }
}

/** The rules are asked, and nothing is saved. */
function mayStill(viewer: Viewer, bracket: OpenBracket, at: Instant) {
  const who = { by: actorOf(viewer), for: viewer.delegation.id }
  const note = { words: '', linkage: null }
  return {
    object: decideBracket(bracket, { ...who, type: 'object', reason: '' }, at).ok,
    note: decideBracket(bracket, { ...who, type: 'note', note }, at).ok,
  }
}
