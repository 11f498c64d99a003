import { accessTo, may } from '#app/domain/accounts/may.ts'
import type { Subject } from '#app/domain/accounts/may.ts'
import { presenceNeeded } from '#app/domain/accounts/permissions.ts'
import type { Action } from '#app/domain/accounts/permissions.ts'
import { isPresent } from '#app/domain/accounts/presence.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'

import type { ServerContext } from '../context.ts'
import { Forbidden, NotFound, PresenceNeeded } from '../refusals.ts'

/**
 * Asks `may` and stops here unless the answer is yes. Throws NotFound for what the viewer must not
 * know of, Forbidden for what it may not do, and PresenceNeeded for an act that commits when the last
 * proof that the person is there is too old (PM9).
 */
export function requireMay<A extends Action>(
  ctx: Pick<ServerContext, 'now' | 'demo'>,
  viewer: Viewer,
  action: A,
  subject: Subject[A],
): void {
  if (!maySee(viewer, subject)) throw new NotFound()
  if (!may(viewer, action, subject)) throw new Forbidden(action)
  if (presenceNeeded.has(action) && !ctx.demo && !isPresent(viewer, ctx.now())) {
    throw new PresenceNeeded()
  }
}

function maySee(viewer: Viewer, subject: Subject[Action]): boolean {
  if (subject.coalition !== viewer.coalition) return false
  return !('grants' in subject) || accessTo(viewer, subject) !== null
}
