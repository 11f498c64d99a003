import type { LoggedUpdate, NewUpdate } from '#db/document-log.ts'

import type { Pending } from './commit-queue.ts'

/** The row that an edit becomes; none for one that brings nothing new. */
export function asNewUpdate({ member, n, addition }: Pending): NewUpdate[] {
  if (addition === null) return []
  const { id, viewer } = member.connection
  return [
    {
      author: {
        kind: 'person',
        person: viewer.person.id,
        mandate: viewer.mandate.id,
        delegation: viewer.delegation.id,
        session: viewer.session,
        connection: id,
        n,
      },
      clients: [...addition.clients.keys()],
      payload: addition.payload,
    },
  ]
}

/** A row by the connection and the number that its author gave it (SY14). */
export function nameOf({ author }: LoggedUpdate): string | null {
  return author.kind === 'person' ? `${author.connection}/${author.n}` : null
}

export function connectionOf({ author }: LoggedUpdate): string | null {
  return author.kind === 'person' ? author.connection : null
}
