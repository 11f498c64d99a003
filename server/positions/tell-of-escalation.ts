import type { CoalitionId, DelegationId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { isAct } from '#app/domain/positions/entry.ts'
import type { SubjectId } from '#app/domain/positions/subject.ts'
import type { Visibility } from '#app/domain/positions/vocabulary.ts'
import { listDelegations, listMandates } from '#db/accounts.ts'
import type { Tx } from '#db/client.ts'

import { give, tell } from '../notices/give.ts'

/**
 * Tells heads of delegation that a position has come before them: all of members, or of its owner alone if it
 * is shown no further than to the chair (SPEC.md PO26). Call it last in the act's work, as `give`.
 */
export async function tellOfEscalation(
  tx: Tx,
  {
    coalition,
    subject,
    owner,
  }: { coalition: CoalitionId; subject: SubjectId; owner: DelegationId },
  { to: shown, at }: { to: Visibility; at: Instant },
): Promise<void> {
  const isShared = isAct(shown)
  const members = (await listDelegations(tx, coalition)).filter(({ kind }) => kind === 'member')
  const told = new Set(members.flatMap(({ id }) => (isShared || id === owner ? [id] : [])))
  const to = (await listMandates(tx, coalition)).flatMap(({ kind, delegation, person }) =>
    kind === 'head' && told.has(delegation) ? [person.id] : [],
  )
  const matter = { kind: 'position-escalated', subject: { kind: 'subject', id: subject } } as const
  await (isShared ? give : tell)(tx, { coalition, matter, to, due: null, at })
}
