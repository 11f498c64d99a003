import { may } from '#app/domain/accounts/may.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'

import { requireMay } from '../../accounts/require-may.ts'
import type { ServerContext } from '../../context.ts'

/**
 * In which role one imports: whoever presides brings roll calls of everybody, whoever commits brings the
 * positions of the own delegation (domain/positions/SPEC.md IM10).
 */
export type ImportRole = 'presiding' | 'own'

/** Null for who imports nothing at all. */
export function importRole(viewer: Viewer): ImportRole | null {
  if (may(viewer, 'position.import', viewer)) return 'presiding'
  return may(viewer, 'position.commit', viewer) ? 'own' : null
}

/** Throws Forbidden for who may import nothing, and PresenceNeeded as every committing act does. */
export function requireImportRole(
  ctx: Pick<ServerContext, 'now' | 'demo'>,
  viewer: Viewer,
): ImportRole {
  const role = importRole(viewer)
  requireMay(ctx, viewer, role === 'own' ? 'position.commit' : 'position.import', viewer)
  return role ?? 'presiding'
}
