import { hour, instant, later, minute, toIso } from '#app/domain/kernel/instant.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { EventId } from '#app/domain/relief/event.ts'
import { insertEvent } from '#db/relief.ts'
import type { ServerContext } from '#server/context.ts'
import { watch } from '#server/relief/change-event.ts'
import { issueFinding } from '#server/relief/issue-finding.ts'
import { newId } from '#test/support/build.ts'
import { armedTable, eventNow, evidence } from '#test/support/relief.ts'

/**
 * One event that was led to its arming by every act that this takes, its condition found to be met, and as
 * many copies of it as are asked for, each with a moment of its own. Answers what makes such copies.
 */
export async function armEvents(ctx: ServerContext) {
  const first = instant(Math.ceil(ctx.now() / minute) * minute + 48 * hour)
  const table = await armedTable(ctx, { local: toIso(first).slice(0, 16) })
  const { secretary, verifier, framework } = table
  const { terms } = await eventNow(ctx.db, table)
  const finding = {
    event: table.event,
    condition: terms.conditions[0]?.id,
    verdict: 'verified',
    words: '',
    confidence: 'high',
    evidence,
    days: '30',
  }
  const present = { ...verifier, presenceProvedAt: ctx.now() }
  await issueFinding(ctx, present, finding, newId())
  const armed = await eventNow(ctx.db, table)

  /** Copies due `after` milliseconds from `from`, one for each delay. */
  async function copies(from: Instant, delays: readonly number[]): Promise<readonly EventId[]> {
    return ctx.db.transaction(async (tx) => {
      const ids: EventId[] = []
      for (const delay of delays) {
        const { trigger } = armed.terms
        if (trigger.kind !== 'instant') throw new Error('these events have a fixed moment')
        const t0 = { ...trigger.t0, at: later(from, delay) }
        const id = newId<'event'>()
        const event = { ...armed, id, terms: { ...armed.terms, trigger: { ...trigger, t0 } } }
        await insertEvent(tx, { framework, title: 'One of many', event, at: ctx.now() })
        await watch(tx, [event], ctx.now())
        ids.push(id)
      }
      return ids
    })
  }
  return { copies, coalition: secretary.coalition }
}
