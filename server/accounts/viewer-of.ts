import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { SessionId } from '#app/domain/kernel/id.ts'
import { instant } from '#app/domain/kernel/instant.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { findSession } from '#db/accounts-sessions.ts'
import type { Database } from '#db/client.ts'

import type { Auth } from './auth.ts'

/** Whoever sends a request. Between signing in and choosing one of several mandates one may nothing. */
export type Visitor =
  | { state: 'public' }
  | {
      state: 'choosing'
      session: SessionId
      person: Viewer['person']
      presenceProvedAt: Instant
    }
  | { state: 'acting'; viewer: Viewer }

type Reach = { db: Database; auth: Auth }

/** Who is signed in with this `Cookie` header and for whom they act (SI4): one query. */
export async function visitorOf({ db, auth }: Reach, cookie: string | null): Promise<Visitor> {
  const token = await auth.tokenOf(cookie)
  const found = token === null ? null : await findSession(db, token)
  if (found === null) return { state: 'public' }

  const { session, delegation, mandate } = found
  const person = {
    id: found.person.id,
    name: found.person.name,
    email: found.person.email,
    locale: found.person.locale,
  }
  const presenceProvedAt = session.presenceProvedAt ?? instant(session.createdAt.getTime())
  if (mandate === null || delegation === null) {
    return { state: 'choosing', session: session.id, person, presenceProvedAt }
  }
  // Ending a mandate deletes its sessions; one that begins at that very moment is caught here (AC5).
  if (mandate.endedAt !== null) return { state: 'public' }
  return {
    state: 'acting',
    viewer: {
      session: session.id,
      person,
      coalition: delegation.coalition,
      delegation: {
        id: delegation.id,
        code: delegation.code,
        name: delegation.name,
        kind: delegation.kind,
        timeZone: delegation.timeZone,
        hue: delegation.hue,
      },
      mandate: { id: mandate.id, kind: mandate.kind },
      presenceProvedAt,
    },
  }
}

/** The viewer of a `Cookie` header, or null for the public and for who has not chosen a mandate yet. */
export async function viewerOf(ctx: Reach, cookie: string | null): Promise<Viewer | null> {
  const visitor = await visitorOf(ctx, cookie)
  return visitor.state === 'acting' ? visitor.viewer : null
}

/** The person behind a session, whether or not a mandate is chosen; null for the public. */
export function signedInOf(
  visitor: Visitor,
): Pick<Viewer, 'session' | 'person' | 'presenceProvedAt'> | null {
  switch (visitor.state) {
    case 'public':
      return null
    case 'choosing':
      return visitor
    case 'acting':
      return visitor.viewer
  }
}
