import type { MandateId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import {
  endSession,
  findSession,
  listOwnMandates,
  saveMandateOfSession,
  savePresence,
} from '#db/accounts-sessions.ts'

import type { ServerContext } from '../context.ts'
import type { OpenedSession, SetCookies } from './auth.ts'
import type { Requester } from './requester.ts'

/**
 * What every way of signing in ends with: the session that was there before is over (SI3), the new one
 * has just seen its person unless something else is known, and it acts under the mandate that is known,
 * else under the only one there is, else under none until one is chosen (SI4).
 */
export async function beginSession(
  ctx: ServerContext,
  requester: Requester,
  opened: OpenedSession,
  known: { under?: MandateId; presenceProvedAt?: Instant } = {},
): Promise<SetCookies> {
  const before = await ctx.auth.tokenOf(requester.cookie)
  await ctx.db.transaction(async (tx) => {
    if (before !== null) await endSession(tx, before)
    const found = await findSession(tx, opened.token)
    if (found === null) throw new Error('the session just opened is not in the database')
    await savePresence(tx, found.session.id, known.presenceProvedAt ?? ctx.now())
    const under = known.under ?? only(await listOwnMandates(tx, found.person.id))
    if (under !== null) await saveMandateOfSession(tx, found.session.id, under)
  })
  if (before !== null) ctx.rooms.recheckAccess()
  return opened.setCookies
}

function only(mandates: readonly { id: MandateId }[]): MandateId | null {
  return mandates.length === 1 ? (mandates[0]?.id ?? null) : null
}
