import type { CoalitionId, DocumentId } from '#app/domain/kernel/id.ts'
import type { EventId } from '#app/domain/relief/event.ts'

/**
 * What an open page may have to read again. An event carries a topic and an id, never content, so
 * nothing leaks through it; who may not see the subject is not told either.
 */
export type Topic =
  | { topic: 'frameworks' | 'people' | 'record'; subject: CoalitionId }
  | { topic: 'document' | 'labels' | 'brackets' | 'paragraphs'; subject: DocumentId }
  | { topic: 'relief'; subject: EventId }

export type TopicName = Topic['topic']
