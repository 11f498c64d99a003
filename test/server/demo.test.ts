import { expect } from 'vitest'

import { hour, minute } from '#app/domain/kernel/instant.ts'
import { synchronyOf } from '#app/domain/relief/report.ts'
import { readFrameworks } from '#db/frameworks.ts'
import { readEvents } from '#db/relief.ts'
import { readExemptions } from '#db/safeguards.ts'
import { coalition as coalitionTable } from '#db/schema/index.ts'
import { ensureDemoWorld } from '#server/demo/world.ts'
import { testContext } from '#test/support/context.ts'
import { databaseTest as test } from '#test/support/database.ts'

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
