import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { readSnapbacksOf } from '#db/snapbacks.ts'

import type { ServerContext } from '../context.ts'

/** Every snapback of the coalition by the provision that it was notified under, for the record and the desk. */
export async function nameSnapbacks(ctx: Pick<ServerContext, 'db'>, viewer: Viewer) {
  const rows = await readSnapbacksOf(ctx.db, viewer.coalition)
  return rows.map(({ framework, snapback }) => ({
    id: snapback.id,
    framework,
    provision: snapback.notified.provision,
  }))
}
