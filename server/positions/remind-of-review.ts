import * as z from 'zod'

import type { DelegationKind } from '#app/domain/accounts/delegation.ts'
import { permissions } from '#app/domain/accounts/permissions.ts'
import type { CoalitionId, DelegationId, PersonId } from '#app/domain/kernel/id.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { DossierEvent } from '#app/domain/positions/dossier.ts'
import type { Entry } from '#app/domain/positions/entry.ts'
import { owesReview } from '#app/domain/positions/life.ts'
import type { SubjectId } from '#app/domain/positions/subject.ts'
import { listMandates } from '#db/accounts.ts'
import type { Tx } from '#db/client.ts'
import { enqueue } from '#db/jobs.ts'
import { settleMatter } from '#db/notices.ts'
import { readDossiers } from '#db/positions.ts'

import type { ServerContext } from '../context.ts'
import { jobHandler } from '../jobs/do-job.ts'
import type { JobHandler } from '../jobs/do-job.ts'
import { tell } from '../notices/give.ts'

const kind = 'position.review'

/**
 * Reminds a delegation of a position whose day of review has come without a word from it. Nobody else
 * is told, and nothing but its own desk shows that a review was owed (SPEC.md PO21).
 */
export function remindOfReview(ctx: Pick<ServerContext, 'now'>): JobHandler {
  const Payload = z.object({
    coalition: idOf<'coalition'>(),
    subject: idOf<'subject'>(),
    delegation: idOf<'delegation'>(),
    position: idOf<'position'>(),
  })
  return jobHandler(Payload, async (tx, { coalition, subject, delegation, position }) => {
    const at = ctx.now()
    const dossiers = await readDossiers(tx, [subject])
    const dossier = dossiers.find((one) => one.delegation === delegation)
    const owner = { delegation: { id: delegation, kind: 'member' as DelegationKind } }
    const entry = dossier && owesReview(dossier, { ...owner, mandate: { kind: 'head' } }, at)
    if (entry?.id !== position) return
    await tell(tx, {
      coalition,
      matter: matterOf(subject),
      to: await ownersOf(tx, coalition, delegation),
      due: null,
      at,
    })
  })
}

/**
 * Has a delegation reminded of what it just committed when its day of review comes, and takes an earlier
 * reminder from its people: they have just said what they hold now.
 */
export async function followReview(
  tx: Tx,
  {
    coalition,
    subject,
    delegation,
    events,
    at,
  }: {
    coalition: CoalitionId
    subject: SubjectId
    delegation: DelegationId
    events: readonly DossierEvent[]
    at: Instant
  },
): Promise<void> {
  const committed = events.flatMap((event) => (event.type === 'committed' ? [event.entry] : []))
  const settled = events.some(({ type }) => type === 'moved')
  if (committed.length === 0 && !settled) return
  const owners = await ownersOf(tx, coalition, delegation)
  await settleMatter(tx, coalition, matterOf(subject), owners, at)
  for (const entry of committed) await schedule(tx, coalition, entry)
}

async function schedule(tx: Tx, coalition: CoalitionId, entry: Entry): Promise<void> {
  const { id: position, subject, delegation, content } = entry
  if (content.reviewBy === null) return
  const payload = { coalition, subject, delegation, position }
  await enqueue(tx, { kind, key: position, payload, runAt: content.reviewBy })
}

function matterOf(id: SubjectId) {
  return { kind: 'position-review', subject: { kind: 'subject', id } } as const
}

/** Whoever prepares or commits positions for the delegation. */
async function ownersOf(
  tx: Tx,
  coalition: CoalitionId,
  delegation: DelegationId,
): Promise<readonly PersonId[]> {
  const drafters: readonly string[] = permissions['position.prepare'].member
  return (await listMandates(tx, coalition)).flatMap((mandate) =>
    mandate.delegation === delegation && drafters.includes(mandate.kind) ? [mandate.person.id] : [],
  )
}
