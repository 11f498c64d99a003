import * as z from 'zod'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { inHours } from '#app/domain/kernel/deadline.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import { day, hour, toIso } from '#app/domain/kernel/instant.ts'
import { passage } from '#app/domain/kernel/text.ts'
import type { Stage } from '#app/domain/relief/event.ts'
import { Evidence } from '#app/domain/relief/finding.ts'
import type { Verdict } from '#app/domain/relief/finding.ts'
import { confidences, verdicts } from '#app/domain/relief/verdicts.ts'

import { requireMay } from '../accounts/require-may.ts'
import { act } from '../act.ts'
import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { BadInput } from '../refusals.ts'
import { codesOf, lockOwn } from './act-on-event.ts'
import { changeEvent, settingFor } from './change-event.ts'
import { restsOn } from './entries-behind.ts'
import { saidByTime } from './said-by-time.ts'
import { tellOfEvent } from './tell-of-event.ts'
import { typedCount } from './typed-moment.ts'

const IssueFinding = z.object({
  event: idOf<'event'>(),
  condition: idOf<'condition'>(),
  verdict: z.enum(verdicts, 'choice'),
  words: passage(4_000),
  confidence: z.enum(confidences, 'choice'),
  evidence: z
    .string()
    .max(10_000, 'tooLong')
    .transform((text) =>
      text
        .toLowerCase()
        .split(/\s+/)
        .filter((word) => word !== ''),
    )
    .pipe(z.array(Evidence).max(100)),
  days: typedCount(730),
})
type IssueFinding = z.infer<typeof IssueFinding>

/**
 * The verifier's word on a condition, issued once and edited by nobody (relief SPEC.md FI1–FI5). If an
 * armed event waited for just this, it fires within the same transaction (TR5).
 */
export async function issueFinding(
  ctx: ServerContext,
  viewer: Viewer,
  input: unknown,
  key: string,
): Promise<{ stage: Stage['is'] }> {
  const command = parse(IssueFinding, input)
  requireMay(ctx, viewer, 'relief.find', viewer)
  const verdict = verdictOf(command)
  return act(ctx, viewer, { key, command }, async (tx) => {
    const row = await lockOwn(tx, viewer, command.event)
    const setting = await settingFor(tx, viewer, { now: ctx.now(), framework: row.framework })
    const { condition, confidence, evidence, days } = command
    const id = ctx.newId<'finding'>()
    const expires = inHours(setting.now, (days * day) / hour)
    const finding = { id, condition, verdict, confidence, evidence, expires }
    const issue = { type: 'issue-finding', finding } as const
    const { after, facts } = await changeEvent(
      tx,
      row.event,
      issue,
      setting,
      await codesOf(tx, viewer),
    )
    const change = { before: row.event, after }
    await tellOfEvent(tx, change, {
      coalition: row.coalition,
      at: setting.now,
      by: viewer.person.id,
    })
    const stage = after.stage.is
    return {
      entry: {
        t: 'relief.find',
        b: {
          event: row.id,
          finding: id,
          condition,
          verdict: verdict.is,
          confidence,
          evidence,
          stage,
          until: toIso(expires.at),
          meanwhile: saidByTime(facts),
        },
      },
      ref: await restsOn(tx, row, facts),
      subject: row.id,
      topics: [{ topic: 'relief', subject: row.id }],
      result: { stage },
    }
  })
}

/** A plain yes needs no words; whatever else is said needs some. */
function verdictOf({ verdict: is, words }: IssueFinding): Verdict {
  if (is === 'verified') return { is }
  if (words === '') throw new BadInput({ words: 'required' })
  return is === 'verified-with-observations' ? { is, observations: words } : { is, reason: words }
}
