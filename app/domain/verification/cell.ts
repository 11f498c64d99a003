import { lineFault } from '../kernel/line-fault.ts'
import type { LineFault } from '../kernel/line-fault.ts'

/**
 * What a cell of the text says: its value, or why it has none together with the characters that stand
 * there. Reading never fails and never changes a character (SPEC.md FM1).
 */
export type Cell<Value> = { value: Value } | { invalid: CellFault; text: string }

/** Why a cell has no value; `allowed` are the words that would have been one. */
export type CellFault = { code: CellFaultCode; allowed: readonly string[] }
export type CellFaultCode =
  | 'empty'
  | 'too-long'
  | 'control-characters'
  | 'markup'
  | 'not-an-identifier'
  | 'not-a-code'
  | 'not-a-number'
  | 'not-a-count'
  | 'not-a-day'
  | 'not-a-duration'
  | 'not-an-address'
  | 'not-a-pattern'
  | 'not-a-threshold'
  | 'not-a-baseline'
  | 'not-a-window'
  | 'not-a-tolerance'
  | 'not-an-uncertainty'
  | 'not-a-source'
  | 'not-a-period'
  | 'not-an-expression'
  | 'not-a-parameter'
  | 'not-an-obligation'
  | 'unknown-word'
  | 'twice'
  | 'too-many'

/** What a cell may need to know of its surroundings. */
export type Near = {
  /** The language of its block. */
  lang: string
  /** The characters of the unit beside it, which an amount may repeat. */
  unit: string
  /** The characters of the datatype beside it, in small letters. */
  datatype: string
}

/** Reads the items of a cell; a cell that is no list has one. */
export type CellReader<Value> = (items: readonly string[], near: Near) => Cell<Value>

/** Reads one run of characters, trimmed and not empty. */
export type Reader<Value> = (text: string, near: Near) => Value | CellFault

/** A cell with one value, which may not be blank. */
export function cell<Value>(read: Reader<Value>, longest = 200): CellReader<Value> {
  return (items, near) => readOne(items.join('\n'), read, near, longest)
}

/** A cell that may be blank and then says `otherwise`. */
export function optional<Value, Otherwise>(
  read: Reader<Value>,
  otherwise: Otherwise,
  longest = 200,
): CellReader<Value | Otherwise> {
  const filled = cell(read, longest)
  return (items, near) => (items.every(isBlank) ? { value: otherwise } : filled(items, near))
}

/** A cell with an item for each value, blank items aside; no value may stand there twice. */
export function list<Value>(read: Reader<Value>, least = 0): CellReader<Value[]> {
  return (items, near) => {
    const text = items.join('\n')
    const filled = items.filter((item) => !isBlank(item))
    if (filled.length < least) return { invalid: fault('empty'), text }
    if (filled.length > mostItems) return { invalid: fault('too-many'), text }
    const values: Value[] = []
    for (const item of filled) {
      const read_ = readOne(item, read, near, longestItem)
      if ('invalid' in read_) return { invalid: read_.invalid, text }
      values.push(read_.value)
    }
    const distinct = new Set(values.map((value) => JSON.stringify(value)))
    return distinct.size < values.length ? { invalid: fault('twice'), text } : { value: values }
  }
}

export function fault(code: CellFaultCode, allowed: readonly string[] = []): CellFault {
  return { code, allowed }
}

export function isFault(read: unknown): read is CellFault {
  return typeof read === 'object' && read !== null && 'allowed' in read && 'code' in read
}

const mostItems = 100
const longestItem = 400

function readOne<Value>(
  text: string,
  read: Reader<Value>,
  near: Near,
  longest: number,
): Cell<Value> {
  const bare = text.replaceAll(/\s+/g, ' ').trim()
  const unclean = onlySigns(bare) ? null : lineFault(bare, longest)
  if (unclean !== null) return { invalid: fault(lineFaults[unclean]), text }
  const value = read(bare, near)
  return isFault(value) ? { invalid: value, text } : { value }
}

/** `%` is a unit and no name: what has no letter or figure is still something. */
function onlySigns(text: string): boolean {
  return /^[\p{P}\p{S}]{1,3}$/u.test(text)
}

function isBlank(item: string): boolean {
  return item.trim() === ''
}

/** What is wrong with a line, as a fault of a cell. */
const lineFaults: Readonly<Record<LineFault, CellFaultCode>> = {
  required: 'empty',
  tooLong: 'too-long',
  controlCharacters: 'control-characters',
  markup: 'markup',
}
