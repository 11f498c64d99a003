import { unheardIn } from '#app/domain/drafting/consent-round.ts'
import type { Paragraph } from '#app/domain/drafting/paragraph.ts'
import type { Sitting } from '#app/domain/drafting/sitting.ts'
import type { DelegationId, PersonId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { NoticeKind } from '#app/domain/kernel/notice-kind.ts'
import type { Matter } from '#app/domain/kernel/notice.ts'
import { listMandates } from '#db/accounts.ts'
import type { Tx } from '#db/client.ts'
import type { DocumentRow } from '#db/drafting.ts'
import { settleMatter } from '#db/notices.ts'

import { give } from '../notices/give.ts'
import { peopleWhoMay } from '../notices/people-who-may.ts'

export type AgreementNow = { paragraphs: readonly Paragraph[]; sitting: Sitting | null }

/**
 * Asks heads and alternates for what their delegation now owes on a text, and takes from their desks what
 * it owes no more: an answer in a round, the word of its capital. Everyone who reads the text is told when a
 * member asks for reopening (notices N9, N10). Called last in an act's work, as `give` asks.
 */
export async function tellOfAgreement(
  tx: Tx,
  document: Pick<DocumentRow, 'id' | 'coalition' | 'grants' | 'drafting'>,
  {
    before,
    after,
    at,
    by,
  }: { before: AgreementNow; after: AgreementNow; at: Instant; by: PersonId | null },
): Promise<void> {
  const { coalition } = document
  const mandates = await listMandates(tx, coalition)
  for (const [kind, owing] of Object.entries(debts) as [Debt, (typeof debts)[Debt]][]) {
    const matter = matterOf(kind, document)
    const [then, now] = [owing(before), owing(after)]
    const peopleOf = (delegations: ReadonlySet<DelegationId>) =>
      mandates
        .filter(({ kind: held }) => held === 'head' || held === 'alternate')
        .flatMap(({ delegation, person }) => (delegations.has(delegation) ? [person.id] : []))
    const free = peopleOf(without(then, now))
    if (free.length > 0) await settleMatter(tx, coalition, matter, free, at)
    await give(tx, { coalition, matter, to: peopleOf(without(now, then)), due: null, at })
  }
  const matter = matterOf('reopening-requested', document)
  const [asked, asks] = [requestsIn(before), requestsIn(after)]
  if (asks > asked) {
    const readers = await peopleWhoMay(tx, 'document.read', document)
    const to = readers.filter((id) => id !== by)
    await give(tx, { coalition, matter, to, due: null, at })
  }
  if (asks === 0 && asked > 0) await settleMatter(tx, coalition, matter, 'everyone', at)
}

type Debt = Extract<NoticeKind, 'consent-asked' | 'confirmation-owed'>

/** The delegations that owe each thing. */
const debts: Readonly<Record<Debt, (now: AgreementNow) => ReadonlySet<DelegationId>>> = {
  'consent-asked': ({ paragraphs, sitting }) =>
    new Set(
      paragraphs.flatMap(({ standing }) =>
        standing.is === 'open' && standing.round !== null && sitting !== null
          ? unheardIn(standing.round, sitting)
          : [],
      ),
    ),
  'confirmation-owed': ({ paragraphs }) =>
    new Set(
      paragraphs.flatMap(({ standing }) =>
        standing.is === 'agreed-ad-ref' ? standing.outstanding : [],
      ),
    ),
}

function requestsIn({ paragraphs }: AgreementNow): number {
  const counts = paragraphs.map(({ standing }) =>
    standing.is === 'open' ? 0 : standing.requests.length,
  )
  return counts.reduce((sum, count) => sum + count, 0)
}

function matterOf(kind: Debt | 'reopening-requested', { id }: Pick<DocumentRow, 'id'>): Matter {
  return { kind, subject: { kind: 'document', id } }
}

function without<Item>(all: ReadonlySet<Item>, others: ReadonlySet<Item>): ReadonlySet<Item> {
  return new Set([...all].filter((item) => !others.has(item)))
}
