import { isBetween } from '../decimal.ts'
import { known } from '../read.ts'
import type { Group, Reading } from '../read.ts'
import { problemIn, problemOf } from './problem.ts'
import type { Problem } from './problem.ts'
import { isAnnex } from './surroundings.ts'
import type { Surroundings } from './surroundings.ts'

/** What is wrong with the format as a whole and with its parts other than indicators and rules. */
export function checkWhole(reading: Reading, around: Surroundings): readonly Problem[] {
  const ladders = reading.ladders.map(({ head }) => head)
  const inUse = listsInUse(reading)
  return [
    ...once('format', reading.heads),
    ...(reading.sections.every(isAnnex) ? [problemOf('section', 'block-missing')] : []),
    ...once('correction', reading.corrections),
    ...once('ladder', ladders),
    ...reading.heads.flatMap((draft) => checkHead(draft, around)),
    ...reading.sections.flatMap(checkSection),
    ...reading.codeLists.flatMap((list) => checkList(list, inUse)),
    ...reading.sources.flatMap((draft) => checkSource(draft, around)),
    ...reading.corrections.flatMap((draft) => checkCorrection(draft, around)),
    ...reading.ladders.flatMap(checkLadder),
  ]
}

function once(
  kind: 'format' | 'correction' | 'ladder',
  drafts: Reading['heads' | 'corrections'] | readonly Reading['ladders'][number]['head'][],
): readonly Problem[] {
  if (drafts.length === 0) return [problemOf(kind, 'block-missing')]
  return drafts.slice(1).map((draft) => problemIn(draft, null, 'block-twice'))
}

function checkHead(draft: Reading['heads'][number], around: Surroundings): readonly Problem[] {
  const { obligations = ['unread'], subjects, validFrom, validUntil } = known(draft)
  const problems: Problem[] = []
  if (obligations.length === 0) problems.push(problemIn(draft, 'obligations', 'obligation-missing'))
  if (subjects !== undefined && !around.lists.has(subjects)) {
    problems.push(problemIn(draft, 'subjects', 'unknown-list', { list: subjects }))
  }
  if (isLate(validFrom, validUntil)) {
    problems.push(problemIn(draft, 'validUntil', 'ends-before-it-begins'))
  }
  return problems
}

function checkSection({ head, parts }: Group<'section', 'indicator'>): readonly Problem[] {
  const { kind, key = [] } = known(head)
  const inside = new Map(parts.map((part) => [known(part).id, known(part)]))
  const problems: Problem[] = []
  if (parts.length === 0) problems.push(problemIn(head, null, 'section-empty'))
  if (kind === 'single' && key.length > 0) problems.push(problemIn(head, 'key', 'key-unexpected'))
  if (kind === 'table' && key.length === 0) problems.push(problemIn(head, 'key', 'key-missing'))
  // A section is reported as one, so that its file and its form have one kind of period.
  const frequencies = new Set(parts.flatMap((part) => known(part).frequency ?? []))
  if (frequencies.size > 1) {
    problems.push(problemIn(head, null, 'frequency-mixed', { found: [...frequencies].join(', ') }))
  }
  const reporting = new Set(
    parts.flatMap((part) => (known(part).sources ?? []).map(({ source }) => source)),
  )
  for (const id of key) {
    const part = inside.get(id)
    const named = new Set((part?.sources ?? []).map(({ source }) => source))
    if (part?.sources !== undefined && [...reporting].some((source) => !named.has(source))) {
      problems.push(problemIn(head, 'key', 'key-not-from-all', { indicator: id }))
    }
    if (part === undefined) problems.push(problemIn(head, 'key', 'key-unknown', { indicator: id }))
    else if (part.required === false || (part.missing ?? []).length > 0) {
      problems.push(problemIn(head, 'key', 'key-not-required', { indicator: id }))
    }
  }
  return problems
}

function checkList(
  { head, parts }: Group<'codeList', 'code'>,
  inUse: ReadonlySet<string>,
): readonly Problem[] {
  const { id, ordered } = known(head)
  const problems: Problem[] = []
  if (parts.length === 0) problems.push(problemIn(head, null, 'list-empty'))
  if (id !== undefined && !inUse.has(id)) {
    problems.push(problemIn(head, null, 'list-unused'))
  }
  for (const part of parts) {
    const { descriptor, validFrom, validTo } = known(part)
    if (ordered === true && descriptor === null) {
      problems.push(problemIn(part, 'descriptor', 'descriptor-missing'))
    }
    if (isLate(validFrom, validTo)) {
      problems.push(problemIn(part, 'validTo', 'ends-before-it-begins'))
    }
  }
  return problems
}

function listsInUse(reading: Reading): ReadonlySet<string> {
  return new Set(
    [
      ...reading.heads.map((draft) => known(draft).subjects),
      ...reading.corrections.map((draft) => known(draft).reasonCodes),
      ...reading.sections.flatMap(({ parts }) => parts.map((part) => known(part).codeList)),
    ].flatMap((id) => id ?? []),
  )
}

function checkSource(draft: Reading['sources'][number], around: Surroundings): readonly Problem[] {
  const { id } = known(draft)
  const isUsed = [...around.indicators.values()].some(({ sources = [] }) =>
    sources.some(({ source }) => source === id),
  )
  return id === undefined || isUsed ? [] : [problemIn(draft, null, 'source-unused')]
}

function checkCorrection(
  draft: Reading['corrections'][number],
  around: Surroundings,
): readonly Problem[] {
  const { reasonCodes, materialChange } = known(draft)
  const problems: Problem[] = []
  if (reasonCodes !== undefined && !around.lists.has(reasonCodes)) {
    problems.push(problemIn(draft, 'reasonCodes', 'unknown-list', { list: reasonCodes }))
  }
  if (materialChange !== undefined && !isBetween(materialChange, '0', '1')) {
    problems.push(problemIn(draft, 'materialChange', 'out-of-range', { least: '0', most: '1' }))
  }
  return problems
}

/** A ladder only climbs: each step has a higher level than the one before. */
function checkLadder({ parts }: Group<'ladder', 'ladderStep'>): readonly Problem[] {
  if (parts.length === 0) return [problemOf('ladderStep', 'block-missing')]
  const levels = parts.map((part) => known(part).level ?? null)
  return parts.flatMap((part, at) => {
    const [before, own] = [levels[at - 1] ?? null, levels[at] ?? null]
    const climbs = before === null || own === null || before < own
    return climbs ? [] : [problemIn(part, 'level', 'ladder-order')]
  })
}

function isLate(from: string | null | undefined, to: string | null | undefined): boolean {
  return typeof from === 'string' && typeof to === 'string' && to <= from
}
