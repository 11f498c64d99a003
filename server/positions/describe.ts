import { hashText } from '#app/domain/drafting/text-hash.ts'
import type { FrameworkId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { About, Subject } from '#app/domain/positions/subject.ts'
import type { SubjectRow } from '#db/positions.ts'

import { describeExemption, describeInEvent } from './describe-beside.ts'
import type { BesideText } from './describe-beside.ts'
import { describeInText } from './describe-in-text.ts'
import type { InText } from './describe-in-text.ts'
import type { Matter } from './matters.ts'

/** What a subject is called on a page, and what is said there now. */
export type SubjectName = { kind: 'question'; question: string } | InText | BesideText

/** A name, the wording that positions are about, and the number that is stated there, if it is one. */
export type Described<Name = SubjectName> = {
  name: Name
  wording: string
  value: number | null
}

/** `since` is when positions were first asked for. */
export type SubjectSeen = {
  subject: Subject
  framework: FrameworkId
  name: SubjectName
  since: Instant
}

/** A subject as what it is about says now. */
export function describe(row: SubjectRow, matter: Matter): SubjectSeen {
  const { id, about, scale, framework, createdAt: since } = row
  const { name, wording, value } = describeMatter(about, matter, scale.kind)
  return { subject: { id, about, scale, wording, value }, framework, name, since }
}

export function describeMatter(
  about: About,
  matter: Matter,
  scale: Subject['scale']['kind'],
): Described {
  if (about.kind === 'question') {
    const { question } = about
    return { name: { kind: 'question', question }, wording: hashText(question), value: null }
  }
  if ('document' in about && matter.is === 'text') return describeInText(about, matter.text, scale)
  if ('event' in about && matter.is === 'event') return describeInEvent(about, matter.row)
  if (about.kind === 'exemption' && matter.is === 'exemption') return describeExemption(matter.row)
  throw new TypeError(`a ${about.kind} was described without what it is about`)
}

/** Whether what a subject is about left its text or its terms: then nobody is asked about it any more. */
export function isGone(name: SubjectName): boolean {
  if (name.kind === 'question') return false
  return 'document' in name ? name.block === null : name.isGone
}
