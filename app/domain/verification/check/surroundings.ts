import type { Draft } from '../blocks.ts'
import type { Code, Indicator, Source } from '../model.ts'
import { known } from '../read.ts'
import type { Reading } from '../read.ts'

/** What the parts of a format may refer to, by name; of two with one name the first. */
export type Surroundings = {
  indicators: ReadonlyMap<string, Partial<Indicator>>
  lists: ReadonlyMap<string, List>
  sources: ReadonlyMap<string, Partial<Source>>
  rules: ReadonlyMap<string, Draft<'rule'>>
  confidentiality: ReadonlySet<string>
  /** The indicators that belong to an annex, which the core does without. */
  annexes: ReadonlySet<string>
}

export type List = { ordered: boolean; codes: ReadonlyMap<string, Partial<Code>> }

/** Whether a section is the annex of a delegation. */
export function isAnnex({ head }: Reading['sections'][number]): boolean {
  return typeof known(head).annexOf === 'string'
}

export function surroundingsOf(reading: Reading): Surroundings {
  const named = <Value>(entries: readonly (readonly [string | undefined, Value])[]) =>
    new Map(
      entries
        .flatMap(([id, value]) => (id === undefined ? [] : [[id, value] as const]))
        .toReversed(),
    )
  return {
    indicators: named(
      reading.sections.flatMap(({ parts }) =>
        parts.map((draft) => [known(draft).id, known(draft)] as const),
      ),
    ),
    lists: named(
      reading.codeLists.map(({ head, parts }) => {
        const { id, ordered = false } = known(head)
        const codes = named(parts.map((draft) => [known(draft).id, known(draft)] as const))
        return [id, { ordered, codes }] as const
      }),
    ),
    sources: named(reading.sources.map((draft) => [known(draft).id, known(draft)] as const)),
    rules: named(reading.rules.map((draft) => [known(draft).id, draft] as const)),
    confidentiality: new Set(reading.confidentiality.flatMap((draft) => known(draft).id ?? [])),
    annexes: new Set(
      reading.sections
        .filter(isAnnex)
        .flatMap(({ parts }) => parts.flatMap((draft) => known(draft).id ?? [])),
    ),
  }
}
