import * as z from 'zod'

import type { Action } from '#app/domain/accounts/permissions.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import { decide } from '#app/domain/positions/decide.ts'
import type { OwnCommand } from '#app/domain/positions/decide.ts'
import { emptyDossier, evolve, shownTo } from '#app/domain/positions/dossier.ts'
import type { Dossier } from '#app/domain/positions/dossier.ts'
import { isAct } from '#app/domain/positions/entry.ts'
import type { EntryId } from '#app/domain/positions/entry.ts'
import type { Visibility } from '#app/domain/positions/vocabulary.ts'
import { insertEvents, lockSubject, nextPlace, readDossiers } from '#db/positions.ts'

import { requireMay } from '../accounts/require-may.ts'
import { act } from '../act.ts'
import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { accept, Refused } from '../refusals.ts'
import { seeSubject } from './see-subjects.ts'
import { audienceOf, contentOf, typedAudience, typedContent } from './typed-position.ts'

const subject = idOf<'subject'>()
const position = idOf<'position'>()
/** The draft that is written further or committed, or nothing. */
const draft = z
  .literal('')
  .transform(() => null)
  .or(position)
  .default(null)

const ActOnPosition = z.discriminatedUnion('act', [
  z.object({ subject, act: z.literal('prepare'), draft, ...typedContent }),
  z.object({ subject, act: z.literal('discard'), position }),
  z.object({
    subject,
    act: z.literal('commit'),
    draft,
    /** The wording that whoever commits had before them. */
    seen: z.hex('required').length(64),
    ...typedContent,
    ...typedAudience,
  }),
  z.object({ subject, act: z.literal('share'), position, ...typedAudience }),
  z.object({
    subject,
    act: z.literal('settle'),
    position,
    how: z.enum(['withdrawn', 'accommodated', 'recorded-as-statement'], 'choice'),
  }),
])
type ActOnPosition = z.infer<typeof ActOnPosition>

/**
 * What a delegation does with its own positions on a subject (SPEC.md PO9–PO13, PO18). What others than
 * the chair get to see of it is an act; the rest is kept, and nothing tells that there is any.
 */
export async function actOnPosition(
  ctx: ServerContext,
  viewer: Viewer,
  input: unknown,
  key: string,
): Promise<{ position: EntryId }> {
  const command = parse(ActOnPosition, input)
  requireMay(ctx, viewer, permissionFor(command.act), viewer)
  return act(ctx, viewer, { key, command }, async (tx) => {
    await lockSubject(tx, command.subject)
    const { subject: on, framework } = await seeSubject(ctx, tx, viewer, command.subject)
    if (command.act === 'commit' && command.seen !== on.wording) throw new Refused('words-changed')
    const delegation = viewer.delegation.id
    const dossiers = await readDossiers(tx, [on.id])
    const before =
      dossiers.find((one) => one.delegation === delegation) ?? emptyDossier(delegation, on.id)
    const given = asCommand(ctx, viewer, command, before)
    const seq = await nextPlace(tx, before)
    const at = ctx.now()
    const facts = { actor: viewer, subject: on, at, seq, statement: null }
    const events = accept(decide(before, given, facts))
    const mandate = viewer.mandate.id
    await insertEvents(tx, { subject: on.id, delegation, n: seq, at, mandate }, events)
    const result = { position: given.id }
    const to = audienceAfter(events.reduce(evolve, before), given.id)
    if (command.act === 'prepare' || command.act === 'discard' || !isAct(to)) {
      return { entry: null, result }
    }
    return {
      entry: {
        t: 'position.act',
        b: { subject: on.id, position: given.id, act: command.act, to },
      },
      subject: on.id,
      topics: [{ topic: to === 'public' ? 'public-positions' : 'positions', subject: framework }],
      result,
    }
  })
}

function permissionFor(what: ActOnPosition['act']): Extract<Action, `position.${string}`> {
  return what === 'prepare' || what === 'discard' ? 'position.prepare' : 'position.commit'
}

function asCommand(
  ctx: Pick<ServerContext, 'newId'>,
  { delegation }: Viewer,
  command: ActOnPosition,
  { drafts }: Dossier,
): OwnCommand & { id: EntryId } {
  switch (command.act) {
    case 'prepare':
    case 'commit': {
      const { draft: of } = command
      if (of !== null && !drafts.some(({ id }) => id === of)) throw new Refused('no-such-position')
      const written = {
        id: of ?? ctx.newId<'position'>(),
        content: contentOf(command, delegation.timeZone),
        voice: { kind: 'own' },
      } as const
      return command.act === 'prepare'
        ? { type: 'prepare', ...written }
        : { type: 'commit', ...written, audience: audienceOf(command) }
    }
    case 'discard':
      return { type: 'discard', id: command.position }
    case 'share':
      return { type: 'share', id: command.position, audience: audienceOf(command) }
    case 'settle':
      return { type: 'settle', id: command.position, how: command.how }
  }
}

function audienceAfter({ filed }: Dossier, id: EntryId): Visibility {
  const found = filed.find(({ entry }) => entry.id === id)
  return found === undefined ? 'own' : shownTo(found)
}
