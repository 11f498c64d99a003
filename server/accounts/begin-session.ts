import {
  actFor,
  endSession,
  findSession,
  listOwnMandates,
  savePresence,
} from '#db/accounts-sessions.ts'

import type { ServerContext } from '../context.ts'
import { Refused } from '../refusals.ts'
import type { OpenedSession, SetCookies } from './auth.ts'
import type { Requester } from './requester.ts'

/**
 * What every way of signing in ends with: the session that was there before is over (SI3), the new one
 * has just seen its person, and it acts for the only mandate there is, or for none until one of
 * several is chosen (SI4). Throws Refused `no-mandate` for who no longer acts for anyone.
 */
export async function beginSession(
  ctx: ServerContext,
  requester: Requester,
  opened: OpenedSession,
): Promise<SetCookies> {
  const before = await ctx.auth.tokenOf(requester.cookie)
  const acts = await ctx.db.transaction(async (tx) => {
    if (before !== null) await endSession(tx, before)
    const found = await findSession(tx, opened.token)
    if (found === null) throw new Error('the session just opened is not in the database')
    const mandates = await listOwnMandates(tx, found.person.id)
    if (mandates.length === 0) {
      await endSession(tx, opened.token)
      return false
    }
    await savePresence(tx, found.session.id, ctx.now())
    const [only, another] = mandates
    await actFor(tx, found.session.id, another === undefined && only ? only.id : null)
    return true
  })
  if (before !== null) ctx.rooms.recheckAccess()
  if (!acts) throw new Refused('no-mandate')
  return opened.setCookies
}
