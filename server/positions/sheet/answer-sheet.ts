import * as z from 'zod'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { canonicalJson } from '#app/domain/kernel/canonical-json.ts'
import type { FrameworkId } from '#app/domain/kernel/id.ts'
import { dateAt } from '#app/domain/kernel/plain-date.ts'
import type { Draft } from '#app/domain/positions/dossier.ts'
import type { Holding } from '#app/domain/positions/stance.ts'
import { visibilities } from '#app/domain/positions/vocabulary.ts'
import { lockSubjects } from '#db/position-imports.ts'

import { requireMay } from '../../accounts/require-may.ts'
import { actingTogether } from '../../act.ts'
import type { ServerContext } from '../../context.ts'
import type { SentForm } from '../../form.ts'
import { parse } from '../../parse.ts'
import { BadInput, NotFound, Refused } from '../../refusals.ts'
import { actOnPosition } from '../act-on-position.ts'
import { seeSubjects } from '../see-subjects.ts'
import { ownAnswers } from './read-sheet.ts'
import type { OwnAnswer } from './read-sheet.ts'
import { typedRows } from './typed-sheet.ts'
import type { TypedRow } from './typed-sheet.ts'

const Typed = z.object({
  intent: z.enum(['commit', 'prepare'], 'choice'),
  /** Chosen once for all answers; a draft is shown to nobody else. */
  to: z.enum(visibilities, 'choice').default('own'),
})

type Answered = Exclude<TypedRow, { errors: unknown }>
type Act = { act: 'commit' | 'prepare' | 'settle' } & Record<string, unknown>

/**
 * Keeps the answers of a sheet that say something new, each as a position or a draft of its own (SPEC.md
 * SH1–SH3): all of them, or none if one cannot be kept. Answers how many there were of either kind. Throws BadInput with a
 * code at each field that is wrong. What a head withdraws has no position in its place (SH4).
 */
export async function answerSheet(
  ctx: ServerContext,
  viewer: Viewer,
  framework: FrameworkId,
  form: SentForm,
  key: string,
): Promise<{ kept: number; withdrawn: number }> {
  const { intent, to } = parse(Typed, form)
  requireMay(ctx, viewer, intent === 'commit' ? 'position.commit' : 'position.prepare', viewer)
  const rows = typedRows(form)
  const errors: Record<string, string> = {}
  for (const row of rows) if ('errors' in row) Object.assign(errors, row.errors)
  const answered = rows.filter((row): row is Answered => !('errors' in row))
  return actingTogether(ctx, async (together, tx) => {
    // All subjects before the record, as everywhere: whoever waits for one holds nothing that others need.
    await lockSubjects(tx, answered.map(({ subject }) => subject).toSorted())
    const subjects = new Map(
      (await seeSubjects(ctx, tx, viewer, { framework })).map((one) => [one.subject.id, one]),
    )
    const own = await ownAnswers(tx, viewer, [...subjects.values()])
    const done = { kept: 0, withdrawn: 0 }
    for (const row of answered) {
      const { subject } = row
      if (!subjects.has(subject)) throw new NotFound()
      const act = actFor(row, own.get(subject), { intent, to, viewer })
      if (act === null) continue
      try {
        await actOnPosition(together, viewer, { subject, ...act }, `${key}/${subject}`)
        done[act.act === 'settle' ? 'withdrawn' : 'kept'] += 1
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        errors[`${fieldOf(row)}:${subject}`] = error.code
      }
    }
    if (Object.keys(errors).length > 0) throw new BadInput(errors)
    return done
  })
}

/** What a row amounts to; null where it says nothing new, or withdraws what is not there. */
function actFor(
  row: Answered,
  own: OwnAnswer | undefined,
  { intent, to, viewer }: z.infer<typeof Typed> & { viewer: Viewer },
): Act | null {
  const { draft = null, stands = null } = own ?? {}
  if ('withdraws' in row) {
    if (intent !== 'commit' || stands === null) return null
    return { act: 'settle', position: stands.entry, how: 'withdrawn' }
  }
  const held = stands?.holding ?? null
  const before = intent === 'commit' ? held : (draft?.content.holding ?? held)
  if (isSame(row.holding, before)) return null
  return {
    act: intent,
    seen: row.seen,
    draft: draft?.id ?? '',
    ...typedContent(row.holding, draft, viewer),
    to,
    'weight-to': 'own',
    'resolution-to': 'own',
  }
}

function fieldOf(row: Answered): 'low' | 'holding' {
  return 'holding' in row && row.holding.kind === 'range' ? 'low' : 'holding'
}

/** What a draft says besides what is held is kept; the sheet itself asks for nothing more. */
function typedContent(holding: Holding, draft: Draft | null, { delegation }: Viewer) {
  const { type, weight, reason, resolution, reviewBy } = draft?.content ?? bare
  return {
    holding: holding.kind === 'stance' ? `level:${holding.level}` : holding.kind,
    low: holding.kind === 'range' ? typedEnd(holding.low) : '',
    high: holding.kind === 'range' ? typedEnd(holding.high) : '',
    type,
    weight: weight ?? 'none',
    reason,
    resolution,
    'review-by': reviewBy === null ? '' : dateAt(reviewBy, delegation.timeZone),
    ...(draft?.voice.kind === 'group'
      ? { group: draft.voice.group, members: draft.voice.members }
      : {}),
  }
}

const bare = {
  type: 'substantive',
  weight: null,
  reason: '',
  resolution: '',
  reviewBy: null,
} as const

function typedEnd(end: number | null): string {
  return end === null ? '' : String(end)
}

function isSame(one: Holding, other: Holding | null): boolean {
  return other !== null && canonicalJson(one) === canonicalJson(other)
}
