import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { parseCsv } from '#app/domain/kernel/csv.ts'
import type { Table } from '#app/domain/kernel/csv.ts'
import type { DelegationId, FrameworkId } from '#app/domain/kernel/id.ts'
import type { Known } from '#app/domain/positions/import-line.ts'
import { newQuestions } from '#app/domain/positions/import-subjects.ts'
import { mostCells, readImport } from '#app/domain/positions/import.ts'
import { rollCall } from '#app/domain/positions/scale.ts'
import type { Subject } from '#app/domain/positions/subject.ts'
import { listDelegations } from '#db/accounts.ts'
import type { Tx } from '#db/client.ts'

import type { ServerContext } from '../../context.ts'
import { nameDelegations } from '../../drafting/name-delegations.ts'
import type { NamedDelegation } from '../../drafting/name-delegations.ts'
import { Refused } from '../../refusals.ts'
import { describe } from '../describe.ts'
import { callSubjects } from '../see-register.ts'
import { seeSubjects } from '../see-subjects.ts'
import { mappingOf, readingOf } from './reading.ts'
import type { Reading } from './reading.ts'
import type { ImportRole } from './role.ts'

/** A file as it is read for one importer: its columns, what it comes to, and the subjects that it would open. */
export type Understood = {
  table: Table
  reading: Reading
  /** The members for whom this importer speaks. */
  members: readonly NamedDelegation[]
  known: ReadonlyMap<string, Subject>
  opened: readonly Subject[]
  read: ReturnType<typeof readImport>
}

/** Throws Refused for what is no table at all. */
export function tableOf(text: string): Table {
  const parsed = parseCsv(text, mostCells)
  if (!parsed.ok) {
    const { code, ...more } = parsed.refusal
    throw new Refused(code, 'details' in more ? more.details : {})
  }
  return parsed.table
}

export async function understand(
  ctx: Pick<ServerContext, 'threads' | 'now' | 'newId'>,
  tx: Tx,
  viewer: Viewer,
  {
    framework,
    text,
    form,
    role,
  }: {
    framework: FrameworkId
    text: string
    form: Readonly<Record<string, string>>
    role: ImportRole
  },
): Promise<Understood> {
  const table = tableOf(text)
  const delegations = await listDelegations(tx, viewer.coalition)
  const all = delegations
    .filter(({ kind }) => kind === 'member')
    .map(({ id }) => nameDelegations(delegations)(id))
  const members = role === 'own' ? all.filter(({ id }) => id === viewer.delegation.id) : all
  const reading = readingOf(table, form, { all, spokenFor: members })
  if (role === 'presiding' && reading.layout === 'positions') throw new Refused('import-only-own')
  const mapping = mappingOf(table, reading)
  const named = callSubjects(await seeSubjects(ctx, tx, viewer, { framework }))
  const known = new Map(named.map(({ called, subject }) => [called, subject]))
  const opened =
    role === 'own' ? [] : newSubjects(ctx, { ...viewer, framework }, { table, reading, known })
  const read = readImport(table, mapping, {
    subjects: known,
    delegations: namesOf(members),
    others: new Set(namesOf(all).keys()),
    now: ctx.now(),
  })
  return { table, reading, members, known, opened, read }
}

/**
 * Adds to what is known the questions that a roll call brings with it, and answers those that are new. To
 * open a subject is an act, so that who may import in secret opens none.
 */
export function newSubjects(
  ctx: Pick<ServerContext, 'newId' | 'now'>,
  { coalition, framework }: Pick<Viewer, 'coalition'> & { framework: FrameworkId },
  {
    table,
    reading,
    known,
  }: Pick<Understood, 'table' | 'reading'> & { known: Map<string, Subject> },
): readonly Subject[] {
  if (reading.layout !== 'roll-call' || !reading.opens) return []
  const column = table[0]?.[reading.subject] ?? ''
  const { questions, spelled } = newQuestions(table, column, known)
  // Subjects of one moment are listed by their ids: these stay in the order of the file.
  const ids = questions.map(() => ctx.newId<'subject'>()).toSorted()
  const opened = ids.map((id, at) => {
    const about = { kind: 'question', question: questions[at] ?? '' } as const
    const row = { id, framework, coalition, about, scale: rollCall }
    return describe({ ...row, key: '', createdAt: ctx.now() }, { is: 'question' }).subject
  })
  for (const [name, subject] of spelled) known.set(name, subject)
  for (const [at, subject] of opened.entries()) known.set(questions[at] ?? '', subject)
  // A second spelling of a new question is found now that it is known.
  for (const [name, subject] of newQuestions(table, column, known).spelled) known.set(name, subject)
  return opened
}

function namesOf(members: readonly NamedDelegation[]): Known['delegations'] {
  return new Map(
    members.flatMap(({ id, code, name }): [string, DelegationId][] => [
      [name, id],
      [code, id],
    ]),
  )
}
