import { may } from '#app/domain/accounts/may.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { BlockId } from '#app/domain/drafting/block.ts'
import { decideStatement } from '#app/domain/drafting/decide-statement.ts'
import type { SaidKind } from '#app/domain/drafting/decide-statement.ts'
import { labelsShown, numberedIn } from '#app/domain/drafting/labels.ts'
import { labelsInForce } from '#app/domain/drafting/numbering.ts'
import {
  effectFor,
  isReadBy,
  isReservation,
  statementKinds,
} from '#app/domain/drafting/statement.ts'
import type {
  ReservationEffect,
  Statement,
  StatementId,
  StatementKind,
} from '#app/domain/drafting/statement.ts'
import type { DocumentId, FrameworkId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { listDelegations, readSeatZone } from '#db/accounts.ts'
import { readIssues } from '#db/drafting.ts'
import { readFramework } from '#db/frameworks.ts'
import { readNumberings } from '#db/paragraph-labels.ts'
import { readStatements as readRows } from '#db/statements.ts'

import type { ServerContext } from '../context.ts'
import { NotFound } from '../refusals.ts'
import { actorOf } from './act-on-bracket.ts'
import { saidKind } from './act-on-statement.ts'
import { findDocument } from './find-document.ts'
import { nameDelegations } from './name-delegations.ts'
import type { NamedDelegation } from './name-delegations.ts'
import { projectToRead } from './projector.ts'
import { asStated, readSpokenOf } from './spoken-of.ts'
import type { SpokenOf } from './spoken-of.ts'

export type StatementsShown = {
  id: DocumentId
  symbol: string
  title: string
  framework: { id: FrameworkId; name: string }
  /** Every symbol of the text, the last first, and the one that is being spoken of. */
  symbols: readonly string[]
  on: string
  labels: Readonly<Record<string, string>>
  /** What the viewer could say now on that text; null who may say nothing. */
  offer: {
    kinds: readonly Exclude<SaidKind['is'], 'objection'>[]
    paragraphs: readonly { block: BlockId; words: string }[]
    /** Until when what bears on its effect is said; null while that time has not come. */
    until: Instant | null
  } | null
  statements: readonly StatementShown[]
}

/** A statement, with what the viewer may do about it now. */
export type StatementShown = {
  id: StatementId
  kind: StatementKind
  by: NamedDelegation
  aligned: readonly NamedDelegation[]
  symbol: string
  paragraphs: readonly BlockId[]
  text: string
  lang: string
  visibility: Statement['visibility']
  madeAt: Instant
  withdrawnAt: Instant | null
  /** Whose reservation an objection is to. */
  objectsTo: NamedDelegation | null
  /** What a reservation has come to with each other member. */
  effects: readonly { delegation: NamedDelegation; effect: ReservationEffect }[]
  acts: readonly ('align' | 'object' | 'withdraw')[]
}

/**
 * What was said about a text and what may be said now, on the text that `on` names, otherwise the present one
 * (SPEC.md SA). Throws NotFound for a document that is not there or that the viewer may not know of, and for a symbol that it never had.
 */
export async function readStatements(
  ctx: Pick<ServerContext, 'db' | 'live' | 'now' | 'log' | 'threads' | 'rooms'>,
  viewer: Viewer,
  name: string | undefined,
  asked: string | null,
): Promise<StatementsShown> {
  const row = await findDocument(ctx, viewer, name)
  const { id, symbol, title } = row
  await projectToRead(ctx, id)
  const on = asked ?? symbol
  const [framework, issues, numberings, rows, delegations, zone, spokenOf] = await Promise.all([
    readFramework(ctx.db, viewer.coalition, row.framework),
    readIssues(ctx.db, id),
    readNumberings(ctx.db, id),
    readRows(ctx.db, id),
    listDelegations(ctx.db, viewer.coalition),
    readSeatZone(ctx.db, viewer.coalition),
    ctx.db.transaction((tx) => readSpokenOf(ctx, tx, id, on)),
  ])
  if (framework === null) throw new Error(`document ${id} has no framework`)
  if (spokenOf === null) throw new NotFound()
  const { blocks, seq } = spokenOf
  const given = labelsInForce(numberings, { seq })
  const mayState = may(viewer, 'statement.make', row)
  const facts = { viewer, mayState, at: ctx.now(), delegations, rows }
  return {
    id,
    symbol,
    title,
    framework: { id: framework.id, name: framework.name },
    symbols: issues.map((issue) => issue.symbol),
    on,
    labels: Object.fromEntries(labelsShown(given, numberedIn(blocks))),
    offer: mayState
      ? {
          kinds: kindsFor(viewer, spokenOf, facts.at, zone),
          paragraphs: blocks.flatMap(({ id: block, text }) =>
            block !== null && spokenOf.paragraphs.includes(block) ? [{ block, words: text }] : [],
          ),
          until: spokenOf.windows[0]?.until.at ?? null,
        }
      : null,
    statements: rows
      .filter((one) => isReadBy(viewer.delegation.kind, one))
      .map((one) => showStatement(facts, one)),
  }
}

/** What would be refused whatever it said is not offered. */
function kindsFor(
  viewer: Viewer,
  spokenOf: SpokenOf,
  at: Instant,
  zone: string,
): NonNullable<StatementsShown['offer']>['kinds'] {
  const sets = [[], ...spokenOf.windows.map(({ of }) => (of === 'all' ? [] : of))]
  return statementKinds.filter((kind): kind is Exclude<SaidKind['is'], 'objection'> => {
    if (kind === 'objection') return false
    return sets.some((set) => {
      const paragraphs = kind === 'dissociation' && set.length === 0 ? spokenOf.paragraphs : set
      const decision = decideStatement(
        null,
        {
          type: 'make',
          by: actorOf(viewer),
          for: viewer.delegation.id,
          id: '' as StatementId,
          kind: saidKind(kind, spokenOf),
          paragraphs,
          text: '…',
          lang: 'en',
          visibility: 'public',
          about: asStated(spokenOf, paragraphs),
          objected: null,
          zone,
        },
        at,
      )
      return decision.ok
    })
  })
}

type Facts = {
  viewer: Viewer
  mayState: boolean
  at: Instant
  delegations: Awaited<ReturnType<typeof listDelegations>>
  rows: readonly Statement[]
}

function showStatement(facts: Facts, statement: Statement): StatementShown {
  const { delegations, rows, at } = facts
  const named = nameDelegations(delegations)
  const { id, kind, by, aligned, target, text, lang, visibility, madeAt, stage } = statement
  const to = kind.is === 'objection' ? rows.find((one) => one.id === kind.to) : undefined
  const members = delegations.filter((one) => one.kind === 'member' && one.id !== by)
  return {
    id,
    kind,
    by: named(by),
    aligned: aligned.map(named),
    symbol: target.symbol,
    paragraphs: target.paragraphs,
    text,
    lang,
    visibility,
    madeAt,
    withdrawnAt: stage === 'withdrawn' ? statement.withdrawnAt : null,
    objectsTo: to === undefined ? null : named(to.by),
    effects: isReservation(statement)
      ? members.map((one) => ({
          delegation: named(one.id),
          effect: effectFor(one.id, statement, rows, at),
        }))
      : [],
    acts: facts.mayState ? actsOn(facts, statement) : [],
  }
}

function actsOn({ viewer, rows, at }: Facts, statement: Statement): StatementShown['acts'] {
  const own = viewer.delegation.id
  if (statement.stage === 'withdrawn') return []
  if (statement.by === own) return ['withdraw']
  const objects =
    isReservation(statement) && effectFor(own, statement, rows, at) === 'pending'
      ? (['object'] as const)
      : []
  return statement.aligned.includes(own) ? objects : ['align', ...objects]
}
