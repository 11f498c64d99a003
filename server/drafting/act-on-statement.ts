import * as z from 'zod'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { decideStatement, evolveStatement } from '#app/domain/drafting/decide-statement.ts'
import type { SaidKind, StatementCommand } from '#app/domain/drafting/decide-statement.ts'
import { statementLanguages } from '#app/domain/drafting/statement-languages.ts'
import { statementKinds } from '#app/domain/drafting/statement.ts'
import type { Statement, StatementId } from '#app/domain/drafting/statement.ts'
import { hashText } from '#app/domain/drafting/text-hash.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import { passage } from '#app/domain/kernel/text.ts'
import { readSeatZone } from '#db/accounts.ts'
import type { Tx } from '#db/client.ts'
import { lockDocument, readDocument } from '#db/drafting.ts'
import { enqueue } from '#db/jobs.ts'
import { readStatement, readStatements, saveStatement } from '#db/statements.ts'

import { requireMay } from '../accounts/require-may.ts'
import { act } from '../act.ts'
import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { accept, BadInput, NotFound } from '../refusals.ts'
import { actorOf } from './act-on-bracket.ts'
import { ensureProjected } from './projector.ts'
import { asStated, readSpokenOf } from './spoken-of.ts'
import type { SpokenOf } from './spoken-of.ts'
import { tellOfReservations, tellOfStatement } from './tell-of-statements.ts'

const where = { document: idOf<'document'>() }
const words = {
  text: passage(15_000).refine((typed) => typed !== '', 'required'),
  lang: z.enum(statementLanguages, 'choice'),
  visibility: z.enum(['public', 'restricted'], 'choice'),
}
const statement = idOf<'statement'>()

const ActOnStatement = z.discriminatedUnion('act', [
  z.object({
    ...where,
    ...words,
    act: z.literal('make'),
    symbol: z.string('required').max(100, 'tooLong'),
    kind: z.enum(statementKinds, 'choice').exclude(['objection'], 'choice'),
    paragraphs: z.array(idOf<'block'>()).max(200, 'tooLong'),
  }),
  z.object({ ...where, ...words, act: z.literal('object'), statement }),
  z.object({ ...where, act: z.enum(['align', 'withdraw']), statement }),
])
type ActOnStatement = z.infer<typeof ActOnStatement>

/**
 * A member says something about a text under a symbol of it, aligns itself with what another said, objects to
 * another's reservation, or takes its own words back. The text stays as it is (SPEC.md SA).
 */
export async function actOnStatement(
  ctx: ServerContext,
  viewer: Viewer,
  input: unknown,
  key: string,
): Promise<{ statement: StatementId }> {
  const command = parse(ActOnStatement, input)
  const { document } = command
  const found = await readDocument(ctx.db, document)
  if (found === null) throw new NotFound()
  requireMay(ctx, viewer, 'statement.make', found)
  await ensureProjected(ctx, document)
  return act(ctx, viewer, { key, command }, async (tx) => {
    await lockDocument(tx, document)
    const named =
      'statement' in command ? await readStatement(tx, document, command.statement) : null
    if ('statement' in command && named === null) throw new NotFound()
    const before = command.act === 'object' ? null : named
    const given = await asCommand(ctx, tx, viewer, command, named)
    const after = accept(decideStatement(before, given, ctx.now())).reduce<Statement | null>(
      evolveStatement,
      before,
    )
    if (after === null) throw new Error('a statement that was decided on is not there')
    const told = { before: await readStatements(tx, document), at: ctx.now() }
    await saveStatement(tx, document, after)
    await scheduleAcceptance(tx, document, after)
    const { id, kind, text } = after
    const said = given.type
    await tellOfReservations(tx, found, told)
    if (said === 'make') {
      await tellOfStatement(tx, found, { statement: after, at: told.at, by: viewer.person.id })
    }
    return {
      entry: {
        t: 'statement.act',
        b: { document, statement: id, act: said, kind: kind.is, words: hashText(text) },
      },
      subject: document,
      topics: [{ topic: 'document', subject: document }],
      result: { statement: id },
    }
  })
}

/** Once silence has accepted a reservation, nobody is asked for an answer to it any more. */
async function scheduleAcceptance(
  tx: Tx,
  document: DocumentId,
  { id, kind }: Statement,
): Promise<void> {
  if (kind.is !== 'reservation') return
  const runAt = kind.acceptedAfter.at
  await enqueue(tx, { kind: 'reservation.accept', key: id, payload: { document }, runAt })
}

async function asCommand(
  ctx: ServerContext,
  tx: Tx,
  viewer: Viewer,
  command: ActOnStatement,
  named: Statement | null,
): Promise<StatementCommand> {
  const by = actorOf(viewer)
  const delegation = viewer.delegation.id
  if (!('text' in command)) {
    return { type: command.act, by, for: delegation }
  }
  const { document, text, lang, visibility } = command
  const symbol = command.act === 'make' ? command.symbol : (named?.target.symbol ?? '')
  const paragraphs = command.act === 'make' ? command.paragraphs : (named?.target.paragraphs ?? [])
  const spokenOf = await readSpokenOf(ctx, tx, document, symbol)
  if (spokenOf === null) throw new BadInput({ symbol: 'choice' })
  return {
    type: 'make',
    by,
    for: delegation,
    id: ctx.newId<'statement'>(),
    kind: kindOf(command, spokenOf),
    paragraphs,
    text,
    lang,
    visibility,
    about: asStated(spokenOf, paragraphs),
    objected: named,
    zone: await readSeatZone(tx, viewer.coalition),
  }
}

/** A vote is explained before it while none was taken, and after it from then on. */
export function saidKind(
  kind: Exclude<SaidKind['is'], 'objection'>,
  { action }: Pick<SpokenOf, 'action'>,
): SaidKind {
  if (kind !== 'explanation-of-vote') return { is: kind }
  return { is: kind, when: action === 'none-yet' ? 'before' : 'after' }
}

function kindOf(
  command: Extract<ActOnStatement, { act: 'make' | 'object' }>,
  about: SpokenOf,
): SaidKind {
  return command.act === 'object'
    ? { is: 'objection', to: command.statement }
    : saidKind(command.kind, about)
}
