import { decideNewDelegation, NewDelegation, nextHue } from '#app/domain/accounts/new-delegation.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { DelegationId } from '#app/domain/kernel/id.ts'
import { insertDelegation, lockDelegations } from '#db/accounts.ts'

import { act } from '../act.ts'
import { ensureCalendar } from '../calendar/ensure-calendar.ts'
import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { accept } from '../refusals.ts'
import { requireMay } from './require-may.ts'

/** Takes a delegation into the coalition. Throws Refused `code-taken` (AC4). */
export async function createDelegation(
  ctx: ServerContext,
  viewer: Viewer,
  input: unknown,
  key: string,
): Promise<{ delegation: DelegationId }> {
  const command = parse(NewDelegation, input)
  const { coalition } = viewer
  requireMay(ctx, viewer, 'delegation.create', { coalition })
  return act(ctx, viewer, { key, command }, async (tx) => {
    const others = await lockDelegations(tx, coalition)
    accept(decideNewDelegation(others, command))
    const { holidayCalendar, timeZone } = command
    await ensureCalendar(tx, { code: holidayCalendar, zone: timeZone }, ctx.now())
    const delegation = ctx.newId<'delegation'>()
    await insertDelegation(tx, {
      id: delegation,
      coalition,
      ...command,
      hue: nextHue(others),
      createdAt: ctx.now(),
    })
    return {
      entry: { t: 'delegation.create', b: { delegation } },
      subject: delegation,
      topics: [{ topic: 'people', subject: coalition }],
      result: { delegation },
    }
  })
}
