import * as z from 'zod'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import { planTemplates } from '#app/domain/relief/plan-acts.ts'
import { planFault } from '#app/domain/relief/plan-content.ts'
import { contentOf } from '#app/domain/relief/plan-templates.ts'
import type { PlanId } from '#app/domain/relief/plan.ts'
import { lockFramework } from '#db/frameworks.ts'
import { insertPlan, readPlan } from '#db/relief-plans.ts'
import { readMeasures } from '#db/relief.ts'

import { requireMay } from '../accounts/require-may.ts'
import { act } from '../act.ts'
import type { ServerContext } from '../context.ts'
import { listDocuments } from '../drafting/list-documents.ts'
import { parse } from '../parse.ts'
import { BadInput, NotFound, Refused } from '../refusals.ts'
import { planSettingFor } from './plan-setting.ts'

const CreatePlan = z.object({
  framework: idOf<'framework'>(),
  document: z.custom<string>((value) => typeof value === 'string', 'choice'),
  template: z.enum(planTemplates, 'choice'),
  lang: z.enum(['en', 'ar'], 'choice'),
})

/**
 * Begins the relief plan of a framework from a template, over the measures that were entered. A text of the
 * framework holds its wording; it is adopted like any other (relief SPEC.md RP3, RP8).
 */
export async function createPlan(
  ctx: ServerContext,
  viewer: Viewer,
  input: unknown,
  key: string,
): Promise<{ plan: PlanId }> {
  const command = parse(CreatePlan, input)
  requireMay(ctx, viewer, 'relief.run', viewer)
  const { framework, template, lang } = command
  const texts = await listDocuments(ctx, viewer, { framework })
  const text = texts.find(({ id, kind }) => kind === 'text' && id === command.document)
  if (text === undefined) throw new BadInput({ document: 'choice' })
  return act(ctx, viewer, { key, command }, async (tx) => {
    if ((await lockFramework(tx, viewer.coalition, framework)) === null) throw new NotFound()
    if ((await readPlan(tx, framework)) !== null) throw new Refused('plan-twice')
    const id = ctx.newId<'plan'>()
    const content = contentOf(template, await readMeasures(tx, framework), lang, ctx.newId)
    const fault = planFault(content, await planSettingFor(ctx, tx, viewer, framework))
    if (fault !== null) throw new Refused(fault.code)
    const plan = {
      id,
      document: text.id,
      content,
      state: { is: 'draft' },
      amended: 0,
      proposed: [],
      amendments: [],
    } as const
    await insertPlan(tx, { framework, plan, at: ctx.now() })
    return {
      entry: { t: 'plan.create', b: { framework, plan: id, document: text.id, template } },
      subject: framework,
      topics: [{ topic: 'frameworks', subject: viewer.coalition }],
      result: { plan: id },
    }
  })
}
