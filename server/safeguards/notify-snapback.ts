import * as z from 'zod'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import { evolveSnapback, notifySnapback as notify } from '#app/domain/relief/snapback.ts'
import type { SnapbackId } from '#app/domain/relief/snapback.ts'
import type { Target } from '#app/domain/safeguards/reach.ts'
import { listDelegations, listMandates } from '#db/accounts.ts'
import type { Tx } from '#db/client.ts'
import { lockFramework } from '#db/frameworks.ts'
import { readMeasures } from '#db/relief.ts'
import { readExemptions } from '#db/safeguards.ts'
import { insertSnapback, readSnapbackClause } from '#db/snapbacks.ts'

import { requireMay } from '../accounts/require-may.ts'
import { act } from '../act.ts'
import type { ServerContext } from '../context.ts'
import { give } from '../notices/give.ts'
import { parse } from '../parse.ts'
import { accept, BadInput, NotFound } from '../refusals.ts'
import { loadCalendars } from '../relief/load-calendars.ts'
import { typedReason } from '../relief/typed-moment.ts'
import { watchSnapback } from './pass-snapback-time.ts'

const NotifySnapback = z.object({
  framework: idOf<'framework'>(),
  ground: typedReason,
  /** Measures and ordinary exemptions, by their ids. */
  targets: z.array(idOf<string>()).max(500),
})

/**
 * Notifies significant non-performance: from here inaction restores what is named, by the clocks
 * on which the framework agreed (relief SPEC.md SB1, SB2, SB18).
 */
export async function notifySnapback(
  ctx: ServerContext,
  viewer: Viewer,
  input: unknown,
  key: string,
): Promise<{ snapback: SnapbackId }> {
  const command = parse(NotifySnapback, input)
  requireMay(ctx, viewer, 'snapback.act', viewer)
  return act(ctx, viewer, { key, command }, async (tx) => {
    const { framework, ground } = command
    if ((await lockFramework(tx, viewer.coalition, framework)) === null) throw new NotFound()
    const { by: calendars } = await loadCalendars(tx, viewer.coalition)
    const now = ctx.now()
    const exemptions = await readExemptions(tx, framework)
    const targets = await targetsOf(tx, command)
    const clause = await readSnapbackClause(tx, framework)
    const facts = accept(
      notify(
        { id: ctx.newId<'snapback'>(), ground, targets },
        { by: viewer, now, exemptions, calendars, clause },
      ),
    )
    const [notified] = facts
    if (notified?.type !== 'notified') throw new Error('a notification is one fact')
    const snapback = evolveSnapback(notified.snapback, notified)
    await insertSnapback(tx, { framework, snapback, at: now })
    await watchSnapback(tx, snapback)
    await give(tx, {
      coalition: viewer.coalition,
      matter: { kind: 'snapback-notified', subject: { kind: 'snapback', id: snapback.id } },
      to: await headsOfMembers(tx, viewer),
      due: snapback.voteBy,
      at: now,
    })
    return {
      entry: {
        t: 'snapback.act',
        b: { framework, snapback: snapback.id, act: 'notify', decision: null, state: 'notified' },
      },
      subject: snapback.id,
      topics: [{ topic: 'safeguards', subject: framework }],
      result: { snapback: snapback.id },
    }
  })
}

/** What was ticked, as what it is. A humanitarian exemption passes here for what the rules then refuse. */
async function targetsOf(
  tx: Tx,
  { framework, targets }: z.infer<typeof NotifySnapback>,
): Promise<readonly Target[]> {
  const measures = new Set<string>((await readMeasures(tx, framework)).map(({ id }) => id))
  const exemptions = new Set<string>((await readExemptions(tx, framework)).map(({ id }) => id))
  return targets.map((id) => {
    if (measures.has(id)) return { kind: 'measure', measure: id } as Target
    if (exemptions.has(id)) return { kind: 'exemption', exemption: id } as Target
    throw new BadInput({ targets: 'choice' })
  })
}

/** Whoever can still keep the measures away, and whoever notified. */
async function headsOfMembers(tx: Tx, { coalition }: Viewer) {
  const mandates = await listMandates(tx, coalition)
  const delegations = await listDelegations(tx, coalition)
  const members = new Set(delegations.flatMap(({ id, kind }) => (kind === 'member' ? [id] : [])))
  return mandates.flatMap(({ kind, delegation, person }) =>
    members.has(delegation) && (kind === 'head' || kind === 'alternate') ? [person.id] : [],
  )
}
