import * as z from 'zod'

import { typedPassword } from '#app/domain/accounts/password.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'

import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { Refused } from '../refusals.ts'
import type { SetCookies } from './auth.ts'
import { beginSession } from './begin-session.ts'
import { countAttempt, proofBy } from './count-attempt.ts'
import type { Requester } from './requester.ts'

const Password = z.object({ password: typedPassword() })
const Code = z.object({
  code: z
    .string('required')
    .trim()
    .regex(/^\d{6}$/),
})

/**
 * Makes the secret of a code generator and the recovery codes, both shown once. Nothing is asked for at
 * sign-in before `confirmSecondFactor`. Throws Refused `proof` for a wrong password or a factor that is
 * on already.
 */
export async function beginSecondFactor(
  ctx: ServerContext,
  requester: Requester,
  viewer: Viewer,
  input: unknown,
): Promise<{ uri: string; recoveryCodes: readonly string[] }> {
  const { password } = parse(Password, input)
  await countAttempt(ctx, proofBy(viewer))
  const begun = await ctx.auth.secondFactors.begin(requester, password)
  if (begun === null) throw new Refused('proof')
  return begun
}

/** Turns the factor on by its first code (SI8). Throws Refused `second-factor` for a wrong one. */
export async function confirmSecondFactor(
  ctx: ServerContext,
  requester: Requester,
  viewer: Viewer,
  input: unknown,
): Promise<SetCookies> {
  const { code } = parse(Code, input)
  await countAttempt(ctx, proofBy(viewer))
  const opened = await ctx.auth.secondFactors.confirm(requester, code)
  if (opened === null) throw new Refused('second-factor')
  return beginSession(ctx, requester, opened, same(viewer))
}

/** Turns the factor off. Throws Refused `proof` for a wrong password. */
export async function removeSecondFactor(
  ctx: ServerContext,
  requester: Requester,
  viewer: Viewer,
  input: unknown,
): Promise<SetCookies> {
  const { password } = parse(Password, input)
  await countAttempt(ctx, proofBy(viewer))
  const opened = await ctx.auth.secondFactors.remove(requester, password)
  if (opened === null) throw new Refused('proof')
  return beginSession(ctx, requester, opened, same(viewer))
}

/** The library gives the session a new token; it goes on acting as it did. */
function same({ mandate, presenceProvedAt }: Viewer) {
  return { under: mandate.id, presenceProvedAt }
}
