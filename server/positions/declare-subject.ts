import * as z from 'zod'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { isOpen } from '#app/domain/drafting/bracket.ts'
import { numberedIn } from '#app/domain/drafting/labels.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import { line } from '#app/domain/kernel/text.ts'
import { RangeScale, rollCall, stances } from '#app/domain/positions/scale.ts'
import type { Scale } from '#app/domain/positions/scale.ts'
import { declareSubject as declare, keyOf } from '#app/domain/positions/subject.ts'
import type { Declared, SubjectId } from '#app/domain/positions/subject.ts'
import type { Tx } from '#db/client.ts'
import { readDocument } from '#db/drafting.ts'
import { lockFramework, readFramework } from '#db/frameworks.ts'
import { insertSubject, readSubjects } from '#db/positions.ts'

import { requireMay } from '../accounts/require-may.ts'
import { act } from '../act.ts'
import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { NotFound, Refused } from '../refusals.ts'
import { mayRead } from './see-subjects.ts'
import { disputedCell, readTextNow } from './text-now.ts'
import { TypedNumber, TypedNumberOrNothing } from './typed-number.ts'

const framework = idOf<'framework'>()
const question = line(300)
const inText = { framework, document: idOf<'document'>() }

const DeclareSubject = z.discriminatedUnion('on', [
  z.object({ framework, on: z.enum(['stances', 'roll-call']), question }),
  z.object({
    framework,
    on: z.literal('range'),
    question,
    low: TypedNumber,
    high: TypedNumber,
    unit: RangeScale.shape.unit,
    step: TypedNumberOrNothing,
  }),
  z.object({ ...inText, on: z.literal('paragraph'), block: idOf<'block'>() }),
  z.object({ ...inText, on: z.literal('bracket'), bracket: idOf<'bracket'>() }),
])
type DeclareSubject = z.infer<typeof DeclareSubject>

/** Opens a matter for positions: a paragraph, a bracket, or a question of its own (SPEC.md PO1–PO3). */
export async function declareSubject(
  ctx: ServerContext,
  viewer: Viewer,
  input: unknown,
  key: string,
): Promise<{ subject: SubjectId }> {
  const command = parse(DeclareSubject, input)
  const { coalition } = viewer
  if ((await readFramework(ctx.db, coalition, command.framework)) === null) throw new NotFound()
  requireMay(ctx, viewer, 'subject.create', viewer)
  const scale = scaleOf(command)
  return act(ctx, viewer, { key, command }, async (tx) => {
    await lockFramework(tx, coalition, command.framework)
    const about = await aboutOf(ctx, tx, viewer, command)
    const known = await readSubjects(tx, { framework: command.framework })
    const subject = { id: ctx.newId<'subject'>(), about, scale }
    const decision = declare(known.map(unworded), unworded(subject))
    if (!decision.ok) throw new Refused(decision.refusal.code)
    await insertSubject(tx, {
      ...subject,
      framework: command.framework,
      key: keyOf(about),
      createdAt: ctx.now(),
    })
    return {
      entry: { t: 'subject.create', b: { subject: subject.id, framework: command.framework } },
      subject: subject.id,
      topics: [{ topic: 'public-positions', subject: command.framework }],
      result: { subject: subject.id },
    }
  })
}

function scaleOf(command: DeclareSubject): Scale {
  switch (command.on) {
    case 'stances':
    case 'paragraph':
    case 'bracket':
      return stances
    case 'roll-call':
      return rollCall
    case 'range': {
      const { low, high, unit, step } = command
      return parse(RangeScale, { kind: 'range', low, high, unit, step })
    }
  }
}

/** Throws NotFound for what is not in a text that the viewer may read. */
async function aboutOf(
  ctx: ServerContext,
  tx: Tx,
  viewer: Viewer,
  command: DeclareSubject,
): Promise<Declared> {
  if (!('document' in command)) return { kind: 'question', question: command.question }
  const { document } = command
  const row = await readDocument(tx, document)
  if (row === null || row.framework !== command.framework || !mayRead(viewer, row)) {
    throw new NotFound()
  }
  const text = await readTextNow(ctx, tx, row)
  if (command.on === 'paragraph') {
    const { block } = command
    if (!numberedIn(text.blocks).some(({ id }) => id === block)) throw new NotFound()
    return { kind: 'paragraph', document, block }
  }
  const { bracket } = command
  if (!text.brackets.filter(isOpen).some(({ id }) => id === bracket)) throw new NotFound()
  return { kind: 'bracket', document, bracket, over: disputedCell(text, bracket) }
}

/** Which subject is which does not depend on what the text says now. */
function unworded<Known extends { id: SubjectId; about: Declared; scale: Scale }>(known: Known) {
  const { id, about, scale } = known
  return { id, about, scale, wording: '', value: null }
}
