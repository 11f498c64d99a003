import type { DelegationId } from '#app/domain/kernel/id.ts'
import type { ReliefEvent } from '#app/domain/relief/event.ts'
import type { Finding } from '#app/domain/relief/finding.ts'

import type { NamedDelegation } from '../drafting/name-delegations.ts'

export type FindingShown = Omit<Finding, 'by'> & {
  readonly by: NamedDelegation
  readonly statement: string
}

/** The findings of an event with who issued each, and the words of the condition it is on. */
export function namedFindings(
  { findings, terms }: Pick<ReliefEvent, 'findings' | 'terms'>,
  named: (id: DelegationId) => NamedDelegation,
): readonly FindingShown[] {
  const statements = new Map(terms.conditions.map(({ id, statement }) => [id, statement]))
  return findings.map((finding) => ({
    ...finding,
    by: named(finding.by),
    statement: statements.get(finding.condition) ?? '',
  }))
}
