import * as z from 'zod'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import { liftBlackout as lift } from '#db/blackouts.ts'
import { lockFramework } from '#db/frameworks.ts'

import { requireMay } from '../accounts/require-may.ts'
import { act } from '../act.ts'
import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { NotFound, Refused } from '../refusals.ts'

const LiftBlackout = z.object({ framework: idOf<'framework'>(), blackout: idOf<'blackout'>() })

/** Takes back a blackout window: its days are as good as any again (relief SPEC.md PL10). */
export async function liftBlackout(
  ctx: ServerContext,
  viewer: Viewer,
  input: unknown,
  key: string,
): Promise<void> {
  const command = parse(LiftBlackout, input)
  requireMay(ctx, viewer, 'relief.run', viewer)
  await act(ctx, viewer, { key, command }, async (tx) => {
    const { framework, blackout } = command
    if ((await lockFramework(tx, viewer.coalition, framework)) === null) throw new NotFound()
    if (!(await lift(tx, framework, blackout, ctx.now()))) throw new Refused('blackout-unknown')
    return {
      entry: { t: 'blackout.lift', b: { framework, blackout } },
      subject: blackout,
      topics: [{ topic: 'frameworks', subject: viewer.coalition }],
      result: null,
    }
  })
}
