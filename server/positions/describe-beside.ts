import { hashText } from '#app/domain/drafting/text-hash.ts'
import type { Json } from '#app/domain/kernel/canonical-json.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { About } from '#app/domain/positions/subject.ts'
import type { Finding } from '#app/domain/relief/finding.ts'
import { lastMoment } from '#app/domain/relief/terms.ts'
import type { EventRow } from '#db/relief.ts'
import type { ExemptionRow } from '#db/safeguards.ts'

import type { Described } from './describe.ts'

/** A matter that is decided beside texts: part of a relief event, or an exemption. */
export type BesideText = {
  kind: 'benchmark' | 'finding' | 'leg' | 'event-date' | 'exemption'
  of: { id: string; title: string }
  /** It is no longer among the terms. */
  isGone: boolean
  words: string
  /** The date of an event. */
  at: Instant | null
}

type InEvent = Extract<About, { event: unknown }>

/** The wording is what heads agree to there: terms that change are others (SPEC.md PO25). */
export function describeInEvent(
  about: InEvent,
  { id, title, event }: EventRow,
): Described<BesideText> {
  const { kind } = about
  const of = { id, title }
  const { terms, legs, findings } = event
  const there = (words: string, wording: unknown) =>
    beside({ kind, of, words, isGone: false }, wording)
  const gone = beside({ kind, of, words: '', isGone: true }, null)
  switch (about.kind) {
    case 'benchmark': {
      const found = terms.conditions.find((condition) => condition.id === about.benchmark)
      return found === undefined ? gone : there(found.statement, found)
    }
    case 'finding': {
      const found = findings.find((finding) => finding.id === about.finding)
      const on = terms.conditions.find((condition) => condition.id === found?.condition)
      if (found === undefined) return gone
      const { verdict, confidence, evidence } = found
      return there(saidOf(found, on?.statement ?? ''), { verdict, confidence, evidence })
    }
    case 'leg': {
      const found = legs.find((leg) => leg.id === about.leg)
      if (found === undefined) return gone
      const { delegation, purpose, required, instrument, measures, steps } = found
      const agreed = { delegation, purpose, required, instrument, measures, steps }
      return there(instrument.title, agreed)
    }
    case 'event-date': {
      const { at } = lastMoment(terms.trigger)
      const { name, ...rest } = there('', terms.trigger)
      return { name: { ...name, at }, ...rest }
    }
  }
}

/** What is in force, and other terms that are on the table. */
export function describeExemption({ exemption }: ExemptionRow): Described<BesideText> {
  const { id, terms, proposed } = exemption
  const of = { id, title: terms.title }
  const { covers } = proposed ?? terms
  return beside({ kind: 'exemption', of, words: covers, isGone: false }, { terms, proposed })
}

function beside(name: Omit<BesideText, 'at'>, wording: unknown): Described<BesideText> {
  return { name: { ...name, at: null }, wording: hashText(wording as Json), value: null }
}

function saidOf({ verdict }: Finding, statement: string): string {
  if (verdict.is === 'verified') return statement
  const said = verdict.is === 'verified-with-observations' ? verdict.observations : verdict.reason
  return `${statement} – ${said}`
}
