import { may } from '#app/domain/accounts/may.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { notGranted } from '#app/domain/relief/granted.ts'
import { differences } from '#app/domain/relief/plan-content.ts'
import type { Difference, PlanContent, PlannedEvent } from '#app/domain/relief/plan-content.ts'
import { titlesOf } from '#app/domain/relief/plan-edit.ts'
import type { Plan } from '#app/domain/relief/plan.ts'
import { lastMoment } from '#app/domain/relief/terms.ts'
import { listDelegations } from '#db/accounts.ts'
import { readGranted } from '#db/granted-relief.ts'
import { listEditions } from '#db/life.ts'
import { readBlocks, readPlan as readRow, readPlanDecisions } from '#db/relief-plans.ts'
import { readEvents, readMeasures } from '#db/relief.ts'

import { readFramework } from '../accounts/read-framework.ts'
import type { ServerContext } from '../context.ts'
import { listDocuments } from '../drafting/list-documents.ts'
import { nameDelegations } from '../drafting/name-delegations.ts'

export type PlanPage = Awaited<ReturnType<typeof readPlan>>
export type PlanShown = NonNullable<PlanPage['plan']>

/**
 * The relief plan of a framework as its page shows it: every row with the paragraphs that name it and what
 * became of it, and the amendments with the rows that they touch. Before a plan is begun, what it can begin
 * with.
 */
export async function readPlan(
  ctx: Pick<ServerContext, 'db' | 'now' | 'demo'>,
  viewer: Viewer,
  id: string | undefined,
) {
  const framework = await readFramework(ctx, viewer, id)
  const [plan, measures, texts] = await Promise.all([
    readRow(ctx.db, framework.id),
    readMeasures(ctx.db, framework.id),
    listDocuments(ctx, viewer, { framework: framework.id }),
  ])
  return {
    framework,
    texts: texts.filter(({ kind }) => kind === 'text'),
    measures: measures.map(({ id: of, title }) => ({ id: of, title })),
    runs: may(viewer, 'relief.run', viewer),
    plan: plan === null ? null : await shown(ctx, viewer, { plan, texts, framework }),
  }
}

async function shown(
  ctx: Pick<ServerContext, 'db'>,
  viewer: Viewer,
  {
    plan,
    texts,
    framework,
  }: {
    plan: Plan
    texts: Awaited<ReturnType<typeof listDocuments>>
    framework: Awaited<ReturnType<typeof readFramework>>
  },
) {
  const [delegations, events, granted, blocks, editions, decisions] = await Promise.all([
    listDelegations(ctx.db, viewer.coalition),
    readEvents(ctx.db, framework.id),
    readGranted(ctx.db, framework.id),
    readBlocks(ctx.db, plan.document),
    listEditions(ctx.db, plan.document),
    readPlanDecisions(ctx.db, plan.id),
  ])
  const named = nameDelegations(delegations)
  const text = texts.find(({ id }) => id === plan.document) ?? null
  // Whoever may not open the text learns nothing of it from here either.
  const naming = (title: string) =>
    text === null
      ? []
      : blocks.flatMap(({ position, words }) => (words.includes(title) ? [position + 1] : []))
  const eventShown = (planned: PlannedEvent) => {
    const event = events.find(({ id }) => id === planned.id)?.event ?? null
    return {
      id: planned.id,
      title: planned.title,
      naming: naming(planned.title),
      conditions: planned.conditions,
      stage: event?.stage.is ?? null,
      last: event === null ? null : lastMoment(event.terms.trigger),
      measures: planned.measures.map((measure) => ({
        ...measure,
        authority: named(measure.authority),
        naming: naming(measure.title),
        standing: (granted.get(measure.id) ?? notGranted).standing.effect.is,
      })),
    }
  }
  return {
    id: plan.id,
    text: text === null ? null : { id: text.id, symbol: text.symbol, title: text.title },
    hasEdition: editions.length > 0,
    state: plan.state,
    amended: plan.amended,
    phases: plan.content.phases.map(({ id, title, tranches }) => ({
      id,
      title,
      naming: naming(title),
      tranches: tranches.map((tranche) => ({
        id: tranche.id,
        title: tranche.title,
        naming: naming(tranche.title),
        events: tranche.events.map(eventShown),
      })),
    })),
    proposed: plan.proposed.map(({ id, by, reason, content, upon }) => ({
      id,
      by: named(by),
      isOwn: by === viewer.delegation.id,
      reason,
      stale: upon !== plan.amended,
      changes: changesOf(differences(plan.content, content), [content, plan.content]),
    })),
    amendments: plan.amendments.map(({ id, number, at, by, reason, differences: kept }) => ({
      id,
      number,
      at,
      by: named(by),
      reason,
      reference: decisions.find(({ amendment }) => amendment === id)?.reference ?? '',
      changes: changesOf(kept, [plan.content, ...plan.proposed.map(({ content }) => content)]),
    })),
    reference: decisions.find(({ act }) => act === 'adopt')?.reference ?? null,
    mayAmend: may(viewer, 'relief.propose', viewer),
  }
}

/** Each changed row by its title, wherever that still stands. */
function changesOf(changed: readonly Difference[], contents: readonly PlanContent[]) {
  const titles = contents.map(titlesOf)
  return changed.map(({ row, change }) => ({
    row,
    change,
    title: titles.map((known) => known.get(row)).find((title) => title !== undefined) ?? null,
  }))
}
