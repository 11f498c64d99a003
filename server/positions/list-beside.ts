import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import type { FrameworkId } from '#app/domain/kernel/id.ts'
import { readEvents } from '#db/relief.ts'
import { readExemptions } from '#db/safeguards.ts'

import type { ServerContext } from '../context.ts'
import { asCandidates } from './list-candidates.ts'

/** What is decided beside the texts of a framework: its relief events, and its exemptions as candidates. */
export async function listBeside(
  { db }: Pick<ServerContext, 'db'>,
  { coalition }: Viewer,
  framework: FrameworkId,
) {
  const [events, all] = await Promise.all([
    readEvents(db, framework),
    readExemptions(db, framework),
  ])
  const exemptions = new Map(all.map((one) => [idOf<'exemption'>().parse(one.id), one]))
  return {
    events: events.map(({ id, title }) => ({ id, title })),
    exemptions: await db.transaction((tx) =>
      asCandidates(
        tx,
        framework,
        [...exemptions.keys()].map((exemption) => ({ kind: 'exemption', exemption })),
        (about) => {
          const exemption = about.kind === 'exemption' && exemptions.get(about.exemption)
          if (!exemption) throw new TypeError('an exemption was listed that is not there')
          return { is: 'exemption', row: { coalition, framework, exemption } }
        },
      ),
    ),
  }
}
