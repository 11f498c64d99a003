import * as z from 'zod'

import type { Delegation } from '#app/domain/accounts/delegation.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { Block, BlockId } from '#app/domain/drafting/block.ts'
import { isOpen } from '#app/domain/drafting/bracket.ts'
import type { OpenBracket } from '#app/domain/drafting/bracket.ts'
import { compilation } from '#app/domain/drafting/compilation.ts'
import type { Compiled } from '#app/domain/drafting/compilation.ts'
import { labelsShown, numberedIn } from '#app/domain/drafting/labels.ts'
import type { Label } from '#app/domain/drafting/labels.ts'
import { labelsInForce, relabelled } from '#app/domain/drafting/numbering.ts'
import type { Numbering } from '#app/domain/drafting/numbering.ts'
import { diffTexts } from '#app/domain/drafting/text-diff.ts'
import type { BlockChange } from '#app/domain/drafting/text-diff.ts'
import { viewKinds } from '#app/domain/drafting/view-kinds.ts'
import { asWanted, clean } from '#app/domain/drafting/view.ts'
import type { DelegationId, DocumentId, FrameworkId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { linkTerms } from '#app/domain/verification/link-terms.ts'
import { listDelegations } from '#db/accounts.ts'
import { readBrackets } from '#db/brackets.ts'
import { readHead, readUpdatesAfter } from '#db/document-log.ts'
import { readIssues } from '#db/drafting.ts'
import type { DocumentRow } from '#db/drafting.ts'
import { readFramework } from '#db/frameworks.ts'
import { readLife } from '#db/life.ts'
import { readNumberings } from '#db/paragraph-labels.ts'

import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { BadInput } from '../refusals.ts'
import { findDocument } from './find-document.ts'
import { holdersOf } from './holders-of.ts'
import type { NamedDelegation } from './name-delegations.ts'
import { projectToRead } from './projector.ts'
import { readText } from './read-text.ts'

/** What an address asks for: `of` names a delegation, `from` and `to` a symbol or an edit. */
const Asked = z.object({
  as: z.enum(viewKinds, 'choice').default('clean'),
  of: z.string('choice').trim().default(''),
  from: z.string('moment').trim().default(''),
  to: z.string('moment').trim().default(''),
})
type Asked = z.infer<typeof Asked>

/** The text after an edit of its log; edit 0 is the empty text, which nobody wrote. */
export type Moment = { seq: number; symbol: string | null; at: Instant | null }

export type ReadView = Pick<DocumentRow, 'kind' | 'title' | 'symbol'> & {
  id: DocumentId
  framework: { id: FrameworkId; name: string }
  /** The last edit: as of it the text is read, save where a view names other moments. */
  head: number
  /** Block → label, for the blocks that show one. */
  labels: Readonly<Record<string, string>>
  /** Who holds each bracket and each alternative. */
  holders: Readonly<Record<string, readonly NamedDelegation[]>>
  /** Every delegation of the coalition, and which of them take sides. */
  delegations: readonly (NamedDelegation & Pick<Delegation, 'kind'>)[]
  symbols: readonly string[]
  /** Whether what it is a view of is the adopted text, which alone is official. */
  isAdopted: boolean
  view: View
}

export type View =
  | { as: 'clean'; blocks: readonly Block[] }
  | { as: 'bracketed'; blocks: readonly Block[] }
  | { as: 'compilation'; blocks: readonly Compiled[] }
  | { as: 'wanted'; of: DelegationId | null; blocks: readonly Block[] }
  | {
      as: 'changes'
      from: Moment
      to: Moment
      blocks: readonly BlockChange[]
      /** Block → the label that it had, where it has another now. */
      was: Readonly<Record<string, string>>
    }

type Facts = Pick<ReadView, 'id' | 'head' | 'delegations'> & {
  brackets: readonly OpenBracket[]
  issues: readonly { symbol: string; seq: number }[]
  numberings: readonly Numbering[]
}

type Reach = Pick<ServerContext, 'db' | 'live' | 'now' | 'log' | 'threads' | 'rooms'>

/**
 * A text in one of its views. Throws NotFound for a document that is not there or that the viewer may
 * not know of, and BadInput for what names no view, no member, or no moment of this text.
 */
export async function readView(
  ctx: Reach,
  viewer: Viewer,
  name: string | undefined,
  input: unknown,
): Promise<ReadView> {
  const row = await findDocument(ctx, viewer, name)
  const { id } = row
  const asked = parse(Asked, input)

  await projectToRead(ctx, id)
  const [head, framework, numberings, brackets, delegations, issues, life] = await Promise.all([
    readHead(ctx.db, id),
    readFramework(ctx.db, viewer.coalition, row.framework),
    readNumberings(ctx.db, id),
    readBrackets(ctx.db, id),
    listDelegations(ctx.db, viewer.coalition),
    readIssues(ctx.db, id),
    readLife(ctx.db, id),
  ])
  if (head === null || framework === null) throw new Error(`document ${id} is incomplete`)
  const open = brackets.filter(isOpen)
  const facts = { id, head: head.head, delegations, brackets: open, issues, numberings }
  const { kind, title, symbol } = row
  return {
    id,
    kind,
    title,
    symbol,
    framework: { id: framework.id, name: framework.name },
    head: head.head,
    holders: holdersOf(brackets, delegations),
    delegations: delegations.map(({ id: one, code, name, hue, kind: is }) => ({
      id: one,
      code,
      name,
      hue,
      kind: is,
    })),
    symbols: issues.map((issue) => issue.symbol),
    isAdopted: life.stage === 'adopted',
    ...(await viewed(ctx, viewer, asked, facts)),
  }
}

async function viewed(
  ctx: Reach,
  viewer: Viewer,
  asked: Asked,
  facts: Facts,
): Promise<Pick<ReadView, 'view' | 'labels'>> {
  const { id, head, brackets, numberings } = facts
  if (asked.as === 'changes') return changed(ctx, asked, facts)
  const of = asked.as === 'wanted' ? chosen(asked.of, viewer, facts) : null
  const text = await readText(ctx, id, head)
  const labels = Object.fromEntries(labelsAt(numberings, head, text))
  switch (asked.as) {
    case 'clean':
      return { labels, view: { as: 'clean', blocks: linkTerms(clean(text)) } }
    case 'bracketed':
      return { labels, view: { as: 'bracketed', blocks: linkTerms(text) } }
    case 'compilation':
      return { labels, view: { as: 'compilation', blocks: compilation(text, brackets) } }
    case 'wanted': {
      const blocks = of === null ? text : asWanted(text, brackets, of)
      return { labels, view: { as: 'wanted', of, blocks: linkTerms(blocks) } }
    }
  }
}

/** Without being told, from the last symbol to now: what has been done since it was issued. */
async function changed(
  ctx: Reach,
  asked: Asked,
  { id, head, issues, numberings }: Facts,
): Promise<Pick<ReadView, 'view' | 'labels'>> {
  const from = asked.from === '' ? (issues[0]?.seq ?? 0) : seqOf(asked.from, issues, head)
  const to = asked.to === '' ? head : seqOf(asked.to, issues, head)
  if (from === null || to === null) {
    throw new BadInput({
      ...(from === null && { from: 'moment' }),
      ...(to === null && { to: 'moment' }),
    })
  }
  const moment = async (seq: number): Promise<Moment> => {
    const symbol = issues.find((issue) => issue.seq === seq)?.symbol ?? null
    const [row] = seq === 0 ? [] : await readUpdatesAfter(ctx.db, id, seq - 1, seq)
    return { seq, symbol, at: row?.at ?? null }
  }
  const [before, after] = await Promise.all([readText(ctx, id, from), readText(ctx, id, to)])
  const earlier = labelsAt(numberings, from, before)
  const later = labelsAt(numberings, to, after)
  const renamed = relabelled(earlier, later, [...later.keys()])
  return {
    labels: Object.fromEntries([...earlier, ...later]),
    view: {
      as: 'changes',
      was: Object.fromEntries(renamed.map(({ block, from: label }) => [block, label])),
      from: await moment(from),
      to: await moment(to),
      blocks: diffTexts(before, after),
    },
  }
}

/** A member by its code or id; the viewer's own delegation where none is named and it is a member. */
function chosen(of: string, viewer: Viewer, { delegations }: Facts): DelegationId | null {
  const members = delegations.filter(({ kind }) => kind === 'member')
  if (of === '') return members.find(({ id }) => id === viewer.delegation.id)?.id ?? null
  const found = members.find(({ id, code }) => id === of || code === of.toUpperCase())
  if (found === undefined) throw new BadInput({ of: 'choice' })
  return found.id
}

/** The edit that a symbol was issued at, or of this number; null for what is neither. */
function seqOf(words: string, issues: Facts['issues'], head: number): number | null {
  const issue = issues.find(({ symbol }) => symbol === words)
  if (issue !== undefined) return issue.seq
  const seq = /^\d{1,15}$/.test(words) ? Number(words) : null
  return seq !== null && seq <= head ? seq : null
}

function labelsAt(
  numberings: readonly Numbering[],
  seq: number,
  blocks: readonly Block[],
): ReadonlyMap<BlockId, Label> {
  return labelsShown(labelsInForce(numberings, { seq }), numberedIn(blocks))
}
