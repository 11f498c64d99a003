import * as z from 'zod'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import { endOwnSession } from '#db/accounts-sessions.ts'

import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { NotFound } from '../refusals.ts'

const Revocation = z.object({ session: idOf<'session'>() })

/** Ends one of one's own sessions, for instance on a device that was left behind (SI5). */
export async function revokeSession(
  ctx: ServerContext,
  person: Pick<Viewer['person'], 'id'>,
  input: unknown,
): Promise<void> {
  const { session } = parse(Revocation, input)
  if (!(await endOwnSession(ctx.db, person.id, session))) throw new NotFound()
  ctx.rooms.recheckAccess()
}
