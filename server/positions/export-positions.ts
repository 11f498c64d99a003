import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { exportPositions as write } from '#app/domain/positions/export.ts'

import type { ServerContext } from '../context.ts'
import { seeRegister } from './see-register.ts'

/** What stands on a framework's subjects, as the viewer sees it, as comma-separated values (SPEC.md IM3, IM8). */
export async function exportPositions(
  ctx: Pick<ServerContext, 'db' | 'now' | 'demo' | 'threads' | 'positionLog'>,
  viewer: Viewer,
  framework: string | undefined,
): Promise<string> {
  const { subjects, delegations, seen } = await seeRegister(ctx, viewer, framework)
  return write(seen, {
    subjects: new Map(subjects.map(({ subject, called }) => [subject.id, called])),
    delegations: new Map(delegations.map(({ id, code }) => [id, code])),
  })
}
