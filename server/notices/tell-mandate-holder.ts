import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { MandateId, PersonId } from '#app/domain/kernel/id.ts'
import type { Tx } from '#db/client.ts'

import type { ServerContext } from '../context.ts'
import { give } from './give.ts'

/** Tells the holder of a mandate that it is not what it was, unless the viewer is the holder. */
export async function tellMandateHolder(
  tx: Tx,
  ctx: Pick<ServerContext, 'now'>,
  viewer: Viewer,
  mandate: { id: MandateId; person: PersonId },
): Promise<void> {
  if (mandate.person === viewer.person.id) return
  await give(tx, {
    coalition: viewer.coalition,
    matter: { kind: 'mandate-changed', subject: { kind: 'mandate', id: mandate.id } },
    to: [mandate.person],
    due: null,
    at: ctx.now(),
  })
}
