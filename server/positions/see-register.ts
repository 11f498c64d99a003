import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { seenBy } from '#app/domain/positions/visible.ts'
import type { Seen } from '#app/domain/positions/visible.ts'
import { listDelegations } from '#db/accounts.ts'

import { readFramework } from '../accounts/read-framework.ts'
import type { ReadFramework } from '../accounts/read-framework.ts'
import type { ServerContext } from '../context.ts'
import { nameDelegations } from '../drafting/name-delegations.ts'
import type { NamedDelegation } from '../drafting/name-delegations.ts'
import type { SubjectName, SubjectSeen } from './describe.ts'
import { seeSubjects } from './see-subjects.ts'

/** All positions of a framework as one viewer sees them, for what leaves the pages: files and programs. */
export type Register = {
  framework: Pick<ReadFramework, 'id' | 'name'>
  /** `called` is what a file calls a subject: its name, or its id where another has the same name. */
  subjects: readonly (SubjectSeen & { called: string })[]
  /** The members. */
  delegations: readonly NamedDelegation[]
  seen: readonly Seen[]
}

export async function seeRegister(
  ctx: Pick<ServerContext, 'db' | 'now' | 'demo' | 'threads' | 'positionLog'>,
  viewer: Viewer,
  of: string | undefined,
): Promise<Register> {
  const framework = await readFramework(ctx, viewer, of)
  return ctx.db.transaction(async (tx) => {
    const subjects = await seeSubjects(ctx, tx, viewer, { framework: framework.id })
    const ids = subjects.map(({ subject }) => subject.id)
    const dossiers = await ctx.positionLog.dossiers(tx, ids, null)
    const delegations = await listDelegations(tx, viewer.coalition)
    const members = delegations.filter(({ kind }) => kind === 'member').map(({ id }) => id)
    return {
      framework: { id: framework.id, name: framework.name },
      subjects: callSubjects(subjects),
      delegations: members.map(nameDelegations(delegations)),
      seen: dossiers.map((dossier) => seenBy(viewer, dossier)),
    }
  })
}

/** What a file calls each. */
export function callSubjects(subjects: readonly SubjectSeen[]) {
  const names = subjects.map(({ name }) => plainName(name))
  return subjects.map((seen, at) => {
    const name = names[at] ?? ''
    const isTaken = names.indexOf(name) !== names.lastIndexOf(name)
    return { ...seen, called: isTaken ? seen.subject.id : name }
  })
}

function plainName(name: SubjectName): string {
  if (name.kind === 'question') return name.question
  if ('of' in name) return `${name.of.title} ${name.kind}`
  const what = name.kind === 'parameter' ? name.cell : name.kind
  return [name.document.symbol, name.label, what].filter((part) => part !== null).join(' ')
}
