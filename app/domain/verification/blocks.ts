import type { BlockId } from '../drafting/block.ts'
import {
  baseline,
  indicatorSource,
  missingStatus,
  obligation,
  period,
  threshold,
  tolerance,
  uncertainty,
  window,
} from './amounts.ts'
import { cell, list, optional } from './cell.ts'
import type { Cell, CellReader, Near } from './cell.ts'
import { decimal } from './decimal.ts'
import { expression, parameter } from './expression.ts'
import type {
  Code,
  CodeListHead,
  Confidentiality,
  Correction,
  Head,
  Indicator,
  LadderHead,
  LadderStep,
  SectionHead,
  Source,
  Term,
} from './model.ts'
import {
  address,
  amount,
  choice,
  code,
  count,
  day,
  daysAfter,
  duration,
  formatId,
  identifier,
  numbered,
  pattern,
  plain,
  words,
  yesOrNo,
} from './readers.ts'
import { ruleTypes } from './rule-kinds.ts'
import type { Rule } from './rule.ts'
import {
  audiences,
  consequences,
  datatypes,
  decisionRules,
  frequencies,
  interests,
  modalities,
  reportingUnits,
  sectionKinds,
} from './vocabulary.ts'

/**
 * A block of the text as its cells: for each cell its items' inline text, one item unless the cell is a
 * list. Marks are not part of it. A cell that is missing is blank.
 */
export type ReadCells = {
  kind: string
  block: BlockId | null
  lang: string
  cells: Readonly<Record<string, readonly string[]>>
}

/** What each kind of block holds. */
export type Held = {
  format: Head
  section: SectionHead
  indicator: Indicator
  codeList: CodeListHead
  code: Code
  definition: Term
  source: Source
  rule: Omit<Rule, 'params'> & { params: readonly { name: string; value: string }[] }
  correction: Correction
  ladder: LadderHead
  ladderStep: LadderStep
  confidentiality: Confidentiality
}
export type Kind = keyof Held

/** A block with each of its cells read. */
export type Draft<Of extends Kind> = {
  kind: Of
  block: BlockId | null
  cells: { readonly [Name in keyof Held[Of]]: Cell<Held[Of][Name]> }
}

/** The cells of every kind of block, in their order, and how each is read. */
const readers: {
  readonly [Of in Kind]: { readonly [Name in keyof Held[Of]]: CellReader<Held[Of][Name]> }
} = {
  format: {
    id: cell(formatId),
    title: cell(words),
    agency: cell(identifier),
    obligations: list(obligation),
    subjects: cell(identifier),
    reportingUnit: cell(choice(reportingUnits)),
    validFrom: optional(day, null),
    validUntil: optional(day, null),
    reviewEvery: optional(duration, null),
    highestConsequence: optional(choice(consequences), 'discrepancy'),
    onMissing: optional(choice(['cannot-determine', 'not-met']), 'cannot-determine'),
  },
  section: {
    id: cell(identifier),
    title: cell(words),
    kind: optional(choice(sectionKinds), 'single'),
    key: list(identifier),
    annexOf: optional(plain, null),
  },
  indicator: {
    id: cell(identifier),
    statement: cell(words, 1_000),
    rationale: optional(words, null, 2_000),
    concept: optional(address, null, 320),
    datatype: cell(choice(datatypes)),
    required: optional(yesOrNo, true),
    unit: optional(plain, null),
    decimals: optional(count, null),
    codeList: optional(identifier, null),
    min: optional(amount, null),
    max: optional(amount, null),
    pattern: optional(pattern, null, 100),
    baseline: optional(baseline, null),
    threshold: optional(threshold, null),
    window: optional(window, { kind: 'period' }),
    frequency: cell(
      choice(frequencies, {
        daily: 'D',
        weekly: 'W',
        monthly: 'M',
        quarterly: 'Q',
        'half-yearly': 'S',
        yearly: 'A',
      }),
    ),
    dueDays: cell(daysAfter),
    graceDays: optional(count, 0),
    nilRequired: optional(yesOrNo, false),
    sources: list(indicatorSource, 1),
    minIndependent: optional(count, 1),
    verifier: cell(plain),
    modality: list(choice(modalities)),
    tolerance: optional(tolerance, { abs: null, rel: null, k: decimal('2') }),
    uncertainty: optional(uncertainty, { required: false, model: 'independent' }),
    decisionRule: optional(choice(decisionRules), 'guarded'),
    confidentiality: cell(identifier),
    missing: list(missingStatus),
  },
  codeList: { id: cell(identifier), title: cell(words), ordered: optional(yesOrNo, false) },
  code: {
    id: cell(code),
    label: cell(words),
    descriptor: optional(words, null, 1_000),
    validFrom: optional(day, null),
    validTo: optional(day, null),
  },
  definition: { term: cell(plain), meaning: cell(words, 2_000) },
  source: {
    id: cell(identifier),
    label: cell(words),
    party: optional(plain, null),
    independenceGroup: cell(identifier),
    interest: cell(choice(interests)),
  },
  rule: {
    id: cell(identifier),
    type: cell(choice(ruleTypes)),
    inputs: list(expression, 1),
    params: list(parameter),
    alpha: optional(amount, null),
    severity: cell(numbered([1, 2, 3])),
    onFail: cell(choice(consequences)),
  },
  correction: {
    allowedUntilDays: cell(count),
    afterVerdict: cell(choice(['reopen', 'note'])),
    reasonCodes: cell(identifier),
    needs: cell(choice(['reason', 'reason+evidence', 'consent'])),
    materialChange: cell(amount),
  },
  ladder: {
    during: optional(choice(['hold-next', 'continue', 'partial']), 'hold-next'),
    onInaction: cell(choice(['restore', 'continue'])),
  },
  ladderStep: {
    level: cell(numbered([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])),
    who: cell(words),
    within: cell(period),
    exit: cell(words, 1_000),
  },
  confidentiality: { id: cell(identifier), label: cell(words), readers: cell(choice(audiences)) },
}

/** The cells of a kind of block in their order, for whoever writes such blocks. */
export function cellsOf(kind: Kind): readonly string[] {
  return Object.keys(readers[kind])
}

/** Reads the cells of a block of one kind. It never fails: what has no value says why. */
export function readBlock<Of extends Kind>(kind: Of, written: ReadCells): Draft<Of> {
  const said = (name: string) => (written.cells[name]?.[0] ?? '').trim()
  const near: Near = {
    lang: written.lang,
    unit: said('unit'),
    datatype: said('datatype').toLowerCase(),
  }
  const named: { readonly [Name in keyof Held[Of]]: CellReader<Held[Of][Name]> } = readers[kind]
  const cells = Object.fromEntries(
    Object.entries<CellReader<unknown>>(named).map(([name, read]) => [
      name,
      read(written.cells[name] ?? [], near),
    ]),
  )
  return { kind, block: written.block, cells: cells as Draft<Of>['cells'] }
}

export function isKind(kind: string): kind is Kind {
  return Object.hasOwn(readers, kind)
}
