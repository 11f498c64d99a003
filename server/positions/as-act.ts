import type { FrameworkId } from '#app/domain/kernel/id.ts'
import { isAct } from '#app/domain/positions/entry.ts'
import type { EntryId } from '#app/domain/positions/entry.ts'
import type { SubjectId } from '#app/domain/positions/subject.ts'
import type { PositionAct, Visibility } from '#app/domain/positions/vocabulary.ts'

import type { Performed } from '../act.ts'
import type { Topic } from '../live/topic.ts'

type Told = Pick<Performed<null>, 'entry' | 'subject' | 'topics'>

/**
 * What is told of something that was done with a position: the line of the record and the pages that it
 * moves. Nothing of what only its delegation or the chair sees (SPEC.md PO13, VI7).
 */
export function asAct(
  what: PositionAct,
  { subject, framework, position, to }: Where & { position: EntryId; to: Visibility },
): Told | { entry: null } {
  if (!isAct(to)) return { entry: null }
  return {
    entry: { t: 'position.act', b: { subject, position, act: what, to } },
    subject,
    topics: [topicOf(framework, to)],
  }
}

/** Whose pages a position moves that is shown this far. */
export function topicOf(framework: FrameworkId, to: 'coalition' | 'public'): Topic {
  return { topic: to === 'public' ? 'public-positions' : 'positions', subject: framework }
}

type Where = { subject: SubjectId; framework: FrameworkId }
