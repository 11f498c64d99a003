import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { SubjectId } from '#app/domain/positions/subject.ts'
import type { Tx } from '#db/client.ts'
import { readSubjects } from '#db/positions.ts'
import type { SubjectsWhere } from '#db/positions.ts'

import type { ServerContext } from '../context.ts'
import { NotFound } from '../refusals.ts'
import { describe } from './describe.ts'
import type { SubjectSeen } from './describe.ts'
import { matterReader } from './matters.ts'
import type { Sight } from './matters.ts'

/**
 * The subjects that a viewer may know of, as what they are about reads now, or read at another moment. A subject in a text that the
 * viewer may not open is not among them.
 */
export async function seeSubjects(
  ctx: Pick<ServerContext, 'threads'>,
  tx: Tx,
  viewer: Viewer,
  where: SubjectsWhere,
  sight?: Sight,
): Promise<readonly SubjectSeen[]> {
  const rows = (await readSubjects(tx, where)).filter((row) => row.coalition === viewer.coalition)
  const matterOf = matterReader(ctx, tx, viewer, sight)
  const seen: SubjectSeen[] = []
  for (const row of rows) {
    const matter = await matterOf(row.about)
    if (matter !== null) seen.push(describe(row, matter))
  }
  return seen
}

/** One subject; throws NotFound for one that is not there or that the viewer may not know of. */
export async function seeSubject(
  ctx: Pick<ServerContext, 'threads'>,
  tx: Tx,
  viewer: Viewer,
  id: SubjectId,
): Promise<SubjectSeen> {
  const [found] = await seeSubjects(ctx, tx, viewer, { subject: id })
  if (found === undefined) throw new NotFound()
  return found
}
