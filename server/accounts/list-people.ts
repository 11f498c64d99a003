import type { Delegation } from '#app/domain/accounts/delegation.ts'
import type { MandateKind } from '#app/domain/accounts/mandate.ts'
import { may } from '#app/domain/accounts/may.ts'
import { seesAddresses, seesMandate } from '#app/domain/accounts/sees-mandate.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { Id, MandateId, PersonId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { listOpenInvitations } from '#db/accounts-links.ts'
import { listDelegations, listMandates } from '#db/accounts.ts'

import type { ServerContext } from '../context.ts'
import { requireMay } from './require-may.ts'

export type ListedDelegation = Delegation & {
  mandates: ListedMandate[]
  invitations: ListedInvitation[]
  mayInvite: boolean
}

export type ListedMandate = {
  id: MandateId
  kind: MandateKind
  person: { id: PersonId; name: string; email: string | null }
  mayChange: boolean
}

type ListedInvitation = {
  id: Id<'invitation'>
  name: string
  email: string
  kind: MandateKind
  expiresAt: Instant
}

/** The delegations of the coalition with their people, as far as the viewer may see them (PM10). */
export async function listPeople(
  ctx: Pick<ServerContext, 'db' | 'now' | 'demo'>,
  viewer: Viewer,
): Promise<ListedDelegation[]> {
  const { coalition } = viewer
  requireMay(ctx, viewer, 'people.read', { coalition })
  const [delegations, mandates, invitations] = await Promise.all([
    listDelegations(ctx.db, coalition),
    listMandates(ctx.db, coalition),
    listOpenInvitations(ctx.db, coalition, ctx.now()),
  ])
  return delegations.map((delegation) => {
    const id = delegation.id
    const mayInvite = may(viewer, 'person.invite', { coalition, delegation: id })
    return {
      ...delegation,
      mandates: mandates
        .filter((mandate) => mandate.delegation === id && seesMandate(viewer, mandate))
        .map(({ delegation: of, person, ...mandate }) => ({
          ...mandate,
          person: { ...person, email: seesAddresses(viewer, of) ? person.email : null },
          mayChange: may(viewer, 'mandate.change', {
            coalition,
            delegation: of,
            mandate: mandate.id,
          }),
        })),
      invitations: mayInvite
        ? invitations
            .filter((invitation) => invitation.delegation === id)
            .map(({ id: invitation, name, email, kind, expiresAt }) => ({
              id: invitation,
              name,
              email,
              kind,
              expiresAt,
            }))
        : [],
      mayInvite,
    }
  })
}
