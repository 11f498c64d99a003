import * as z from 'zod'

import { decideInvitation, invitationLasts } from '#app/domain/accounts/invitation.ts'
import { mandateKinds } from '#app/domain/accounts/mandate.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import type { Id } from '#app/domain/kernel/id.ts'
import { later } from '#app/domain/kernel/instant.ts'
import { email, line } from '#app/domain/kernel/text.ts'
import { insertInvitation, renewInvitation } from '#db/accounts-links.ts'
import { actsFor, findDelegation } from '#db/accounts.ts'

import { act } from '../act.ts'
import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { accept, NotFound } from '../refusals.ts'
import { hashToken } from './one-time-token.ts'
import { requireMay } from './require-may.ts'

const Invitation = z.object({
  delegation: idOf<'delegation'>(),
  name: line(120),
  email: email(),
  kind: z.enum(mandateKinds, 'choice'),
})

/**
 * Invites someone to act for a delegation and answers the token of the link, which is shown once and
 * sent on by whoever invites. A repeated request answers a new token, since the first answer may have
 * been lost. Throws Refused `acts-already`, `chair` (AC6) and `head-invites` (AC7).
 */
export async function invite(
  ctx: ServerContext,
  viewer: Viewer,
  input: unknown,
  key: string,
): Promise<{ invitation: Id<'invitation'>; token: string }> {
  const command = parse(Invitation, input)
  const { coalition } = viewer
  const delegation = await findDelegation(ctx.db, coalition, command.delegation)
  if (delegation === null) throw new NotFound()
  requireMay(ctx, viewer, 'person.invite', { coalition, delegation: delegation.id })

  const token = ctx.newSecret()
  const { invitation } = await act(ctx, viewer, { key, command }, async (tx) => {
    const actsAlready = await actsFor(tx, command.email, delegation.id)
    accept(decideInvitation({ actsAlready, by: viewer }, command))
    const id = ctx.newId<'invitation'>()
    const now = ctx.now()
    await insertInvitation(tx, {
      id,
      delegation: delegation.id,
      email: command.email,
      name: command.name,
      mandateKind: command.kind,
      tokenHash: hashToken(token),
      invitedBy: viewer.mandate.id,
      createdAt: now,
      expiresAt: later(now, invitationLasts),
    })
    return {
      entry: {
        t: 'invitation.create',
        b: { invitation: id, delegation: delegation.id },
      },
      subject: id,
      topics: [{ topic: 'people', subject: coalition }],
      result: { invitation: id },
    }
  })
  await renewInvitation(ctx.db, invitation, hashToken(token))
  return { invitation, token }
}
