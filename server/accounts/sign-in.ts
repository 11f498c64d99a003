import * as z from 'zod'

import { typedPassword } from '#app/domain/accounts/password.ts'
import { email } from '#app/domain/kernel/text.ts'

import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { Refused } from '../refusals.ts'
import type { SetCookies } from './auth.ts'
import { beginSession } from './begin-session.ts'
import { countAttempt } from './count-attempt.ts'
import type { Requester } from './requester.ts'

const SignIn = z.object({ email: email(), password: typedPassword() })

/**
 * Signs in with e-mail and password. Throws Refused `sign-in` alike for an unknown address and a wrong
 * password (SI1), and `too-many-attempts` with `minutes` (SI2).
 */
export async function signIn(
  ctx: ServerContext,
  requester: Requester,
  input: unknown,
): Promise<{ next: 'signed-in' | 'second-factor'; setCookies: SetCookies }> {
  const credentials = parse(SignIn, input)
  const attempt = { address: credentials.email, from: requester.from }
  await countAttempt(ctx, attempt)
  const check = await ctx.auth.checkPassword(requester, credentials)
  switch (check.outcome) {
    case 'wrong':
      throw new Refused('sign-in')
    case 'second-factor':
      return { next: 'second-factor', setCookies: check.setCookies }
    case 'right':
      await ctx.auth.attempts.forget(attempt)
      return {
        next: 'signed-in',
        setCookies: await beginSession(ctx, requester, check.session),
      }
  }
}
