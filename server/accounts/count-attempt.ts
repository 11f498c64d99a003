import type { Viewer } from '#app/domain/accounts/viewer.ts'

import type { ServerContext } from '../context.ts'
import { Refused } from '../refusals.ts'

/** Counts an attempt to prove who one is. Throws Refused `too-many-attempts` with `minutes` (SI2). */
export async function countAttempt(
  ctx: Pick<ServerContext, 'auth'>,
  by: { address: string; from: string },
): Promise<void> {
  const minutes = await ctx.auth.attempts.count(by)
  if (minutes > 0) throw new Refused('too-many-attempts', { minutes })
}

/** What a proof by someone signed in counts against: apart from signing in, and per session (SI2). */
export function proofBy({ person, session }: Pick<Viewer, 'person' | 'session'>): {
  address: string
  from: string
} {
  return { address: person.id, from: session }
}
