import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { decide } from '#app/domain/positions/decide.ts'
import { emptyDossier, evolve, shownTo } from '#app/domain/positions/dossier.ts'
import type { Dossier, DossierEvent } from '#app/domain/positions/dossier.ts'
import type { EntryId } from '#app/domain/positions/entry.ts'
import { seenBy } from '#app/domain/positions/visible.ts'
import type { Visibility } from '#app/domain/positions/vocabulary.ts'
import type { Tx } from '#db/client.ts'
import {
  insertEvents,
  insertSeal,
  lockSubject,
  nextPlace,
  readDossiers,
  readSalt,
} from '#db/positions.ts'

import { requireMay } from '../accounts/require-may.ts'
import { act } from '../act.ts'
import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { accept, Refused } from '../refusals.ts'
import { asAct } from './as-act.ts'
import { commandFrom, permissionFor, TypedAct } from './own-command.ts'
import type { Statement } from './own-command.ts'
import { followReview } from './remind-of-review.ts'
import { seeSubject } from './see-subjects.ts'

/**
 * What a delegation does with its own positions on a subject (SPEC.md PO9–PO18). What others than
 * the chair get to see of it is an act; the rest is kept, and nothing tells that there is any.
 */
export async function actOnPosition(
  ctx: ServerContext,
  viewer: Viewer,
  input: unknown,
  key: string,
): Promise<{ position: EntryId }> {
  const typed = parse(TypedAct, input)
  requireMay(ctx, viewer, permissionFor(typed.act), viewer)
  return act(ctx, viewer, { key, command: typed }, async (tx) => {
    await lockSubject(tx, typed.subject)
    const { subject: on, framework } = await seeSubject(ctx, tx, viewer, typed.subject)
    if ('seen' in typed && typed.seen !== on.wording) throw new Refused('words-changed')
    const dossiers = await readDossiers(tx, [on.id])
    const delegation = viewer.delegation.id
    const before =
      dossiers.find((one) => one.delegation === delegation) ?? emptyDossier(delegation, on.id)
    requireDraft(typed, before)
    const statement = statementFor(typed, viewer, before, dossiers)
    const salt = await saltFor(ctx, tx, typed)
    const id = ctx.newId<'position'>()
    const command = commandFrom(typed, { viewer, id, salt, statement })
    const at = ctx.now()
    const seq = await nextPlace(tx, before)
    const events = accept(
      decide(before, command, { actor: viewer, subject: on, at, seq, statement }),
    )
    const mandate = viewer.mandate.id
    await insertEvents(tx, { subject: on.id, delegation, n: seq, at, mandate }, events)
    if (typed.act === 'seal') await insertSeal(tx, { entry: command.id, subject: on.id, salt })
    const { coalition } = viewer
    await followReview(tx, { coalition, subject: on.id, delegation, events, at })
    const where = { subject: on.id, framework, position: command.id }
    const to = audienceAfter(events.reduce(evolve, before), command.id)
    return { ...told(typed, { ...where, to }, events), result: { position: command.id } }
  })
}

type Where = Parameters<typeof asAct>[1]

/** To seal is to say that there is something, and by which hash it will be known (SPEC.md PO14). */
function told({ act: what }: TypedAct, where: Where, [event]: readonly DossierEvent[]) {
  const { subject, framework, position } = where
  switch (what) {
    case 'prepare':
    case 'discard':
      return { entry: null }
    case 'commit':
    case 'align':
      return asAct('commit', where)
    case 'share':
    case 'reveal':
    case 'settle':
      return asAct(what, where)
    case 'seal': {
      if (event?.type !== 'sealed') throw new TypeError('what was sealed has no seal')
      const { commitment } = event
      return {
        entry: { t: 'position.seal' as const, b: { subject, position, commitment } },
        subject,
        topics: [{ topic: 'positions' as const, subject: framework }],
      }
    }
  }
}

function requireDraft(typed: TypedAct, { drafts }: Dossier): void {
  if (!('draft' in typed) || typed.draft === null) return
  const { draft } = typed
  if (!drafts.some(({ id }) => id === draft)) throw new Refused('no-such-position')
}

/** What an entry aligns itself with, or did when it was committed, as far as the viewer sees it. */
function statementFor(
  typed: TypedAct,
  viewer: Viewer,
  { filed }: Dossier,
  dossiers: readonly Dossier[],
): Statement {
  const wanted = wantedStatement(typed, filed)
  const seen = dossiers.flatMap((dossier) => seenBy(viewer, dossier).entries)
  return seen.find(({ id }) => id === wanted) ?? null
}

function wantedStatement(typed: TypedAct, filed: Dossier['filed']): EntryId | null {
  if (typed.act === 'align') return typed.position
  if (typed.act !== 'share') return null
  const voice = filed.find(({ entry }) => entry.id === typed.position)?.entry.voice
  return voice?.kind === 'aligned' ? voice.with : null
}

/** A new one to seal with, the one that it was sealed with to open it, and none for anything else. */
async function saltFor(
  { newSecret }: Pick<ServerContext, 'newSecret'>,
  tx: Tx,
  typed: TypedAct,
): Promise<string> {
  if (typed.act === 'seal') return Buffer.from(newSecret(), 'base64url').toString('hex')
  if (typed.act !== 'reveal') return ''
  const salt = await readSalt(tx, typed.position)
  if (salt === null) throw new Refused('position-not-sealed')
  return salt
}

function audienceAfter({ filed }: Dossier, id: EntryId): Visibility {
  const found = filed.find(({ entry }) => entry.id === id)
  return found === undefined ? 'own' : shownTo(found)
}
