import * as z from 'zod'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import { exemptionKinds } from '#app/domain/safeguards/acts.ts'
import { proposeExemption as propose } from '#app/domain/safeguards/exemption-acts.ts'
import type { ExemptionId } from '#app/domain/safeguards/exemption.ts'
import { findDelegation, readSeatZone } from '#db/accounts.ts'
import type { Database } from '#db/client.ts'
import { lockFramework } from '#db/frameworks.ts'
import { insertExemption } from '#db/safeguards.ts'

import { requireMay } from '../accounts/require-may.ts'
import { act } from '../act.ts'
import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { BadInput, NotFound, Refused } from '../refusals.ts'
import { termsOf, typedTerms } from './typed-exemption.ts'

const ProposeExemption = z.object({
  framework: idOf<'framework'>(),
  kind: z.enum(exemptionKinds, 'choice'),
  ...typedTerms,
})

/** Proposes what shall stay allowed whatever is imposed (safeguards SPEC.md EX1). It binds once adopted. */
export async function proposeExemption(
  ctx: ServerContext,
  viewer: Viewer,
  input: unknown,
  key: string,
): Promise<{ exemption: ExemptionId }> {
  const command = parse(ProposeExemption, input)
  requireMay(ctx, viewer, 'exemption.propose', viewer)
  await requireOverseer(ctx.db, viewer, command)
  const terms = termsOf(command, await readSeatZone(ctx.db, viewer.coalition))
  return act(ctx, viewer, { key, command }, async (tx) => {
    const { framework, kind } = command
    if ((await lockFramework(tx, viewer.coalition, framework)) === null) throw new NotFound()
    const given =
      kind === 'humanitarian'
        ? ({ kind, id: ctx.newId<'humanitarian-exemption'>(), terms } as const)
        : ({ kind, id: ctx.newId<'ordinary-exemption'>(), terms } as const)
    const decision = propose(given, { by: viewer })
    if (!decision.ok) throw new Refused(decision.refusal.code)
    const { exemption } = decision
    await insertExemption(tx, { framework, exemption, at: ctx.now() })
    return {
      entry: {
        t: 'exemption.act',
        b: {
          framework,
          exemption: exemption.id,
          act: 'propose',
          decision: null,
          state: 'proposed',
        },
      },
      subject: exemption.id,
      topics: [{ topic: 'safeguards', subject: framework }],
      result: { exemption: exemption.id },
    }
  })
}

/** Any delegation of the coalition can oversee, an observer as well. */
export async function requireOverseer(
  db: Database,
  viewer: Viewer,
  { overseer }: { overseer: Parameters<typeof findDelegation>[2] },
): Promise<void> {
  const found = await findDelegation(db, viewer.coalition, overseer)
  if (found === null) throw new BadInput({ overseer: 'choice' })
}
