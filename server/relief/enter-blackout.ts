import * as z from 'zod'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import { line } from '#app/domain/kernel/text.ts'
import { blackoutFault } from '#app/domain/relief/blackout.ts'
import type { BlackoutId } from '#app/domain/relief/blackout.ts'
import { insertBlackout } from '#db/blackouts.ts'
import { lockFramework } from '#db/frameworks.ts'

import { requireMay } from '../accounts/require-may.ts'
import { act } from '../act.ts'
import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { NotFound, Refused } from '../refusals.ts'
import { typedDay } from './typed-moment.ts'

const EnterBlackout = z.object({
  framework: idOf<'framework'>(),
  first: typedDay,
  last: typedDay,
  reason: line(200),
})

/** Enters days on which nothing of the framework shall take effect; every planner of it keeps them free (relief SPEC.md PL10). */
export async function enterBlackout(
  ctx: ServerContext,
  viewer: Viewer,
  input: unknown,
  key: string,
): Promise<{ blackout: BlackoutId }> {
  const command = parse(EnterBlackout, input)
  requireMay(ctx, viewer, 'relief.run', viewer)
  const fault = blackoutFault(command)
  if (fault !== null) throw new Refused(fault.code)
  return act(ctx, viewer, { key, command }, async (tx) => {
    const { framework, first, last, reason } = command
    if ((await lockFramework(tx, viewer.coalition, framework)) === null) throw new NotFound()
    const id = ctx.newId<'blackout'>()
    await insertBlackout(tx, framework, { id, first, last, reason }, ctx.now())
    return {
      entry: { t: 'blackout.enter', b: { framework, blackout: id, first, last } },
      subject: id,
      topics: [{ topic: 'frameworks', subject: viewer.coalition }],
      result: { blackout: id },
    }
  })
}
