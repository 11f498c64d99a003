import type { CoalitionId, DelegationId, DocumentId, FrameworkId } from '#app/domain/kernel/id.ts'
import type { EventId } from '#app/domain/relief/event.ts'

/**
 * What an open page may have to read again. An event carries a topic and an id, never content, so
 * nothing leaks through it; who may not see the subject is not told either.
 */
export type Topic =
  | { topic: 'frameworks' | 'people' | 'record'; subject: CoalitionId }
  | { topic: 'document' | 'labels' | 'brackets' | 'paragraphs' | 'comments'; subject: DocumentId }
  /** A delegation's own notes, on whichever text. */
  | { topic: 'notes'; subject: DelegationId }
  /** What the members, the chair and the secretariat see of positions; what everyone does. */
  | { topic: 'positions' | 'public-positions'; subject: FrameworkId }
  /** Exemptions, snapbacks, and how relief stands. */
  | { topic: 'safeguards'; subject: FrameworkId }
  | { topic: 'relief'; subject: EventId }

export type TopicName = Topic['topic']
