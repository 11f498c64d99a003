import { linkLasts } from '#app/domain/accounts/one-time-link.ts'
import { later } from '#app/domain/kernel/instant.ts'
import { replaceLink } from '#db/accounts-links.ts'
import { hasPeople } from '#db/accounts.ts'

import type { ServerContext } from '../context.ts'
import { hashToken } from './one-time-token.ts'

/**
 * The address at which the first coalition and its secretariat are set up, once, or null when the
 * database has people already (AC1). A link made before stops working.
 */
export async function createSetUpLink(
  ctx: Pick<ServerContext, 'db' | 'now' | 'newSecret' | 'publicUrl'>,
): Promise<string | null> {
  const token = await createSetUpToken(ctx)
  return token && `${ctx.publicUrl}/set-up/${token}`
}

/** The same, without its address: for a program that sets up a coalition by itself. */
export async function createSetUpToken(
  ctx: Pick<ServerContext, 'db' | 'now' | 'newSecret'>,
): Promise<string | null> {
  if (await hasPeople(ctx.db)) return null
  const token = ctx.newSecret()
  const now = ctx.now()
  await ctx.db.transaction((tx) =>
    replaceLink(tx, {
      tokenHash: hashToken(token),
      purpose: 'set-up',
      createdAt: now,
      expiresAt: later(now, linkLasts),
    }),
  )
  return token
}
