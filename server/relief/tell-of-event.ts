import type { CoalitionId, PersonId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { askedOf } from '#app/domain/relief/asked.ts'
import type { Asked } from '#app/domain/relief/asked.ts'
import type { ReliefEvent } from '#app/domain/relief/event.ts'
import type { Tx } from '#db/client.ts'

import { give } from '../notices/give.ts'
import { peopleWhoMay } from '../notices/people-who-may.ts'
import { settleFor } from '../notices/settle.ts'

/**
 * Asks those from whom the event now waits for an answer, and takes it from the desks of those from whom
 * it waits no more (notices SPEC.md N19–N21). Who was asked before by the same time is not asked again.
 * Call it last in the act's work, as `give`.
 */
export async function tellOfEvent(
  tx: Tx,
  { before, after }: { before: ReliefEvent; after: ReliefEvent },
  { coalition, at }: { coalition: CoalitionId; at: Instant },
): Promise<void> {
  const was = askedOf(before)
  const is = askedOf(after)
  const matter = (kind: Asked['kind']) =>
    ({ kind, subject: { kind: 'event', id: after.id } }) as const
  for (const { kind, of } of was.filter((one) => !is.some((other) => isSame(one, other)))) {
    const people = await peopleOf(tx, coalition, of)
    await settleFor(tx, { coalition, matter: matter(kind), people, at })
  }
  for (const asked of is) {
    const known = was.find((one) => isSame(one, asked))
    if (known !== undefined && known.due?.at === asked.due?.at) continue
    const { kind, of, due } = asked
    const to = await peopleOf(tx, coalition, of)
    await give(tx, { coalition, matter: matter(kind), to, due, at })
  }
}

/** Whose word it is that the event waits for. */
async function peopleOf(
  tx: Tx,
  coalition: CoalitionId,
  of: Asked['of'],
): Promise<readonly PersonId[]> {
  switch (of) {
    case 'secretariat':
      return peopleWhoMay(tx, 'relief.run', { coalition })
    case 'verifier':
      return peopleWhoMay(tx, 'relief.find', { coalition })
    default:
      return peopleWhoMay(tx, 'relief.commit', { coalition }, (delegation) => delegation === of)
  }
}

function isSame(a: Asked, b: Asked): boolean {
  return a.kind === b.kind && a.of === b.of
}
