import * as z from 'zod'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import { line } from '#app/domain/kernel/text.ts'
import { RangeScale, rollCall, stances } from '#app/domain/positions/scale.ts'
import type { Scale } from '#app/domain/positions/scale.ts'
import { About, declareSubject as declare, keyOf } from '#app/domain/positions/subject.ts'
import type { SubjectId } from '#app/domain/positions/subject.ts'
import { lockFramework, readFramework } from '#db/frameworks.ts'
import { insertSubject, readSubjects } from '#db/positions.ts'

import { requireMay } from '../accounts/require-may.ts'
import { act } from '../act.ts'
import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { NotFound, Refused } from '../refusals.ts'
import { namedMatters, requireThere } from './about-named.ts'
import { TypedLevels } from './typed-levels.ts'
import { TypedNumber, TypedNumberOrNothing } from './typed-number.ts'

const framework = idOf<'framework'>()
const question = line(300)
const typedScale = {
  low: TypedNumber,
  high: TypedNumber,
  unit: RangeScale.shape.unit,
  step: TypedNumberOrNothing,
}

const DeclareSubject = z.discriminatedUnion('on', [
  z.object({ framework, on: z.enum(['stances', 'roll-call']), question }),
  z.object({ framework, on: z.literal('levels'), question, levels: TypedLevels }),
  z.object({ framework, on: z.literal('range'), question, ...typedScale }),
  z.object({ framework, on: z.literal('paragraph'), ...namedMatters.paragraph }),
  z.object({ framework, on: z.literal('bracket'), ...namedMatters.bracket }),
  z.object({ framework, on: z.literal('alternative'), ...namedMatters.alternative }),
  z.object({ framework, on: z.literal('parameter'), ...namedMatters.parameter }),
  z.object({
    framework,
    on: z.literal('parameter-range'),
    ...namedMatters.parameter,
    ...typedScale,
  }),
  z.object({ framework, on: z.literal('benchmark'), ...namedMatters.benchmark }),
  z.object({ framework, on: z.literal('finding'), ...namedMatters.finding }),
  z.object({ framework, on: z.literal('leg'), ...namedMatters.leg }),
  z.object({ framework, on: z.literal('event-date'), ...namedMatters['event-date'] }),
  z.object({ framework, on: z.literal('exemption'), ...namedMatters.exemption }),
])
type DeclareSubject = z.infer<typeof DeclareSubject>

/** Opens a matter for positions: something in a text or beside it, or a question of its own (SPEC.md PO1–PO3). */
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
    const named = { about: aboutOf(command), framework: command.framework }
    const about = await requireThere(ctx, tx, viewer, named)
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
  if (command.on === 'roll-call') return rollCall
  if (command.on === 'levels') return command.levels
  if (command.on !== 'range' && command.on !== 'parameter-range') return stances
  const { low, high, unit, step } = command
  return parse(RangeScale, { kind: 'range', low, high, unit, step })
}

function aboutOf(command: DeclareSubject): About {
  switch (command.on) {
    case 'stances':
    case 'roll-call':
    case 'levels':
    case 'range':
      return { kind: 'question', question: command.question }
    case 'bracket':
      return About.parse({ kind: command.on, ...command, over: null })
    case 'parameter-range':
      return About.parse({ ...command, kind: 'parameter' })
    case 'paragraph':
    case 'alternative':
    case 'parameter':
    case 'benchmark':
    case 'finding':
    case 'leg':
    case 'event-date':
    case 'exemption':
      return About.parse({ ...command, kind: command.on })
  }
}

/** Which subject is which does not depend on what the text says now. */
function unworded<Known extends { id: SubjectId; about: About; scale: Scale }>(known: Known) {
  const { id, about, scale } = known
  return { id, about, scale, wording: '', value: null }
}
