import * as z from 'zod'

import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { Refused } from '../refusals.ts'
import type { SetCookies } from './auth.ts'
import { beginSession } from './begin-session.ts'
import { PasskeyProof } from './passkey-answers.ts'
import type { Requester } from './requester.ts'

const SignIn = z.object({ passkey: PasskeyProof })

/** Signs in with a passkey, which stands for password and second factor. Throws Refused `passkey`. */
export async function signInWithPasskey(
  ctx: ServerContext,
  requester: Requester,
  input: unknown,
): Promise<SetCookies> {
  const { passkey } = parse(SignIn, input)
  const opened = await ctx.auth.passkeys.signIn(requester, passkey)
  if (opened === null) throw new Refused('passkey')
  return beginSession(ctx, requester, opened)
}
