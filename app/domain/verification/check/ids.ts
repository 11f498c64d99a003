import type { Draft, Kind } from '../blocks.ts'
import { idKey } from '../identifier.ts'
import { observationColumns } from '../observation-columns.ts'
import { valueIn } from '../read.ts'
import type { Reading } from '../read.ts'
import { problemIn } from './problem.ts'
import type { Problem } from './problem.ts'

/** Names that stand twice where one must tell things apart, or that the published files need themselves. */
export function checkIds(reading: Reading): readonly Problem[] {
  const indicators = reading.sections.flatMap(({ parts }) => parts)
  const lists = reading.codeLists.map(({ head }) => head)
  return [
    ...twice(indicators),
    ...twice(reading.sections.map(({ head }) => head)),
    ...twice(lists),
    ...twice(reading.sources),
    ...twice(reading.rules),
    ...twice(reading.confidentiality),
    ...reading.codeLists.flatMap(({ parts }) => twice(parts)),
    ...reserved(indicators, columns),
    ...reserved(lists, publishedLists),
  ]
}

type Named = Exclude<Kind, 'correction' | 'definition' | 'ladder' | 'ladderStep'>

function twice<Of extends Named>(drafts: readonly Draft<Of>[]): readonly Problem[] {
  const seen = new Set<string>()
  return drafts.flatMap((draft) => {
    const id = idOf(draft)
    if (id === null) return []
    const key = idKey(id)
    if (seen.has(key)) return [problemIn(draft, 'id', 'id-twice', { id })]
    seen.add(key)
    return []
  })
}

function reserved<Of extends Named>(
  drafts: readonly Draft<Of>[],
  names: ReadonlySet<string>,
): readonly Problem[] {
  return drafts.flatMap((draft) => {
    const id = idOf(draft)
    return id !== null && names.has(idKey(id))
      ? [problemIn(draft, 'id', 'id-reserved', { id })]
      : []
  })
}

function idOf<Of extends Named>(draft: Draft<Of>): string | null {
  const id = valueIn(draft, 'id')
  return typeof id === 'string' ? id : null
}

/** Columns that a file of observations or of a section has beside its indicators. */
const columns: ReadonlySet<string> = new Set([...observationColumns, 'MISSING_STATUS'].map(idKey))

/** Code lists that the SDMX structure makes itself. */
const publishedLists: ReadonlySet<string> = new Set(
  ['FREQ', 'SOURCE', 'INDICATOR', 'UNIT_MEASURE', 'OBS_STATUS', 'YES_NO'].map(idKey),
)
