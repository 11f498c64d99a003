import type { Deadline } from '#app/domain/kernel/deadline.ts'
import type { CoalitionId, PersonId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { noticeKinds } from '#app/domain/kernel/notice.ts'
import type { Matter } from '#app/domain/kernel/notice.ts'
import type { Tx } from '#db/client.ts'
import { insertNotices, settleMatter } from '#db/notices.ts'
import { lockHead } from '#db/transparency.ts'

/**
 * Gives each of `to` a notice, in the transaction of the act that causes it. Call it last in the
 * act's work: it locks the head of the record, whose size is the index this act will have.
 */
export async function give(
  tx: Tx,
  {
    coalition,
    matter,
    to,
    due,
    at,
  }: {
    coalition: CoalitionId
    matter: Matter
    to: readonly PersonId[]
    due: Deadline | null
    at: Instant
  },
): Promise<void> {
  const people = [...new Set(to)]
  if (people.length === 0) return
  const { owed, silence } = noticeKinds[matter.kind]
  const { size: cause } = await lockHead(tx, coalition)
  await settleMatter(tx, coalition, matter, people, at)
  await insertNotices(tx, coalition, people, {
    ...matter,
    owed,
    silence,
    due,
    cause,
    createdAt: at,
  })
}
