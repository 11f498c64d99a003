import type { DelegationKind } from '#app/domain/accounts/delegation.ts'
import { effectFor, isReadBy, isReservation } from '#app/domain/drafting/statement.ts'
import type { Statement } from '#app/domain/drafting/statement.ts'
import type { Deadline } from '#app/domain/kernel/deadline.ts'
import type { DelegationId, PersonId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { Matter } from '#app/domain/kernel/notice.ts'
import { listDelegations } from '#db/accounts.ts'
import type { Tx } from '#db/client.ts'
import type { DocumentRow } from '#db/drafting.ts'
import { settleMatter } from '#db/notices.ts'
import { readStatements } from '#db/statements.ts'

import { give } from '../notices/give.ts'
import { peopleWhoMay } from '../notices/people-who-may.ts'

type Told = Pick<DocumentRow, 'id' | 'coalition' | 'grants' | 'drafting'>

/** Tells everyone who may read a statement that it was made (notices N18). Called last, as `give` asks. */
export async function tellOfStatement(
  tx: Tx,
  document: Told,
  { statement, at, by }: { statement: Statement; at: Instant; by: PersonId },
): Promise<void> {
  const { coalition } = document
  const kinds = new Map(
    (await listDelegations(tx, coalition)).map(({ id, kind }) => [id, kind] as const),
  )
  const reads = (kind: DelegationKind | undefined) =>
    kind !== undefined && isReadBy(kind, statement)
  const to = (
    await peopleWhoMay(tx, 'document.read', document, (one) => reads(kinds.get(one)))
  ).filter((one) => one !== by)
  await give(tx, { coalition, matter: matterOf('statement-made', document), to, due: null, at })
}

/**
 * Brings the desks of heads after what each delegation may still object to, by the end that comes first:
 * reservations that it has neither objected to nor accepted by silence (notices N18).
 */
export async function tellOfReservations(
  tx: Tx,
  document: Told,
  { before, at }: { before: readonly Statement[]; at: Instant },
): Promise<void> {
  const { coalition } = document
  const matter = matterOf('reservation-made', document)
  const now = await readStatements(tx, document.id)
  const members = (await listDelegations(tx, coalition)).filter(({ kind }) => kind === 'member')
  for (const { id } of members) {
    const [then, due] = [firstEnd(id, before, at), firstEnd(id, now, at)]
    const to = await peopleWhoMay(tx, 'statement.make', document, (one) => one === id)
    if (due === null) await settleMatter(tx, coalition, matter, to, at)
    else if (due.at !== then?.at) await give(tx, { coalition, matter, to, due, at })
  }
}

function firstEnd(
  member: DelegationId,
  statements: readonly Statement[],
  at: Instant,
): Deadline | null {
  const pending = statements
    .filter(isReservation)
    .filter((one) => one.by !== member && effectFor(member, one, statements, at) === 'pending')
  return pending.map(({ kind }) => kind.acceptedAfter).toSorted((a, b) => a.at - b.at)[0] ?? null
}

function matterOf(
  kind: 'statement-made' | 'reservation-made',
  { id }: Pick<DocumentRow, 'id'>,
): Matter {
  return { kind, subject: { kind: 'document', id } }
}
