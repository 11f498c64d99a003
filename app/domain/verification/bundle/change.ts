import { canonicalJson } from '../../kernel/canonical-json.ts'
import type { Json } from '../../kernel/canonical-json.ts'
import { wordedCells } from '../check/glossary.ts'
import type { Content } from '../model.ts'
import type { Version } from '../schemas.ts'
import type { Format, Mapping } from './format.ts'

/**
 * How far a new content departs from the version in force (verification.md 1.3): `patch` is wording
 * alone, so that the files for machines stay equal; `minor` adds what nobody has to report, or codes
 * without an order; all else is `major`, and never judges reports anew that were made before it.
 */
export type Change = 'none' | 'patch' | 'minor' | 'major'

export function changeOf(before: Content, after: Content): Change {
  if (canonicalJson(before) === canonicalJson(after)) return 'none'
  const machines = canonicalJson(withoutWords(before))
  if (canonicalJson(withoutWords(after)) === machines) return 'patch'
  return canonicalJson(withoutWords(withoutAdditions(before, after))) === machines
    ? 'minor'
    : 'major'
}

/** The version to propose; the secretariat confirms it. */
export function nextVersion(version: Version, change: Exclude<Change, 'none'>): Version {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number)
  switch (change) {
    case 'patch':
      return `${major}.${minor}.${patch + 1}`
    case 'minor':
      return `${major}.${minor + 1}.0`
    case 'major':
      return `${major + 1}.0.0`
  }
}

export type FieldMapFault = {
  code: 'unmapped' | 'mapped-twice' | 'not-before' | 'not-after' | 'still-there' | 'id-reused'
  id: string
}

/**
 * What is wrong with a field map: it says of every indicator of the version before what became of it,
 * and of no other. `retired` are the ids that any earlier version had and dropped; none comes back.
 */
export function checkFieldMap(
  { content: before }: Format,
  after: Content,
  map: readonly Mapping[],
  retired: ReadonlySet<string>,
): readonly FieldMapFault[] {
  const [old, current] = [indicatorIds(before), indicatorIds(after)]
  const mapped = map.map(fromOf)
  return [
    ...[...old].filter((id) => !mapped.includes(id)).map(fault('unmapped')),
    ...mapped.filter((id, at) => mapped.indexOf(id) < at).map(fault('mapped-twice')),
    ...mapped.filter((id) => !old.has(id)).map(fault('not-before')),
    ...map
      .flatMap(toOf)
      .filter((id) => !current.has(id))
      .map(fault('not-after')),
    ...map
      .filter(({ kind }) => kind !== 'same')
      .map(fromOf)
      .filter((id) => current.has(id))
      .map(fault('still-there')),
    ...[...current].filter((id) => retired.has(id)).map(fault('id-reused')),
  ]
}

function fault(code: FieldMapFault['code']) {
  return (id: string): FieldMapFault => ({ code, id })
}

function fromOf(mapping: Mapping): string {
  return mapping.kind === 'same' ? mapping.id : mapping.from
}

function toOf(mapping: Mapping): readonly string[] {
  switch (mapping.kind) {
    case 'same':
      return [mapping.id]
    case 'renamed':
      return [mapping.to]
    case 'split':
      return mapping.to
    case 'dropped':
      return []
  }
}

/** Wording that people read and no file for machines depends on. */
const wordings: ReadonlySet<string> = new Set([...wordedCells, 'glossary'])

function withoutWords(value: Json): Json {
  if (value === null || typeof value !== 'object') return value
  if (isList(value)) return value.map(withoutWords)
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !wordings.has(name))
      .map(([name, part]) => [name, withoutWords(part)]),
  )
}

function withoutAdditions(before: Content, after: Content): Content {
  const old = indicatorIds(before)
  const lists = new Map(before.codeLists.map((list) => [list.id, list]))
  const sections = new Set(before.sections.map(({ id }) => id))
  const sources = new Set(before.sources.map(({ id }) => id))
  return {
    ...after,
    sections: after.sections
      .map((section) => ({
        ...section,
        indicators: section.indicators.filter(({ id, required }) => old.has(id) || required),
      }))
      .filter(({ id, indicators }) => sections.has(id) || indicators.length > 0),
    codeLists: after.codeLists
      .filter(({ id }) => lists.has(id))
      .map((list) => ({
        ...list,
        codes: list.codes.filter(
          (code) =>
            list.ordered || (lists.get(list.id)?.codes.some(({ id }) => id === code.id) ?? false),
        ),
      })),
    sources: after.sources.filter(({ id }) => sources.has(id)),
  }
}

function indicatorIds({ sections }: Content): ReadonlySet<string> {
  return new Set(sections.flatMap(({ indicators }) => indicators.map(({ id }) => id)))
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}
