import type { Table } from '../kernel/csv.ts'
import { momentOf } from './import-line.ts'
import { positionColumns } from './import-positions.ts'
import { rollCall } from './scale.ts'

/** What a file seems to say, by the places of its columns, for a person to settle. */
export type Guess =
  | { readonly layout: 'positions' }
  | {
      readonly layout: 'roll-call'
      /** Where each row names its subject: the first column that does so without a gap or a repetition. */
      readonly subject: number
      readonly date: number | null
      /** Columns in which nothing but votes stands. */
      readonly votes: readonly number[]
      /** What stands in those columns, in the order of its characters, with the level it seems to mean. */
      readonly answers: ReadonlyMap<string, string | null>
    }

/** More different answers than this are not asked about; a vote knows few. */
const mostAnswers = 30

/** The first look at a file: it proposes and decides nothing. */
export function guessLayout([header = [], ...rows]: Table): Guess {
  if (positionColumns.every((name) => header.includes(name))) return { layout: 'positions' }
  const columns = header.map((_, at) => rows.map((row) => (row[at] ?? '').trim()))
  const votes = columns.flatMap((cells, at) => (cells.some(isSaid) && areVotes(cells) ? [at] : []))
  const others = columns.flatMap((_, at) => (votes.includes(at) ? [] : [at]))
  const cellsAt = (at: number) => columns[at] ?? []
  const date = others.find((at) => areDates(cellsAt(at)))
  const named = others.filter((at) => at !== date)
  const subject = named.find((at) => isName(cellsAt(at))) ?? named[0] ?? 0
  return {
    layout: 'roll-call',
    subject,
    date: date ?? null,
    votes,
    answers: answersIn(rows, votes),
  }
}

/** What stands in the columns of votes, with the level that each seems to mean. */
export function answersIn(
  rows: Table,
  votes: readonly number[],
): ReadonlyMap<string, string | null> {
  const said = new Set(rows.flatMap((row) => votes.map((at) => (row[at] ?? '').trim())))
  return new Map(
    [...said]
      .filter(isSaid)
      .toSorted()
      .slice(0, mostAnswers)
      .map((answer) => [answer, levelOf(answer)]),
  )
}

function levelOf(answer: string): string | null {
  return (
    rollCall.levels.find(({ code }) => answersFor(code).includes(answer.toLowerCase()))?.code ??
    null
  )
}

/** A level by its code or by the first letter of it. */
function answersFor(code: string): readonly string[] {
  return [code, code.slice(0, 1)]
}

function areVotes(cells: readonly string[]): boolean {
  return cells.every((cell) => cell === '' || levelOf(cell) !== null)
}

function isName(cells: readonly string[]): boolean {
  return cells.every(isSaid) && new Set(cells).size === cells.length
}

/** Most of them: the import names those that are none. */
function areDates(cells: readonly string[]): boolean {
  const said = cells.filter(isSaid)
  return said.filter((cell) => momentOf(cell) !== null).length * 2 > said.length
}

function isSaid(cell: string): boolean {
  return cell !== ''
}
