import * as z from 'zod'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { Block, BlockId } from '#app/domain/drafting/block.ts'
import { labelsShown, numberedIn } from '#app/domain/drafting/labels.ts'
import type { Author, SystemActor } from '#app/domain/drafting/log-author.ts'
import { labelsInForce } from '#app/domain/drafting/numbering.ts'
import type { DelegationId, DocumentId, FrameworkId } from '#app/domain/kernel/id.ts'
import { minute } from '#app/domain/kernel/instant.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { listDelegations } from '#db/accounts.ts'
import { readHead } from '#db/document-log.ts'
import { readIssues } from '#db/drafting.ts'
import type { DocumentRow } from '#db/drafting.ts'
import { readFramework } from '#db/frameworks.ts'
import { readNumberings } from '#db/paragraph-labels.ts'

import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { BadInput } from '../refusals.ts'
import { findDocument } from './find-document.ts'
import { nameDelegations } from './name-delegations.ts'
import type { NamedDelegation } from './name-delegations.ts'
import { projectToRead } from './projector.ts'
import { readBlame } from './read-history.ts'
import type { Attributed, Hand } from './read-history.ts'
import { readText } from './read-text.ts'

/** The number of an edit; without one, the last. */
const Asked = z.object({
  at: z
    .string('moment')
    .trim()
    .regex(/^\d{0,15}$/, 'moment')
    .transform((digits) => (digits === '' ? null : Number(digits)))
    .default(null),
})

/** An edit: who made it, when, and its number. A delegation stands behind the system where one asked. */
export type Edit = {
  seq: number
  at: Instant
  delegation: NamedDelegation | null
  system: SystemActor | null
}

/** Words with the number of the edit that wrote them, and of the edit that took them out. */
export type Written = { text: string; by: number; gone: number | null }

export type ReadMoment = Pick<DocumentRow, 'kind' | 'title' | 'symbol'> & {
  id: DocumentId
  framework: { id: FrameworkId; name: string }
  /** The edit as of which the text is shown, and the last there is; 0 where nobody wrote yet. */
  seq: number
  head: number
  symbols: readonly { symbol: string; seq: number }[]
  labels: Readonly<Record<string, string>>
  /** The edits that the shown words come from, by number. */
  edits: Readonly<Record<number, Edit>>
  blocks: readonly WrittenBlock[]
}

export type WrittenBlock = {
  block: BlockId | null
  /** Its kind, its level and its language; null while it is no block of the grammar. */
  as: Block | null
  cells: readonly (readonly Written[])[]
}

/**
 * A text as it was after one of its edits, with who wrote each word of it and who took out what is
 * still in its place (SPEC.md HI1–HI3). Throws NotFound as the document itself does, and BadInput for
 * an edit that was not made.
 */
export async function readMoment(
  ctx: Pick<ServerContext, 'db' | 'live' | 'now' | 'log' | 'threads' | 'rooms'>,
  viewer: Viewer,
  name: string | undefined,
  input: unknown,
): Promise<ReadMoment> {
  const row = await findDocument(ctx, viewer, name)
  const { id, kind, title, symbol } = row
  const asked = parse(Asked, input)
  await projectToRead(ctx, id)
  const [log, framework, numberings, delegations, issues] = await Promise.all([
    readHead(ctx.db, id),
    readFramework(ctx.db, viewer.coalition, row.framework),
    readNumberings(ctx.db, id),
    listDelegations(ctx.db, viewer.coalition),
    readIssues(ctx.db, id),
  ])
  if (log === null || framework === null) throw new Error(`document ${id} is incomplete`)
  const { head } = log
  const seq = asked.at ?? head
  if (seq > head) throw new BadInput({ at: 'moment' })
  const [text, blamed] = await Promise.all([readText(ctx, id, seq), readBlame(ctx, id, seq)])
  const known = new Map(text.map((block) => [block.id, block]))
  const given = labelsInForce(numberings, { seq })
  return {
    id,
    kind,
    title,
    symbol,
    framework: { id: framework.id, name: framework.name },
    seq,
    head,
    symbols: issues.map((issue) => ({ symbol: issue.symbol, seq: issue.seq })),
    labels: Object.fromEntries(labelsShown(given, numberedIn(text))),
    edits: editsIn(
      blamed.flatMap(({ cells }) => cells.flat()),
      nameDelegations(delegations),
    ),
    blocks: blamed.map(({ block, cells }) => ({
      block,
      as: known.get(block) ?? null,
      cells: cells.map((cell) => together(cell).map(writtenOf)),
    })),
  }
}

/**
 * Neighbours that the same delegation wrote and took out within one minute, as one: every key that was
 * pressed is an edit of its own. The later edit stands for them, as packed logs have it (sync.md D3).
 */
function together(cell: readonly Attributed[]): readonly Attributed[] {
  const merged: Attributed[] = []
  for (const stretch of cell) {
    const last = merged.at(-1)
    if (last !== undefined && areAlike(last, stretch)) {
      merged[merged.length - 1] = {
        text: last.text + stretch.text,
        written: later(last.written, stretch.written),
        deleted:
          last.deleted && stretch.deleted ? later(last.deleted, stretch.deleted) : stretch.deleted,
      }
    } else {
      merged.push(stretch)
    }
  }
  return merged
}

function areAlike(a: Attributed, b: Attributed): boolean {
  const sameEnd =
    a.deleted && b.deleted ? isSameHand(a.deleted, b.deleted) : a.deleted === b.deleted
  return sameEnd && isSameHand(a.written, b.written)
}

function isSameHand(a: Hand, b: Hand): boolean {
  return (
    delegationBehind(a.author) === delegationBehind(b.author) &&
    a.author.kind === b.author.kind &&
    Math.floor(a.at / minute) === Math.floor(b.at / minute)
  )
}

function later(a: Hand, b: Hand): Hand {
  return a.seq > b.seq ? a : b
}

function writtenOf({ text, written, deleted }: Attributed): Written {
  return { text, by: written.seq, gone: deleted?.seq ?? null }
}

function editsIn(
  stretches: readonly Attributed[],
  nameOf: (id: DelegationId) => NamedDelegation,
): ReadMoment['edits'] {
  const hands = stretches.flatMap(({ written, deleted }) =>
    deleted === null ? [written] : [written, deleted],
  )
  return Object.fromEntries(hands.map((hand) => [hand.seq, editOf(hand, nameOf)]))
}

function editOf({ seq, at, author }: Hand, nameOf: (id: DelegationId) => NamedDelegation): Edit {
  const delegation = delegationBehind(author)
  return {
    seq,
    at,
    delegation: delegation === null ? null : nameOf(delegation),
    system: author.kind === 'system' ? author.actor : null,
  }
}

function delegationBehind(author: Author): DelegationId | null {
  switch (author.kind) {
    case 'person':
      return author.delegation
    case 'system':
      return author.request?.delegation ?? null
  }
}
