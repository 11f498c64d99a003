import type { CoalitionId, PersonId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { Matter } from '#app/domain/kernel/notice.ts'
import type { Tx } from '#db/client.ts'
import { settleMatter } from '#db/notices.ts'

/** Takes a matter that is over from everyone's desk, in the transaction of the act that ends it. */
export async function settle(
  tx: Tx,
  { coalition, matter, at }: { coalition: CoalitionId; matter: Matter; at: Instant },
): Promise<void> {
  await settleMatter(tx, coalition, matter, 'everyone', at)
}

/** Takes it from the desks of these people alone: they have answered, or are asked no more. */
export async function settleFor(
  tx: Tx,
  {
    coalition,
    matter,
    people,
    at,
  }: { coalition: CoalitionId; matter: Matter; people: readonly PersonId[]; at: Instant },
): Promise<void> {
  await settleMatter(tx, coalition, matter, people, at)
}
