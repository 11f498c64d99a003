import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { FrameworkId } from '#app/domain/kernel/id.ts'
import type { Exemption, ExemptionId } from '#app/domain/safeguards/exemption.ts'
import type { Database } from '#db/client.ts'
import { readExemption } from '#db/safeguards.ts'
import type { ServerContext } from '#server/context.ts'
import { actOnExemption } from '#server/safeguards/act-on-exemption.ts'
import { agreeOnWayBack } from '#server/safeguards/agree-on-way-back.ts'
import { proposeExemption } from '#server/safeguards/propose-exemption.ts'

import { newId } from './build.ts'

/** An exemption of a framework that the coalition adopted just now. */
export async function buildExemption(
  ctx: ServerContext,
  { secretary, framework }: { secretary: Viewer; framework: FrameworkId },
  kind: Exemption['kind'],
): Promise<ExemptionId> {
  const form = { framework, kind, ...exemptionForm(secretary.delegation.id) }
  const { exemption } = await proposeExemption(ctx, secretary, form, newId())
  const by = { ...secretary, presenceProvedAt: ctx.now() }
  const adopted = { exemption, act: 'adopt', reference: 'Halden 4' }
  await actOnExemption(ctx, by, adopted, newId())
  return exemption
}

export function exemptionForm(overseer: string) {
  return {
    title: 'Food and medicine',
    covers: 'Food, medicine and what carries them',
    providers: 'Listed providers',
    need: 'As assessed each quarter',
    overseer,
    vetting: 'By the committee',
    usageReports: '3',
    sunset: '24',
    unrenewed: 'continues',
    review: '12',
  }
}

export async function exemptionNow(
  db: Database,
  { secretary }: { secretary: Viewer },
  id: ExemptionId,
): Promise<Exemption> {
  const row = await readExemption(db, secretary.coalition, id)
  if (row === null) throw new Error('the exemption is not there')
  return row.exemption
}

/** By the precedent of UNSCR 2231: ten days to a text, thirty to a vote. */
export const wayBackForm = {
  provision: 'Article 11',
  tableDays: '10',
  voteDays: '30',
  windDownDays: '90',
  reference: 'Halden 2',
}

export function snapbackForm(framework: FrameworkId) {
  return { framework, ground: 'The stockpile grew for two quarters.' }
}

/** What the coalition agreed beforehand, without which nothing can be notified. */
export async function agreeWayBack(
  ctx: ServerContext,
  { secretary, framework }: { secretary: Viewer; framework: FrameworkId },
): Promise<void> {
  const by = { ...secretary, presenceProvedAt: ctx.now() }
  await agreeOnWayBack(ctx, by, { ...wayBackForm, framework }, newId())
}
