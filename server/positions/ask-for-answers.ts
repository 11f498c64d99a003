import { permissions } from '#app/domain/accounts/permissions.ts'
import type { CoalitionId, DelegationId, PersonId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { Bridge } from '#app/domain/positions/bridge.ts'
import type { SubjectId } from '#app/domain/positions/subject.ts'
import { listMandates } from '#db/accounts.ts'
import type { Tx } from '#db/client.ts'
import { settleMatter } from '#db/notices.ts'

import { give } from '../notices/give.ts'

type Where = { coalition: CoalitionId; subject: SubjectId; at: Instant }

/** Asks whoever answers for the members that a bridge was put to, or takes the question back from them. */
export async function askForAnswers(tx: Tx, where: Where, bridge: Bridge): Promise<void> {
  const { coalition, subject, at } = where
  const matter = matterOf(subject)
  if (bridge.stage !== 'open') return settleMatter(tx, coalition, matter, 'everyone', at)
  const to = await whoAnswers(tx, coalition, bridge.asked)
  await give(tx, { coalition, matter, to, due: null, at })
}

/** A delegation that has answered owes nothing more. */
export async function noMoreAnswers(tx: Tx, where: Where, delegation: DelegationId): Promise<void> {
  const { coalition, subject, at } = where
  const people = await whoAnswers(tx, coalition, [delegation])
  await settleMatter(tx, coalition, matterOf(subject), people, at)
}

function matterOf(id: SubjectId) {
  return { kind: 'bridge-asked', subject: { kind: 'subject', id } } as const
}

async function whoAnswers(
  tx: Tx,
  coalition: CoalitionId,
  asked: readonly DelegationId[],
): Promise<readonly PersonId[]> {
  const heads: readonly string[] = permissions['bridge.answer'].member
  return (await listMandates(tx, coalition)).flatMap(({ delegation, kind, person }) =>
    asked.includes(delegation) && heads.includes(kind) ? [person.id] : [],
  )
}
