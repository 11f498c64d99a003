import { endSession } from '#db/accounts-sessions.ts'

import type { ServerContext } from '../context.ts'
import type { SetCookies } from './auth.ts'
import type { Requester } from './requester.ts'

/** Ends the session of this browser, in the database and in its cookies (SI5). Twice does no harm. */
export async function signOut(ctx: ServerContext, requester: Requester): Promise<SetCookies> {
  const token = await ctx.auth.tokenOf(requester.cookie)
  if (token !== null) {
    await endSession(ctx.db, token)
    ctx.rooms.recheckAccess()
  }
  return ctx.auth.forgetSession()
}
