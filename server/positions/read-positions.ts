import { may } from '#app/domain/accounts/may.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { partFrom } from '#app/domain/kernel/parts.ts'
import { matrixOf } from '#app/domain/positions/matrix.ts'
import type { Scale } from '#app/domain/positions/scale.ts'
import type { Cell } from '#app/domain/positions/stance.ts'
import type { SubjectId } from '#app/domain/positions/subject.ts'
import { listDelegations } from '#db/accounts.ts'
import { readDossiers } from '#db/positions.ts'

import type { ReadFramework } from '../accounts/read-framework.ts'
import { readFramework } from '../accounts/read-framework.ts'
import type { ServerContext } from '../context.ts'
import { nameDelegations } from '../drafting/name-delegations.ts'
import type { NamedDelegation } from '../drafting/name-delegations.ts'
import type { SubjectName } from './describe.ts'
import { importRole } from './import/role.ts'
import { seeSubjects } from './see-subjects.ts'

/** Where every member stands on every subject of a framework, as far as the viewer may see it. */
export type PositionsPage = {
  framework: Pick<ReadFramework, 'id' | 'name'>
  members: readonly NamedDelegation[]
  /** How many subjects there are; the rows are those of one part of them. */
  all: number
  from: number
  size: number
  rows: readonly {
    id: SubjectId
    name: SubjectName
    scale: Scale
    value: number | null
    /** In the order of the members. */
    cells: readonly Cell[]
  }[]
  mayDeclare: boolean
  mayImport: boolean
  /** Whether the viewer answers for a delegation. */
  mayAnswer: boolean
}

/** As many as are read on one page without waiting. */
const subjectsAtOnce = 50

export async function readPositions(
  ctx: Pick<ServerContext, 'db' | 'now' | 'demo' | 'threads'>,
  viewer: Viewer,
  of: string | undefined,
  part: string | null = null,
): Promise<PositionsPage> {
  const framework = await readFramework(ctx, viewer, of)
  return ctx.db.transaction(async (tx) => {
    const all = await seeSubjects(ctx, tx, viewer, { framework: framework.id })
    const from = partFrom(part, all.length, subjectsAtOnce)
    const seen = all.slice(from, from + subjectsAtOnce)
    const delegations = await listDelegations(tx, viewer.coalition)
    const members = delegations.filter(({ kind }) => kind === 'member').map(({ id }) => id)
    const subjects = seen.map(({ subject }) => subject)
    const dossiers = await readDossiers(
      tx,
      subjects.map(({ id }) => id),
    )
    const matrix = new Map(
      matrixOf(viewer, { subjects, members, dossiers }).map((row) => [row.subject.id, row]),
    )
    return {
      framework: { id: framework.id, name: framework.name },
      members: members.map(nameDelegations(delegations)),
      all: all.length,
      from,
      size: subjectsAtOnce,
      rows: seen.map(({ subject: { id, scale, value }, name }) => ({
        id,
        name,
        scale,
        value,
        cells: members.map((member) => matrix.get(id)?.cells.get(member) ?? { kind: 'none' }),
      })),
      mayDeclare: may(viewer, 'subject.create', viewer),
      mayImport: importRole(viewer) !== null,
      mayAnswer: may(viewer, 'position.prepare', viewer),
    }
  })
}
