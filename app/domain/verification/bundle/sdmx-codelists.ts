import type { Json } from '../../kernel/canonical-json.ts'
import type { CodeList, Content, Indicator, Section, Words } from '../model.ts'
import { frequencies, missingStatuses, valueStatuses } from '../vocabulary.ts'
import { writtenThreshold } from '../written.ts'
import type { Format } from './format.ts'
import { listName, maintainedAs, named, titled } from './sdmx-names.ts'

/** The code lists of the format, and those that a structure needs beside them. */
export function codelists(format: Format): readonly Json[] {
  const { content } = format
  const own = maintainedAs(format)
  const list = (id: CodeList['id'], name: Named, codes: readonly Json[]): Json => ({
    ...own,
    id: listName(id),
    ...name,
    // A list must not be empty where it is there.
    ...(codes.length === 0 ? {} : { codes }),
  })
  return [
    ...content.codeLists.map((one) => list(one.id, named(one.title), one.codes.map(codeOf))),
    list('FREQ', titled('Frequency'), usedFrequencies(content)),
    list(
      'SOURCE',
      titled('Source'),
      content.sources.map(({ id, label }) => ({ id, ...named(label) })),
    ),
    list('INDICATOR', titled('Indicator'), content.sections.flatMap(indicatorCodes)),
    list(
      'OBS_STATUS',
      titled('Observation status'),
      [...valueStatuses, ...missingStatuses].map((id) => ({ id, ...titled(statuses[id]) })),
    ),
  ]
}

type Named = ReturnType<typeof named>

function codeOf({ id, label, descriptor }: CodeList['codes'][number]): Json {
  return { id, ...named(label), ...(descriptor === null ? {} : described(descriptor)) }
}

function described(words: Words): { [key: string]: Json } {
  const { name, names } = named(words)
  return { description: name, descriptions: names }
}

function usedFrequencies({ sections }: Content): readonly Json[] {
  const used = new Set(sections.flatMap(({ indicators }) => indicators.map((one) => one.frequency)))
  return frequencies
    .filter((frequency) => used.has(frequency))
    .map((id) => ({ id, ...titled(frequencyNames[id]) }))
}

/** An indicator is a code; what it is held against are annotations, since bad news is a valid report. */
function indicatorCodes({ id: sectionId, title, indicators }: Section): readonly Json[] {
  return indicators.map((indicator) => {
    const { id, statement, rationale } = indicator
    return {
      id,
      ...named(statement),
      ...(rationale === null ? {} : described(rationale)),
      annotations: [
        { type: 'SECTION', value: sectionId, text: named(title).name, texts: named(title).names },
        ...annotationsOf(indicator),
      ],
    }
  })
}

function annotationsOf({
  datatype,
  unit,
  codeList,
  threshold,
  baseline,
}: Indicator): readonly Json[] {
  return [
    { type: 'DATATYPE', value: datatype },
    ...(unit === null ? [] : [{ type: 'UNIT', value: unit }]),
    ...(codeList === null ? [] : [{ type: 'CODELIST', value: listName(codeList) }]),
    ...(threshold === null ? [] : [{ type: 'THRESHOLD', value: writtenThreshold(threshold) }]),
    ...(baseline === null
      ? []
      : [{ type: 'BASELINE', value: baseline.value, title: baseline.asOf }]),
  ]
}

const frequencyNames = {
  D: 'Daily',
  W: 'Weekly',
  M: 'Monthly',
  Q: 'Quarterly',
  S: 'Half-yearly',
  A: 'Annual',
  event: 'As events occasion it',
} as const satisfies Record<(typeof frequencies)[number], string>

/** The names of SDMX's own list, CL_OBS_STATUS. */
export const statuses = {
  A: 'Normal value',
  E: 'Estimated value',
  P: 'Provisional value',
  U: 'Low reliability',
  M: 'Missing value; data cannot exist',
  L: 'Missing value; data exist but were not collected',
  K: 'Data included in another category',
  Q: 'Missing value; suppressed',
  O: 'Missing value',
} as const satisfies Record<
  (typeof valueStatuses)[number] | (typeof missingStatuses)[number],
  string
>
