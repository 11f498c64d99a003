import { expect } from 'vitest'

import { blocksOf, isOpen } from '#app/domain/drafting/bracket.ts'
import type { DelegationId, DocumentId } from '#app/domain/kernel/id.ts'
import { hour, minute } from '#app/domain/kernel/instant.ts'
import { synchronyOf } from '#app/domain/relief/report.ts'
import { readBrackets } from '#db/brackets.ts'
import { readThreads } from '#db/comments.ts'
import { readFrameworks } from '#db/frameworks.ts'
import { readParagraphs } from '#db/paragraphs.ts'
import { readEvents } from '#db/relief.ts'
import { readExemptions } from '#db/safeguards.ts'
import { coalition as coalitionTable } from '#db/schema/index.ts'
import { readSilences } from '#db/silences.ts'
import { signInAsDemoPerson } from '#server/accounts/sign-in-as-demo-person.ts'
import { viewerOf } from '#server/accounts/viewer-of.ts'
import { ensureDemoWorld } from '#server/demo/world.ts'
import { readText } from '#server/drafting/read-text.ts'
import { readPositions } from '#server/positions/read-positions.ts'
import { readSubject } from '#server/positions/read-subject.ts'
import { cookieOf, requester, testContext } from '#test/support/context.ts'
import { databaseTest as test } from '#test/support/database.ts'

test('the story disputes 5 % against 8 %, with a bridge at 6 % that three members still have before them', async ({
  database,
}) => {
  const ctx = await testContext(database, { demo: true })
  await ensureDemoWorld(ctx)
  const [person] = await database.sql`
    select person.email from person where person.email like 'ines.falk@%'`
  const cookies = await signInAsDemoPerson(ctx, requester(), { person: person?.['email'] })
  const viewer = await viewerOf(ctx, cookieOf(cookies))
  if (viewer === null) throw new Error('nobody signed in')
  const [framework] = await readFrameworks(ctx.db, viewer.coalition)
  const of = framework?.id
  const { rows } = await readPositions(ctx, viewer, of)
  expect(rows.map(({ name }) => name.kind).toSorted()).toEqual(['paragraph', 'parameter'])
  const subject = rows.find(({ name }) => name.kind === 'parameter')?.id
  const page = await readSubject(ctx, viewer, { framework: of, subject, value: '6' })
  expect(page).toMatchObject({
    value: 5,
    bridging: { bridge: { stage: 'open', value: 6, asked: 5, answered: 2 } },
  })
  const held = page.members.map(({ by, entry }) => [by.code, entry?.stage.kind, entry?.earlier])
  expect(Object.fromEntries(held.map(([code, ...rest]) => [code, rest]))).toEqual({
    UWC: ['bridging-proposed', false],
    OST: ['bridging-proposed', false],
    THA: ['logged', false],
    SOL: ['logged', false],
    MAR: ['logged', false],
  })
})

test('the format is rolling text with seven brackets after silence was broken; one paragraph is agreed, words are asked about', async ({
  database,
}) => {
  const ctx = await testContext(database, { demo: true })
  await ensureDemoWorld(ctx)
  const [document] = await database.sql`select id from document where kind = 'format'`
  const id: DocumentId = document?.['id']
  const text = await readText(ctx, id)
  const delegations = await database.sql`select id, code from delegation`
  const codeOf = (of: DelegationId) => delegations.find((one) => one['id'] === of)?.['code']
  const brackets = (await readBrackets(ctx.db, id)).filter(isOpen)
  const told = brackets.map((bracket) => {
    const [block] = blocksOf(bracket)
    const words = text
      .find((one) => one.id === block)
      ?.text.split(' ', 3)
      .join(' ')
    const sides = bracket.holds.map(
      (hold) => `${hold.backs === null ? '-' : '+'}${codeOf(hold.delegation)}`,
    )
    return [words, bracket.kind, codeOf(bracket.proposer), sides.toSorted().join(' ')].join('; ')
  })
  expect(told.toSorted()).toEqual([
    'A difference not; insert; SOL; +SOL',
    'A difference not; replace; OST; +OST -UWC',
    'A discrepancy that; insert; THA; +THA -OST',
    'Each value shall; delete; OST; +OST',
    'The report shall; replace; OST; +OST +THA -SOL',
    'Where a public; insert; MAR; +MAR +SOL',
    'Where the difference; reserve; SOL; +SOL',
  ])
  const [silence] = await readSilences(ctx.db, id)
  expect(silence?.stage).toBe('broken')
  const paragraphs = await readParagraphs(ctx.db, id)
  const agreed = paragraphs.filter(({ standing }) => standing.is === 'agreed')
  expect(agreed.map(({ block }) => text.find(({ id: of }) => of === block)?.text)).toEqual([
    expect.stringMatching(/^Recognising that declared trade/),
  ])
  const threads = await readThreads(ctx.db, id)
  expect(threads.map(({ comments }) => comments.length)).toEqual([2])
})

test('the first relief of the story was held, armed again and triggered, within 3 h 10 min; the next is ahead', async ({
  database,
}) => {
  const ctx = await testContext(database, { demo: true })
  expect(await ensureDemoWorld(ctx)).toBe('made')
  const [coalition] = await ctx.db.select().from(coalitionTable)
  const [framework] = coalition ? await readFrameworks(ctx.db, coalition.id) : []
  if (framework === undefined) throw new Error('the story has no framework')
  const events = (await readEvents(ctx.db, framework.id)).map(({ event }) => event)
  const first = events.find(({ stage }) => stage.is === 'effective')
  expect(first && synchronyOf(first)).toMatchObject({
    spread: 3 * hour + 10 * minute,
    legs: 4,
    of: 4,
  })
  expect(events.map(({ stage }) => stage.is).toSorted()).toEqual(['effective', 'scheduled'])
  const [channel] = await readExemptions(ctx.db, framework.id)
  expect(channel).toMatchObject({ kind: 'humanitarian', state: { is: 'in-force' } })
  expect(await ensureDemoWorld(ctx)).toBe('kept')
})
