import { refused } from '../kernel/result.ts'
import { changeOf, checkFieldMap, nextVersion } from './bundle/change.ts'
import type { Change, FieldMapFault } from './bundle/change.ts'
import type { Format, Mapping } from './bundle/format.ts'
import type { Content } from './model.ts'

/** What the next version would be called, and what of the one before is not in it any more. */
export type Proposal = {
  version: string
  change: Exclude<Change, 'none'> | 'first'
  /** Indicators of which the field map must say what became of them; those that remain are the same. */
  lost: readonly string[]
}

export type PublicationRefusal =
  | { code: 'format-unchanged'; details: { version: string } }
  | { code: 'format-renamed'; details: { id: string } }
  | { code: `field-map-${FieldMapFault['code']}`; details: { id: string } }

/** The version that the program proposes for an adopted content; null when nothing was changed. */
export function proposeVersion(before: readonly Format[], content: Content): Proposal | null {
  const last = before.at(-1)
  if (last === undefined) return { version: '1.0.0', change: 'first', lost: [] }
  const change = changeOf(last.content, content)
  if (change === 'none') return null
  const current = indicatorsOf(content)
  const lost = [...indicatorsOf(last.content)].filter((id) => !current.has(id))
  return { version: nextVersion(last.version, change), change, lost }
}

/**
 * Makes an adopted content the next version of its format. `before` are the versions so far, the oldest
 * first; `became` says of each indicator that is lost where it went (domain.md B8). A format keeps its
 * name, and no name of an indicator that was dropped comes back (SPEC.md FV1–FV5).
 */
export function decidePublication(
  before: readonly Format[],
  content: Content,
  became: readonly Mapping[],
):
  | { ok: true; edition: Pick<Format, 'version' | 'supersedes'> }
  | { ok: false; refusal: PublicationRefusal } {
  const last = before.at(-1)
  const proposal = proposeVersion(before, content)
  if (proposal === null)
    return refused({ code: 'format-unchanged', details: { version: last?.version ?? '' } })
  if (last === undefined)
    return { ok: true, edition: { version: proposal.version, supersedes: null } }
  if (last.content.id !== content.id)
    return refused({ code: 'format-renamed', details: { id: last.content.id } })
  const current = indicatorsOf(content)
  const kept = [...indicatorsOf(last.content)].filter((id) => current.has(id))
  const fieldMap = [...kept.map((id) => ({ kind: 'same' as const, id })), ...became]
  const [fault] = checkFieldMap(last, content, fieldMap, retiredIn(before))
  if (fault !== undefined)
    return refused({ code: `field-map-${fault.code}` as const, details: { id: fault.id } })
  return {
    ok: true,
    edition: { version: proposal.version, supersedes: { version: last.version, fieldMap } },
  }
}

/** The indicators that any earlier version had and the last one has not. */
function retiredIn(versions: readonly Format[]): ReadonlySet<string> {
  const last = versions.at(-1)
  const current = last === undefined ? new Set<string>() : indicatorsOf(last.content)
  return new Set(
    versions.flatMap(({ content }) => [...indicatorsOf(content)]).filter((id) => !current.has(id)),
  )
}

function indicatorsOf({ sections }: Content): ReadonlySet<string> {
  return new Set(sections.flatMap(({ indicators }) => indicators.map(({ id }) => id)))
}
