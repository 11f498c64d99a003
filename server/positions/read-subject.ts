import { may } from '#app/domain/accounts/may.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { isId } from '#app/domain/kernel/is-id.ts'
import { dateAt } from '#app/domain/kernel/plain-date.ts'
import type { PlainDate } from '#app/domain/kernel/plain-date.ts'
import { emptyDossier } from '#app/domain/positions/dossier.ts'
import type { Draft } from '#app/domain/positions/dossier.ts'
import type { Scale } from '#app/domain/positions/scale.ts'
import type { SubjectId } from '#app/domain/positions/subject.ts'
import { seenBy, standing } from '#app/domain/positions/visible.ts'
import type { Sealed } from '#app/domain/positions/visible.ts'
import { listDelegations } from '#db/accounts.ts'
import { readDossiers } from '#db/positions.ts'

import type { ReadFramework } from '../accounts/read-framework.ts'
import { readFramework } from '../accounts/read-framework.ts'
import type { ServerContext } from '../context.ts'
import { nameDelegations } from '../drafting/name-delegations.ts'
import type { NamedDelegation } from '../drafting/name-delegations.ts'
import { NotFound } from '../refusals.ts'
import type { SubjectName } from './describe.ts'
import { readBridgePart } from './read-bridge-part.ts'
import type { BridgePart } from './read-bridge-part.ts'
import { seeSubject } from './see-subjects.ts'
import { showEntry } from './show-entry.ts'
import type { EntryShown } from './show-entry.ts'

/** A subject with all positions on it that the viewer may see, and what the viewer can do about it. */
export type SubjectPage = {
  id: SubjectId
  framework: Pick<ReadFramework, 'id' | 'name'>
  name: SubjectName
  scale: Scale
  /** What the text says on a scale of numbers. */
  value: number | null
  /** What whoever commits here says they have before them. */
  seen: string
  /** Every member, with what stands for it as the viewer sees it. */
  members: readonly {
    by: NamedDelegation
    entry: EntryShown | null
    /** It holds something that it does not show yet, since when, and by which hash it will be known. */
    sealed: Sealed | null
  }[]
  /** Who serves them, and sees what the chair sees. */
  secretariat: readonly NamedDelegation[]
  /** What was held before, the newest first. */
  earlier: readonly EntryShown[]
  /** Whether the viewer takes positions on their way. */
  mayPreside: boolean
  bridging: BridgePart
  /** Of the viewer's own delegation, if it takes sides. */
  own: {
    /** With the day of review as the delegation's capital counts days. */
    drafts: readonly (Pick<Draft, 'id' | 'content' | 'voice' | 'at'> & {
      reviewDay: PlainDate | null
    })[]
    mayPrepare: boolean
    mayCommit: boolean
  } | null
}

export async function readSubject(
  ctx: Pick<ServerContext, 'db' | 'now' | 'demo' | 'threads'>,
  viewer: Viewer,
  {
    framework: of,
    subject: id,
    value = null,
  }: {
    framework: string | undefined
    subject: string | undefined
    /** What the chair thinks of proposing as a bridge. */
    value?: string | null
  },
): Promise<SubjectPage> {
  const framework = await readFramework(ctx, viewer, of)
  if (!isId<'subject'>(id)) throw new NotFound()
  return ctx.db.transaction(async (tx) => {
    const found = await seeSubject(ctx, tx, viewer, id)
    const { subject, name, framework: its } = found
    if (its !== framework.id) throw new NotFound()
    const delegations = await listDelegations(tx, viewer.coalition)
    const dossiers = await readDossiers(tx, [id])
    const ofDelegation = (delegation: Viewer['delegation']['id']) =>
      seenBy(
        viewer,
        dossiers.find((one) => one.delegation === delegation) ?? emptyDossier(delegation, id),
      )
    const named = nameDelegations(delegations)
    const members = delegations
      .filter(({ kind }) => kind === 'member')
      .map((one) => ({ by: named(one.id), seen: ofDelegation(one.id) }))
    const all = members.flatMap(({ seen }) => seen.entries)
    const facts = { subject, at: ctx.now(), named, all }
    const standingNow = members.map(({ by, seen }) => ({ by, seen, entry: standing(seen) }))
    const stands = new Set(standingNow.flatMap(({ entry }) => entry?.id ?? []))
    return {
      id,
      framework: { id: framework.id, name: framework.name },
      name,
      scale: subject.scale,
      value: subject.value,
      seen: subject.wording,
      members: standingNow.map(({ by, seen, entry }) => ({
        by,
        entry: entry && showEntry(entry, facts),
        sealed: seen.sealed.at(-1) ?? null,
      })),
      secretariat: delegations.flatMap((one) =>
        one.kind === 'secretariat' ? [named(one.id)] : [],
      ),
      earlier: all
        .filter((entry) => !stands.has(entry.id))
        .toSorted((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1))
        .map((entry) => showEntry(entry, facts)),
      bridging: await readBridgePart(tx, viewer, found, {
        dossiers,
        members: members.map(({ by }) => by.id),
        named,
        value,
      }),
      mayPreside: may(viewer, 'position.preside', viewer),
      own:
        viewer.delegation.kind === 'member'
          ? {
              drafts: ofDelegation(viewer.delegation.id).drafts.map(
                ({ id: draft, content, voice, at }) => ({
                  id: draft,
                  content,
                  voice,
                  at,
                  reviewDay:
                    content.reviewBy === null
                      ? null
                      : dateAt(content.reviewBy, viewer.delegation.timeZone),
                }),
              ),
              mayPrepare: may(viewer, 'position.prepare', viewer),
              mayCommit: may(viewer, 'position.commit', viewer),
            }
          : null,
    }
  })
}
