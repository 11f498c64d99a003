import * as z from 'zod'

import type { Table } from '#app/domain/kernel/csv.ts'
import type { DelegationId } from '#app/domain/kernel/id.ts'
import { answersIn, guessLayout } from '#app/domain/positions/import-guess.ts'
import type { Mapping } from '#app/domain/positions/import.ts'
import { rollCall } from '#app/domain/positions/scale.ts'

import { parse } from '../../parse.ts'
import { BadInput, Forbidden } from '../../refusals.ts'

/** How a file is read. Columns go by their place, so that a header may say anything. */
export type Reading =
  | { layout: 'positions' }
  | {
      layout: 'roll-call'
      subject: number
      date: number | null
      /** By the place of its column; null for one that is left out. */
      delegations: ReadonlyMap<number, DelegationId | null>
      /** What stands in a cell → level of a roll call. */
      answers: ReadonlyMap<string, string | null>
      /** Whether a row that names no subject opens one. */
      opens: boolean
    }

type Member = { id: DelegationId; code: string; name: string }

type Members = {
  /** All members. */
  all: readonly Member[]
  /** Those for whom the importer speaks. */
  spokenFor: readonly Member[]
}

/** As a form settles it, or as the file itself suggests when nothing is settled yet. */
export function readingOf(
  table: Table,
  form: Readonly<Record<string, string>>,
  members: Members,
): Reading {
  return 'layout' in form ? settled(table, form, members) : suggested(table, members)
}

/** The same with columns by their header, as the domain takes it. */
export function mappingOf([header = []]: Table, reading: Reading): Mapping {
  if (reading.layout === 'positions') return reading
  const { subject, date, delegations, answers } = reading
  const name = (at: number) => header[at] ?? ''
  return {
    layout: 'roll-call',
    subject: name(subject),
    date: date === null ? null : name(date),
    delegations: Object.fromEntries(
      [...delegations].flatMap(([at, id]) => (id === null ? [] : [[name(at), id]])),
    ),
    answers: Object.fromEntries(
      [...answers].flatMap(([said, level]) => (level === null ? [] : [[said, level]])),
    ),
  }
}

function suggested(table: Table, { spokenFor }: Members): Reading {
  const guess = guessLayout(table)
  if (guess.layout === 'positions') return guess
  const { subject, date, votes } = guess
  const called = new Map(
    spokenFor.flatMap(({ id, code, name }) => [
      [code.toLowerCase(), id],
      [name.toLowerCase(), id],
    ]),
  )
  const [header = []] = table
  const delegations = new Map(
    header.flatMap((name, at): [number, DelegationId | null][] => {
      const id = called.get(name.trim().toLowerCase()) ?? null
      const isOther = at === subject || at === date
      return isOther || (id === null && !votes.includes(at)) ? [] : [[at, id]]
    }),
  )
  const answers = answersIn(table.slice(1), placesOf(delegations))
  return { layout: 'roll-call', subject, date, delegations, answers, opens: true }
}

const place = z
  .string('choice')
  .regex(/^\d{1,5}$/, 'choice')
  .transform(Number)

const Typed = z.object({
  layout: z.enum(['roll-call', 'positions'], 'choice'),
  subject: place.optional(),
  date: z
    .literal('')
    .transform(() => null)
    .or(place)
    .default(null),
  opens: z.literal('on', 'choice').optional(),
})

/** Throws BadInput for a column, a delegation or a level that is not there, Forbidden for another's delegation. */
function settled(
  table: Table,
  form: Readonly<Record<string, string>>,
  { all, spokenFor }: Members,
): Reading {
  const { layout, subject = 0, date, opens } = parse(Typed, form)
  if (layout === 'positions') return { layout }
  const width = table[0]?.length ?? 0
  if (subject >= width) throw new BadInput({ subject: 'choice' })
  if (date !== null && date >= width) throw new BadInput({ date: 'choice' })
  const known = new Map(spokenFor.map((member) => [member.code, member.id]))
  const delegations = new Map(
    namedIn(form, 'column:').map(([name, code]): [number, DelegationId | null] => {
      const at = Number(name)
      const id = code === '' ? null : known.get(code)
      if (id === undefined && all.some((member) => member.code === code)) {
        throw new Forbidden('position.import')
      }
      if (!(at < width) || id === undefined) throw new BadInput({ [`column:${name}`]: 'choice' })
      return [at, id]
    }),
  )
  const levels = rollCall.levels.map(({ code }) => code)
  const chosen = new Map(namedIn(form, 'answer:'))
  const answers = new Map(
    [...answersIn(table.slice(1), placesOf(delegations))].map(([said, level]) => {
      const typed = chosen.get(said)
      if (typed === undefined) return [said, level]
      if (typed !== '' && !levels.includes(typed))
        throw new BadInput({ [`answer:${said}`]: 'choice' })
      return [said, typed === '' ? null : typed]
    }),
  )
  return { layout, subject, date, delegations, answers, opens: opens === 'on' }
}

function placesOf(delegations: ReadonlyMap<number, DelegationId | null>): readonly number[] {
  return [...delegations].flatMap(([at, id]) => (id === null ? [] : [at]))
}

function namedIn(form: Readonly<Record<string, string>>, prefix: string) {
  return Object.entries(form).flatMap(([name, value]): [string, string][] =>
    name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [],
  )
}
