import * as z from 'zod'

import { plainDate } from '../kernel/plain-date.ts'
import type { PlainDate } from '../kernel/plain-date.ts'
import { Rule } from './rule.ts'
import { CodeId, Decimal, FormatId, Identifier } from './schemas.ts'
import {
  audiences,
  consequences,
  datatypes,
  decisionRules,
  frequencies,
  interests,
  missingStatuses,
  modalities,
  reportingUnits,
  roles,
  sectionKinds,
} from './vocabulary.ts'

/**
 * A verification format (verification.md 1.3): what is reported, by whom and when, and what the figures
 * are held against. It is data and nothing else, so it is stored, hashed and published as it is.
 * `null` is what the negotiators left out on purpose.
 */

/** Human wording by language (BCP 47). */
export type Words = z.infer<typeof Words>
export const Words = z.record(z.string(), z.string()).readonly()

const Day = z.custom<PlainDate>((value) => typeof value === 'string' && isDay(value))

const Baseline = z.strictObject({
  /** A decimal, or a code of the indicator's list. */
  value: z.string(),
  asOf: Day,
  source: Identifier,
  agreedIn: z.string(),
})
export type Baseline = z.infer<typeof Baseline>

/** What the value is held against. It never limits what may be reported: bad news is a valid report. */
const Threshold = z.discriminatedUnion('cmp', [
  z.strictObject({ cmp: z.enum(['le', 'lt', 'ge', 'gt']), value: Decimal }),
  z.strictObject({ cmp: z.literal('eq'), value: z.string() }),
  z.strictObject({ cmp: z.literal('range'), from: Decimal, to: Decimal }),
  z.strictObject({ cmp: z.literal('in'), codes: z.array(CodeId).min(1) }),
  z.strictObject({ cmp: z.literal('atLeastLevel'), code: CodeId }),
  z.strictObject({ cmp: z.literal('pctBelowBaseline'), pct: Decimal }),
  z.strictObject({ cmp: z.literal('doneBy'), date: Day }),
])
export type Threshold = z.infer<typeof Threshold>

const Window = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['point', 'period']) }),
  z.strictObject({ kind: z.literal('rolling'), periods: z.int().positive() }),
  z.strictObject({
    kind: z.literal('sustained'),
    periods: z.int().positive(),
    of: z.int().positive(),
  }),
])
export type Window = z.infer<typeof Window>

/**
 * How far two sources may lie apart and still agree: absolutely, as a share of the larger, or `k` times
 * their combined uncertainty, whichever is widest (verification.md 2.1).
 */
const Tolerance = z.strictObject({ abs: Decimal.nullable(), rel: Decimal.nullable(), k: Decimal })
export type Tolerance = z.infer<typeof Tolerance>

/** Errors of sources in one group move together, so that they do not average out (2.1, balance). */
const Uncertainty = z.discriminatedUnion('model', [
  z.strictObject({ required: z.boolean(), model: z.literal('independent') }),
  z.strictObject({ required: z.boolean(), model: z.literal('shared'), group: Identifier }),
])
export type Uncertainty = z.infer<typeof Uncertainty>

const IndicatorSource = z.strictObject({
  source: Identifier,
  role: z.enum(roles),
  required: z.boolean(),
})
export type IndicatorSource = z.infer<typeof IndicatorSource>

export const Indicator = z
  .strictObject({
    id: Identifier,
    statement: Words,
    rationale: Words.nullable(),
    /** An address at which others define the same thing. */
    concept: z.string().nullable(),
    datatype: z.enum(datatypes),
    /** Whether a report without it is incomplete. */
    required: z.boolean(),
    /** A UCUM code or an ISO 4217 currency. */
    unit: z.string().nullable(),
    decimals: z.int().min(0).max(15).nullable(),
    codeList: Identifier.nullable(),
    /** Bounds of the plausible, which a report outside is refused for. */
    min: Decimal.nullable(),
    max: Decimal.nullable(),
    pattern: z.string().nullable(),
    baseline: Baseline.nullable(),
    threshold: Threshold.nullable(),
    window: Window,
    frequency: z.enum(frequencies),
    /** Days after the period ends, or before it begins when negative: plans are due ahead. */
    dueDays: z.int().min(-366).max(3_650),
    graceDays: z.int().nonnegative(),
    nilRequired: z.boolean(),
    sources: z.array(IndicatorSource).min(1),
    minIndependent: z.int().positive(),
    verifier: z.string(),
    modality: z.array(z.enum(modalities)),
    tolerance: Tolerance,
    uncertainty: Uncertainty,
    decisionRule: z.enum(decisionRules),
    confidentiality: Identifier,
    missing: z.array(z.enum(missingStatuses)),
  })
  .readonly()
export type Indicator = z.infer<typeof Indicator>

const SectionHead = z.strictObject({
  id: Identifier,
  title: Words,
  /** A table has one line for each key; a single section one set of values. */
  kind: z.enum(sectionKinds),
  key: z.array(Identifier),
  /** The delegation whose national annex it is, or null for the common core. */
  annexOf: z.string().nullable(),
})
export type SectionHead = z.infer<typeof SectionHead>

const Section = SectionHead.extend({ indicators: z.array(Indicator) }).readonly()
export type Section = z.infer<typeof Section>

const Code = z.strictObject({
  id: CodeId,
  label: Words,
  /** What must be true for this level; every level of an ordinal list has one. */
  descriptor: Words.nullable(),
  validFrom: Day.nullable(),
  /** The first day on which it no longer holds: codes end and are never deleted. */
  validTo: Day.nullable(),
})
export type Code = z.infer<typeof Code>

const CodeListHead = z.strictObject({ id: Identifier, title: Words, ordered: z.boolean() })
export type CodeListHead = z.infer<typeof CodeListHead>

const CodeList = CodeListHead.extend({ codes: z.array(Code) }).readonly()
export type CodeList = z.infer<typeof CodeList>

const Term = z.strictObject({ term: z.string(), meaning: Words })
export type Term = z.infer<typeof Term>

const Source = z.strictObject({
  id: Identifier,
  label: Words,
  party: z.string().nullable(),
  /** Sources fed by the same datum share a group and count once. */
  independenceGroup: Identifier,
  interest: z.enum(interests),
})
export type Source = z.infer<typeof Source>

const Correction = z.strictObject({
  allowedUntilDays: z.int().nonnegative(),
  afterVerdict: z.enum(['reopen', 'note']),
  reasonCodes: Identifier,
  needs: z.enum(['reason', 'reason+evidence', 'consent']),
  /** A change at least this large, as a share of the old value, is material. */
  materialChange: Decimal,
})
export type Correction = z.infer<typeof Correction>

const Period = z.strictObject({ count: z.int().positive(), days: z.enum(['working', 'calendar']) })
export type Period = z.infer<typeof Period>

const LadderStep = z.strictObject({
  level: z.int().min(0).max(9),
  who: Words,
  within: Period,
  exit: Words,
})
export type LadderStep = z.infer<typeof LadderStep>

const LadderHead = z.strictObject({
  /** What happens to relief while a discrepancy is open. */
  during: z.enum(['hold-next', 'continue', 'partial']),
  /** What silence at the last step means. It has no default: it is negotiated (verification.md 2.5). */
  onInaction: z.enum(['restore', 'continue']),
})
export type LadderHead = z.infer<typeof LadderHead>

const Ladder = LadderHead.extend({ steps: z.array(LadderStep).min(1) })

const Confidentiality = z.strictObject({ id: Identifier, label: Words, readers: z.enum(audiences) })
export type Confidentiality = z.infer<typeof Confidentiality>

const Obligation = z.strictObject({
  instrument: z.string(),
  provision: z.string(),
  uri: z.string().nullable(),
})
export type Obligation = z.infer<typeof Obligation>

const Head = z.strictObject({
  id: FormatId,
  title: Words,
  agency: Identifier,
  /** What is being verified, cited. */
  obligations: z.array(Obligation),
  /** The list whose codes are those reported on. */
  subjects: Identifier,
  reportingUnit: z.enum(reportingUnits),
  validFrom: Day.nullable(),
  validUntil: Day.nullable(),
  /** ISO 8601, whole days, weeks, months or years. */
  reviewEvery: z.string().nullable(),
  /** The gravest consequence that a rule may have: `query` for humanitarian channels. */
  highestConsequence: z.enum(consequences),
  /** What a report still missing after its days of grace counts as. */
  onMissing: z.enum(['cannot-determine', 'not-met']),
})
export type Head = z.infer<typeof Head>

/** All that is negotiated. */
export const Content = Head.extend({
  sections: z.array(Section),
  codeLists: z.array(CodeList),
  glossary: z.array(Term),
  sources: z.array(Source),
  rules: z.array(Rule),
  correction: Correction,
  ladder: Ladder,
  confidentiality: z.array(Confidentiality),
}).readonly()
export type Content = z.infer<typeof Content>

function isDay(text: string): boolean {
  try {
    return plainDate(text) === text
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
