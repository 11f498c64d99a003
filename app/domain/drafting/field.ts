import type { Block, BlockId, Inline } from './block.ts'

/** What a cell says: its value, or why it has none together with the characters that stand there. */
type Cell<Value> = { value: Value } | { invalid: Invalid; text: string }
type Invalid = 'empty' | 'unknown-datatype' | 'not-a-threshold'

/** The kinds of value an indicator can ask for (verification.md 1.3). */
const datatypes = ['decimal', 'integer', 'boolean', 'code', 'date', 'text'] as const
type Datatype = (typeof datatypes)[number]

type Comparison = 'le' | 'lt' | 'ge' | 'gt' | 'eq'

/** A decimal is kept as its digits, because a double changes some of them (verification.md 1.2). */
type Threshold = { comparison: Comparison; decimal: string }

/** An indicator as its cells say it at the moment of reading. */
export type Field = {
  block: BlockId | null
  id: Cell<string>
  statement: Cell<string>
  unit: Cell<string>
  datatype: Cell<Datatype>
  threshold: Cell<Threshold>
}

/** Reads the cells of one format field. A cell that does not parse stays in the text as it is. */
export function readField(
  block: Pick<Block, 'id'> & { cells: Readonly<Record<Exclude<keyof Field, 'block'>, Inline>> },
): Field {
  const { cells } = block
  const unit = words(cells.unit)
  return {
    block: block.id,
    id: words(cells.id),
    statement: words(cells.statement),
    unit,
    datatype: datatype(words(cells.datatype)),
    threshold: threshold(words(cells.threshold), 'value' in unit ? unit.value : ''),
  }
}

function words(cell: Inline): Cell<string> {
  const text = cell.map((run) => run.text).join('')
  const value = text.replaceAll(/\s+/g, ' ').trim()
  return value === '' ? { invalid: 'empty', text } : { value }
}

function datatype(cell: Cell<string>): Cell<Datatype> {
  if ('invalid' in cell) return cell
  const known = datatypes.find((name) => name === cell.value.toLowerCase())
  return known === undefined ? { invalid: 'unknown-datatype', text: cell.value } : { value: known }
}

const comparisons: readonly (readonly [sign: string, Comparison])[] = [
  ['≤', 'le'],
  ['<=', 'le'],
  ['≥', 'ge'],
  ['>=', 'ge'],
  ['<', 'lt'],
  ['>', 'gt'],
  ['=', 'eq'],
]

/** `≤ 5`, `>= 97.5 %`, `12`: a comparison (equal when none stands there), a number, the unit or not. */
function threshold(cell: Cell<string>, unit: string): Cell<Threshold> {
  if ('invalid' in cell) return cell
  const [sign, comparison] = comparisons.find(([known]) => cell.value.startsWith(known)) ?? [
    '',
    'eq',
  ]
  const amount = cell.value.slice(sign.length).trim()
  const bare = unit !== '' && amount.endsWith(unit) ? amount.slice(0, -unit.length) : amount
  const decimal = latinDigits(bare).trim()
  // A comma is refused: it divides thousands in one capital and decimals in another.
  return /^-?\d{1,15}(\.\d{1,15})?$/.test(decimal)
    ? { value: { comparison, decimal } }
    : { invalid: 'not-a-threshold', text: cell.value }
}

/** Arabic-Indic and Persian digits and the Arabic decimal separator, as ASCII. */
function latinDigits(text: string): string {
  return text
    .replaceAll(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replaceAll(/[\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replaceAll('\u066B', '.')
}
