import type { LifeEvent } from '#app/domain/drafting/life-events.ts'
import type { PersonId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { NoticeKind } from '#app/domain/kernel/notice-kind.ts'
import type { Tx } from '#db/client.ts'
import type { DocumentRow } from '#db/drafting.ts'
import { readEdition } from '#db/life.ts'
import { settleMatter } from '#db/notices.ts'

import { give } from '../notices/give.ts'
import { peopleWhoMay } from '../notices/people-who-may.ts'
import type { Advanced } from './advance-life.ts'
import { tellOfSponsors } from './tell-of-sponsors.ts'

type Told = Extract<NoticeKind, `text-${string}`>

/**
 * Tells everyone who reads a text of the step that was taken in its life, in the place of what was told of the
 * step before (notices N16). What silence does is told by tell-of-silence.ts. Called last in an act's work,
 * as `give` asks.
 */
export async function tellOfLife(
  tx: Tx,
  document: Pick<DocumentRow, 'id' | 'coalition' | 'grants' | 'drafting'>,
  { events, sponsors, symbol }: Pick<Advanced, 'events' | 'sponsors' | 'symbol'>,
  { at, by }: { at: Instant; by: PersonId },
): Promise<void> {
  if (sponsors !== null) await tellOfSponsors(tx, document, { ...sponsors, at })
  const kind = events.map(({ type }) => told[type]).find((one) => one !== null)
  if (kind === undefined || kind === null) return
  const { coalition, id } = document
  const subject = { kind: 'document', id } as const
  const earlier = Object.values(told).filter((one) => one !== null && one !== kind)
  for (const one of new Set(earlier)) {
    if (one !== null) await settleMatter(tx, coalition, { kind: one, subject }, 'everyone', at)
  }
  const edition = symbol === null ? null : await readEdition(tx, id, symbol)
  const due = edition?.statements ?? null
  const to = (await peopleWhoMay(tx, 'document.read', document)).filter((one) => one !== by)
  await give(tx, { coalition, matter: { kind, subject }, to, due, at })
}

const told: Readonly<Record<LifeEvent['type'], Told | null>> = {
  'zero-draft-presented': null,
  'rolling-opened': null,
  tabled: 'text-issued',
  revised: 'text-revised',
  supplemented: 'text-supplemented',
  'put-for-action': 'text-for-action',
  adopted: 'text-adopted',
  'not-adopted': 'text-not-adopted',
  withdrawn: 'text-withdrawn',
  deferred: 'text-deferred',
  resumed: 'text-resumed',
  reopened: 'text-reopened',
  'silence-begun': null,
  'silence-broken': null,
  'orally-revised': 'text-orally-revised',
  folded: null,
}
