import { utf8ToBytes } from '@noble/hashes/utils.js'
import * as z from 'zod'

import { accesses } from '../accounts/access.ts'
import { delegationKinds } from '../accounts/delegation.ts'
import { bracketActs } from '../drafting/bracket-commands.ts'
import { sponsorActs } from '../drafting/co-sponsorship.ts'
import { votes } from '../drafting/decision-rule.ts'
import { lifeActs } from '../drafting/next-steps.ts'
import { fixActs, paragraphActs, placeActs } from '../drafting/paragraph-commands.ts'
import { silenceActs } from '../drafting/silence-events.ts'
import { statementActs, statementKinds } from '../drafting/statement.ts'
import { canonicalJson } from '../kernel/canonical-json.ts'
import { idOf } from '../kernel/id.ts'
import { fromIso, toIso } from '../kernel/instant.ts'
import type { Instant } from '../kernel/instant.ts'
import { positionActs } from '../positions/vocabulary.ts'
import { reliefActs } from '../relief/acts.ts'
import { clockActs } from '../relief/clock-acts.ts'
import { reliefStages } from '../relief/event.ts'
import { Evidence } from '../relief/finding.ts'
import { planActs, planTemplates } from '../relief/plan-acts.ts'
import { snapbackActs, snapbackStates } from '../relief/snapback-acts.ts'
import { confidences, verdicts } from '../relief/verdicts.ts'
import { exemptionActs } from '../safeguards/acts.ts'

/** Entry bundles prefix each entry with its length in sixteen bits (C2SP tlog-tiles). */
export const longestEntry = 65_535

const delegation = idOf<'delegation'>()
const bracket = idOf<'bracket'>()
const document = idOf<'document'>()
const blackout = idOf<'blackout'>()
const event = idOf<'event'>()
const exemption = idOf<'humanitarian-exemption'>().or(idOf<'ordinary-exemption'>())
const framework = idOf<'framework'>()
const invitation = idOf<'invitation'>()
const mandate = idOf<'mandate'>()
const snapback = idOf<'snapback'>()
const subject = idOf<'subject'>()
const access = z.enum(accesses)
const number = z.int().nonnegative()
/** A day of no zone, `2026-03-29`. */
const day = z.iso.date()
const time = z.codec(z.iso.datetime({ precision: 3 }), z.custom<Instant>(Number.isSafeInteger), {
  decode: fromIso,
  encode: toIso,
})

/** What time did with an event, and when that was due if it was of a moment: it may come late. */
const happened = z.array(
  z.enum(['fired', 'stopped', 'lapsed', 'disarmed', 'window-ended', 'reversal-begun']),
)
const due = z.iso.datetime({ precision: 3 }).nullable()
/** The same in the moment of somebody's act. Entries that are older than this field say nothing of it. */
const meanwhile = z.strictObject({ happened, due }).nullable().exactOptional()
/** Until when somebody's word counts, for whoever checks a firing that refers to it; older entries do not say. */
const until = z.iso.datetime({ precision: 3 }).nullable().exactOptional()

const grant = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('delegation'), delegation, access }),
  z.strictObject({ to: z.literal('kind'), kind: z.enum(delegationKinds), access }),
])

/** What is said of each kind of act: ids and words of our own vocabularies (RC12). */
const Entries = z.discriminatedUnion('t', [
  entryOf('coalition.create', { coalition: idOf<'coalition'>() }),
  entryOf('delegation.create', { delegation }),
  entryOf('framework.create', { framework }),
  entryOf('document.create', { document, framework }),
  entryOf('document.open', { document }),
  entryOf('document.close', { document }),
  /** The whole list as it stands after the act. */
  entryOf('document.access', { document, grants: z.array(grant) }),
  /** Whether every edit to open text is a proposal from now on. */
  entryOf('document.negotiation', { document, on: z.boolean() }),
  /** What a delegation did with its side of a bracket, and whether that ended the bracket. */
  entryOf('bracket.act', {
    document,
    bracket,
    act: z.enum(bracketActs),
    proposal: bracket.nullable(),
    settled: z.boolean(),
  }),
  /** The chair names an outcome, a member objects to it, or the clock finds that nobody did. */
  entryOf('bracket.rule', {
    document,
    bracket,
    act: z.enum(['rule', 'object', 'settle']),
    keeps: bracket.nullable(),
  }),
  /** Who came and went is by the list, not by who had the text open. */
  entryOf('sitting.act', {
    document,
    sitting: idOf<'sitting'>(),
    act: z.enum(['open', 'arrive', 'leave', 'close']),
    delegation: delegation.nullable(),
  }),
  /** What was done about a paragraph and the agreement on it, on which words (their SHA-256), and what it is now. */
  entryOf('paragraph.act', {
    document,
    block: idOf<'block'>(),
    act: z.enum([...paragraphActs, ...fixActs, ...placeActs]),
    words: z.hex().length(64),
    standing: z.enum(['open', 'agreed-ad-ref', 'agreed']),
  }),
  /**
   * A step in the life of a document, on which words (their SHA-256) as of which row of the log: of an edition, its
   * hash. Where it renumbered, the SHA-256 of which paragraphs changed their label from which to which.
   */
  entryOf('life.act', {
    document,
    act: z.enum(lifeActs),
    stage: z.enum(['rolling', 'tabled', 'for-action', 'adopted', 'withdrawn', 'deferred']),
    words: z.hex().length(64),
    seq: z.int().nonnegative(),
    renumbered: z.hex().length(64).exactOptional(),
  }),
  /** A change announced while a text was up for action, or folded into it; `words` is the SHA-256 of the text after that. */
  entryOf('oral-revision.act', {
    document,
    revision: idOf<'oral-revision'>(),
    act: z.enum(['announce', 'fold']),
    block: idOf<'block'>(),
    words: z.hex().length(64),
  }),
  /** A question put to the members by name, what each answered, and whether it was carried. */
  entryOf('roll-call.act', {
    document,
    rollCall: idOf<'roll-call'>(),
    act: z.enum(['call', 'vote', 'close']),
    vote: z.enum(votes).nullable(),
    carried: z.boolean().nullable(),
  }),
  /** What was done in a silence procedure, on which words (their SHA-256), and when it runs out after that. */
  entryOf('silence.act', {
    document,
    silence: idOf<'silence'>(),
    act: z.enum(silenceActs),
    /** The paragraphs that are adopted unless a member objects, or null for the whole text. */
    blocks: z.array(idOf<'block'>()).nullable(),
    words: z.hex().length(64),
    expiry: time,
  }),
  /** What was said about a text under a symbol of it, or who stands by it; `words` is the SHA-256 of what it says. */
  entryOf('statement.act', {
    document,
    statement: idOf<'statement'>(),
    act: z.enum(statementActs),
    kind: z.enum(statementKinds),
    words: z.hex().length(64),
  }),
  /** An edition of a format became a version of it; the hash is that of `format.json`. Its name stands there. */
  entryOf('format.publish', {
    document,
    version: z.tuple([number, number, number]),
    sha256: z.hex().length(64),
  }),
  /** Who stands by a text beside its sponsor, each for itself; the hour that was set closes the list by the clock. */
  entryOf('sponsors.act', { document, act: z.enum(sponsorActs) }),
  entryOf('subject.create', { subject, framework }),
  /** Only what the coalition or everyone sees is an act; what is held is never said here. */
  entryOf('position.act', {
    subject,
    position: idOf<'position'>(),
    act: z.enum(positionActs),
    to: z.enum(['coalition', 'public']),
  }),
  /** That there is a position, and by which hash whoever is later given the salt knows it again. */
  entryOf('position.seal', {
    subject,
    position: idOf<'position'>(),
    commitment: z.hex().length(64),
  }),
  /** A file of positions, by its SHA-256: how many subjects it opened and positions it brought. */
  entryOf('position.import', {
    framework,
    file: z.hex().length(64),
    subjects: number,
    positions: number,
  }),
  /** Who answered a bridge is never said here, nor when: it is adopted by the clock (positions SPEC.md BG6). */
  entryOf('bridge.act', {
    subject,
    bridge: idOf<'bridge'>(),
    act: z.enum(['propose', 'withdraw', 'adopt']),
  }),
  /** A measure whose relief the framework plans, and an event that shall relieve some. */
  entryOf('measure.add', { framework, measure: idOf<'measure'>() }),
  entryOf('measure.correct', { framework, measure: idOf<'measure'>() }),
  /** What was decided on the sunset and the reviews of a measure's relief. */
  entryOf('measure.act', {
    framework,
    measure: idOf<'measure'>(),
    act: z.enum(clockActs),
    decision: idOf<'decision'>().nullable(),
  }),
  /** What the sunset of a measure's relief did. */
  entryOf('measure.clock', {
    framework,
    measure: idOf<'measure'>(),
    happened: z.enum(['lapsed', 'continued']),
  }),
  /** Days, both included, on which nothing of a framework shall take effect; that they are as good as any again. */
  entryOf('blackout.enter', { framework, blackout, first: day, last: day }),
  entryOf('blackout.lift', { framework, blackout }),
  /** The relief plan of a framework: begun from a template, revised, adopted, amended. */
  entryOf('plan.create', {
    framework,
    plan: idOf<'plan'>(),
    document,
    template: z.enum(planTemplates),
  }),
  entryOf('plan.act', {
    framework,
    plan: idOf<'plan'>(),
    act: z.enum(planActs),
    amendment: idOf<'amendment'>().nullable(),
    decision: idOf<'decision'>().nullable(),
    amended: z.int().nonnegative(),
  }),
  entryOf('relief.propose', { framework, event, trigger: z.enum(['instant', 'finding']) }),
  /** What was done with an event under which revision of its terms, and in which stage it then was. */
  entryOf('relief.act', {
    event,
    act: z.enum(reliefActs),
    leg: idOf<'leg'>().nullable(),
    decision: idOf<'decision'>().nullable(),
    revision: z.int().positive(),
    stage: z.enum(reliefStages),
    until,
    meanwhile,
  }),
  entryOf('relief.find', {
    event,
    finding: idOf<'finding'>(),
    condition: idOf<'condition'>(),
    verdict: z.enum(verdicts),
    confidence: z.enum(confidences).exactOptional(),
    evidence: z.array(Evidence).exactOptional(),
    stage: z.enum(reliefStages),
    until,
    meanwhile,
  }),
  /** What time did with an event; one that fires refers to the words on which it rests. */
  entryOf('relief.clock', { event, happened, due, stage: z.enum(reliefStages) }),
  /** What was done with an exemption, and how it then stood; what time did with it, at its sunset or by a snapback. */
  entryOf('exemption.act', {
    framework,
    exemption,
    act: z.enum(exemptionActs),
    decision: idOf<'decision'>().nullable(),
    state: z.enum(['proposed', 'in-force', 'ended']),
  }),
  entryOf('exemption.clock', {
    framework,
    exemption,
    happened: z.enum(['lapsed', 'continued', 'fell']),
  }),
  /** By which days measures return in a framework from now on, if a snapback is notified. */
  entryOf('snapback.agree', {
    framework,
    decision: idOf<'decision'>(),
    tableDays: z.int().positive(),
    voteDays: z.int().positive(),
    windDownDays: z.int().positive(),
  }),
  /** What was done in a snapback; what its clocks did, and when that was due: inaction restores. */
  entryOf('snapback.act', {
    framework,
    snapback,
    act: z.enum(snapbackActs),
    decision: idOf<'decision'>().nullable(),
    state: z.enum(snapbackStates),
  }),
  entryOf('snapback.clock', {
    framework,
    snapback,
    happened: z.array(z.enum(['tabled', 'restored'])),
    due: z.iso.datetime({ precision: 3 }),
    state: z.enum(snapbackStates),
  }),
  entryOf('invitation.create', { invitation, delegation }),
  entryOf('invitation.accept', { invitation, mandate }),
  /** No kind of mandate, here or with an invitation: whoever reads the record may not know of each (PM10). */
  entryOf('mandate.change', { mandate, delegation, ended: z.boolean() }),
  /** How far the logs of texts have come, and what each amounts to (drafting/log-chain.ts). */
  entryOf('text.anchor', {
    texts: z
      .array(z.strictObject({ document, seq: z.int().positive(), chain: z.hex().length(64) }))
      .min(1),
  }),
])

/**
 * One line of the record: what was done (`t`, `b`), by which delegation or by the clock alone, when it
 * says it was done, and which earlier entries it rests on (`ref`, their indexes). `at` is a claim; only the order is evidence.
 */
export type Entry = WithoutVersion<z.infer<typeof Entries>>
export type EntryType = Entry['t']

export const entryTypes: readonly EntryType[] = Entries.options.map(({ shape }) => shape.t.value)

/**
 * The one text of an entry in UTF-8. These bytes are hashed and stored, and never made again (RC13).
 * Throws on a member the record does not know, hence on names and addresses, and beyond `longestEntry`.
 */
export function encodeEntry(entry: Entry): Uint8Array {
  const bytes = utf8ToBytes(canonicalJson(z.encode(Entries, { v: 1, ...entry })))
  if (bytes.length > longestEntry) throw new RangeError(`an entry of ${bytes.length} bytes`)
  return bytes
}

/** Reads the text of a stored entry; throws unless it is exactly what `encodeEntry` writes. */
export function parseEntry(text: string): Entry {
  const { v, ...entry } = Entries.parse(JSON.parse(text))
  if (canonicalJson(z.encode(Entries, { v, ...entry })) !== text) {
    throw new SyntaxError('an entry that is not in its canonical form')
  }
  return entry
}

type WithoutVersion<Versioned> = Versioned extends { v: 1 } ? Omit<Versioned, 'v'> : never

function entryOf<Type extends string, Body extends z.ZodRawShape>(t: Type, b: Body) {
  return z.strictObject({
    v: z.literal(1),
    t: z.literal(t),
    at: time,
    by: z.union([delegation, z.literal('clock')]),
    ref: z.array(
      z.codec(z.int().nonnegative(), z.bigint().nonnegative(), { decode: BigInt, encode: Number }),
    ),
    b: z.strictObject(b),
  })
}
