import { toIso } from '#app/domain/kernel/instant.ts'
import type { EventFact } from '#app/domain/relief/event.ts'
import type { Entry } from '#app/domain/transparency/entry.ts'

type Said = Pick<Extract<Entry, { t: 'relief.clock' }>['b'], 'happened' | 'due'>

/** What time alone did to an event among these facts, in the words of the record; null if nothing. */
export function saidByTime(facts: readonly EventFact[]): Said | null {
  const happened = [...new Set(facts.flatMap(said))]
  if (happened.length === 0) return null
  const due = facts.map(dueOf).find((one) => one !== null) ?? null
  return { happened, due: due === null ? null : toIso(due) }
}

export function hasFired(facts: readonly EventFact[]): boolean {
  return facts.some(({ type }) => type === 'fired')
}

function said(fact: EventFact): Said['happened'] {
  if (fact.type === 'leg') return isExpiry(fact) ? ['lapsed'] : []
  if (fact.type === 'reversal-begun') {
    return fact.reversal.ground.by === 'snapback' ? [fact.type] : []
  }
  const isOfTime =
    fact.type === 'fired' ||
    fact.type === 'stopped' ||
    fact.type === 'disarmed' ||
    fact.type === 'window-ended'
  return isOfTime ? [fact.type] : []
}

/** A word that is taken back, or that lapses with new terms, is somebody's act. */
function isExpiry({ fact }: Extract<EventFact, { type: 'leg' }>): boolean {
  return fact.type === 'lapsed' && fact.lapse.because === 'expired'
}

function dueOf(fact: EventFact) {
  if (fact.type === 'fired') return fact.firing.due
  return fact.type === 'stopped' ? fact.stop.due : null
}
