import { expect } from 'vitest'

import { hour, minute } from '#app/domain/kernel/instant.ts'
import { synchronyOf } from '#app/domain/relief/report.ts'
import { readFrameworks } from '#db/frameworks.ts'
import { readEvents } from '#db/relief.ts'
import { readExemptions } from '#db/safeguards.ts'
import { coalition as coalitionTable } from '#db/schema/index.ts'
import { signInAsDemoPerson } from '#server/accounts/sign-in-as-demo-person.ts'
import { viewerOf } from '#server/accounts/viewer-of.ts'
import { ensureDemoWorld } from '#server/demo/world.ts'
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
