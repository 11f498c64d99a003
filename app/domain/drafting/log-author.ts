import type { DelegationId, MandateId, PersonId, SessionId } from '../kernel/id.ts'

/** What the system itself writes into a text, by name: no row of a log is without its author. */
export const systemActors = [
  'template',
  'import',
  'grammar',
  'consolidation',
  'comments',
  'bridge',
  'correction',
  'arrangement',
  'proposal',
  'renumbering',
] as const
export type SystemActor = (typeof systemActors)[number]

/** For whom something is written: a person under a mandate of a delegation. */
export type OnBehalf = { person: PersonId; mandate: MandateId; delegation: DelegationId }

/** Who wrote a row of the log: a person through one socket, or the system, perhaps at someone's request. */
export type Author =
  | ({ kind: 'person'; session: SessionId; connection: string; n: number } & OnBehalf)
  | { kind: 'system'; actor: SystemActor; request: OnBehalf | null }

/** The author as one word, as it enters the chain (log-chain.ts): ids joined by slashes. */
export function actorWord(author: Author): string {
  switch (author.kind) {
    case 'person': {
      const { person, mandate, delegation, session, connection, n } = author
      return [person, mandate, delegation, session, connection, n].join('/')
    }
    case 'system': {
      const { actor, request } = author
      if (request === null) return actor
      return [actor, request.person, request.mandate, request.delegation].join('/')
    }
  }
}
