import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { printCsv } from '#app/domain/kernel/csv.ts'
import { second, toIso } from '#app/domain/kernel/instant.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'

import type { ServerContext } from '../context.ts'
import { NotFound } from '../refusals.ts'
import { readReport } from './read-report.ts'
import type { ReportShown } from './read-report.ts'

/** The report as a file (SPEC.md RT3). Throws NotFound for another file, and before the event has fired. */
export async function printReport(
  ctx: Pick<ServerContext, 'db' | 'now' | 'demo'>,
  viewer: Viewer,
  { event, file }: { event: string | undefined; file: string | undefined },
): Promise<{ type: string; text: string }> {
  const { report, ...head } = await readReport(ctx, viewer, event)
  if (report === null) throw new NotFound()
  switch (file) {
    case 'report.csv':
      return { type: 'text/csv; charset=utf-8', text: printCsv(rowsOf(report)) }
    case 'report.json': {
      const { id, title, stage, framework } = head
      const about = { event: id, title, framework: framework.name, stage }
      const text = JSON.stringify({ ...about, ...asData(report) }, null, 2)
      return { type: 'application/json; charset=utf-8', text }
    }
    case undefined:
    default:
      throw new NotFound()
  }
}

const columns = [
  'delegation',
  'instrument',
  'purpose',
  'required',
  'state',
  'due',
  'effective',
  'seconds after firing',
  'late',
  'publication',
]

function rowsOf({ due, legs }: ReportShown) {
  const rows = legs.map(({ by, instrument, purpose, required, state, effect, after, late }) => [
    by.code,
    instrument,
    purpose,
    required ? 'yes' : 'no',
    state,
    toIso(due),
    effect === null ? null : toIso(effect.at),
    after === null ? null : after / second,
    late ? 'yes' : 'no',
    effect?.publication ?? null,
  ])
  return [columns, ...rows]
}

function asData({
  firing,
  due,
  synchrony,
  legs,
  findings,
  waivers,
  decisions,
  course,
}: ReportShown) {
  const at = <Row extends { at: Instant }>(row: Row) => ({ ...row, at: toIso(row.at) })
  return {
    firing: {
      due: toIso(firing.due),
      at: toIso(firing.at),
      late: firing.late,
      grounds: firing.grounds.map((ground) => ({ ...ground, since: toIso(ground.since) })),
    },
    due: toIso(due),
    spreadSeconds: synchrony === null ? null : synchrony.spread / second,
    legs: legs.map(({ by, effect, after, ...leg }) => ({
      ...leg,
      delegation: by.code,
      effect: effect === null ? null : at(effect),
      secondsAfterFiring: after === null ? null : after / second,
    })),
    findings: findings.map(({ by, verdict: { is, ...said }, expires, ...finding }) => ({
      ...at(finding),
      ...said,
      verdict: is,
      expires: toIso(expires.at),
      delegation: by.code,
    })),
    waivers: waivers.map((waiver) => ({ ...at(waiver), until: toIso(waiver.until) })),
    decisions: decisions.map(at),
    acts: course.map(({ by, ...one }) => ({ ...at(one), delegation: by?.code ?? null })),
  }
}
