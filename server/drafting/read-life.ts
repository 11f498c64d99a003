import { may } from '#app/domain/accounts/may.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { Block } from '#app/domain/drafting/block.ts'
import { canonicalText } from '#app/domain/drafting/canonical-text.ts'
import type { DecisionRule, Measure, Vote } from '#app/domain/drafting/decision-rule.ts'
import { numberedIn } from '#app/domain/drafting/labels.ts'
import { unfolded } from '#app/domain/drafting/life.ts'
import type { Issue, Life } from '#app/domain/drafting/life.ts'
import { nextSteps } from '#app/domain/drafting/next-steps.ts'
import type { LifeAct } from '#app/domain/drafting/next-steps.ts'
import { begunAt, hashRenumbering, renumbering } from '#app/domain/drafting/numbering.ts'
import type { Relabelled } from '#app/domain/drafting/numbering.ts'
import { obstacleInText } from '#app/domain/drafting/paragraph.ts'
import { outcomeOf } from '#app/domain/drafting/roll-call.ts'
import type { Question, RollCall } from '#app/domain/drafting/roll-call.ts'
import { isOfSeries, nextSymbol, prefixOf } from '#app/domain/drafting/symbol.ts'
import { hashText } from '#app/domain/drafting/text-hash.ts'
import type { TextHash } from '#app/domain/drafting/text-hash.ts'
import { bracketsIn } from '#app/domain/drafting/view.ts'
import type { DocumentId, FrameworkId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { dateAt } from '#app/domain/kernel/plain-date.ts'
import { obstacleInFormat } from '#app/domain/verification/format-in.ts'
import { listDelegations, readSeatZone } from '#db/accounts.ts'
import { listSymbols, readIssues } from '#db/drafting.ts'
import { readFramework } from '#db/frameworks.ts'
import { listEditions, readLife as readState, readRule } from '#db/life.ts'
import type { EditionRow } from '#db/life.ts'
import { readNumberings } from '#db/paragraph-labels.ts'
import { readParagraphs } from '#db/paragraphs.ts'
import { listRollCalls } from '#db/roll-calls.ts'
import type { KeptRollCall } from '#db/roll-calls.ts'
import { readOpenSitting } from '#db/sittings.ts'

import type { ServerContext } from '../context.ts'
import { maySponsor, permissionFor } from './act-on-life.ts'
import { findDocument } from './find-document.ts'
import { readSponsors } from './follow-sponsors.ts'
import { nameDelegations } from './name-delegations.ts'
import type { NamedDelegation } from './name-delegations.ts'
import { projectToRead } from './projector.ts'
import { readText } from './read-text.ts'
import { showSponsors } from './show-sponsors.ts'
import type { SponsorsShown } from './show-sponsors.ts'

export type LifeShown = {
  id: DocumentId
  symbol: string
  title: string
  framework: { id: FrameworkId; name: string }
  stage: Life['stage']
  /** Who brought it before the body. */
  sponsor: NamedDelegation | null
  /** Why it is put off. */
  reason: string | null
  steps: readonly StepShown[]
  /** What one gives out next: its symbol unless another is chosen, and who may bring it. */
  tabling: { symbol: string; sponsors: readonly NamedDelegation[] }
  /** What renumbering with the next symbol would change, in reading order, and the hash of that. */
  renumbering: { changes: readonly (Relabelled & { begins: string })[]; seen: TextHash }
  /** Whether it was issued today, at the seat: then action waits, or the chair says why not. */
  issuedToday: boolean
  issues: readonly IssueShown[]
  editions: readonly Pick<EditionRow, 'symbol' | 'seq' | 'words' | 'how' | 'adoptedAt'>[]
  rule: DecisionRule
  rollCalls: readonly RollCallShown[]
  /** What the viewer may do about deciding. */
  roll: { mayCall: boolean; mayClose: boolean; mayVote: boolean; inSitting: boolean }
  /** Who is asked by roll call, and what each weighs. */
  members: readonly (NamedDelegation & { weight: number })[]
  sponsors: SponsorsShown | null
}

/** An issue, the edit as of which it is, and what it renumbered. */
export type IssueShown = Issue & { seq: number | null; relabelled: readonly Relabelled[] }

/** One step from here: who takes it, whether that is the viewer, and the code of what stands against it. */
export type StepShown = {
  act: LifeAct
  who: 'secretariat' | 'presiding' | 'sponsor'
  may: boolean
  obstacle: string | null
}

export type RollCallShown = {
  id: string
  question: Question
  calledAt: Instant
  closedAt: Instant | null
  /** Whether it was carried, or would be if it closed now. */
  carried: boolean
  votes: readonly {
    delegation: NamedDelegation
    weight: number
    vote: Vote | null
    present: boolean
  }[]
  /** What each rule that it must meet needs, and has. */
  measures: readonly Pick<Measure, 'of' | 'have' | 'need'>[]
}

/** What a document is now, what was given out and adopted of it, and what may be done next by whom. */
export async function readLife(
  ctx: Pick<ServerContext, 'db' | 'live' | 'now' | 'log' | 'threads' | 'rooms'>,
  viewer: Viewer,
  name: string | undefined,
): Promise<LifeShown> {
  const row = await findDocument(ctx, viewer, name)
  const { id, symbol, title } = row
  await projectToRead(ctx, id)
  const { db } = ctx
  const [
    life,
    rule,
    blocks,
    issues,
    editions,
    calls,
    sitting,
    delegations,
    framework,
    zone,
    given,
    paragraphs,
    numberings,
  ] = await Promise.all([
    readState(db, id),
    readRule(db, id),
    readText(ctx, id),
    readIssues(db, id),
    listEditions(db, id),
    listRollCalls(db, id),
    readOpenSitting(db, id),
    listDelegations(db, viewer.coalition),
    readFramework(db, viewer.coalition, row.framework),
    readSeatZone(db, viewer.coalition),
    listSymbols(db, viewer.coalition),
    readParagraphs(db, id),
    readNumberings(db, id),
  ])
  if (framework === null) throw new Error(`document ${id} has no framework`)
  const changes = renumbering(numberings.at(-1)?.given ?? [], numberedIn(blocks))
  const wordsOf = new Map(blocks.map((block) => [block.id, block.text]))
  const named = nameDelegations(delegations)
  const prefix = prefixOf(symbol)
  const isOwn = life.issues.length === 0 && isOfSeries(symbol, prefix, 'L')
  const open = calls.find(({ state }) => state.stage === 'called')
  const seqOf = new Map(issues.map((issue) => [issue.symbol, issue.seq]))
  const last = life.issues.at(-1)
  const presides = may(viewer, 'life.preside', row)
  const unsettled =
    obstacleInText(paragraphs, blocks) ?? (row.kind === 'format' ? obstacleInFormat(blocks) : null)
  return {
    id,
    symbol,
    title,
    framework: { id: framework.id, name: framework.name },
    stage: life.stage,
    sponsor: 'sponsor' in life ? named(life.sponsor) : null,
    reason: life.stage === 'deferred' ? life.reason : null,
    steps: nextSteps(life).map((act) => ({
      act,
      who: whoTakes(act),
      may:
        may(viewer, permissionFor(act), row) &&
        (act !== 'withdraw' || ('sponsor' in life && life.sponsor === viewer.delegation.id)),
      obstacle: open === undefined ? obstacleTo(act, life, blocks, unsettled) : 'roll-open',
    })),
    tabling: {
      symbol: isOwn ? symbol : nextSymbol(prefix, 'L', given),
      sponsors: delegations.filter(({ kind }) => maySponsor(kind)).map((one) => named(one.id)),
    },
    renumbering: {
      changes: changes.map((one) => ({
        ...one,
        begins: wordsOf.get(one.block)?.slice(0, 100) ?? '',
      })),
      seen: hashRenumbering(changes),
    },
    issuedToday: last !== undefined && dateAt(last.issuedAt, zone) === dateAt(ctx.now(), zone),
    issues: life.issues.toReversed().map((issue) => {
      const seq = seqOf.get(issue.symbol) ?? null
      return { ...issue, seq, relabelled: issue.renumbered ? begunAt(numberings, seq) : [] }
    }),
    editions,
    rule,
    rollCalls: calls.map((call) => showRollCall(call, named)),
    roll: {
      mayCall: presides && open === undefined && isBeforeBody(life),
      mayClose: presides && open !== undefined,
      mayVote:
        may(viewer, 'life.vote', row) &&
        open !== undefined &&
        open.state.roll.some((line) => line.delegation === viewer.delegation.id && line.present),
      inSitting: sitting !== null,
    },
    members: delegations
      .filter(({ kind }) => kind === 'member')
      .map(({ id: member, weight }) => ({ ...named(member), weight })),
    sponsors: showSponsors(viewer, row, {
      life,
      list: await readSponsors(db, id, life),
      named,
      at: ctx.now(),
      zone,
    }),
  }
}

function isBeforeBody({ stage }: Life): boolean {
  return stage === 'tabled' || stage === 'for-action'
}

function whoTakes(act: LifeAct): StepShown['who'] {
  switch (permissionFor(act)) {
    case 'life.issue':
      return 'secretariat'
    case 'life.sponsor':
      return 'sponsor'
    case 'life.preside':
    case 'life.vote':
      return 'presiding'
  }
}

/** The code of what the act would be refused with, where that is known beforehand. */
function obstacleTo(
  act: LifeAct,
  life: Life,
  blocks: readonly Block[],
  unsettled: string | null,
): string | null {
  const words = hashText(canonicalText(blocks))
  const isAsIssued = 'words' in life && life.words === words
  switch (act) {
    case 'revise':
      return isAsIssued ? 'words-unchanged' : null
    case 'put-for-action':
      if (blocks.some((block) => bracketsIn(block).length > 0)) return 'brackets-remain'
      return unsettled ?? (isAsIssued ? null : 'not-issued')
    case 'take-action': {
      const announced = life.stage === 'for-action' ? unfolded(life.revisions) : []
      return unsettled ?? (announced.length > 0 ? 'revisions-unfolded' : null)
    }
    case 'withdraw':
      return 'amended' in life && life.amended ? 'text-amended' : null
    case 'open-rolling':
    case 'table':
    case 'supplement':
    case 'defer':
    case 'resume':
    case 'reopen':
      return null
  }
}

function showRollCall(
  { id, state }: KeptRollCall,
  named: (id: NamedDelegation['id']) => NamedDelegation,
): RollCallShown {
  const { question, calledAt, roll } = state
  const { adopted, results } = outcomeOf(state satisfies RollCall)
  return {
    id,
    question,
    calledAt,
    closedAt: state.stage === 'closed' ? state.closedAt : null,
    carried: adopted,
    measures: results.flatMap(({ measures }) =>
      measures.map(({ of, have, need }) => ({ of, have, need })),
    ),
    votes: roll.map(({ delegation, weight, vote, present }) => ({
      delegation: named(delegation),
      weight,
      vote,
      present,
    })),
  }
}
