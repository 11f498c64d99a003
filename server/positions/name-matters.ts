import { accessTo } from '#app/domain/accounts/may.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { FrameworkId } from '#app/domain/kernel/id.ts'
import type { SubjectId } from '#app/domain/positions/subject.ts'
import { readDocuments } from '#db/drafting.ts'
import { readSubjects } from '#db/positions.ts'
import { readEventTitles } from '#db/relief.ts'
import { readExemptionTitles } from '#db/safeguards.ts'

import type { ServerContext } from '../context.ts'

/**
 * A subject as it is called where no text is opened for it: a question by its words, the rest by its
 * text, event or exemption.
 */
export type NamedMatter = { id: SubjectId; framework: FrameworkId; name: string }

/** All subjects of a coalition but those in texts that the viewer may not open. */
export async function nameMatters(
  { db }: Pick<ServerContext, 'db'>,
  viewer: Viewer,
): Promise<ReadonlyMap<string, NamedMatter>> {
  const { coalition } = viewer
  const [subjects, documents, events, exemptions] = await Promise.all([
    readSubjects(db, { coalition }),
    readDocuments(db, { coalition }),
    readEventTitles(db, coalition),
    readExemptionTitles(db, coalition),
  ])
  const titles = new Map<string, string>(
    [...events, ...exemptions].map(({ id, title }) => [id, title]),
  )
  const open = new Map(
    documents.flatMap((one) => (accessTo(viewer, one) === null ? [] : [[one.id, one] as const])),
  )
  return new Map(
    subjects.flatMap(({ id, framework, about }) => {
      if (about.kind === 'question') return [[id, { id, framework, name: about.question }] as const]
      if ('document' in about) {
        const document = open.get(about.document)
        if (document === undefined) return []
        return [[id, { id, framework, name: `${document.symbol} ${document.title}` }] as const]
      }
      const name = titles.get('event' in about ? about.event : about.exemption)
      return name === undefined ? [] : [[id, { id, framework, name }] as const]
    }),
  )
}
