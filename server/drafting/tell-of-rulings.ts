import { isOpen } from '#app/domain/drafting/bracket.ts'
import type { Bracket, Ruling } from '#app/domain/drafting/bracket.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { Matter } from '#app/domain/kernel/notice.ts'
import type { Tx } from '#db/client.ts'
import type { DocumentRow } from '#db/drafting.ts'
import { settleMatter } from '#db/notices.ts'

import { give } from '../notices/give.ts'
import { peopleWhoMay } from '../notices/people-who-may.ts'

/**
 * Says to everyone who may object that the chair has ruled, by when one may, and that silence lets the ruling
 * stand. Of several rulings on a text the notice names the end that comes first, and it goes with the
 * last of them (notices N14). Called last in an act's work, as `give` asks.
 */
export async function tellOfRulings(
  tx: Tx,
  document: Pick<DocumentRow, 'id' | 'coalition' | 'grants' | 'drafting'>,
  { before, after, at }: { before: readonly Bracket[]; after: readonly Bracket[]; at: Instant },
): Promise<void> {
  const [then, now] = [firstEnd(before), firstEnd(after)]
  if (then?.at === now?.at) return
  const { coalition, id } = document
  const matter: Matter = { kind: 'ruling-made', subject: { kind: 'document', id } }
  if (now === null) return settleMatter(tx, coalition, matter, 'everyone', at)
  const to = await peopleWhoMay(tx, 'bracket.hold', document)
  await give(tx, { coalition, matter, to, due: now, at })
}

/** When the first of the rulings will stand. */
function firstEnd(brackets: readonly Bracket[]): Ruling['window'] | null {
  const windows = brackets.flatMap((one) => (isOpen(one) && one.ruling ? [one.ruling.window] : []))
  return windows.toSorted((a, b) => a.at - b.at)[0] ?? null
}
