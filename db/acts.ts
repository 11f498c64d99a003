import { and, desc, eq } from 'drizzle-orm'

import type { CoalitionId } from '#app/domain/kernel/id.ts'

import type { Database, Tx } from './client.ts'
import { act, delegation, mandate, person } from './schema/index.ts'

/** The last acts done to one thing, newest first, each with who performed it under which mandate. */
export async function readActsAbout(
  tx: Tx | Database,
  coalition: CoalitionId,
  subject: string,
  limit: number,
) {
  return tx
    .select({
      index: act.idx,
      kind: act.kind,
      at: act.at,
      delegation: { code: delegation.code, name: delegation.name, hue: delegation.hue },
      mandate: { delegation: mandate.delegation, kind: mandate.kind },
      person: person.name,
    })
    .from(act)
    .leftJoin(delegation, eq(delegation.id, act.delegation))
    .leftJoin(mandate, eq(mandate.id, act.mandate))
    .leftJoin(person, eq(person.id, mandate.person))
    .where(and(eq(act.coalition, coalition), eq(act.subject, subject)))
    .orderBy(desc(act.idx))
    .limit(limit)
}
