import { expect } from 'vitest'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { BlockId, BracketId } from '#app/domain/drafting/block.ts'
import { bracketFormat } from '#app/domain/drafting/bracket-format.ts'
import { isOpen } from '#app/domain/drafting/bracket.ts'
import { usualHours } from '#app/domain/drafting/silence-expiry.ts'
import { blocksOf, insertBlocks } from '#app/domain/drafting/ydoc.ts'
import { day, hour } from '#app/domain/kernel/instant.ts'
import { readBrackets } from '#db/brackets.ts'
import { actInSilence } from '#server/drafting/act-in-silence.ts'
import { actInSitting } from '#server/drafting/act-in-sitting.ts'
import { actOnBracket } from '#server/drafting/act-on-bracket.ts'
import { actOnParagraph } from '#server/drafting/act-on-paragraph.ts'
import { commentOnText } from '#server/drafting/comment-on-text.ts'
import { proposeSilence } from '#server/drafting/propose-silence.ts'
import { readBracket } from '#server/drafting/read-bracket.ts'
import { readComments } from '#server/drafting/read-comments.ts'
import { readParagraphs } from '#server/drafting/read-paragraphs.ts'
import { readSilencesOf } from '#server/drafting/read-silences.ts'
import { readView } from '#server/drafting/read-view.ts'
import { ruleOnBracket } from '#server/drafting/rule-on-bracket.ts'
import { bodyOf, proved } from '#test/support/body.ts'
import { buildDelegation, buildViewer, newId } from '#test/support/build.ts'
import { databaseTest as test } from '#test/support/database.ts'
import type { TestDatabase } from '#test/support/database.ts'
import { linesOf, words } from '#test/support/drafting-table.ts'
import { startSyncNode, until } from '#test/support/sync-node.ts'
import type { SyncNode } from '#test/support/sync-node.ts'

const threshold = 'The threshold is five per cent.'
const bridge = 'The threshold is six per cent, with a review.'

test('[BR15] [BR24] [PS9] [SQ10] [SQ12] [LI2] three delegations and a chair bring a text from its draft to its adoption', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const room = await roomOf(database, node)
  const { ctx } = node
  const { document, one, other, third, chair, block, second, onesDesk, othersDesk } = room
  const says = (place: number, wanted: string) =>
    until(() => [onesDesk, othersDesk].every(({ doc }) => blocksOf(doc)[place]?.text === wanted))

  // What two write at once stands in the draft of both.
  linesOf(onesDesk.doc)[0]?.insert(words.length - 1, ' monthly')
  linesOf(othersDesk.doc)[0]?.insert(0, 'In good faith: ')
  const draft = 'In good faith: The State shall transmit figures monthly.'
  await says(0, draft)

  // One brackets a word and offers another; who opposes is asked why, and the one gives way.
  const disputed = newId<'bracket'>() as BracketId
  const mark = { proposes: 'replace', whole: false } as const
  const at = draft.indexOf('shall')
  const [line] = linesOf(onesDesk.doc)
  line?.format(at, 'shall'.length, bracketFormat({ ...mark, id: disputed, of: null }))
  const offered = { ...mark, id: newId<'bracket'>() as BracketId, of: disputed }
  line?.insert(at + 'shall'.length, 'should', bracketFormat(offered))
  await until(async () => (await room.brackets())[0]?.proposals.length === 1)
  await commentOnText(
    ctx,
    other,
    { document, block, act: 'start', quote: 'figures monthly', words: 'Why so weak?' },
    newId(),
  )
  expect((await readComments(ctx, one, document, {})).threads).toHaveLength(1)
  await room.onBracket(other, disputed, { act: 'oppose' })
  await room.onBracket(one, disputed, { act: 'withdraw' })
  await says(0, draft)

  await room.agree(block, [one, other, third])
  linesOf(othersDesk.doc)[0]?.insert(0, 'Perhaps ')
  await until(() => othersDesk.provider.wsconnected === false)
  await until(() => blocksOf(onesDesk.doc)[0]?.text === draft)

  // Silence on the whole is broken with other words, which the chair's ruling then lets stand.
  await room.life(chair, { act: 'open-rolling' })
  await room.life(chair, { act: 'table', symbol: '', sponsor: one.delegation.id })
  const silence = await room.putUnderSilence()
  await room.inSilence(third, silence, {
    act: 'break',
    reason: 'Five per cent is too low.',
    counterText: bridge,
    counterBlock: second,
  })
  const [counter] = await room.brackets()
  const keeps = counter?.proposals[0]?.id
  expect(counter?.proposals).toMatchObject([{ by: third.delegation.id }])
  const { seen } = await room.opened(counter?.id ?? '')
  const ruling = { document, bracket: counter?.id, act: 'rule', keeps, reason: 'A bridge.', seen }
  await ruleOnBracket(ctx, proved(ctx, chair), ruling, newId())
  await ctx.clock.advance(3 * day)
  await ctx.jobs.runDue()
  await until(() => blocksOf(onesDesk.doc)[1]?.text === bridge)

  await room.life(chair, { act: 'revise', change: 'substantive' })
  await room.putUnderSilence()
  await ctx.clock.advance(7 * 24 * hour + usualHours * hour)
  await ctx.jobs.runDue()
  expect(await room.shown(one)).toMatchObject({ stage: 'adopted', symbol: 'HCG/1' })
  const { view } = await readView(ctx, one, document, {
    as: 'changes',
    from: 'HCG/L.1',
    to: 'HCG/1',
  })
  const changed = JSON.stringify(view)
  expect(changed).toContain('six')
  expect(changed).toContain('five')
})

async function roomOf(database: TestDatabase, node: SyncNode) {
  const { ctx } = node
  const { secretary: chair, ...body } = await bodyOf(database, node)
  const { document, one, onesDesk, othersDesk } = body
  const third = await buildViewer(database.db, {
    delegation: await buildDelegation(database.db, {
      coalition: one.coalition,
      name: 'Solvaara',
    }),
    as: 'head',
  })
  const second = newId<'block'>() as BlockId
  insertBlocks(onesDesk.doc, 1, [
    {
      kind: 'paragraph',
      id: second,
      lang: 'en',
      dir: 'ltr',
      group: 'OP',
      level: 0,
      words: threshold,
    },
  ])
  await until(() => blocksOf(othersDesk.doc)[1]?.text === threshold)
  const by = (viewer: Viewer) => proved(ctx, viewer)
  const onParagraph = async (viewer: Viewer, block: BlockId, act: string) => {
    const { paragraphs } = await readParagraphs(ctx, viewer, document)
    const seen = paragraphs.find((one_) => one_.block === block)?.seen
    await actOnParagraph(ctx, by(viewer), { document, block, act, seen }, newId())
  }
  const opened = async (bracket: string) => {
    const read = await readBracket(ctx, one, { document, bracket })
    if (read.stage !== 'open') throw new Error('the bracket is settled')
    return read.open
  }
  return {
    ...body,
    chair,
    third,
    second,
    opened,
    brackets: async () => (await readBrackets(ctx.db, document)).filter(isOpen),
    onBracket: async (viewer: Viewer, bracket: BracketId, act: object) =>
      actOnBracket(ctx, by(viewer), { document, bracket, ...act }, newId()),
    async agree(block: BlockId, members: readonly Viewer[]) {
      const open = { document, act: 'open', quorum: 'none' }
      await actInSitting(ctx, by(chair), open, newId())
      for (const member of members) {
        const arrive = { document, act: 'arrive', delegation: member.delegation.id }
        await actInSitting(ctx, by(chair), arrive, newId())
      }
      await onParagraph(chair, block, 'call-round')
      for (const member of members) await onParagraph(member, block, 'accept')
      await onParagraph(chair, block, 'gavel')
    },
    async putUnderSilence() {
      const { offer } = await readSilencesOf(ctx, by(chair), document)
      const subject = { of: 'document', seen: offer?.whole }
      const proposal = { document, subject, until: '', urgency: '' }
      return (await proposeSilence(ctx, by(chair), proposal, newId())).silence
    },
    inSilence: (viewer: Viewer, silence: string, act: object) =>
      actInSilence(ctx, by(viewer), { document, silence, ...act }, newId()),
  }
}
