import type { Delegation } from '#app/domain/accounts/delegation.ts'
import type { MandateKind } from '#app/domain/accounts/mandate.ts'
import { decideUse } from '#app/domain/accounts/one-time-link.ts'
import { findInvitation as findByHash } from '#db/accounts-links.ts'
import { findPersonByEmail } from '#db/accounts.ts'

import type { ServerContext } from '../context.ts'
import { accept, NotFound } from '../refusals.ts'
import { hashToken } from './one-time-token.ts'

export type OpenInvitation = {
  name: string
  email: string
  kind: MandateKind
  coalition: string
  delegation: Pick<Delegation, 'code' | 'name' | 'kind' | 'hue'>
  /** The person has an account, and accepts by being signed in rather than by choosing a password. */
  known: boolean
}

/** What an invitation's link offers. Throws NotFound, Refused `link-used` and `link-expired`. */
export async function findInvitation(
  ctx: Pick<ServerContext, 'db' | 'now'>,
  token: string,
): Promise<OpenInvitation> {
  const found = await findByHash(ctx.db, hashToken(token))
  if (found === null) throw new NotFound()
  accept(decideUse(found, ctx.now()))
  const { name, email, kind, coalition, delegation } = found
  return {
    name,
    email,
    kind,
    coalition: coalition.name,
    delegation: {
      code: delegation.code,
      name: delegation.name,
      kind: delegation.kind,
      hue: delegation.hue,
    },
    known: (await findPersonByEmail(ctx.db, email)) !== null,
  }
}
