import type { Silence } from '#app/domain/drafting/silence.ts'
import type { Deadline } from '#app/domain/kernel/deadline.ts'
import type { PersonId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { Matter } from '#app/domain/kernel/notice.ts'
import type { Tx } from '#db/client.ts'
import type { DocumentRow } from '#db/drafting.ts'
import { settleMatter } from '#db/notices.ts'

import { give } from '../notices/give.ts'
import { peopleWhoMay } from '../notices/people-who-may.ts'

type SilenceMatter = Extract<Matter['kind'], `${string}silence${string}`>

/**
 * Tells everyone who reads a text that words of it are under silence, and how that ended. Whose silence
 * consents has it on the desk until the delegation answers or the time is over (notices N11–N13). Called
 * last in an act's work, as `give` asks.
 */
export async function tellOfSilence(
  tx: Tx,
  document: Pick<DocumentRow, 'id' | 'coalition' | 'grants' | 'drafting'>,
  {
    before,
    after,
    at,
    by,
  }: { before: Silence | null; after: Silence; at: Instant; by: PersonId | null },
): Promise<void> {
  const { coalition } = document
  const matterOf = (kind: SilenceMatter): Matter => ({
    kind,
    subject: { kind: 'document', id: document.id },
  })
  const tell = (kind: SilenceMatter, to: readonly PersonId[], due: Deadline | null) =>
    give(tx, { coalition, matter: matterOf(kind), to, due, at })
  const readers = (await peopleWhoMay(tx, 'document.read', document)).filter((id) => id !== by)
  if (after.stage !== 'under-silence') {
    for (const kind of ['silence-asked', 'silence-runs'] as const) {
      await settleMatter(tx, coalition, matterOf(kind), 'everyone', at)
    }
    await tell(outcomes[after.stage], readers, after.stage === 'adopted' ? after.statements : null)
    return
  }
  const asked = await peopleWhoMay(
    tx,
    'silence.answer',
    document,
    (delegation) => !after.supporters.includes(delegation),
  )
  const all = await peopleWhoMay(tx, 'silence.answer', document)
  const answered = all.filter((id) => !asked.includes(id))
  if (answered.length > 0) {
    await settleMatter(tx, coalition, matterOf('silence-asked'), answered, at)
  }
  if (before?.stage === 'under-silence' && before.expiry.at === after.expiry.at) return
  await tell('silence-asked', asked, after.expiry)
  await tell(
    'silence-runs',
    readers.filter((id) => !asked.includes(id)),
    after.expiry,
  )
}

/** What is told once it is over. */
const outcomes = {
  broken: 'silence-broken',
  withdrawn: 'silence-withdrawn',
  adopted: 'adopted-by-silence',
} as const satisfies Record<Exclude<Silence['stage'], 'under-silence'>, SilenceMatter>
