import * as z from 'zod'

import { email } from '#app/domain/kernel/text.ts'
import { findPersonByEmail } from '#db/accounts.ts'

import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { NotFound } from '../refusals.ts'
import type { SetCookies } from './auth.ts'
import { beginSession } from './begin-session.ts'
import type { Requester } from './requester.ts'

const DemoSignIn = z.object({ person: email() })

/** Becomes a person of the demo world. Anywhere else, and for unknown people, NotFound (SI10). */
export async function signInAsDemoPerson(
  ctx: ServerContext,
  requester: Requester,
  input: unknown,
): Promise<SetCookies> {
  if (!ctx.demo) throw new NotFound()
  const { person: address } = parse(DemoSignIn, input)
  const person = await findPersonByEmail(ctx.db, address)
  if (person === null) throw new NotFound()
  return beginSession(ctx, requester, await ctx.auth.openSession(requester, person.id))
}
