import * as z from 'zod'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import { listOwnMandates } from '#db/accounts-sessions.ts'

import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { NotFound } from '../refusals.ts'
import type { SetCookies } from './auth.ts'
import { beginSession } from './begin-session.ts'
import type { Requester } from './requester.ts'

const Choice = z.object({ mandate: idOf<'mandate'>() })

/** Acts under another of one's own mandates from now on, in a new session (SI4). It proves no presence. */
export async function chooseMandate(
  ctx: ServerContext,
  requester: Requester,
  { person, presenceProvedAt }: Pick<Viewer, 'person' | 'presenceProvedAt'>,
  input: unknown,
): Promise<SetCookies> {
  const { mandate } = parse(Choice, input)
  const own = await listOwnMandates(ctx.db, person.id)
  if (!own.some(({ id }) => id === mandate)) throw new NotFound()
  const opened = await ctx.auth.openSession(requester, person.id)
  return beginSession(ctx, requester, opened, { under: mandate, presenceProvedAt })
}
