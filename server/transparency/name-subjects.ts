import type { MandateKind } from '#app/domain/accounts/mandate.ts'
import { accessTo } from '#app/domain/accounts/may.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { DocumentId, FrameworkId, MandateId, PersonId } from '#app/domain/kernel/id.ts'
import type { EventId } from '#app/domain/relief/event.ts'
import { parseEntry } from '#app/domain/transparency/entry.ts'
import type { Entry } from '#app/domain/transparency/entry.ts'
import { readDocuments } from '#db/drafting.ts'
import { readFrameworks } from '#db/frameworks.ts'
import { readEventTitles } from '#db/relief.ts'
import { readExemptionTitles } from '#db/safeguards.ts'

import { listPeople } from '../accounts/list-people.ts'
import type { ServerContext } from '../context.ts'
import { nameMatters } from '../positions/name-matters.ts'
import type { NamedMatter } from '../positions/name-matters.ts'
import { nameSnapbacks } from '../safeguards/name-snapbacks.ts'

/** What an act was done to, in words that this viewer may read, and enough to lead there. */
export type NamedSubject =
  | { kind: 'document'; id: DocumentId; symbol: string; title: string }
  | { kind: 'framework'; id: FrameworkId; name: string }
  | ({ kind: 'subject' } & NamedMatter)
  | { kind: 'relief-event'; id: EventId; title: string }
  | { kind: 'exemption'; id: string; framework: FrameworkId; title: string }
  | { kind: 'snapback'; id: string; framework: FrameworkId; provision: string }
  | { kind: 'delegation'; code: string; name: string }
  | { kind: 'person'; id: PersonId; name: string; mandate: MandateKind }

/**
 * Names the subjects of entries, one answer an entry. The record itself holds ids only; what the viewer
 * may not see, or what is gone, stays without a name.
 */
export async function nameSubjects(
  ctx: Pick<ServerContext, 'db' | 'now' | 'demo'>,
  viewer: Viewer,
  entries: readonly { entry: string }[],
): Promise<(NamedSubject | null)[]> {
  if (entries.length === 0) return []
  const [documents, frameworks, subjects, events, exemptions, snapbacks, delegations] =
    await Promise.all([
      readDocuments(ctx.db, { coalition: viewer.coalition }),
      readFrameworks(ctx.db, viewer.coalition),
      nameMatters(ctx, viewer),
      readEventTitles(ctx.db, viewer.coalition),
      readExemptionTitles(ctx.db, viewer.coalition),
      nameSnapbacks(ctx, viewer),
      listPeople(ctx, viewer),
    ])
  const known: Known = {
    document: byId(documents.filter((document) => accessTo(viewer, document) !== null)),
    framework: byId(frameworks),
    subject: subjects,
    event: byId(events),
    exemption: byId(exemptions),
    snapback: byId(snapbacks),
    delegation: byId(delegations),
    mandate: byId(delegations.flatMap(({ mandates }) => mandates)),
  }
  return entries.map(({ entry }) => subjectOf(parseEntry(entry), known))
}

type Known = {
  document: ReadonlyMap<string, { id: DocumentId; symbol: string; title: string }>
  framework: ReadonlyMap<string, { id: FrameworkId; name: string }>
  subject: ReadonlyMap<string, NamedMatter>
  event: ReadonlyMap<string, { id: EventId; title: string }>
  exemption: ReadonlyMap<string, { id: string; framework: FrameworkId; title: string }>
  snapback: ReadonlyMap<string, { id: string; framework: FrameworkId; provision: string }>
  delegation: ReadonlyMap<string, { code: string; name: string }>
  mandate: ReadonlyMap<
    string,
    { id: MandateId; kind: MandateKind; person: { id: PersonId; name: string } }
  >
}

function subjectOf(entry: Entry, known: Known): NamedSubject | null {
  switch (entry.t) {
    case 'coalition.create':
    case 'text.anchor':
      return null
    case 'delegation.create':
      return delegationOf(known, entry.b.delegation)
    case 'framework.create':
    case 'position.import':
    case 'measure.add':
    case 'measure.correct':
    case 'measure.act':
    case 'measure.clock':
    case 'blackout.enter':
    case 'blackout.lift':
    case 'snapback.agree':
    case 'plan.create':
    case 'plan.act': {
      const found = known.framework.get(entry.b.framework)
      return found === undefined ? null : { kind: 'framework', id: found.id, name: found.name }
    }
    case 'document.create':
    case 'document.open':
    case 'document.close':
    case 'document.access':
    case 'document.negotiation':
    case 'bracket.act':
    case 'bracket.rule':
    case 'sitting.act':
    case 'paragraph.act':
    case 'life.act':
    case 'oral-revision.act':
    case 'roll-call.act':
    case 'silence.act':
    case 'statement.act':
    case 'format.publish':
    case 'sponsors.act': {
      const found = known.document.get(entry.b.document)
      if (found === undefined) return null
      return { kind: 'document', id: found.id, symbol: found.symbol, title: found.title }
    }
    case 'subject.create':
    case 'position.act':
    case 'position.seal':
    case 'bridge.act': {
      const found = known.subject.get(entry.b.subject)
      return found === undefined ? null : { kind: 'subject', ...found }
    }
    case 'relief.propose':
    case 'relief.act':
    case 'relief.find':
    case 'relief.clock': {
      const found = known.event.get(entry.b.event)
      return found === undefined ? null : { kind: 'relief-event', ...found }
    }
    case 'exemption.act':
    case 'exemption.clock': {
      const found = known.exemption.get(entry.b.exemption)
      return found === undefined ? null : { kind: 'exemption', ...found }
    }
    case 'snapback.act':
    case 'snapback.clock': {
      const found = known.snapback.get(entry.b.snapback)
      return found === undefined ? null : { kind: 'snapback', ...found }
    }
    case 'invitation.create':
      return delegationOf(known, entry.b.delegation)
    case 'invitation.accept':
      return personOf(known, entry.b.mandate)
    case 'mandate.change':
      return personOf(known, entry.b.mandate) ?? delegationOf(known, entry.b.delegation)
  }
}

function delegationOf(known: Known, id: string): NamedSubject | null {
  const found = known.delegation.get(id)
  if (found === undefined) return null
  return { kind: 'delegation', code: found.code, name: found.name }
}

function personOf(known: Known, mandate: string): NamedSubject | null {
  const found = known.mandate.get(mandate)
  if (found === undefined) return null
  return { kind: 'person', id: found.person.id, name: found.person.name, mandate: found.kind }
}

function byId<Row extends { id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.id, row]))
}
