import type { Delegation } from '#app/domain/accounts/delegation.ts'
import type { MandateKind } from '#app/domain/accounts/mandate.ts'
import { listEveryone } from '#db/accounts.ts'

import type { ServerContext } from '../context.ts'

export type DemoDelegation = Pick<Delegation, 'id' | 'code' | 'name' | 'kind' | 'hue'> & {
  people: { name: string; email: string; mandate: MandateKind }[]
}

/** Whom a visitor of the demo world can become, by delegation. Elsewhere there is nobody (SI10). */
export async function listDemoPeople(
  ctx: Pick<ServerContext, 'db' | 'demo'>,
): Promise<DemoDelegation[]> {
  if (!ctx.demo) return []
  const delegations: DemoDelegation[] = []
  for (const { delegation, ...person } of await listEveryone(ctx.db)) {
    const last = delegations.at(-1)
    if (last?.id === delegation.id) last.people.push(person)
    else delegations.push({ ...delegation, people: [person] })
  }
  return delegations
}
