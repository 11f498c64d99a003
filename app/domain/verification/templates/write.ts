import { cellsOf } from '../blocks.ts'
import type { Held, Kind, ReadCells } from '../blocks.ts'

/** A format to begin a negotiation with, and a row of it that is accepted and one that is not. */
export type Template = {
  code: string
  title: string
  blocks: readonly ReadCells[]
  valid: Sample
  refused: Sample
}

/** A row of a section's file, by column. */
type Sample = { section: string; row: Readonly<Record<string, string>> }

/** What stands in the cells of a block; a cell that is not named is blank. */
type Written<Of extends Kind> = {
  readonly [Name in keyof Held[Of]]?: string | readonly string[]
}

export function block<Of extends Kind>(kind: Of, written: Written<Of>): ReadCells {
  const texts = new Map<string, string | readonly string[] | undefined>(Object.entries(written))
  const cells = cellsOf(kind).map((name) => {
    const text = texts.get(name) ?? []
    return [name, typeof text === 'string' ? [text] : text]
  })
  return { kind, block: null, lang: 'en', cells: Object.fromEntries(cells) as ReadCells['cells'] }
}

type Indicator = Written<'indicator'>

/** A section with its indicators; `all` is what every one of them says alike. */
export function section(
  head: Written<'section'>,
  all: Indicator,
  indicators: readonly (readonly [id: string, statement: string, own: Indicator])[],
): readonly ReadCells[] {
  return [
    block('section', head),
    ...indicators.map(([id, statement, own]) =>
      block('indicator', { ...all, id, statement, ...own }),
    ),
  ]
}

/** A list of codes, each with its label and, in an ordered list, what must be true for it. */
export function codeList(
  id: string,
  title: string,
  codes: readonly (readonly [id: string, label: string, descriptor?: string])[],
): readonly ReadCells[] {
  const ordered = codes.every(([, , descriptor]) => descriptor !== undefined)
  return [
    block('codeList', { id, title, ordered: ordered ? 'yes' : 'no' }),
    ...codes.map(([code, label, descriptor = '']) =>
      block('code', { id: code, label, descriptor }),
    ),
  ]
}

export function source(
  id: string,
  label: string,
  interest: 'subject' | 'coalition' | 'neutral',
  independenceGroup = id,
): ReadCells {
  return block('source', { id, label, interest, independenceGroup })
}

export function rule(
  id: string,
  type: Held['rule']['type'],
  inputs: readonly string[],
  more: Written<'rule'> = {},
): ReadCells {
  return block('rule', { id, type, inputs, severity: '2', onFail: 'query', ...more })
}

export function term(name: string, meaning: string): ReadCells {
  return block('definition', { term: name, meaning })
}

/**
 * What every format needs and each negotiates anew: classes of confidentiality, the benign causes that
 * are looked for first (verification.md 2.3), the correction procedure, and the ladder of 2.5. Silence
 * at its end continues relief in these drafts; the cell is there to be bracketed.
 */
export function procedure(): readonly ReadCells[] {
  return [
    block('confidentiality', { id: 'OPEN', label: 'Published with the report', readers: 'public' }),
    block('confidentiality', {
      id: 'RESTRICTED',
      label: 'For the coalition and the verifier',
      readers: 'coalition',
    }),
    ...codeList('REASONS', 'Reasons for a correction', [
      ['UNIT', 'Unit'],
      ['CUT_OFF', 'Cut-off of the period'],
      ['VALUATION', 'Valuation'],
      ['CLASSIFICATION', 'Classification'],
      ['BASIS', 'Basis of the figure'],
      ['ROUNDING', 'Rounding'],
      ['DOUBLE_COUNT', 'Counted twice'],
      ['TRANSCRIPTION', 'Transcription'],
      ['INSTRUMENT', 'Bias of an instrument'],
      ['LATE_LINE', 'Late line'],
    ]),
    block('correction', {
      allowedUntilDays: '365',
      afterVerdict: 'reopen',
      reasonCodes: 'REASONS',
      needs: 'reason',
      materialChange: '0.02',
    }),
    block('ladder', { during: 'hold-next', onInaction: 'continue' }),
    ...(
      [
        ['L0', 'The reporter', '5 working days', 'Corrected revision, or explanation accepted'],
        [
          'L1',
          'Both sources and a facilitator',
          '10 working days',
          'Joint record of reconciliation',
        ],
        ['L2', 'The committee of the coalition', '15 days', 'Decision, or referral'],
        ['L3', 'Principals, or the review panel', '15 days', 'Settlement, or opinion'],
        ['L4', 'The committee, on the opinion', '5 days', 'Final finding'],
        ['L5', 'The coalition', '30 days', 'Relief is held, suspended, restored or continued'],
      ] as const
    ).map(([level, who, within, exit]) => block('ladderStep', { level, who, within, exit })),
  ]
}
