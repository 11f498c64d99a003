import * as z from 'zod'

import { hasPassed } from '../kernel/deadline.ts'
import type { Deadline } from '../kernel/deadline.ts'
import type { DelegationId, Id } from '../kernel/id.ts'
import type { Instant } from '../kernel/instant.ts'
import { decided, refused } from '../kernel/result.ts'
import type { Decision } from '../kernel/result.ts'
import { passage } from '../kernel/text.ts'
import { commits } from './actor.ts'
import type { Actor } from './actor.ts'
import type { Condition, ConditionId } from './condition.ts'
import type { Confidence } from './verdicts.ts'

export type FindingId = Id<'finding'>

/** The verifier's answer to a condition (domain.md B8). Only one of the four carries observations. */
export type Verdict = z.infer<typeof Verdict>
export const Verdict = z
  .discriminatedUnion('is', [
    z.object({ is: z.literal('verified') }),
    z.object({ is: z.literal('verified-with-observations'), observations: passage(4_000).min(1) }),
    z.object({ is: z.literal('not-verified'), reason: passage(4_000).min(1) }),
    z.object({ is: z.literal('unable-to-verify'), reason: passage(4_000).min(1) }),
  ])
  .readonly()

/** What a finding rests on, named by hash, since the evidence itself may have to stay where it is. */
export type Evidence = z.infer<typeof Evidence>
export const Evidence = z.hex().length(64)

/** Issued once and never changed; only a later finding on the same condition takes its place. */
export type Finding = {
  readonly id: FindingId
  readonly condition: ConditionId
  readonly verdict: Verdict
  readonly confidence: Confidence
  readonly evidence: readonly Evidence[]
  readonly by: DelegationId
  readonly at: Instant
  readonly expires: Deadline
}

export type NewFinding = Omit<Finding, 'by' | 'at'>

export type FindingRefusal =
  | { code: 'verifier-only' }
  | { code: 'condition-elsewhere' }
  | { code: 'finding-twice' }
  | { code: 'evidence-missing' }
  | { code: 'expires-in-the-past' }

/**
 * Whether a finding is issued (SPEC.md FI1–FI5). There is no command to edit or withdraw one: who
 * finds otherwise later issues another.
 */
export function decideFinding(
  issued: readonly Finding[],
  finding: NewFinding,
  { by, now, conditions }: { by: Actor; now: Instant; conditions: readonly Condition[] },
): Decision<{ type: 'finding-issued'; finding: Finding }, FindingRefusal> {
  if (by.delegation.kind !== 'verifier' || !commits(by)) return refused({ code: 'verifier-only' })
  if (!conditions.some(({ id }) => id === finding.condition)) {
    return refused({ code: 'condition-elsewhere' })
  }
  if (issued.some(({ id }) => id === finding.id)) return refused({ code: 'finding-twice' })
  if (asserts(finding.verdict) && finding.evidence.length === 0) {
    return refused({ code: 'evidence-missing' })
  }
  if (hasPassed(finding.expires, now)) return refused({ code: 'expires-in-the-past' })
  const { id, condition, verdict, confidence, evidence, expires } = finding
  return decided({
    type: 'finding-issued',
    finding: {
      id,
      condition,
      verdict,
      confidence,
      evidence,
      expires,
      by: by.delegation.id,
      at: now,
    },
  })
}

/** The verifier's latest word on a condition. What it replaced never comes back, even when this expires. */
export function latestFinding(
  issued: readonly Finding[],
  condition: ConditionId,
): Finding | undefined {
  return issued.findLast((finding) => finding.condition === condition)
}

/** Whoever says that something is so, or not so, shows on what; who could not tell has nothing to show. */
function asserts({ is }: Verdict): boolean {
  return is !== 'unable-to-verify'
}
