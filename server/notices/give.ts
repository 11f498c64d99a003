import type { Deadline } from '#app/domain/kernel/deadline.ts'
import type { CoalitionId, PersonId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { noticeKinds } from '#app/domain/kernel/notice-kind.ts'
import type { Matter } from '#app/domain/kernel/notice.ts'
import type { Tx } from '#db/client.ts'
import { readMailWishes } from '#db/mail.ts'
import type { MailWishes } from '#db/mail.ts'
import { insertNotices, settleMatter } from '#db/notices.ts'
import { lockHead } from '#db/transparency.ts'

import { announceByMail } from '../mail/announce.ts'

type Given = {
  coalition: CoalitionId
  matter: Matter
  to: readonly PersonId[]
  due: Deadline | null
  at: Instant
}

/**
 * Gives each of `to` a notice, in the transaction of the act that causes it. Call it last in the
 * act's work: it locks the head of the record, whose size is the index this act will have.
 */
export async function give(tx: Tx, given: Given): Promise<void> {
  if (given.to.length === 0) return
  const wishes = await readMailWishes(tx, given.to)
  const { size: cause } = await lockHead(tx, given.coalition)
  await put(tx, given, { wishes, cause })
}

/** The same for an act that is in the record by now, at `cause`. */
export async function giveFor(tx: Tx, given: Given, cause: bigint): Promise<void> {
  if (given.to.length === 0) return
  await put(tx, given, { wishes: await readMailWishes(tx, given.to), cause })
}

/** The same for what is no act, such as a comment: nothing in the record caused it. */
export async function tell(tx: Tx, given: Given): Promise<void> {
  if (given.to.length === 0) return
  await put(tx, given, { wishes: await readMailWishes(tx, given.to), cause: null })
}

async function put(
  tx: Tx,
  { coalition, matter, to, due, at }: Given,
  { wishes, cause }: { wishes: MailWishes; cause: bigint | null },
): Promise<void> {
  const people = [...new Set(to)]
  const { owed, silence } = noticeKinds[matter.kind]
  await settleMatter(tx, coalition, matter, people, at)
  const given = await insertNotices(tx, coalition, people, {
    ...matter,
    owed,
    silence,
    due,
    cause,
    createdAt: at,
  })
  await announceByMail(tx, given, { wishes, kind: matter.kind, due: due?.at ?? null, at })
}
