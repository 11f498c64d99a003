import type { CoalitionId, DelegationId, DocumentId } from '#app/domain/kernel/id.ts'

/**
 * What an open page may have to read again. An event carries a topic and an id, never content, so
 * nothing leaks through it; who may not see the subject is not told either.
 */
export type Topic =
  | { topic: 'frameworks' | 'people' | 'record'; subject: CoalitionId }
  | { topic: 'document' | 'labels' | 'brackets' | 'paragraphs' | 'comments'; subject: DocumentId }
  /** A delegation's own notes, on whichever text. */
  | { topic: 'notes'; subject: DelegationId }

export type TopicName = Topic['topic']
