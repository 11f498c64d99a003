import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { Tx } from '#db/client.ts'
import type { DocumentRow } from '#db/drafting.ts'

import type { ServerContext } from '../context.ts'
import { give } from './give.ts'
import { peopleWhoMay } from './people-who-may.ts'

/** Tells everyone who may edit `document`, now that it is open, except the viewer who opened it. */
export async function tellDrafters(
  tx: Tx,
  ctx: Pick<ServerContext, 'now'>,
  viewer: Viewer,
  document: Pick<DocumentRow, 'id' | 'coalition' | 'grants'>,
): Promise<void> {
  const { coalition } = document
  const subject = { coalition, grants: document.grants, drafting: 'open' as const }
  const drafters = await peopleWhoMay(tx, 'document.edit', subject)
  await give(tx, {
    coalition,
    matter: { kind: 'document-opened', subject: { kind: 'document', id: document.id } },
    to: drafters.filter((id) => id !== viewer.person.id),
    due: null,
    at: ctx.now(),
  })
}
