import * as z from 'zod'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { DelegationId } from '#app/domain/kernel/id.ts'
import { fromIso, instant } from '#app/domain/kernel/instant.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { dateAt, endOfDay, plainDate } from '#app/domain/kernel/plain-date.ts'
import type { PlainDate } from '#app/domain/kernel/plain-date.ts'
import type { Dossier } from '#app/domain/positions/dossier.ts'
import { matrixOf } from '#app/domain/positions/matrix.ts'
import type { Row } from '#app/domain/positions/matrix.ts'
import type { Scale } from '#app/domain/positions/scale.ts'
import type { Subject, SubjectId } from '#app/domain/positions/subject.ts'
import { seenBy } from '#app/domain/positions/visible.ts'
import type { Seen } from '#app/domain/positions/visible.ts'
import { listDelegations } from '#db/accounts.ts'
import type { Tx } from '#db/client.ts'

import { readFramework } from '../../accounts/read-framework.ts'
import type { ReadFramework } from '../../accounts/read-framework.ts'
import type { ServerContext } from '../../context.ts'
import { nameDelegations } from '../../drafting/name-delegations.ts'
import type { NamedDelegation } from '../../drafting/name-delegations.ts'
import type { SubjectName } from '../describe.ts'
import { rulesInForce } from '../rules-in-force.ts'
import type { RulesInForce } from '../rules-in-force.ts'
import { seeSubjects } from '../see-subjects.ts'
import { textReader } from '../text-now.ts'
import type { TextReader } from '../text-now.ts'

/** What stands above every page of figures: whose, and as of when. */
export type FiguresHead = {
  framework: Pick<ReadFramework, 'id' | 'name'>
  moment: Moment
  /** How many subjects there are for this viewer then. */
  subjects: number
}

/** As of when a page is shown; `at` is null at the present moment. `day` is as the viewer's capital counts days. */
export type Moment = {
  at: Instant | null
  day: PlainDate
  error: 'day' | null
}

/**
 * What a viewer sees of the positions on a framework at one moment. Every figure and view is made of
 * this and of nothing else (domain/positions/SPEC.md VI6).
 */
export type SeenPositions = RulesInForce & {
  head: FiguresHead
  now: Instant
  members: readonly NamedDelegation[]
  nameOf: (subject: SubjectId) => SubjectName
  /** In the order of the subjects' ids, cells in that of the members'. */
  rows: readonly Row[]
  /** With what was held before, which few figures ask for. */
  seen: () => readonly Seen[]
}

export type Asked = { framework: string | undefined; at: string | null }

type Context = Pick<ServerContext, 'db' | 'now' | 'demo' | 'threads' | 'positionLog'>

export function seePositions(ctx: Context, viewer: Viewer, asked: Asked): Promise<SeenPositions> {
  return seeingPositions(ctx, viewer, asked, ({ positions }) => Promise.resolve(positions))
}

/**
 * The same, with what else is read in its transaction. Everything is of one moment, which is asked for once:
 * positions, the texts that they are about and the rules by which those are decided. `matrixAt` is the
 * matrix of another.
 */
export async function seeingPositions<Result>(
  ctx: Context,
  viewer: Viewer,
  { framework: of, at: typed }: Asked,
  work: (found: {
    tx: Tx
    positions: SeenPositions
    subjects: readonly Subject[]
    textAt: TextReader
    matrixAt: (at: Instant) => Promise<readonly Row[]>
  }) => Promise<Result>,
): Promise<Result> {
  const framework = await readFramework(ctx, viewer, of)
  const now = ctx.now()
  const moment = momentOf(typed, now, viewer.delegation.timeZone)
  return ctx.db.transaction(async (tx) => {
    const delegations = await listDelegations(tx, viewer.coalition)
    const members = delegations.filter(({ kind }) => kind === 'member').map(({ id }) => id)
    const once = sharing<Scale>()
    const textAt = textReader(ctx, tx)
    const lookAt = async (at: Instant | null) => {
      const all = await seeSubjects(ctx, tx, viewer, { framework: framework.id }, { at, textAt })
      const there = all.filter(({ since }) => at === null || since <= at)
      const subjects = there.map(({ subject }) => ({ ...subject, scale: once(subject.scale) }))
      const dossiers = await ctx.positionLog.dossiers(tx, subjects.map(idOf), at)
      const names = new Map(there.map(({ subject, name }) => [subject.id, name]))
      return { subjects, dossiers, names, rows: matrixOf(viewer, { subjects, members, dossiers }) }
    }
    const { subjects, dossiers, names, rows } = await lookAt(moment.at)
    const positions: SeenPositions = {
      head: {
        framework: { id: framework.id, name: framework.name },
        moment,
        subjects: rows.length,
      },
      now,
      members: [...members].toSorted().map(nameDelegations(delegations)),
      nameOf: (id) => {
        const name = names.get(id)
        if (name === undefined) throw new TypeError(`no subject ${id}`)
        return name
      },
      rows,
      seen: () => ofMembers(dossiers, members).map((dossier) => seenBy(viewer, dossier)),
      ...(await rulesInForce(tx, viewer.coalition, subjects, moment.at)),
    }
    const matrixAt = async (at: Instant) => (await lookAt(at)).rows
    return work({ tx, positions, subjects, textAt, matrixAt })
  })
}

/** One object for all that say the same: an answer writes down each object once, and scales are few. */
function sharing<Value>(): (value: Value) => Value {
  const known = new Map<string, Value>()
  return (value) => {
    const key = JSON.stringify(value)
    const first = known.get(key) ?? value
    known.set(key, first)
    return first
  }
}

const Typed = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d{3})?Z)?$/)
  .transform((text, problem) => {
    try {
      return text.length === 10 ? plainDate(text) : fromIso(text)
    } catch {
      problem.addIssue({ code: 'custom', message: 'day' })
      return z.NEVER
    }
  })

/** A day means its end in the viewer's capital; one that has not ended is now. */
function momentOf(typed: string | null, now: Instant, zone: string): Moment {
  const today = dateAt(now, zone)
  if (typed === null || typed.trim() === '') return { at: null, day: today, error: null }
  const { success, data } = Typed.safeParse(typed.trim())
  if (!success) return { at: null, day: today, error: 'day' }
  const isNow = typeof data === 'number' ? data >= now : data >= today
  if (isNow) return { at: null, day: today, error: null }
  const at = typeof data === 'number' ? data : instant(endOfDay(data, zone) - 1)
  return { at, day: dateAt(at, zone), error: null }
}

function ofMembers(dossiers: readonly Dossier[], members: readonly DelegationId[]) {
  const those = new Set(members)
  return dossiers.filter(({ delegation }) => those.has(delegation))
}

function idOf({ id }: Subject): SubjectId {
  return id
}
