import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { BlockId } from '#app/domain/drafting/block.ts'
import type { DocumentId, FrameworkId } from '#app/domain/kernel/id.ts'
import type { SubjectId } from '#app/domain/positions/subject.ts'

import type { ServerContext } from '../context.ts'
import { readText } from '../drafting/read-text.ts'
import { actOnBridge } from '../positions/act-on-bridge.ts'
import { actOnPosition } from '../positions/act-on-position.ts'
import { declareSubject } from '../positions/declare-subject.ts'
import { presideOverPosition } from '../positions/preside-over-position.ts'
import { readSubject } from '../positions/read-subject.ts'
import { cellWords } from '../positions/text-now.ts'
import { inTurn } from './in-turn.ts'
import { first, later, onTheParagraph } from './positions-held.ts'
import type { DemoPosition } from './positions-held.ts'
import type { StoryStep } from './relief.ts'

type Cast = {
  readonly framework: FrameworkId
  /** The customs-flow format. */
  readonly format: DocumentId
  readonly head: Viewer
  /** The head of a delegation, by its code. */
  readonly headOf: (code: string) => Promise<Viewer>
}

/**
 * The dispute of the demo world (product.md): 5 % against 8 %, and on the last day a bridge at 6 % that two
 * members have accepted and three still have before them.
 */
export function positionsStory(ctx: ServerContext, cast: Cast): readonly StoryStep[] {
  const known: { threshold?: SubjectId; paragraph?: SubjectId } = {}
  const threshold = () => known.threshold ?? missing('threshold')
  const hold = (subject: SubjectId, held: readonly DemoPosition[]) =>
    inTurn(held, (one) => commit(ctx, cast, subject, one))
  return [
    {
      day: 3,
      hour: 11,
      tell: async () => {
        known.threshold = await openThreshold(ctx, cast)
        await hold(threshold(), first)
      },
    },
    {
      day: 4,
      hour: 14,
      tell: async () => {
        known.paragraph = await openParagraph(ctx, cast)
        await hold(known.paragraph, onTheParagraph)
      },
    },
    { day: 5, hour: 12, tell: () => hold(threshold(), later) },
    { day: 6, hour: 15, tell: () => bridge(ctx, cast, threshold()) },
  ]
}

function openThreshold(ctx: ServerContext, cast: Cast): Promise<SubjectId> {
  return open(ctx, cast, 'threshold', (blocks) => {
    const field = blocks.find(
      (one) => one.kind === 'formatField' && cellWords(one, 'id') === 'C-04',
    )
    const scale = { low: '0', high: '20', unit: '%', step: '1' }
    return { on: 'parameter-range', block: field?.id, cell: 'threshold', ...scale }
  })
}

function openParagraph(ctx: ServerContext, cast: Cast): Promise<SubjectId> {
  return open(ctx, cast, 'paragraph', (blocks) => {
    const found = blocks.find(({ text }) => text.startsWith('A difference not exceeding'))
    return { on: 'paragraph', block: found?.id }
  })
}

type Blocks = Awaited<ReturnType<typeof readText>>

async function open(
  ctx: ServerContext,
  { framework, format: document, head }: Cast,
  key: string,
  matter: (blocks: Blocks) => { on: string; block: BlockId | null | undefined },
): Promise<SubjectId> {
  const input = { framework, document, ...matter(await readText(ctx, document)) }
  return (await declareSubject(ctx, head, input, `demo/positions/${key}`)).subject
}

async function commit(
  ctx: ServerContext,
  { framework, head, headOf }: Cast,
  subject: SubjectId,
  { code, moves, ...held }: DemoPosition,
): Promise<void> {
  const key = `demo/positions/${subject}/${code}/${held.holding}${held.high}`
  const { seen } = await readSubject(ctx, head, { framework, subject })
  const input = { subject, act: 'commit', seen, ...held }
  const { position } = await actOnPosition(ctx, await headOf(code), input, key)
  await inTurn(moves, async (move) => {
    await presideOverPosition(ctx, head, { subject, position, move, until: '' }, `${key}/${move}`)
  })
}

async function bridge(ctx: ServerContext, { head, headOf }: Cast, subject: SubjectId) {
  const proposal = { subject, act: 'propose-value', value: '6' }
  const key = 'demo/positions/bridge'
  const { bridge: id } = await actOnBridge(ctx, head, proposal, key)
  await inTurn(['THA', 'SOL'], async (code) => {
    const answer = { subject, act: 'answer', bridge: id, answer: 'accept' }
    await actOnBridge(ctx, await headOf(code), answer, `${key}/${code}`)
  })
}

function missing(what: string): never {
  throw new Error(`the story has not opened its ${what}`)
}
