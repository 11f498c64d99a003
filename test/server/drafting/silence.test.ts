import { expect } from 'vitest'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { isOpen } from '#app/domain/drafting/bracket.ts'
import { usualHours } from '#app/domain/drafting/silence-expiry.ts'
import { asWanted, clean } from '#app/domain/drafting/view.ts'
import { hour, later, minute } from '#app/domain/kernel/instant.ts'
import { parseEntry } from '#app/domain/transparency/entry.ts'
import { readBrackets } from '#db/brackets.ts'
import { readUpdatesAfter } from '#db/document-log.ts'
import { readProtection } from '#db/drafting.ts'
import { readLife } from '#db/life.ts'
import { readLastLiveEvent, readLiveEventsAfter } from '#db/live.ts'
import { readParagraphs } from '#db/paragraphs.ts'
import { actOnBracket } from '#server/drafting/act-on-bracket.ts'
import { readDocument } from '#server/drafting/read-document.ts'
import { readSilencesOf } from '#server/drafting/read-silences.ts'
import { readText } from '#server/drafting/read-text.ts'
import { seeSilence } from '#server/drafting/see-silence.ts'
import { schedulePruning } from '#server/live/prune.ts'
import { listNotices } from '#server/notices/list-notices.ts'
import { readRecord } from '#server/transparency/read-record.ts'
import { proved } from '#test/support/body.ts'
import { buildViewer, newId, testStart } from '#test/support/build.ts'
import { databaseTest as test } from '#test/support/database.ts'
import { linesOf, putInBrackets, textOf, words } from '#test/support/drafting-table.ts'
import { table as tableText } from '#test/support/life.ts'
import { objection, silenceTable } from '#test/support/silence.ts'
import { startSyncNode, until } from '#test/support/sync-node.ts'
import type { SyncNode } from '#test/support/sync-node.ts'

/** Nobody has to prove again that they are there when the clock has moved. */
const inDemo = { demo: true }
const expiry = later(testStart, usualHours * hour)

test('[SQ4] [SQ8] nobody types in what is under silence until an objection opens it again', async ({
  database,
}) => {
  await using node = await startSyncNode(database, inDemo)
  const table = await silenceTable(database, node)
  const { document, block, one, onesDesk, othersDesk } = table
  const id = await table.propose()
  const rows = (await readUpdatesAfter(node.ctx.db, document, 0)).length
  linesOf(othersDesk.doc)[0]?.insert(0, 'Perhaps ')
  await until(() => othersDesk.provider.wsconnected === false)
  expect((await readUpdatesAfter(node.ctx.db, document, 0)).length).toBe(rows)
  expect(textOf(onesDesk.doc)).toBe(words)

  const other = { counterText: 'At six per cent, with a review.', counterBlock: block }
  await table.act(one, id, { ...objection, ...other })
  const { running, past } = await readSilencesOf(node.ctx, table.other, document)
  expect(running).toBeNull()
  expect(past).toMatchObject([
    {
      stage: 'broken',
      by: { code: one.delegation.code },
      reason: objection.reason,
      counterText: { block, words: other.counterText },
    },
  ])
  const lease = await node.ctx.rooms.open(document)
  lease?.room.lookAgain()
  lease?.release()
  linesOf(onesDesk.doc)[0]?.insert(0, 'Monthly: ')
  await until(async () => (await readUpdatesAfter(node.ctx.db, document, 0)).length > rows)
})

test('[SQ12] what is offered with an objection is an alternative in the text, backed by who objected', async ({
  database,
}) => {
  await using node = await startSyncNode(database, inDemo)
  const table = await silenceTable(database, node)
  const { document, block, one, othersDesk } = table
  const id = await table.propose()
  const offered = 'At six per cent,\nwith a review.'
  await table.act(one, id, { ...objection, counterText: offered, counterBlock: block })

  const [bracket, ...others] = (await readBrackets(node.ctx.db, document)).filter(isOpen)
  expect(others).toEqual([])
  expect(bracket).toMatchObject({
    kind: 'replace',
    proposer: one.delegation.id,
    marks: [{ blocks: [block] }, { blocks: [block] }],
    proposals: [{ by: one.delegation.id, reads: 'own-words' }],
    holds: [{ delegation: one.delegation.id, backs: bracket?.proposals[0]?.id }],
  })
  await until(() => textOf(othersDesk.doc) === `${words}${offered}`)
  const text = await readText(node.ctx, document)
  expect(clean(text)[0]?.text).toBe(words)
  const wanted = asWanted(text, bracket === undefined ? [] : [bracket], one.delegation.id)
  expect(wanted[0]?.text).toBe(offered)
  const withdraw = { document, bracket: bracket?.id, act: 'withdraw' }
  await actOnBracket(node.ctx, proved(node.ctx, one), withdraw, newId())
  await until(() => textOf(othersDesk.doc) === words)
})

test('[SQ5] what nobody broke is agreed as of the instant, also when the clock comes late', async ({
  database,
}) => {
  await using node = await startSyncNode(database, inDemo)
  const table = await silenceTable(database, node)
  const { document, block, one } = table
  const id = await table.propose()
  await node.ctx.clock.advance(usualHours * hour - 1)
  await node.ctx.jobs.runDue()
  expect((await table.latest()).stage).toBe('under-silence')
  await node.ctx.clock.advance(5 * hour)
  await expect(table.act(one, id, objection)).rejects.toMatchObject({ code: 'silence-expired' })
  await node.ctx.jobs.runDue()
  expect(await table.latest()).toMatchObject({ stage: 'adopted', adoptedAt: expiry })
  expect(await readParagraphs(node.ctx.db, document)).toMatchObject([
    { block, standing: { is: 'agreed', how: 'silence', agreedAt: expiry } },
  ])
  expect(await entries(node, one)).toEqual(['propose', 'adopt by the clock'])
  await expect(table.act(one, id, objection)).rejects.toMatchObject({ code: 'silence-over' })
})

test('[SQ6] two objections and the expiry in one millisecond have one outcome', async ({
  database,
}) => {
  await using node = await startSyncNode(database, inDemo)
  const table = await silenceTable(database, node)
  const { one, other } = table
  // At the instant nothing but the adoption is left; a millisecond before it the first objection stands.
  for (const [before, outcome] of [
    [1, 'broken'],
    [0, 'adopted'],
  ] as const) {
    const id = await table.propose()
    const { expiry: ends } = await table.latest()
    await node.ctx.clock.advance(ends.at - node.ctx.now() - before)
    const said = (await entries(node, one)).length
    const attempts = await Promise.allSettled([
      table.act(one, id, objection),
      node.ctx.jobs.runDue(),
      table.act(other, id, objection),
    ])
    await node.ctx.clock.advance(before)
    await node.ctx.jobs.runDue()
    expect((await table.latest()).stage).toBe(outcome)
    const broke = attempts.filter(({ status }, at) => at !== 1 && status === 'fulfilled')
    expect(broke).toHaveLength(outcome === 'broken' ? 1 : 0)
    expect((await entries(node, one)).length).toBe(said + 1)
  }
})

test('[SQ2] [SQ7] one procedure at a time, and after an extension only the later instant adopts', async ({
  database,
}) => {
  await using node = await startSyncNode(database, inDemo)
  const table = await silenceTable(database, node)
  const id = await table.propose()
  await expect(table.propose()).rejects.toMatchObject({ code: 'silence-proposed' })
  await table.act(table.one, id, { act: 'support' })
  await table.act(table.chair, id, { act: 'extend', until: '2026-03-06T12:00' })
  await node.ctx.clock.advance(usualHours * hour + minute)
  await node.ctx.jobs.runDue()
  expect(await table.latest()).toMatchObject({
    stage: 'under-silence',
    supporters: [table.one.delegation.id],
  })
  await node.ctx.clock.advance(27 * hour)
  await node.ctx.jobs.runDue()
  expect((await table.latest()).stage).toBe('adopted')
})

test('[SQ3] what would end in the past, on a day off or too soon is refused with its reason', async ({
  database,
}) => {
  await using node = await startSyncNode(database, inDemo)
  const table = await silenceTable(database, node)
  for (const [local, urgency, refusal] of [
    ['2026-03-01T12:00', '', { code: 'expiry-past' }],
    ['2026-03-03T12:00', '', { code: 'silence-too-short', details: { hours: usualHours } }],
    [
      '2026-03-02T18:00',
      'The window closes.',
      { code: 'silence-too-short', details: { hours: 24 } },
    ],
    ['2026-03-07T12:00', '', { code: 'expiry-on-day-off', details: { next: '2026-03-09' } }],
    // Maundy Thursday.
    ['2026-04-02T12:00', '', { code: 'expiry-on-day-off', details: { day: '2026-04-02' } }],
    ['2026-03-29T02:30', '', { code: 'time-skipped' }],
    ['2040-03-02T12:00', '', { code: 'beyond-calendar' }],
  ] as const) {
    await expect(table.propose({ until: local, urgency })).rejects.toMatchObject(refusal)
  }
  await expect(table.propose({ until: '2026-02-30T12:00' })).rejects.toMatchObject({
    fields: { until: 'time' },
  })
  const { running } = await readSilencesOf(node.ctx, table.one, table.document)
  expect(running).toBeNull()
  expect(await entries(node, table.one)).toEqual([])
  await table.propose({ until: '2026-03-03T12:00', urgency: 'The window closes.' })
  expect((await table.latest()).urgency).toBe('The window closes.')
})

test('[SQ1] other words than those on the page, disputed ones and agreed ones are refused', async ({
  database,
}) => {
  await using node = await startSyncNode(database, inDemo)
  const table = await silenceTable(database, node)
  const { block, onesDesk } = table
  const of = 'paragraphs'
  const stale = { of, paragraphs: [{ block, seen: 'a'.repeat(64) }] }
  await expect(table.propose({ subject: stale })).rejects.toMatchObject({
    code: 'words-changed',
  })
  await expect(table.propose({ subject: { of, paragraphs: [] } })).rejects.toMatchObject({
    fields: { 'subject.paragraphs': 'choice' },
  })
  await table.propose()
  await node.ctx.clock.advance(usualHours * hour)
  await node.ctx.jobs.runDue()
  const { offer } = await readSilencesOf(node.ctx, table.chair, table.document)
  expect(offer?.paragraphs).toEqual([])
  const { paragraphs } = await readDocument(node.ctx, table.chair, table.document)
  const seen = paragraphs[0]?.seen
  const agreed = table.propose({ subject: { of, paragraphs: [{ block, seen }] } })
  await expect(agreed).rejects.toMatchObject({ code: 'paragraph-agreed' })
  expect(textOf(onesDesk.doc)).toBe(words)
})

test('[SQ1] a bracket in the words stands against it', async ({ database }) => {
  await using node = await startSyncNode(database, inDemo)
  const table = await silenceTable(database, node)
  putInBrackets(table.onesDesk.doc, 'State', 'delete')
  const shown = async () =>
    (await readDocument(node.ctx, table.chair, table.document)).paragraphs[0]
  await until(async () => (await shown())?.state === 'bracketed')
  const seen = (await shown())?.seen
  const disputed = table.propose({
    subject: { of: 'paragraphs', paragraphs: [{ block: table.block, seen }] },
  })
  await expect(disputed).rejects.toMatchObject({ code: 'brackets-open' })
})

test('[SQ10] a tabled text is frozen, broken, taken up again, and adopted by the clock as an edition', async ({
  database,
}) => {
  await using node = await startSyncNode(database, inDemo)
  const table = await silenceTable(database, node)
  const { document, one, other, chair } = table
  const { db } = node.ctx
  await expect(table.propose(await wholeText())).rejects.toMatchObject({ code: 'words-changed' })
  await tableText(node.ctx, document, { secretary: chair, sponsor: one })
  const first = await table.propose(await wholeText())
  expect((await readProtection(db, document)).frozen).toBe(true)
  await table.act(other, first, objection)
  expect((await readProtection(db, document)).frozen).toBe(false)
  expect((await readLife(db, document)).stage).toBe('tabled')

  await table.propose(await wholeText())
  await node.ctx.clock.advance(7 * 24 * hour)
  await node.ctx.jobs.runDue()
  const { expiry: ends } = await table.latest()
  expect(await readLife(db, document)).toMatchObject({
    stage: 'adopted',
    edition: { how: 'silence', adoptedAt: ends.at },
  })
  expect((await readProtection(db, document)).frozen).toBe(true)

  async function wholeText() {
    const { offer } = await readSilencesOf(node.ctx, chair, document)
    return { subject: { of: 'document', seen: offer?.whole ?? 'a'.repeat(64) } }
  }
})

test('[AR7] a page hears that silence is over, however long before the clock came', async ({
  database,
}) => {
  await using node = await startSyncNode(database, inDemo)
  const { db, clock, jobs } = node.ctx
  const { document, one, propose } = await silenceTable(database, node)
  await propose()
  await db.transaction((tx) => schedulePruning(tx, node.ctx.now()))
  const last = await readLastLiveEvent(db, one.coalition)
  await clock.advance(7 * 24 * hour)
  await jobs.runDue()
  const told = await readLiveEventsAfter(db, one.coalition, last)
  expect(told.map(({ topic, subject }) => [topic, subject])).toContainEqual(['document', document])
})

test('[SQ10] a tabled text that its sponsor takes back from silence is withdrawn', async ({
  database,
}) => {
  await using node = await startSyncNode(database, inDemo)
  const table = await silenceTable(database, node)
  const { document, one, other, chair } = table
  await tableText(node.ctx, document, { secretary: chair, sponsor: one })
  const { offer } = await readSilencesOf(node.ctx, chair, document)
  const id = await table.propose({ subject: { of: 'document', seen: offer?.whole } })
  await expect(table.act(other, id, { act: 'withdraw' })).rejects.toMatchObject({
    code: 'not-yours',
  })
  await table.act(one, id, { act: 'withdraw' })
  expect((await readLife(node.ctx.db, document)).stage).toBe('withdrawn')
})

test('[SQ9] a delegation’s first look is its receipt for whoever presides, and a reviewer leaves none', async ({
  database,
}) => {
  await using node = await startSyncNode(database, inDemo)
  const table = await silenceTable(database, node)
  const { document, one, other, chair } = table
  const { delegation } = other
  const reviewer = await buildViewer(database.db, {
    delegation: { ...delegation, coalition: other.coalition, country: 'NO' },
    as: 'capital-reviewer',
  })
  await table.propose()
  await node.ctx.clock.advance(hour)
  for (const viewer of [one, one, reviewer]) await seeSilence(node.ctx, viewer, document)
  const seen = async (viewer: Viewer) =>
    (await readSilencesOf(node.ctx, viewer, document)).running?.now.seen
  expect(await seen(chair)).toMatchObject([
    { by: { code: one.delegation.code }, at: later(testStart, hour) },
  ])
  expect(await seen(other)).toBeNull()
  expect(await entries(node, one)).toEqual(['propose'])
})

test('[N11] [N12] [N13] whose silence consents is asked until it answers, and all are told how it ended', async ({
  database,
}) => {
  await using node = await startSyncNode(database, inDemo)
  const table = await silenceTable(database, node)
  const { one, other, chair } = table
  const { delegation } = other
  const adviser = await buildViewer(database.db, {
    delegation: { ...delegation, coalition: other.coalition, country: 'NO' },
    as: 'legal-adviser',
  })
  const told = async (viewer: Viewer) =>
    (await listNotices(node.ctx, viewer)).map(({ kind, due, silence }) => [kind, due?.at, silence])
  const id = await table.propose()
  expect(await told(one)).toEqual([['silence-asked', expiry, 'consent']])
  expect(await told(adviser)).toEqual([['silence-runs', expiry, 'nothing']])
  expect(await told(chair)).toEqual([])

  await table.act(one, id, { act: 'support' })
  expect(await told(one)).toEqual([])
  await table.act(chair, id, { act: 'extend', until: '2026-03-06T12:00' })
  const longer = (await table.latest()).expiry.at
  expect(await told(other)).toEqual([['silence-asked', longer, 'consent']])
  expect(await told(one)).toEqual([['silence-runs', longer, 'nothing']])

  await table.act(other, id, objection)
  expect([await told(one), await told(other), await told(adviser), await told(chair)]).toEqual([
    [['silence-broken', undefined, 'nothing']],
    [],
    [['silence-broken', undefined, 'nothing']],
    [['silence-broken', undefined, 'nothing']],
  ])
})

/** What the record says of silence, oldest first. */
async function entries({ ctx }: SyncNode, viewer: Viewer): Promise<readonly string[]> {
  const record = await readRecord(ctx, viewer, {})
  return record.entries
    .map(({ entry }) => parseEntry(entry))
    .flatMap((entry) =>
      entry.t === 'silence.act'
        ? [entry.by === 'clock' ? `${entry.b.act} by the clock` : entry.b.act]
        : [],
    )
    .toReversed()
}
