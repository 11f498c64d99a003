import * as z from 'zod'

import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { Refused } from '../refusals.ts'
import type { SetCookies } from './auth.ts'
import { beginSession } from './begin-session.ts'
import type { Requester } from './requester.ts'

const Answer = z.object({ code: z.string('required').trim().min(1, 'required').max(32, 'tooLong') })

/**
 * Completes a sign-in with the code of a generator or a recovery code (SI8). Throws Refused
 * `second-factor` for a wrong code and for a challenge that is over, alike. Five wrong codes end the
 * challenge and ten lock the factor for a quarter of an hour, which better-auth counts.
 */
export async function answerSecondFactor(
  ctx: ServerContext,
  requester: Requester,
  input: unknown,
): Promise<SetCookies> {
  const { code } = parse(Answer, input)
  const opened = await ctx.auth.secondFactors.answer(requester, code)
  if (opened === null) throw new Refused('second-factor')
  return beginSession(ctx, requester, opened)
}
