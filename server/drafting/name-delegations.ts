import type { Delegation } from '#app/domain/accounts/delegation.ts'
import type { DelegationId } from '#app/domain/kernel/id.ts'

/** A delegation as pages show it beside what it did. */
export type NamedDelegation = Pick<Delegation, 'id' | 'code' | 'name' | 'hue'>

/** Gives each delegation that a text speaks of its name; one that nobody knows stays in sight. */
export function nameDelegations(delegations: readonly NamedDelegation[]) {
  const known = new Map(delegations.map((delegation) => [delegation.id, delegation]))
  return (id: DelegationId): NamedDelegation => {
    const { code, name, hue } = known.get(id) ?? unknown
    return { id, code, name, hue }
  }
}

const unknown = { code: '?', name: '?', hue: 0 }
