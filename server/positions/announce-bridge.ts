import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { BridgeCommand } from '#app/domain/positions/bridge.ts'
import { decideLife } from '#app/domain/positions/life.ts'
import type { Subject } from '#app/domain/positions/subject.ts'
import { seenBy, standing } from '#app/domain/positions/visible.ts'
import type { Tx } from '#db/client.ts'
import { insertEvents, nextPlace, readDossiers } from '#db/positions.ts'

import type { ServerContext } from '../context.ts'

/** Says of the positions that the chair sees, and that have come far enough, that a bridge is proposed. */
export async function announceBridge(
  { now }: Pick<ServerContext, 'now'>,
  tx: Tx,
  viewer: Viewer,
  { on, given }: { on: Subject; given: BridgeCommand },
): Promise<void> {
  if (given.type !== 'propose') return
  const at = now()
  for (const dossier of await readDossiers(tx, [on.id])) {
    const entry = standing(seenBy(viewer, dossier))
    if (entry === null) continue
    const command = { type: 'propose-bridge', id: entry.id, bridge: given.id } as const
    const decision = decideLife(dossier, command, { actor: viewer, subject: on, at })
    // What nobody has acknowledged yet, or is parked, stays where it is.
    if (!decision.ok) continue
    const { delegation } = dossier
    const n = await nextPlace(tx, dossier)
    const mandate = viewer.mandate.id
    await insertEvents(tx, { subject: on.id, delegation, n, at, mandate }, decision.events)
  }
}
