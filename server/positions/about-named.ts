import * as z from 'zod'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { isOpen } from '#app/domain/drafting/bracket.ts'
import { numberedIn } from '#app/domain/drafting/labels.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import type { FrameworkId } from '#app/domain/kernel/id.ts'
import { parameterCells } from '#app/domain/positions/parameter.ts'
import type { About } from '#app/domain/positions/subject.ts'
import type { Tx } from '#db/client.ts'

import type { ServerContext } from '../context.ts'
import { NotFound } from '../refusals.ts'
import { describeMatter, isGone } from './describe.ts'
import { matterReader } from './matters.ts'
import type { Matter } from './matters.ts'
import { disputedCell } from './text-now.ts'

const inText = { document: idOf<'document'>() }
const inEvent = { event: idOf<'event'>() }
const inCell = { ...inText, block: idOf<'block'>(), cell: z.enum(parameterCells, 'choice') }

/** A matter that stands somewhere, as a form names it; `kind` of a parameter is said by its scale. */
export const namedMatters = {
  paragraph: { ...inText, block: idOf<'block'>() },
  bracket: { ...inText, bracket: idOf<'bracket'>() },
  alternative: { ...inText, bracket: idOf<'bracket'>() },
  parameter: inCell,
  benchmark: { ...inEvent, benchmark: idOf<'condition'>() },
  finding: { ...inEvent, finding: idOf<'finding'>() },
  leg: { ...inEvent, leg: idOf<'leg'>() },
  'event-date': inEvent,
  exemption: { exemption: idOf<'exemption'>() },
} as const

/** Throws NotFound for what is not there, or stands where the viewer may not read. */
export async function requireThere(
  ctx: Pick<ServerContext, 'threads'>,
  tx: Tx,
  viewer: Viewer,
  { about, framework }: { about: About; framework: FrameworkId },
): Promise<About> {
  const matter = await matterReader(ctx, tx, viewer)(about)
  if (matter === null || !isOf(matter, framework) || !isThere(about, matter)) throw new NotFound()
  if (about.kind !== 'bracket' || matter.is !== 'text') return about
  return { ...about, over: disputedCell(matter.text, about.bracket) }
}

function isOf(matter: Matter, framework: FrameworkId): boolean {
  switch (matter.is) {
    case 'question':
      return true
    case 'text':
      return matter.framework === framework
    case 'event':
    case 'exemption':
      return matter.row.framework === framework
  }
}

function isThere(about: About, matter: Matter): boolean {
  if (matter.is === 'text' && about.kind === 'paragraph') {
    return numberedIn(matter.text.blocks).some(({ id }) => id === about.block)
  }
  if (matter.is === 'text' && about.kind === 'bracket') {
    return matter.text.brackets.filter(isOpen).some(({ id }) => id === about.bracket)
  }
  return !isGone(describeMatter(about, matter, 'ordinal').name)
}
