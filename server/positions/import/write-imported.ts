import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { FrameworkId } from '#app/domain/kernel/id.ts'
import { emptyDossier, evolve, shownTo } from '#app/domain/positions/dossier.ts'
import type { Dossier } from '#app/domain/positions/dossier.ts'
import { asWide } from '#app/domain/positions/entry.ts'
import type { Imported } from '#app/domain/positions/import-line.ts'
import { commitImported } from '#app/domain/positions/import.ts'
import { keyOf } from '#app/domain/positions/subject.ts'
import type { Subject } from '#app/domain/positions/subject.ts'
import type { Visibility } from '#app/domain/positions/vocabulary.ts'
import type { Tx } from '#db/client.ts'
import { insertImported, insertSubjects, lastPlaces, lockSubjects } from '#db/position-imports.ts'
import type { ImportedRow } from '#db/position-imports.ts'
import { readDossiers } from '#db/positions.ts'

import type { ServerContext } from '../../context.ts'
import { followReview } from '../remind-of-review.ts'
import type { ImportRole } from './role.ts'
import type { Understood } from './understand.ts'

/** Opens the subjects and commits the positions of a file that was read. Answers how many were new. */
export async function writeImported(
  ctx: Pick<ServerContext, 'newId' | 'now'>,
  tx: Tx,
  viewer: Viewer,
  file: Pick<Understood, 'known' | 'opened'> & {
    framework: FrameworkId
    to: Visibility
    role: ImportRole
    read: { positions: readonly Imported[] }
  },
): Promise<number> {
  const at = ctx.now()
  const { framework, opened, read, role } = file
  await insertSubjects(
    tx,
    opened.map(({ id, about, scale }) => ({
      id,
      about,
      scale,
      framework,
      key: keyOf(about),
      createdAt: at,
    })),
  )
  const subjects = new Map([...file.known.values()].map((subject) => [subject.id, subject]))
  const touched = [...new Set(read.positions.map(({ subject }) => subject))].toSorted()
  await lockSubjects(tx, touched)
  const dossiers = new Map<string, Dossier>(
    (await readDossiers(tx, touched)).map((dossier) => [nameOf(dossier), dossier]),
  )
  const places = await lastPlaces(tx, touched)
  const { to } = file
  const audience = { entry: to, weight: to, resolution: to }
  const rows: ImportedRow[] = []
  for (const imported of read.positions) {
    const { subject: id, delegation } = imported
    const name = nameOf(imported)
    const before = dossiers.get(name) ?? emptyDossier(delegation, id)
    const n = (places.get(name) ?? 0) + 1
    const given = {
      id: ctx.newId<'position'>(),
      seq: n,
      subject: subjects.get(id) as Subject,
      audience,
    }
    const events = commitImported(shownAsFar(before, to), imported, given)
    for (const event of events) {
      rows.push({ subject: id, delegation, n, at, mandate: viewer.mandate.id, event })
      places.set(name, n)
    }
    dossiers.set(name, events.reduce(evolve, before))
    const isOwed = imported.content.reviewBy !== null || before.filed.length > 0
    if (role === 'own' && events.length > 0 && isOwed) {
      await followReview(tx, { coalition: viewer.coalition, subject: id, delegation, events, at })
    }
  }
  await insertImported(tx, rows)
  return rows.length
}

/**
 * What is kept narrower is as if it were not there: skipping what repeats it would tell of it, and the
 * hash of the file in the record would cover what those who read it do not see (SPEC.md IM7, VI6).
 */
function shownAsFar(dossier: Dossier, to: Visibility): Dossier {
  return { ...dossier, filed: dossier.filed.filter((one) => asWide(shownTo(one), to)) }
}

function nameOf({ subject, delegation }: Pick<Dossier, 'subject' | 'delegation'>): string {
  return `${subject} ${delegation}`
}
