import { may } from '#app/domain/accounts/may.ts'
import type { Subject } from '#app/domain/accounts/may.ts'
import type { DelegationId, PersonId } from '#app/domain/kernel/id.ts'
import { listDelegations, listMandates } from '#db/accounts.ts'
import type { Tx } from '#db/client.ts'

/**
 * Everyone of the coalition who may do this with a document or an event, or only those of some
 * delegations, each as often as they have a mandate for it.
 */
export async function peopleWhoMay<Asked extends keyof Subject>(
  tx: Tx,
  action: Asked,
  subject: Subject[Asked],
  of: (delegation: DelegationId) => boolean = () => true,
): Promise<readonly PersonId[]> {
  const { coalition } = subject
  const delegations = new Map(
    (await listDelegations(tx, coalition)).map((delegation) => [delegation.id, delegation]),
  )
  return (await listMandates(tx, coalition)).flatMap((mandate) => {
    const delegation = delegations.get(mandate.delegation)
    const person = delegation && { coalition, delegation, mandate }
    return person !== undefined && of(mandate.delegation) && may(person, action, subject)
      ? [mandate.person.id]
      : []
  })
}
