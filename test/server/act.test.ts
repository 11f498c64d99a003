import { expect } from 'vitest'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { Sql } from '#db/client.ts'
import { createFramework } from '#server/accounts/create-framework.ts'
import { act } from '#server/act.ts'
import { Refused } from '#server/refusals.ts'
import { buildDelegation, buildViewer, newId } from '#test/support/build.ts'
import { testContext } from '#test/support/context.ts'
import { databaseTest as test } from '#test/support/database.ts'

async function written(sql: Sql) {
  const [counts] = await sql<
    { frameworks: number; entries: number; acts: number; events: number }[]
  >`
    select (select count(*)::int from framework) as frameworks,
           (select count(*)::int from log_entry) as entries,
           (select count(*)::int from act) as acts,
           (select count(*)::int from live_event) as events`
  return counts
}

const named = (name: string) => ({ name, summary: '' })

test('[AR1] [AR5] what fails after it has saved leaves nothing behind', async ({ database }) => {
  const ctx = await testContext(database)
  const viewer = await buildViewer(database.db, { kind: 'secretariat', as: 'head' })
  const failing = act(ctx, viewer, { key: 'k', command: {} }, async (tx) => {
    await tx.execute(
      `insert into framework values ('${newId()}', '${viewer.coalition}', 'F', '', now())`,
    )
    throw new Refused('unlikely')
  })
  await expect(failing).rejects.toThrow('unlikely')
  expect(await written(database.sql)).toEqual({ frameworks: 0, entries: 0, acts: 0, events: 0 })

  await createFramework(ctx, viewer, named('F'), 'k')
  expect(await written(database.sql)).toEqual({ frameworks: 1, entries: 1, acts: 1, events: 2 })
})

test('[AR2] the same request twice, also at once, is one act with one answer', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const viewer = await buildViewer(database.db, { kind: 'secretariat', as: 'head' })
  const answers = await Promise.all(
    Array.from({ length: 4 }, () => createFramework(ctx, viewer, named('F'), 'same')),
  )
  answers.push(await createFramework(ctx, viewer, named('F'), 'same'))
  expect(new Set(answers.map(({ framework }) => framework)).size).toBe(1)
  expect(await written(database.sql)).toMatchObject({ frameworks: 1, entries: 1, acts: 1 })
})

test('[AR3] a key that carried another request is refused', async ({ database }) => {
  const ctx = await testContext(database)
  const viewer = await buildViewer(database.db, { kind: 'secretariat', as: 'head' })
  await createFramework(ctx, viewer, named('F'), 'same')
  await expect(createFramework(ctx, viewer, named('G'), 'same')).rejects.toMatchObject({
    code: 'key-reused',
  })
  expect(await written(database.sql)).toMatchObject({ frameworks: 1, entries: 1 })
})

test('[AR4] acts at once are all performed and numbered without a gap', async ({ database }) => {
  const ctx = await testContext(database)
  const first = await buildViewer(database.db, { kind: 'secretariat', as: 'head' })
  const { coalition } = first
  const delegation = await buildDelegation(database.db, { coalition, kind: 'secretariat' })
  const second: Viewer = await buildViewer(database.db, { delegation, as: 'chair' })
  await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      createFramework(ctx, i % 2 === 0 ? first : second, named(`F${i}`), `key ${i}`),
    ),
  )
  const entries = await database.sql<{ idx: string }[]>`select idx from log_entry order by idx`
  expect(entries.map(({ idx }) => Number(idx))).toEqual(Array.from({ length: 20 }, (_, i) => i))
})
