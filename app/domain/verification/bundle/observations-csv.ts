import * as z from 'zod'

import { indicatorIn } from '../evaluate/lookup.ts'
import { Observation } from '../evaluate/observation.ts'
import { observationColumns } from '../observation-columns.ts'
import { Decimal } from '../schemas.ts'
import { decodeCsv, encodeCsv } from './csv.ts'
import type { Format } from './format.ts'
import { structureId } from './sdmx-names.ts'

/** An observation as it stands in a report, with what it rests on. */
export type Reported = z.infer<typeof Reported>
const Reported = z.strictObject({
  observation: Observation,
  reportId: z.string().min(1),
  /** From 1; a correction is a later revision and never replaces. */
  revision: z.int().positive(),
  evidence: z.array(z.string().regex(/^sha256:[0-9a-f]{64}$/)),
})

/**
 * The canonical long form, one file that is SDMX-CSV 2, a table for Frictionless and plain CSV. What is
 * intentionally missing is `#N/A`. Identifiers stay as they are: only the structure's own id is plain.
 */
export function observationsCsv(format: Format, reported: readonly Reported[]): string {
  const rows = reported.map(({ observation, reportId, revision, evidence }) => {
    const { frequency, unit } = indicatorIn(format.content, observation.indicator)
    const isValue = 'value' in observation
    return [
      'dataflow',
      structureId(format),
      'M',
      frequency,
      observation.subject,
      observation.source,
      observation.indicator,
      observation.line ?? '',
      observation.period,
      isValue ? observation.value : missing,
      unit ?? '',
      observation.status,
      isValue ? (observation.uncertainty ?? '') : '',
      reportId,
      String(revision),
      evidence.join(' '),
      isValue ? '' : observation.comment,
    ]
  })
  return encodeCsv([observationColumns, ...rows])
}

/** Reads `observations.csv` back, or names the first row, from 1 after the head, that is not of it. */
export function readObservationsCsv(
  format: Format,
  text: string,
): { ok: true; reported: readonly Reported[] } | { ok: false; row: number } {
  const [head = [], ...rows] = decodeCsv(text) ?? []
  if (head.join() !== observationColumns.join()) return { ok: false, row: 0 }
  const known = new Set(
    format.content.sections.flatMap(({ indicators }) => indicators.map(({ id }) => id)),
  )
  const read = rows.map((cells) => {
    const cell = new Map(observationColumns.map((column, at) => [column, cells[at] ?? '']))
    const said = (column: (typeof observationColumns)[number]) => cell.get(column) ?? ''
    const isOurs =
      cells.length === observationColumns.length &&
      said('STRUCTURE_ID') === structureId(format) &&
      known.has(said('INDICATOR'))
    const parsed = Reported.safeParse({
      observation: observationIn(said),
      reportId: said('REPORT_ID'),
      revision: Number(said('REVISION')),
      evidence: said('EVIDENCE').split(' ').filter(Boolean),
    })
    return isOurs && parsed.success ? parsed.data : null
  })
  const fault = read.indexOf(null)
  return fault >= 0
    ? { ok: false, row: fault + 1 }
    : { ok: true, reported: read.flatMap((one) => one ?? []) }
}

function observationIn(said: (column: (typeof observationColumns)[number]) => string): object {
  const place = {
    indicator: said('INDICATOR'),
    source: said('SOURCE'),
    subject: said('SUBJECT'),
    period: said('TIME_PERIOD'),
    line: said('LINE') === '' ? null : said('LINE'),
    status: said('OBS_STATUS'),
  }
  if (said('OBS_VALUE') === missing) return { ...place, comment: said('COMMENT_OBS') }
  const uncertainty = said('OBS_UNCERTAINTY')
  return {
    ...place,
    value: said('OBS_VALUE'),
    uncertainty: uncertainty === '' ? null : Decimal.safeParse(uncertainty).data,
  }
}

const missing = '#N/A'
