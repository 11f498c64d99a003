import * as z from 'zod'

import { typedPassword } from '#app/domain/accounts/password.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { endSession, findSession, savePresence } from '#db/accounts-sessions.ts'
import { findPasswordHash } from '#db/accounts.ts'

import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { Refused } from '../refusals.ts'
import { countAttempt, proofBy } from './count-attempt.ts'
import { PasskeyProof } from './passkey-answers.ts'
import type { Requester } from './requester.ts'

const Proof = z.discriminatedUnion('by', [
  z.object({ by: z.literal('password'), password: typedPassword() }),
  z.object({
    by: z.literal('code'),
    code: z.string('required').trim().min(1, 'required').max(32, 'tooLong'),
  }),
  z.object({ by: z.literal('passkey'), passkey: PasskeyProof }),
])
type Proof = z.infer<typeof Proof>

/**
 * Proves that the person of this session is there now (PM9). Throws Refused `proof` when the password,
 * code or passkey is not theirs, and `too-many-attempts` as signing in does.
 */
export async function provePresence(
  ctx: ServerContext,
  requester: Requester,
  viewer: Pick<Viewer, 'session' | 'person'>,
  input: unknown,
): Promise<void> {
  const proof = parse(Proof, input)
  const attempt = proofBy(viewer)
  await countAttempt(ctx, attempt)
  if (!(await holds(ctx, requester, viewer, proof))) throw new Refused('proof')
  await ctx.auth.attempts.forget(attempt)
  await savePresence(ctx.db, viewer.session, ctx.now())
}

async function holds(
  ctx: ServerContext,
  requester: Requester,
  { person }: Pick<Viewer, 'person'>,
  proof: Proof,
): Promise<boolean> {
  switch (proof.by) {
    case 'password': {
      const hash = await findPasswordHash(ctx.db, person.id)
      return hash !== null && ctx.auth.passwords.verify({ hash, password: proof.password })
    }
    case 'code':
      return ctx.auth.secondFactors.check(requester, proof.code)
    case 'passkey': {
      const opened = await ctx.auth.passkeys.signIn(requester, proof.passkey)
      if (opened === null) return false
      // The library answers a passkey with a session; here the one that is there goes on instead.
      const owner = await findSession(ctx.db, opened.token)
      await endSession(ctx.db, opened.token)
      return owner?.person.id === person.id
    }
  }
}
