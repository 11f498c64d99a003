import { basename, extname } from 'node:path'

import { codeFor } from '#app/domain/accounts/code-for.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { Table } from '#app/domain/kernel/csv.ts'
import type { FrameworkId } from '#app/domain/kernel/id.ts'
import { line } from '#app/domain/kernel/text.ts'
import { guessLayout } from '#app/domain/positions/import-guess.ts'
import type { Guess } from '#app/domain/positions/import-guess.ts'
import { readImport } from '#app/domain/positions/import.ts'
import type { Subject } from '#app/domain/positions/subject.ts'

import { createDelegation } from '../../accounts/create-delegation.ts'
import { createFramework } from '../../accounts/create-framework.ts'
import { foundCoalition } from '../../accounts/found-coalition.ts'
import type { ServerContext } from '../../context.ts'
import { Refused } from '../../refusals.ts'
import { FaultyFile } from './faulty-file.ts'
import { importPositions } from './import-positions.ts'
import { decoded, keepUpload } from './keep-upload.ts'
import { mappingOf } from './reading.ts'
import { newSubjects, tableOf } from './understand.ts'

/** What came of a file, and how its secretariat signs in. */
export type Founded = {
  coalition: string
  framework: FrameworkId
  members: number
  subjects: number
  positions: number
  email: string
  password: string
}

/**
 * Founds a coalition from a roll call: a member for each column of votes, a subject for each row, the
 * votes as positions that the coalition sees (SPEC.md IP5). Its secretariat has one head, whose password
 * is made here and told once.
 */
export async function foundFromFile(
  ctx: ServerContext,
  file: string,
  bytes: Uint8Array,
): Promise<Founded> {
  const table = tableOf(decoded(bytes))
  const guess = guessLayout(table)
  if (guess.layout !== 'roll-call' || guess.votes.length === 0) throw new Refused('import-no-votes')
  requireFaultless(ctx, table, guess)
  const name = basename(file, extname(file))
  const coalition = line(120).catch('Imported roll calls').parse(name)
  const email = `secretariat-${ctx.newId().slice(0, 8)}@import.example`
  const password = ctx.newSecret()
  const secretariat = await foundCoalition(
    ctx,
    {
      command: {
        coalition,
        ...seat,
        code: secretariatCode,
        delegation: 'Secretariat',
        country: seat.seatCalendar,
        name: 'Secretariat',
        email,
      },
      password,
      key: ctx.newId(),
      proof: 'command line',
    },
    async () => {},
  )
  const head: Viewer = { ...secretariat, session: ctx.newId(), presenceProvedAt: ctx.now() }
  const members = guess.votes.map((at) => table[0]?.[at] ?? '')
  await admit(ctx, head, members)
  const { framework } = await createFramework(
    ctx,
    head,
    { name: coalition, summary: '' },
    ctx.newId(),
  )
  const sha256 = await keepUpload(ctx, head, framework, bytes)
  const input = { framework, file: sha256, to: 'coalition', form: {} }
  const imported = await importPositions(ctx, head, input, ctx.newId())
  return { coalition, framework, members: members.length, ...imported, email, password }
}

/** Founding takes several acts: the file is read once to its end before the first of them. */
function requireFaultless(
  ctx: Pick<ServerContext, 'newId' | 'now'>,
  table: Table,
  guess: Extract<Guess, { layout: 'roll-call' }>,
): void {
  const delegations = new Map(guess.votes.map((at) => [at, ctx.newId<'delegation'>()]))
  const reading = { ...guess, delegations, opens: true }
  const known = new Map<string, Subject>()
  const nowhere = { coalition: ctx.newId<'coalition'>(), framework: ctx.newId<'framework'>() }
  newSubjects(ctx, nowhere, { table, reading, known })
  const read = readImport(table, mappingOf(table, reading), {
    subjects: known,
    delegations: new Map(),
    others: new Set(),
    now: ctx.now(),
  })
  if (!read.ok) throw new FaultyFile(read.refusal.details.faults)
}

const secretariatCode = 'SEC'
const seat = { seatZone: 'Etc/UTC', seatCalendar: 'XX' }

async function admit(ctx: ServerContext, head: Viewer, members: readonly string[]): Promise<void> {
  const codes = new Set([secretariatCode])
  for (const name of members) {
    const code = codeFor(name, codes)
    codes.add(code)
    const { seatZone: timeZone, seatCalendar: holidayCalendar } = seat
    const joining = { code, name, kind: 'member', country: code, timeZone, holidayCalendar }
    await createDelegation(ctx, head, joining, ctx.newId())
  }
}
