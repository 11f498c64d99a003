import * as z from 'zod'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import { plainDate, startOfDay } from '#app/domain/kernel/plain-date.ts'
import { shownTo } from '#app/domain/positions/dossier.ts'
import type { EntryId } from '#app/domain/positions/entry.ts'
import { decideLife } from '#app/domain/positions/life.ts'
import type { ChairCommand } from '#app/domain/positions/life.ts'
import { chairMoves } from '#app/domain/positions/vocabulary.ts'
import { insertEvents, lockSubject, nextPlace, readDossiers } from '#db/positions.ts'

import { requireMay } from '../accounts/require-may.ts'
import { act } from '../act.ts'
import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { accept, BadInput, Refused } from '../refusals.ts'
import { asAct } from './as-act.ts'
import { scheduleParkEnd } from './end-parking.ts'
import { seeSubject } from './see-subjects.ts'
import { tellOfEscalation } from './tell-of-escalation.ts'
import { typedDay } from './typed-position.ts'

const PresideOverPosition = z.object({
  subject: idOf<'subject'>(),
  position: idOf<'position'>(),
  move: z.enum(chairMoves, 'choice'),
  /** The day on which what is parked comes back. */
  until: typedDay,
})
type PresideOverPosition = z.infer<typeof PresideOverPosition>

/**
 * The chair or the secretariat takes a position that they see on its way (SPEC.md PO17, PO22). Of what
 * is shown to the chair alone nobody else learns that it was moved.
 */
export async function presideOverPosition(
  ctx: ServerContext,
  viewer: Viewer,
  input: unknown,
  key: string,
): Promise<{ position: EntryId }> {
  const command = parse(PresideOverPosition, input)
  requireMay(ctx, viewer, 'position.preside', viewer)
  const given = asCommand(command, viewer.delegation.timeZone)
  return act(ctx, viewer, { key, command }, async (tx) => {
    await lockSubject(tx, command.subject)
    const { subject, framework } = await seeSubject(ctx, tx, viewer, command.subject)
    const { position } = command
    const dossier = (await readDossiers(tx, [subject.id])).find(({ filed }) =>
      filed.some(({ entry }) => entry.id === position),
    )
    const filed = dossier?.filed.find(({ entry }) => entry.id === position)
    if (dossier === undefined || filed === undefined) throw new Refused('no-such-position')
    const at = ctx.now()
    const events = accept(decideLife(dossier, given, { actor: viewer, subject, at }))
    const { delegation } = dossier
    const n = await nextPlace(tx, dossier)
    const mandate = viewer.mandate.id
    await insertEvents(tx, { subject: subject.id, delegation, n, at, mandate }, events)
    await scheduleParkEnd(tx, dossier, events)
    const to = shownTo(filed)
    if (command.move === 'escalate') {
      const whose = { coalition: viewer.coalition, subject: subject.id, owner: delegation }
      await tellOfEscalation(tx, whose, { to, at })
    }
    const where = { subject: subject.id, framework, position, to }
    return { ...asAct(command.move, where), result: { position } }
  })
}

/** What is parked comes back when the day begins in the capital of whoever parked it. */
function asCommand({ move, position: id, until }: PresideOverPosition, zone: string): ChairCommand {
  if (move !== 'park') return { type: move, id }
  if (until === '') throw new BadInput({ until: 'required' })
  return { type: 'park', id, until: startOfDay(plainDate(until), zone) }
}
