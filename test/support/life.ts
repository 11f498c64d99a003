import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { LifeCommand } from '#app/domain/drafting/life-commands.ts'
import { hashText } from '#app/domain/drafting/text-hash.ts'
import type { DelegationId, DocumentId } from '#app/domain/kernel/id.ts'
import { saveCoSponsorship } from '#db/co-sponsorships.ts'
import { readDocument } from '#db/drafting.ts'
import { saveLife } from '#db/life.ts'
import { saveRollCall } from '#db/roll-calls.ts'
import type { ServerContext } from '#server/context.ts'
import { actorOf } from '#server/drafting/act-on-bracket.ts'
import { advanceLife } from '#server/drafting/advance-life.ts'
import type { Advanced, StandsNow } from '#server/drafting/advance-life.ts'
import { projectLocked } from '#server/drafting/projector.ts'

import { newId, testStart } from './build.ts'

/** Takes steps in the life of a document, each in a transaction of its own. */
export async function advance(
  ctx: ServerContext,
  document: DocumentId,
  ...commands: readonly ((stands: StandsNow) => LifeCommand)[]
): Promise<Advanced> {
  const steps: Advanced[] = []
  for (const command of commands) {
    steps.push(
      await ctx.db.transaction(async (tx) => {
        await projectLocked(ctx, tx, document)
        const found = await readDocument(tx, document)
        if (found === null) throw new Error('no such document')
        return advanceLife(ctx, tx, found, command, ctx.now())
      }),
    )
    ctx.rooms.written(document)
  }
  const last = steps.at(-1)
  if (last === undefined) throw new Error('no step was asked for')
  return last
}

/** Brings a zero draft before the body as L.n: `secretary` keeps the process, `sponsor` is a member. */
export async function table(
  ctx: ServerContext,
  document: DocumentId,
  { secretary, sponsor }: { secretary: Viewer; sponsor: Viewer },
): Promise<Advanced> {
  const by = actorOf(secretary)
  return advance(
    ctx,
    document,
    () => ({ type: 'open-rolling', by }),
    ({ symbols, words }) => ({
      type: 'table',
      by,
      symbols,
      symbol: null,
      sponsor: sponsor.delegation.id,
      words,
      renumber: null,
    }),
  )
}

/** A document at one stage of its life, as if it had come there. */
export async function putAtStage(
  { db }: Pick<ServerContext, 'db'>,
  document: DocumentId,
  stage: 'rolling' | 'tabled' | 'for-action',
  sponsor: DelegationId = newId(),
): Promise<void> {
  const words = hashText('what it says')
  const tabled = { sponsor, words, amended: false }
  const issues = stage === 'rolling' ? [] : [{ ...firstIssue, words }]
  const stages = {
    rolling: { stage: 'rolling' },
    tabled: { stage: 'tabled', ...tabled },
    'for-action': { stage: 'for-action', ...tabled, revisions: [] },
  } as const
  await db.transaction((tx) => saveLife(tx, document, { issues, editions: [], ...stages[stage] }))
}

const firstIssue = {
  symbol: 'HCG/2026/L.1',
  kind: 'first',
  against: null,
  says: null,
  renumbered: false,
  issuedAt: testStart,
} as const

/** A text that was issued once, and its list of co-sponsors. */
export async function buildTabled(
  { db }: Pick<ServerContext, 'db'>,
  document: DocumentId,
  { sponsor, isListOpen }: { sponsor: DelegationId; isListOpen: boolean },
): Promise<string> {
  const { symbol } = firstIssue
  const words = hashText('what it says')
  await db.transaction(async (tx) => {
    await saveLife(tx, document, {
      issues: [{ ...firstIssue, words }],
      editions: [],
      stage: 'tabled',
      sponsor,
      words,
      amended: false,
    })
    if (!isListOpen) return
    const list = { stage: 'open', sponsor, symbol, until: null, list: [] } as const
    await saveCoSponsorship(tx, document, symbol, list)
  })
  return symbol
}

/** A roll that is being called of one delegation, which is present. */
export async function callRoll(
  { db }: Pick<ServerContext, 'db'>,
  document: DocumentId,
  delegation: DelegationId,
): Promise<void> {
  await db.transaction((tx) =>
    saveRollCall(tx, document, {
      id: newId(),
      state: {
        stage: 'called',
        question: { put: 'decision', rule: { kind: 'consensus' } },
        quorum: null,
        roll: [{ delegation, weight: 1, present: true, vote: null }],
        calledAt: testStart,
      },
    }),
  )
}
