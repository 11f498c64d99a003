import * as z from 'zod'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import { line } from '#app/domain/kernel/text.ts'
import { insertFeed } from '#db/calendar-feeds.ts'
import { lockFramework } from '#db/frameworks.ts'

import { hashToken } from '../accounts/one-time-token.ts'
import { requireMay } from '../accounts/require-may.ts'
import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { BadInput } from '../refusals.ts'

const CreateFeed = z.object({
  name: line(80),
  /** A framework, or nothing for the delegation's own calendar. */
  framework: idOf<'framework'>().or(z.literal('')),
})

/** Makes a calendar of the viewer's delegation and answers the secret of its address, which is shown once (SPEC.md FD1). */
export async function createFeed(
  ctx: Pick<ServerContext, 'db' | 'now' | 'demo' | 'newId' | 'newSecret'>,
  viewer: Viewer,
  input: unknown,
): Promise<{ token: string }> {
  const { name, framework } = parse(CreateFeed, input)
  const { coalition, delegation, mandate, person } = viewer
  requireMay(ctx, viewer, 'feed.keep', { coalition, delegation: delegation.id })
  const token = ctx.newSecret()
  await ctx.db.transaction(async (tx) => {
    if (framework !== '' && (await lockFramework(tx, coalition, framework)) === null) {
      throw new BadInput({ framework: 'choice' })
    }
    await insertFeed(tx, {
      id: ctx.newId<'calendar-feed'>(),
      mandate: mandate.id,
      framework: framework === '' ? null : framework,
      name,
      locale: person.locale,
      tokenHash: hashToken(token),
      createdAt: ctx.now(),
    })
  })
  return { token }
}
