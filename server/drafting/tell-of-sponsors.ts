import { unconfirmed } from '#app/domain/drafting/co-sponsorship.ts'
import type { CoSponsorship } from '#app/domain/drafting/co-sponsorship.ts'
import type { DelegationId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { Matter } from '#app/domain/kernel/notice.ts'
import type { Tx } from '#db/client.ts'
import type { DocumentRow } from '#db/drafting.ts'
import { settleMatter } from '#db/notices.ts'

import { give } from '../notices/give.ts'
import { peopleWhoMay } from '../notices/people-who-may.ts'

/**
 * Tells those who sponsored what was revised in substance that their name is not printed until they confirm,
 * and takes it from their desks once they have, have left or can no longer (notices N17). Called last in an
 * act's work, as `give` asks.
 */
export async function tellOfSponsors(
  tx: Tx,
  document: Pick<DocumentRow, 'id' | 'coalition' | 'grants' | 'drafting'>,
  { before, after, at }: { before: CoSponsorship | null; after: CoSponsorship; at: Instant },
): Promise<void> {
  const { id, coalition } = document
  const matter: Matter = { kind: 'sponsor-again', subject: { kind: 'document', id } }
  const [then, now] = [asked(before), asked(after)]
  const headsOf = (of: (delegation: DelegationId) => boolean) =>
    peopleWhoMay(tx, 'sponsors.join', document, of)
  const free = await headsOf((one) => then.has(one) && !now.has(one))
  if (free.length > 0) await settleMatter(tx, coalition, matter, free, at)
  const isAnew = before?.symbol !== after.symbol
  const to = await headsOf((one) => now.has(one) && (isAnew || !then.has(one)))
  await give(tx, { coalition, matter, to, due: after.stage === 'open' ? after.until : null, at })
}

function asked(list: CoSponsorship | null): ReadonlySet<DelegationId> {
  return new Set(list?.stage === 'open' ? unconfirmed(list) : [])
}
