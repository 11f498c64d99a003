import { may } from '#app/domain/accounts/may.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { partFrom } from '#app/domain/kernel/parts.ts'
import type { Draft } from '#app/domain/positions/dossier.ts'
import type { EntryId } from '#app/domain/positions/entry.ts'
import type { Scale } from '#app/domain/positions/scale.ts'
import type { Holding } from '#app/domain/positions/stance.ts'
import type { SubjectId } from '#app/domain/positions/subject.ts'
import { seenBy, standing } from '#app/domain/positions/visible.ts'
import { listDelegations } from '#db/accounts.ts'
import type { Tx } from '#db/client.ts'
import { readDossiers } from '#db/positions.ts'

import { readFramework } from '../../accounts/read-framework.ts'
import type { ReadFramework } from '../../accounts/read-framework.ts'
import type { ServerContext } from '../../context.ts'
import { nameDelegations } from '../../drafting/name-delegations.ts'
import type { NamedDelegation } from '../../drafting/name-delegations.ts'
import { Forbidden } from '../../refusals.ts'
import type { SubjectName, SubjectSeen } from '../describe.ts'
import { seeSubjects } from '../see-subjects.ts'

/** The subjects of a framework as one delegation answers them, some at a time. */
export type Sheet = {
  framework: Pick<ReadFramework, 'id' | 'name'>
  rows: readonly SheetRow[]
  /** How many subjects there are; the rows are those of one part of them. */
  all: number
  from: number
  size: number
  /** Heads and alternates commit what they answer; delegates prepare drafts. */
  mayCommit: boolean
  members: readonly NamedDelegation[]
  secretariat: readonly NamedDelegation[]
}

export type SheetRow = {
  id: SubjectId
  name: SubjectName
  scale: Scale
  /** The wording that whoever answers has before them. */
  seen: string
  /** What the sheet shows as answered: the last draft, or else what stands. */
  answer: Holding | null
  isDraft: boolean
  /** Something stands there that a head or alternate can withdraw. */
  mayWithdraw: boolean
}

/** A form holds so many answers and no more (server/form.ts). */
const rowsAtOnce = 50

/** Throws Forbidden for who answers for no delegation. */
export async function readSheet(
  ctx: Pick<ServerContext, 'db' | 'now' | 'demo' | 'threads'>,
  viewer: Viewer,
  { framework: of, from: typed }: { framework: string | undefined; from: string | null },
): Promise<Sheet> {
  const framework = await readFramework(ctx, viewer, of)
  if (!may(viewer, 'position.prepare', viewer)) throw new Forbidden('position.prepare')
  return ctx.db.transaction(async (tx) => {
    const subjects = await seeSubjects(ctx, tx, viewer, { framework: framework.id })
    const from = partFrom(typed, subjects.length, rowsAtOnce)
    const shown = subjects.slice(from, from + rowsAtOnce)
    const own = await ownAnswers(tx, viewer, shown)
    const delegations = await listDelegations(tx, viewer.coalition)
    const named = nameDelegations(delegations)
    const mayCommit = may(viewer, 'position.commit', viewer)
    const ofKind = (wanted: string) =>
      delegations.flatMap(({ id, kind }) => (kind === wanted ? [named(id)] : []))
    return {
      framework: { id: framework.id, name: framework.name },
      rows: shown.map(({ subject: { id, scale, wording }, name }) => {
        const { draft = null, stands = null } = own.get(id) ?? {}
        return {
          id,
          name,
          scale,
          seen: wording,
          answer: draft?.content.holding ?? stands?.holding ?? null,
          isDraft: draft !== null,
          mayWithdraw: mayCommit && stands !== null,
        }
      }),
      all: subjects.length,
      from,
      size: rowsAtOnce,
      mayCommit,
      members: ofKind('member'),
      secretariat: ofKind('secretariat'),
    }
  })
}

export type OwnAnswer = {
  draft: Draft | null
  stands: { entry: EntryId; holding: Holding } | null
}

/** What the viewer's delegation last drafted on each subject, and what stands for it. */
export async function ownAnswers(
  tx: Tx,
  viewer: Viewer,
  subjects: readonly Pick<SubjectSeen, 'subject'>[],
): Promise<ReadonlyMap<SubjectId, OwnAnswer>> {
  const dossiers = await readDossiers(
    tx,
    subjects.map(({ subject }) => subject.id),
  )
  return new Map(
    dossiers
      .filter(({ delegation }) => delegation === viewer.delegation.id)
      .map((dossier) => {
        const entry = standing(seenBy(viewer, dossier))
        const stands = entry && { entry: entry.id, holding: entry.content.holding }
        return [dossier.subject, { draft: dossier.drafts.at(-1) ?? null, stands }]
      }),
  )
}
