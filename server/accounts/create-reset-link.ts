import * as z from 'zod'

import { linkLasts } from '#app/domain/accounts/one-time-link.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import { later } from '#app/domain/kernel/instant.ts'
import { replaceLink } from '#db/accounts-links.ts'
import { listMandates } from '#db/accounts.ts'

import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { NotFound } from '../refusals.ts'
import { hashToken } from './one-time-token.ts'
import { requireMay } from './require-may.ts'

const ResetLink = z.object({ person: idOf<'person'>() })

/**
 * Makes a link by which a person of the coalition chooses a new password, and answers its token, which
 * is shown once. A link made before stops working. The second factor stays as it is.
 */
export async function createResetLink(
  ctx: ServerContext,
  viewer: Viewer,
  input: unknown,
): Promise<{ token: string }> {
  const { person } = parse(ResetLink, input)
  const { coalition } = viewer
  requireMay(ctx, viewer, 'reset-link.create', { coalition })
  const people = await listMandates(ctx.db, coalition)
  if (!people.some((mandate) => mandate.person.id === person)) throw new NotFound()

  const token = ctx.newSecret()
  const now = ctx.now()
  await ctx.db.transaction((tx) =>
    replaceLink(tx, {
      tokenHash: hashToken(token),
      purpose: 'reset-password',
      person,
      createdAt: now,
      expiresAt: later(now, linkLasts),
    }),
  )
  ctx.log.info({ person, by: viewer.mandate.id }, 'a link for a new password was made')
  return { token }
}
