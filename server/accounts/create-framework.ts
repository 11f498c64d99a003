import * as z from 'zod'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { FrameworkId } from '#app/domain/kernel/id.ts'
import { line, passage } from '#app/domain/kernel/text.ts'
import { insertFramework } from '#db/frameworks.ts'

import { act } from '../act.ts'
import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { requireMay } from './require-may.ts'

const CreateFramework = z.object({ name: line(120), summary: passage(600) })

/** Begins a framework: one agreement under negotiation or in force. */
export async function createFramework(
  ctx: ServerContext,
  viewer: Viewer,
  input: unknown,
  key: string,
): Promise<{ framework: FrameworkId }> {
  const command = parse(CreateFramework, input)
  requireMay(ctx, viewer, 'framework.create', viewer)
  return act(ctx, viewer, { key, command }, async (tx) => {
    const id = ctx.newId<'framework'>()
    await insertFramework(tx, {
      id,
      coalition: viewer.coalition,
      ...command,
      createdAt: ctx.now(),
    })
    return {
      entry: { t: 'framework.create', b: { framework: id } },
      subject: id,
      topics: [{ topic: 'frameworks', subject: viewer.coalition }],
      result: { framework: id },
    }
  })
}
