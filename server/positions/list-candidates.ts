import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { isOpen } from '#app/domain/drafting/bracket.ts'
import { runsOf } from '#app/domain/drafting/inline.ts'
import { numberedIn } from '#app/domain/drafting/labels.ts'
import { markedWords } from '#app/domain/drafting/view.ts'
import type { DocumentId, FrameworkId } from '#app/domain/kernel/id.ts'
import { isId } from '#app/domain/kernel/is-id.ts'
import { isParameter, parameterCells } from '#app/domain/positions/parameter.ts'
import { keyOf } from '#app/domain/positions/subject.ts'
import type { About, SubjectId } from '#app/domain/positions/subject.ts'
import type { ReliefEvent } from '#app/domain/relief/event.ts'
import type { Tx } from '#db/client.ts'
import { readSubjects } from '#db/positions.ts'
import { readEvent } from '#db/relief.ts'

import type { ServerContext } from '../context.ts'
import { findDocument } from '../drafting/find-document.ts'
import { NotFound } from '../refusals.ts'
import { describeMatter } from './describe.ts'
import type { SubjectName } from './describe.ts'
import type { Matter } from './matters.ts'
import { cellWords, disputedCell, readTextNow } from './text-now.ts'
import type { TextNow } from './text-now.ts'

/** A matter on which positions can be asked for, or are already. */
export type Candidate = {
  key: string
  name: SubjectName
  /** By which a form names it. */
  named: Readonly<Record<string, string>>
  subject: SubjectId | null
}

export type Candidates = { of: string; title: string; candidates: readonly Candidate[] }

/** What a text that the viewer may read has to take positions on. */
export async function listCandidates(
  ctx: Pick<ServerContext, 'db' | 'threads'>,
  viewer: Viewer,
  framework: FrameworkId,
  name: string,
): Promise<Candidates & { of: DocumentId }> {
  const row = await findDocument(ctx, viewer, name)
  if (row.framework !== framework) throw new NotFound()
  return ctx.db.transaction(async (tx) => {
    const text = await readTextNow(ctx, tx, row)
    const candidates = await asCandidates(tx, framework, aboutsIn(text), () => ({
      is: 'text',
      text,
      framework,
    }))
    return { of: row.id, title: row.symbol, candidates }
  })
}

/** What a relief event has. */
export async function listInEvent(
  { db }: Pick<ServerContext, 'db'>,
  viewer: Viewer,
  framework: FrameworkId,
  id: string,
): Promise<Candidates> {
  const row = isId<'event'>(id) ? await readEvent(db, viewer.coalition, id) : null
  if (row === null || row.framework !== framework) throw new NotFound()
  const candidates = await db.transaction((tx) =>
    asCandidates(tx, framework, aboutsOf(row.event), () => ({ is: 'event', row })),
  )
  return { of: row.id, title: row.title, candidates }
}

/** Each matter under its name, and with its subject where positions are taken on it already. */
export async function asCandidates(
  tx: Tx,
  framework: FrameworkId,
  abouts: readonly About[],
  matterOf: (about: About) => Matter,
): Promise<readonly Candidate[]> {
  const rows = await readSubjects(tx, { framework })
  const subjects = new Map(rows.map(({ key, id }) => [key, id]))
  return abouts.map((about) => {
    const key = keyOf(about)
    const { name } = describeMatter(about, matterOf(about), 'ordinal')
    return { key, name, named: namesIn(about), subject: subjects.get(key) ?? null }
  })
}

/** A bracket on one cell is asked about as the parameter of that cell (SPEC.md PO3). */
function aboutsIn(text: TextNow): readonly About[] {
  const { document, blocks, brackets } = text
  const at = { document: document.id }
  const paragraphs = numberedIn(blocks).map(({ id: block }): About => ({
    kind: 'paragraph',
    ...at,
    block,
  }))
  const disputed = brackets.filter(isOpen).flatMap(({ id: bracket }): About[] => {
    const over = disputedCell(text, bracket)
    const isOnParameter = over !== null && isParameter(over.cell)
    return isOnParameter ? [] : [{ kind: 'bracket', ...at, bracket, over }]
  })
  const alternatives = blocks
    .flatMap((block) => [...markedWords(runsOf(block)).values()])
    .flatMap(({ mark }): About[] =>
      mark.of === null ? [] : [{ kind: 'alternative', ...at, bracket: mark.id }],
    )
  const parameters = blocks.flatMap((field): About[] => {
    if (field.kind !== 'formatField' || field.id === null) return []
    const { id: block } = field
    return parameterCells
      .filter((cell) => cellWords(field, cell).trim() !== '')
      .map((cell) => ({ kind: 'parameter', ...at, block, cell }))
  })
  return [...paragraphs, ...disputed, ...alternatives, ...parameters]
}

function aboutsOf({ id: event, terms, findings, legs }: ReliefEvent): readonly About[] {
  return [
    { kind: 'event-date', event },
    ...terms.conditions.map(({ id }): About => ({ kind: 'benchmark', event, benchmark: id })),
    ...findings.map(({ id }): About => ({ kind: 'finding', event, finding: id })),
    ...legs.map(({ id }): About => ({ kind: 'leg', event, leg: id })),
  ]
}

function namesIn({ kind, ...about }: About): Record<string, string> {
  const ids = Object.entries(about).filter(([, value]) => typeof value === 'string')
  return { on: kind, ...Object.fromEntries(ids) }
}
