import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { instant } from '#app/domain/kernel/instant.ts'
import {
  hasSecondFactor,
  listOwnMandates,
  listPasskeys,
  listSessions,
} from '#db/accounts-sessions.ts'
import { readMailWish } from '#db/mail.ts'

import type { ServerContext } from '../context.ts'

/** What a person's own page shows: for whom they act, how they sign in, where they are signed in. */
export async function readAccount(
  ctx: Pick<ServerContext, 'db'>,
  { person, session }: Pick<Viewer, 'person' | 'session'>,
) {
  const [mandates, sessions, passkeys, secondFactor, mails] = await Promise.all([
    listOwnMandates(ctx.db, person.id),
    listSessions(ctx.db, person.id),
    listPasskeys(ctx.db, person.id),
    hasSecondFactor(ctx.db, person.id),
    readMailWish(ctx.db, person.id),
  ])
  return {
    person,
    mandates,
    secondFactor,
    mails,
    passkeys,
    sessions: sessions.map(({ createdAt, ...found }) => ({
      ...found,
      begunAt: instant(createdAt.getTime()),
      isThisOne: found.id === session,
    })),
  }
}
