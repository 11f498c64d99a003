import * as z from 'zod'

import type { Action } from '#app/domain/accounts/permissions.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { Symbol } from '#app/domain/drafting/document.ts'
import type { LifeCommand, Renumber } from '#app/domain/drafting/life-commands.ts'
import type { Life } from '#app/domain/drafting/life.ts'
import type { LifeAct } from '#app/domain/drafting/next-steps.ts'
import type { Relabelled } from '#app/domain/drafting/numbering.ts'
import { isOfSeries } from '#app/domain/drafting/symbol.ts'
import { textHash } from '#app/domain/drafting/text-hash.ts'
import type { TextHash } from '#app/domain/drafting/text-hash.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import { passage } from '#app/domain/kernel/text.ts'
import { listDelegations, readSeatZone } from '#db/accounts.ts'
import { readDocument } from '#db/drafting.ts'
import { readOpenRollCall } from '#db/roll-calls.ts'

import { requireMay } from '../accounts/require-may.ts'
import { act } from '../act.ts'
import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { BadInput, NotFound, Refused } from '../refusals.ts'
import { actorOf } from './act-on-bracket.ts'
import { advanceLife } from './advance-life.ts'
import type { StandsNow } from './advance-life.ts'
import { ensureProjected, projectLocked } from './projector.ts'
import { tellOfLife } from './tell-of-life.ts'

const where = { document: idOf<'document'>() }
/** The hash of what was shown of a renumbering (SPEC.md LI12); without it labels stay as they are. */
const renumber = z.hex('choice').length(64, 'choice').transform(textHash).nullable().default(null)
/** Without a new symbol of the whole text nothing is renumbered (domain.md B1). */
const unnumbered = { ...where, renumber: z.null('choice').default(null) }
const reason = passage(2_000).refine((words) => words !== '', 'required')

const ActOnLife = z.discriminatedUnion('act', [
  z.object({ ...unnumbered, act: z.enum(['open-rolling', 'withdraw', 'resume']) }),
  z.object({
    ...where,
    act: z.literal('table'),
    /** Empty for the next of the series. */
    symbol: z
      .string('required')
      .trim()
      .refine((typed) => typed === '' || Symbol.safeParse(typed).success, 'symbol'),
    sponsor: idOf<'delegation'>(),
    renumber,
  }),
  z.object({
    ...where,
    act: z.literal('revise'),
    change: z.enum(['substantive', 'other'], 'choice'),
    renumber,
  }),
  z.object({
    ...unnumbered,
    act: z.literal('supplement'),
    kind: z.enum(['Corr', 'Add'], 'choice'),
    says: passage(20_000).refine((words) => words !== '', 'required'),
  }),
  /** Why it need not have circulated the day before, or nothing. */
  z.object({ ...unnumbered, act: z.literal('put-for-action'), waiver: passage(2_000) }),
  z.object({ ...unnumbered, act: z.enum(['defer', 'reopen']), reason }),
])
type ActOnLife = z.infer<typeof ActOnLife>

/**
 * Takes a document one step further, or back: whoever presides moves it, the secretariat gives it out under
 * symbols, its sponsor takes it back (SPEC.md LI, app/domain/drafting/SPEC.md LF).
 */
export async function actOnLife(
  ctx: ServerContext,
  viewer: Viewer,
  input: unknown,
  key: string,
): Promise<{ stage: Life['stage']; symbol: string | null }> {
  const command = parse(ActOnLife, input)
  const found = await readDocument(ctx.db, command.document)
  if (found === null) throw new NotFound()
  requireMay(ctx, viewer, permissionFor(command.act), found)
  const zone = await readSeatZone(ctx.db, viewer.coalition)
  if (command.act === 'table' && !(await isSponsor(ctx, viewer, command.sponsor))) {
    throw new BadInput({ sponsor: 'choice' })
  }
  await ensureProjected(ctx, command.document)
  let isWritten = false
  const result = await act(ctx, viewer, { key, command }, async (tx) => {
    const { document } = command
    const { consolidated } = await projectLocked(ctx, tx, document)
    if ((await readOpenRollCall(tx, document)) !== null) throw new Refused('roll-open')
    const row = (await readDocument(tx, document)) ?? found
    const toCommand = (stands: StandsNow) => asCommand(viewer, command, stands, zone)
    const step = await advanceLife(ctx, tx, row, toCommand, ctx.now())
    isWritten = consolidated || step.isWritten
    const { seq, words, symbol } = step
    const { stage } = step.life
    await tellOfLife(tx, found, step, { at: ctx.now(), by: viewer.person.id })
    return {
      entry: {
        t: 'life.act',
        b: {
          document,
          act: command.act,
          stage: recorded(stage),
          words,
          seq,
          ...(command.renumber !== null && { renumbered: command.renumber }),
        },
      },
      subject: document,
      topics: [
        { topic: 'document', subject: document },
        { topic: 'frameworks', subject: viewer.coalition },
      ],
      result: { stage, symbol },
    }
  })
  if (isWritten) ctx.rooms.written(command.document)
  return result
}

/** The table of permissions asks what the rules ask (domain.md B0, B3). */
export function permissionFor(what: LifeAct): Extract<Action, `life.${string}`> {
  switch (what) {
    case 'table':
    case 'revise':
    case 'supplement':
      return 'life.issue'
    case 'withdraw':
      return 'life.sponsor'
    case 'open-rolling':
    case 'put-for-action':
    case 'take-action':
    case 'defer':
    case 'resume':
    case 'reopen':
      return 'life.preside'
  }
}

/** Stages that an act of its own can lead to: the others come about by silence, or begin a life. */
export function recorded(stage: Life['stage']) {
  if (stage === 'non-paper' || stage === 'zero-draft' || stage === 'under-silence') {
    throw new Error(`no act leads to ${stage}`)
  }
  return stage
}

async function isSponsor(
  { db }: Pick<ServerContext, 'db'>,
  viewer: Viewer,
  sponsor: Viewer['delegation']['id'],
): Promise<boolean> {
  const delegations = await listDelegations(db, viewer.coalition)
  return delegations.some(({ id, kind }) => id === sponsor && maySponsor(kind))
}

/** Members bring texts before the body, and the secretariat those of the chair. */
export function maySponsor(kind: Viewer['delegation']['kind']): boolean {
  return kind === 'member' || kind === 'secretariat'
}

function asCommand(
  viewer: Viewer,
  command: ActOnLife,
  { symbols, working, words, renumbering }: StandsNow,
  zone: string,
): LifeCommand {
  const by = actorOf(viewer)
  switch (command.act) {
    case 'open-rolling':
    case 'withdraw':
    case 'resume':
      return { type: command.act, by }
    case 'table': {
      const { sponsor } = command
      // The symbol that the draft has had all along is given to it, where it is one of the series.
      const own = working !== null && isOfSeries(working, symbols.prefix, 'L') ? working : null
      const symbol = command.symbol === '' ? own : command.symbol
      const issued = { symbols, symbol, sponsor, words }
      return { type: 'table', by, ...issued, renumber: asSeen(command.renumber, renumbering) }
    }
    case 'revise': {
      const substantive = command.change === 'substantive'
      const issued = { symbols, words, substantive }
      return { type: 'revise', by, ...issued, renumber: asSeen(command.renumber, renumbering) }
    }
    case 'supplement': {
      const { kind, says } = command
      return { type: 'supplement', by, symbols, kind, says }
    }
    case 'put-for-action': {
      const waiver = command.waiver === '' ? null : command.waiver
      return { type: 'put-for-action', by, words, zone, waiver }
    }
    case 'defer':
    case 'reopen':
      return { type: command.act, by, reason: command.reason }
  }
}

function asSeen(seen: TextHash | null, changes: readonly Relabelled[]): Renumber | null {
  return seen === null ? null : { seen, changes }
}
