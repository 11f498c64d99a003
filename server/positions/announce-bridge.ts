import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { BridgeCommand } from '#app/domain/positions/bridge.ts'
import type { BridgeId } from '#app/domain/positions/entry.ts'
import { decideLife } from '#app/domain/positions/life.ts'
import type { ChairCommand } from '#app/domain/positions/life.ts'
import type { Subject } from '#app/domain/positions/subject.ts'
import { seenBy, standing } from '#app/domain/positions/visible.ts'
import type { SeenEntry } from '#app/domain/positions/visible.ts'
import type { Tx } from '#db/client.ts'
import { insertEvents, nextPlace, readDossiers } from '#db/positions.ts'

import type { ServerContext } from '../context.ts'

/**
 * Says of the positions that the chair sees, and that have come far enough, that a bridge is proposed; and once
 * it is withdrawn, that they are in consultation again (domain/positions/SPEC.md BG12).
 */
export async function announceBridge(
  { now }: Pick<ServerContext, 'now'>,
  tx: Tx,
  viewer: Viewer,
  { on, given, bridge }: { on: Subject; given: BridgeCommand; bridge: BridgeId },
): Promise<void> {
  const at = now()
  for (const dossier of await readDossiers(tx, [on.id])) {
    const entry = standing(seenBy(viewer, dossier))
    const command = entry === null ? null : commandOn(entry, given, bridge)
    if (command === null) continue
    const decision = decideLife(dossier, command, { actor: viewer, subject: on, at })
    // What nobody has acknowledged yet, or is parked, stays where it is.
    if (!decision.ok) continue
    const { delegation } = dossier
    const n = await nextPlace(tx, dossier)
    const mandate = viewer.mandate.id
    await insertEvents(tx, { subject: on.id, delegation, n, at, mandate }, decision.events)
  }
}

function commandOn(
  { id, stage }: SeenEntry,
  given: BridgeCommand,
  bridge: BridgeId,
): ChairCommand | null {
  switch (given.type) {
    case 'propose':
      return { type: 'propose-bridge', id, bridge }
    case 'withdraw': {
      const waited = stage.kind === 'bridging-proposed' && stage.bridge === bridge
      return waited ? { type: 'consult', id } : null
    }
    case 'answer':
      return null
  }
}
