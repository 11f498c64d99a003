import { may } from '#app/domain/accounts/may.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { blockBefore } from '#app/domain/drafting/arrange.ts'
import type { Block, BlockId } from '#app/domain/drafting/block.ts'
import { blocksOf, isOpen } from '#app/domain/drafting/bracket.ts'
import { decideParagraph } from '#app/domain/drafting/decide-paragraph.ts'
import { labelsShown, numberedIn } from '#app/domain/drafting/labels.ts'
import type { Given } from '#app/domain/drafting/labels.ts'
import { labelsInForce } from '#app/domain/drafting/numbering.ts'
import type { FixAct, ParagraphCommand, PlaceAct } from '#app/domain/drafting/paragraph-commands.ts'
import { newParagraph, stateOf } from '#app/domain/drafting/paragraph.ts'
import type { Paragraph, ParagraphState } from '#app/domain/drafting/paragraph.ts'
import type { TextHash } from '#app/domain/drafting/text-hash.ts'
import { hasPassed } from '#app/domain/kernel/deadline.ts'
import type { DocumentId, FrameworkId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { readBrackets } from '#db/brackets.ts'
import type { DocumentRow } from '#db/drafting.ts'
import { readFramework } from '#db/frameworks.ts'
import { readNumberings } from '#db/paragraph-labels.ts'
import { readParagraphs as readStates } from '#db/paragraphs.ts'
import { readRunningSilences } from '#db/silences.ts'

import type { ServerContext } from '../context.ts'
import { actorOf } from './act-on-bracket.ts'
import { findDocument } from './find-document.ts'
import { hashWords } from './hash-words.ts'
import { projectToRead } from './projector.ts'
import { readText } from './read-text.ts'

export type UpkeepAct = FixAct | PlaceAct

/** A paragraph with what became of its words and its place since it was agreed. */
export type ParagraphKept = {
  block: BlockId
  label: string | null
  /** As it reads, or as it read before it was deleted. */
  words: string
  seen: TextHash
  state: ParagraphState
  /** The last editorial fix while a member may object to it. */
  fix: { until: Instant } | null
  /** That it was moved or deleted, while a member may have it restored. */
  place: { is: 'moved' | 'deleted'; reason: string; at: Instant } | null
  /** The block that it follows, or followed, or null where it is the first. */
  after: BlockId | null
  acts: readonly UpkeepAct[]
}

export type ReadParagraphs = {
  id: DocumentId
  symbol: string
  framework: { id: FrameworkId; name: string }
  /** In reading order, what was deleted last. */
  paragraphs: readonly ParagraphKept[]
}

/**
 * The numbered paragraphs of a text, those too that were deleted and may still be restored. Throws NotFound
 * for a text that may not be seen.
 */
export async function readParagraphs(
  ctx: Pick<ServerContext, 'db' | 'live' | 'now' | 'log' | 'threads' | 'rooms'>,
  viewer: Viewer,
  name: string | undefined,
): Promise<ReadParagraphs> {
  const row = await findDocument(ctx, viewer, name)
  await projectToRead(ctx, row.id)
  const [framework, blocks, numberings, brackets, states, silences] = await Promise.all([
    readFramework(ctx.db, viewer.coalition, row.framework),
    readText(ctx, row.id),
    readNumberings(ctx.db, row.id),
    readBrackets(ctx.db, row.id),
    readStates(ctx.db, row.id),
    readRunningSilences(ctx.db, [row.id]),
  ])
  if (framework === null) throw new Error(`document ${row.id} has no framework`)
  const known = new Map(states.map((state) => [state.block, state]))
  const numbered = numberedIn(blocks)
  const labels = labelsShown(numberings.at(-1)?.given ?? [], numbered)
  const disputed = brackets.filter(isOpen).flatMap(blocksOf)
  const facts = { viewer, row, at: ctx.now(), isStill: row.frozen || silences.has(row.id) }
  const standing = numbered.flatMap(({ id }) => {
    const block = blocks.find((one) => one.id === id)
    if (block === undefined) return []
    const paragraph = known.get(id) ?? newParagraph(id)
    const liveBrackets = disputed.filter((one) => one === id).length
    const label = labels.get(id) ?? null
    return [shown(facts, { paragraph, block, liveBrackets, label, after: blockBefore(blocks, id) })]
  })
  const deleted = await Promise.all(
    states.map(async (paragraph) => {
      if (paragraph.place.is !== 'deleted') return []
      const { after, seq } = paragraph.place.from
      const then = await readText(ctx, row.id, seq)
      const block = then.find(({ id }) => id === paragraph.block)
      if (block === undefined) return []
      const label = lastGiven(labelsInForce(numberings, { seq }), paragraph.block)
      return [shown(facts, { paragraph, block, liveBrackets: 0, label, after })]
    }),
  )
  return {
    id: row.id,
    symbol: row.symbol,
    framework: { id: framework.id, name: framework.name },
    paragraphs: [...standing, ...deleted.flat()],
  }
}

type Facts = {
  viewer: Viewer
  row: DocumentRow
  at: Instant
  /** Whether the text stands as a whole, so that nobody does anything to it. */
  isStill: boolean
}

type Found = {
  paragraph: Paragraph
  block: Block
  liveBrackets: number
  label: string | null
  after: BlockId | null
}

function shown(facts: Facts, found: Found): ParagraphKept {
  const { paragraph, block, liveBrackets, label, after } = found
  const { standing, place } = paragraph
  const fix = standing.is === 'open' ? null : standing.fix
  return {
    block: paragraph.block,
    label,
    words: block.text,
    seen: hashWords(block),
    state: stateOf(paragraph, liveBrackets),
    fix: fix === null || hasPassed(fix.window, facts.at) ? null : { until: fix.window.at },
    place:
      place.is === 'moved' || place.is === 'deleted'
        ? { is: place.is, reason: place.reason, at: place.at }
        : null,
    after,
    acts: facts.isStill ? [] : actsOpen(facts, found),
  }
}

/** What the rules would accept from the viewer at this moment: they are asked, and nothing is saved. */
function actsOpen({ viewer, row, at }: Facts, found: Found): readonly UpkeepAct[] {
  const by = actorOf(viewer)
  const mine = { by, for: viewer.delegation.id, reason: '' }
  const from = { after: found.after, seq: 0 }
  const ways: readonly [UpkeepAct, Permission, ParagraphCommand][] = [
    ['fix', 'paragraph.fix', { type: 'fix', by, words: hashWords(null), note: '' }],
    ['object-to-fix', 'paragraph.request', { type: 'object-to-fix', ...mine }],
    ['move', 'paragraph.preside', { type: 'move', by, from, reason: '' }],
    [
      'delete',
      'paragraph.preside',
      { type: 'delete', by, from, liveBrackets: found.liveBrackets, reason: '' },
    ],
    ['restore', 'paragraph.request', { type: 'object-to-place', ...mine }],
  ]
  return ways.flatMap(([act, permission, command]) =>
    may(viewer, permission, row) && decideParagraph(found.paragraph, command, at).ok ? [act] : [],
  )
}

type Permission = 'paragraph.fix' | 'paragraph.request' | 'paragraph.preside'

function lastGiven(given: readonly Given[], id: BlockId): string | null {
  return given.findLast(({ block }) => block === id)?.label ?? null
}
