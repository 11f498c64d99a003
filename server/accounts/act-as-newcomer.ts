import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { Json } from '#app/domain/kernel/canonical-json.ts'

import { act } from '../act.ts'
import type { ServerContext } from '../context.ts'

type Newcomer = Pick<Viewer, 'person' | 'coalition' | 'delegation' | 'mandate'>

/**
 * Performs the act by which someone enters: accepting an invitation, founding a coalition. Their
 * mandate is made by the act itself, so it is performed under it and before their first session.
 */
export function actAsNewcomer<Result extends Json>(
  ctx: ServerContext,
  newcomer: Newcomer,
  request: Parameters<typeof act>[2],
  work: Parameters<typeof act<Result>>[3],
): Promise<Result> {
  const viewer = { ...newcomer, session: ctx.newId<'session'>(), presenceProvedAt: ctx.now() }
  return act(ctx, viewer, request, work)
}
