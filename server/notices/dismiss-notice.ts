import * as z from 'zod'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import { findNotice, settleNotice } from '#db/notices.ts'

import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { NotFound, Refused } from '../refusals.ts'

const DismissNotice = z.object({ notice: idOf<'notice'>() })

/**
 * Puts away a notice of the viewer's own. Nothing official: nobody else learns of it. Throws Refused
 * `answer-owed` when silence on it would mean something.
 */
export async function dismissNotice(
  ctx: Pick<ServerContext, 'db' | 'now'>,
  viewer: Viewer,
  input: unknown,
): Promise<void> {
  const command = parse(DismissNotice, input)
  await ctx.db.transaction(async (tx) => {
    const found = await findNotice(tx, viewer.coalition, viewer.person.id, command.notice)
    if (found === null) throw new NotFound()
    if (found.silence !== 'nothing') throw new Refused('answer-owed')
    await settleNotice(tx, found.id, ctx.now())
  })
}
