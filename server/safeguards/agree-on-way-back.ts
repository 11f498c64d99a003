import * as z from 'zod'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import { line } from '#app/domain/kernel/text.ts'
import { agreeOnClause } from '#app/domain/relief/snapback-clause.ts'
import { lockFramework } from '#db/frameworks.ts'
import { insertSafeguardDecision } from '#db/safeguards.ts'
import { saveSnapbackClause } from '#db/snapbacks.ts'

import { requireMay } from '../accounts/require-may.ts'
import { act } from '../act.ts'
import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { accept, NotFound } from '../refusals.ts'
import { typedCount } from '../relief/typed-moment.ts'

const AgreeOnWayBack = z.object({
  framework: idOf<'framework'>(),
  provision: line(200),
  tableDays: typedCount(365),
  voteDays: typedCount(365),
  windDownDays: typedCount(3_650),
  reference: line(200),
})

/** Records that the coalition agreed how measures return in a framework (relief SPEC.md SB18). */
export async function agreeOnWayBack(
  ctx: ServerContext,
  viewer: Viewer,
  input: unknown,
  key: string,
): Promise<Record<string, never>> {
  const command = parse(AgreeOnWayBack, input)
  requireMay(ctx, viewer, 'snapback.preside', viewer)
  return act(ctx, viewer, { key, command }, async (tx) => {
    const { framework, reference, ...clause } = command
    if ((await lockFramework(tx, viewer.coalition, framework)) === null) throw new NotFound()
    const now = ctx.now()
    const [agreed] = accept(agreeOnClause(clause, { by: viewer, now }))
    if (agreed === undefined) throw new Error('an agreement is one fact')
    await saveSnapbackClause(tx, framework, agreed)
    const decision = ctx.newId<'decision'>()
    const said = { id: decision, framework, subject: framework, act: 'agree', at: now }
    await insertSafeguardDecision(tx, { ...said, reference })
    const { tableDays, voteDays, windDownDays } = clause
    return {
      entry: {
        t: 'snapback.agree',
        b: { framework, decision, tableDays, voteDays, windDownDays },
      },
      subject: framework,
      topics: [{ topic: 'safeguards', subject: framework }],
      result: {},
    }
  })
}
