import { may } from '#app/domain/accounts/may.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { Id } from '#app/domain/kernel/id.ts'
import { isId } from '#app/domain/kernel/is-id.ts'
import { wordingText } from '#app/domain/kernel/wording.ts'
import { isOverdue } from '#app/domain/relief/review.ts'
import { exemptionActs } from '#app/domain/safeguards/acts.ts'
import type { ExemptionAct } from '#app/domain/safeguards/acts.ts'
import { decideExemption } from '#app/domain/safeguards/exemption-acts.ts'
import type { ExemptionSetting } from '#app/domain/safeguards/exemption-acts.ts'
import type { Exemption, ExemptionTerms } from '#app/domain/safeguards/exemption.ts'
import { listDelegations } from '#db/accounts.ts'
import { readExemption as readRow, readSafeguardDecisions } from '#db/safeguards.ts'

import { readFramework } from '../accounts/read-framework.ts'
import type { ServerContext } from '../context.ts'
import { nameDelegations } from '../drafting/name-delegations.ts'
import { NotFound } from '../refusals.ts'
import { exemptionSetting, permissionFor } from './act-on-exemption.ts'
import { asExemptionCommand } from './typed-exemption.ts'
import type { TypedExemptionAct } from './typed-exemption.ts'

export type ExemptionShown = Awaited<ReturnType<typeof readExemption>>

/** An exemption as its page shows it, with what the viewer can do now. Throws NotFound, also for what is no id. */
export async function readExemption(
  ctx: Pick<ServerContext, 'db' | 'now' | 'demo' | 'newId'>,
  viewer: Viewer,
  {
    framework: of,
    exemption: id,
  }: { framework: string | undefined; exemption: string | undefined },
) {
  const row = isId(id) ? await readRow(ctx.db, viewer.coalition, id) : null
  if (row === null || row.framework !== of) throw new NotFound()
  const { exemption } = row
  const [framework, delegations, decisions, setting] = await Promise.all([
    readFramework(ctx, viewer, row.framework),
    listDelegations(ctx.db, viewer.coalition),
    readSafeguardDecisions(ctx.db, exemption.id),
    exemptionSetting(ctx.db, viewer, ctx),
  ])
  const named = nameDelegations(delegations)
  const shown = ({ oversight, ...terms }: ExemptionTerms) => {
    const { overseer, vetting, usageReports } = oversight
    return {
      ...terms,
      vetting,
      overseer: named(overseer),
      usageReports: wordingText(usageReports),
      sunset: wordingText(terms.sunset),
      review: wordingText(terms.review),
    }
  }
  const { state } = exemption
  return {
    id: exemption.id,
    framework,
    kind: exemption.kind,
    revision: exemption.revision,
    now: setting.now,
    terms: shown(exemption.terms),
    proposed: exemption.proposed && shown(exemption.proposed),
    state,
    overdue: state.is === 'in-force' && isOverdue(state.review, setting.now),
    decisions,
    delegations: delegations.map(({ id: one, code, name }) => ({ id: one, code, name })),
    acts: openActs(exemption, viewer, setting, ctx.newId<'decision'>()),
  }
}

/** What the rules would take from the viewer at this moment: they are asked, and nothing is saved. */
function openActs(
  exemption: Exemption,
  viewer: Viewer,
  setting: ExemptionSetting,
  decision: Id<'decision'>,
): readonly Exclude<ExemptionAct, 'propose'>[] {
  return exemptionActs
    .filter((act) => act !== 'propose')
    .filter((act) => {
      if (!may(viewer, permissionFor(act), viewer)) return false
      const typed = { ...plausible(exemption), act } as unknown as TypedExemptionAct
      const command = asExemptionCommand(typed, exemption, { decision, zone: 'UTC' })
      return decideExemption(exemption, command, setting).ok
    })
}

/** Values that are refused only for what stands in the way of the act, whatever is typed later. */
function plausible({ terms: { oversight, ...terms } }: Exemption) {
  const moment = { local: '2190-01-01T12:00', zone: 'UTC' }
  const typed = { because: 'events', conclusion: 'leave', reference: 'x' }
  return { ...terms, ...oversight, usageReports: 1, sunset: 1, review: 1, ...moment, ...typed }
}
