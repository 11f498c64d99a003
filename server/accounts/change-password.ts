import * as z from 'zod'

import { newPassword, typedPassword } from '#app/domain/accounts/password.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { endSessionsOf } from '#db/accounts-sessions.ts'
import { findPasswordHash, savePassword } from '#db/accounts.ts'

import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { Refused } from '../refusals.ts'
import { countAttempt, proofBy } from './count-attempt.ts'

const Change = z.object({ current: typedPassword(), password: newPassword() })

/**
 * Changes one's own password and ends one's other sessions, since whoever knew the old one may have
 * begun them. Throws Refused `proof` when the current password is wrong, and `too-many-attempts`.
 */
export async function changePassword(
  ctx: ServerContext,
  viewer: Pick<Viewer, 'person' | 'session'>,
  input: unknown,
): Promise<void> {
  const { current, password } = parse(Change, input)
  const { person, session } = viewer
  const attempt = proofBy(viewer)
  await countAttempt(ctx, attempt)
  const known = await findPasswordHash(ctx.db, person.id)
  const holds =
    known !== null && (await ctx.auth.passwords.verify({ hash: known, password: current }))
  if (!holds) throw new Refused('proof')
  await ctx.auth.attempts.forget(attempt)

  const hash = await ctx.auth.passwords.hash(password)
  await ctx.db.transaction(async (tx) => {
    await savePassword(tx, person.id, hash, ctx.now())
    await endSessionsOf(tx, person.id, session)
  })
  ctx.rooms.recheckAccess()
}
