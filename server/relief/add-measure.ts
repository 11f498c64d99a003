import * as z from 'zod'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import type { MeasureId } from '#app/domain/relief/measure.ts'
import { lockFramework } from '#db/frameworks.ts'
import { insertMeasure } from '#db/relief.ts'

import { requireMay } from '../accounts/require-may.ts'
import { act } from '../act.ts'
import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { NotFound } from '../refusals.ts'
import { measureAsTyped, typedMeasure } from './typed-measure.ts'

const AddMeasure = z.object({ framework: idOf<'framework'>(), ...typedMeasure })

/** Enters a restrictive measure whose relief a framework plans, and of what kind that relief shall be. */
export async function addMeasure(
  ctx: ServerContext,
  viewer: Viewer,
  input: unknown,
  key: string,
): Promise<{ measure: MeasureId }> {
  const command = parse(AddMeasure, input)
  requireMay(ctx, viewer, 'relief.run', viewer)
  const typed = await measureAsTyped(ctx, viewer, command)
  return act(ctx, viewer, { key, command }, async (tx) => {
    const { framework } = command
    if ((await lockFramework(tx, viewer.coalition, framework)) === null) throw new NotFound()
    const id = ctx.newId<'measure'>()
    await insertMeasure(tx, { framework, at: ctx.now(), measure: { id, ...typed } })
    return {
      entry: { t: 'measure.add', b: { framework, measure: id } },
      subject: id,
      topics: [{ topic: 'frameworks', subject: viewer.coalition }],
      result: { measure: id },
    }
  })
}
