import * as z from 'zod'

import { decideUse } from '#app/domain/accounts/one-time-link.ts'
import { newPassword } from '#app/domain/accounts/password.ts'
import { findLink, lockLink, saveUse } from '#db/accounts-links.ts'
import { endSessionsOf } from '#db/accounts-sessions.ts'
import { savePassword } from '#db/accounts.ts'

import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { accept, NotFound } from '../refusals.ts'
import { hashToken, oneTimeToken } from './one-time-token.ts'

const Reset = z.object({ token: oneTimeToken(), password: newPassword() })

/** Whose password a link would change. Throws NotFound, Refused `link-used` and `link-expired`. */
export async function findResetLink(
  ctx: Pick<ServerContext, 'db' | 'now'>,
  token: string,
): Promise<{ name: string; email: string }> {
  const link = await findLink(ctx.db, 'reset-password', hashToken(token))
  if (link === null || link.name === null || link.email === null) throw new NotFound()
  accept(decideUse(link, ctx.now()))
  return { name: link.name, email: link.email }
}

/**
 * Gives the owner of the link a new password and ends every session of theirs; they sign in again, with
 * their second factor if they have one. Throws NotFound, Refused `link-used` and `link-expired`.
 */
export async function resetPassword(ctx: ServerContext, input: unknown): Promise<void> {
  const { token, password } = parse(Reset, input)
  const tokenHash = hashToken(token)
  await findResetLink(ctx, token)
  const hash = await ctx.auth.passwords.hash(password)
  const now = ctx.now()
  await ctx.db.transaction(async (tx) => {
    const link = await lockLink(tx, 'reset-password', tokenHash)
    if (link === null || link.person === null) throw new NotFound()
    accept(decideUse(link, now))
    await saveUse(tx, tokenHash, now)
    await savePassword(tx, link.person, hash, now)
    await endSessionsOf(tx, link.person)
  })
  ctx.rooms.recheckAccess()
}
