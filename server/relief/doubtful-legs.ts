import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { seenBy, standing } from '#app/domain/positions/visible.ts'
import type { EventId } from '#app/domain/relief/event.ts'
import type { LegId } from '#app/domain/relief/leg.ts'
import type { Database, Tx } from '#db/client.ts'
import { readDossiers, readSubjects } from '#db/positions.ts'

/**
 * The legs of an event on which a position of type *timing* stands, as far as this viewer sees positions: what
 * is kept from somebody makes nothing doubtful for them (relief SPEC.md EV32, domain/positions SPEC.md VI6).
 */
export async function doubtfulLegs(
  tx: Tx | Database,
  viewer: Viewer,
  event: EventId,
): Promise<ReadonlySet<LegId>> {
  const subjects = await readSubjects(tx, { event })
  const legs = new Map(
    subjects.flatMap(({ id, about }) => (about.kind === 'leg' ? [[id, about.leg] as const] : [])),
  )
  const dossiers = await readDossiers(tx, [...legs.keys()])
  return new Set(
    dossiers.flatMap((dossier) => {
      const leg = legs.get(dossier.subject)
      const entry = standing(seenBy(viewer, dossier))
      return leg !== undefined && entry?.content.type === 'timing' ? [leg] : []
    }),
  )
}
