import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { Block, BlockId } from '#app/domain/drafting/block.ts'
import { blocksOf, isOpen, readingOf } from '#app/domain/drafting/bracket.ts'
import type { OpenBracket } from '#app/domain/drafting/bracket.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import { readBrackets } from '#db/brackets.ts'
import { readSilences } from '#db/silences.ts'

import type { ServerContext } from '../context.ts'
import { actInSilence } from '../drafting/act-in-silence.ts'
import { actInSitting } from '../drafting/act-in-sitting.ts'
import { actOnBracket } from '../drafting/act-on-bracket.ts'
import { actOnLife } from '../drafting/act-on-life.ts'
import { actOnParagraph } from '../drafting/act-on-paragraph.ts'
import { commentOnText } from '../drafting/comment-on-text.ts'
import { ensureProjected } from '../drafting/projector.ts'
import { proposeSilence } from '../drafting/propose-silence.ts'
import { readParagraphs } from '../drafting/read-paragraphs.ts'
import { readSilencesOf } from '../drafting/read-silences.ts'
import { readText } from '../drafting/read-text.ts'
import { comments, common, holds, objection } from './drafting-said.ts'
import type { DemoHold } from './drafting-said.ts'
import { inTurn } from './in-turn.ts'
import type { StoryStep } from './relief.ts'

type Cast = {
  /** The customs-flow format. */
  readonly format: DocumentId
  readonly head: Viewer
  /** The head of a delegation, by its code. */
  readonly headOf: (code: string) => Promise<Viewer>
}

/**
 * What is done about the customs-flow format beside writing in it (product.md): silence on its threshold is
 * broken with other words, a paragraph is agreed in a sitting, brackets find their opponents, and words are
 * asked about.
 */
export function draftingStory(ctx: ServerContext, cast: Cast): readonly StoryStep[] {
  const { format: document, head, headOf } = cast
  const key = (what: string) => `demo/drafting/${what}`
  return [
    {
      day: 1,
      hour: 13,
      tell: async () => {
        await actOnLife(ctx, head, { document, act: 'open-rolling' }, key('rolling'))
        const { block } = await paragraph(ctx, cast, objection.on)
        const { offer } = await readSilencesOf(ctx, head, document)
        const seen = offer?.paragraphs.find((one) => one.block === block)?.seen
        const subject = { of: 'paragraphs', paragraphs: [{ block, seen }] }
        const proposal = { document, subject, until: '', urgency: '' }
        await proposeSilence(ctx, head, proposal, key('silence'))
      },
    },
    {
      // Before the hour at which it was asked: silence cannot have run out, however long the weekend.
      day: 2,
      hour: 9,
      tell: async () => {
        const { block: counterBlock } = await paragraph(ctx, cast, objection.on)
        const [silence] = await readSilences(ctx.db, document)
        const { reason, counterText } = objection
        const broken = { document, silence: silence?.id, act: 'break', reason, counterText }
        await actInSilence(ctx, await headOf('OST'), { ...broken, counterBlock }, key('objection'))
      },
    },
    { day: 5, hour: 10, tell: () => agree(ctx, cast, common) },
    {
      day: 5,
      hour: 18,
      tell: () => inTurn(holds, (one) => hold(ctx, cast, one, key(`${one.by}/${one.on}`))),
    },
    {
      day: 6,
      hour: 11,
      tell: async () => {
        const { block } = await paragraph(ctx, cast, comments.on)
        const asked = { document, act: 'start', block, quote: comments.quote, words: comments.asks }
        const { thread } = await commentOnText(ctx, await headOf('THA'), asked, comments.keys[0])
        const answer = { document, thread, act: 'reply', words: comments.answers }
        await commentOnText(ctx, await headOf('IVM'), answer, comments.keys[1])
      },
    },
  ]
}

/** A paragraph that all five members accept in a sitting which the secretariat presides over. */
async function agree(ctx: ServerContext, cast: Cast, start: string): Promise<void> {
  const { format: document, head, headOf } = cast
  const members = ['UWC', 'OST', 'THA', 'SOL', 'MAR']
  const inSitting = (act: object, key: string) =>
    actInSitting(ctx, head, { document, ...act }, `demo/drafting/sitting/${key}`)
  await inSitting({ act: 'open', quorum: 'majority' }, 'open')
  await inTurn(members, async (code) => {
    const { delegation } = await headOf(code)
    await inSitting({ act: 'arrive', delegation: delegation.id }, code)
  })
  const onParagraph = async (viewer: Viewer, act: string) => {
    const { block, seen } = await paragraph(ctx, cast, start)
    const key = `demo/drafting/agree/${viewer.delegation.code}/${act}`
    await actOnParagraph(ctx, viewer, { document, block, act, seen }, key)
  }
  await onParagraph(head, 'call-round')
  await inTurn(members, async (code) => onParagraph(await headOf(code), 'accept'))
  await onParagraph(head, 'gavel')
  await inSitting({ act: 'close' }, 'close')
}

async function hold(
  ctx: ServerContext,
  cast: Cast,
  { by, of, on, act, ...said }: DemoHold,
  key: string,
): Promise<void> {
  const { format: document, headOf } = cast
  const viewer = await headOf(by)
  const proposer = await headOf(of)
  await ensureProjected(ctx, document)
  const text = await readText(ctx, document)
  const open = (await readBrackets(ctx.db, document)).filter(isOpen)
  const found = open.find(
    (one) => one.proposer === proposer.delegation.id && standsIn(one, text, on),
  )
  if (found === undefined) throw new Error(`${of} has nothing in brackets in “${on}”`)
  const where = { document, bracket: found.id }
  const proposal = found.proposals[0]?.id
  const side = act === 'support' ? { act, proposal, seen: readingOf(found) } : { act }
  await actOnBracket(ctx, viewer, { ...where, ...side }, `${key}/${act}`)
  if (said.words === '') return
  const note = { act: 'note', words: said.words, condition: '', about: [] }
  await actOnBracket(ctx, viewer, { ...where, ...note }, `${key}/note`)
}

function standsIn(bracket: OpenBracket, text: readonly Block[], start: string): boolean {
  const blocks = blocksOf(bracket)
  return text.some(
    ({ id, text: words }) => id !== null && blocks.includes(id) && words.startsWith(start),
  )
}

/** A paragraph of the format, as one acts on it with its words before one. */
async function paragraph(
  ctx: ServerContext,
  { format, head }: Cast,
  start: string,
): Promise<{ block: BlockId; seen: string }> {
  const text = await readText(ctx, format)
  const id = text.find(({ text: words }) => words.startsWith(start))?.id
  const { paragraphs } = await readParagraphs(ctx, head, format)
  const found = paragraphs.find(({ block }) => block === id)
  if (found === undefined) throw new Error(`no paragraph begins with “${start}”`)
  return found
}
