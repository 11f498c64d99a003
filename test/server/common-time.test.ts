import { sql as query } from 'drizzle-orm'
import { expect } from 'vitest'

import { hour, instant, minute } from '#app/domain/kernel/instant.ts'
import { enqueue } from '#db/jobs.ts'
import { keepCommonTime } from '#server/common-time.ts'
import { databaseTest as test } from '#test/support/database.ts'

import { buildRunner, createDiary, silent } from './jobs/support.ts'

test('[J13] a node whose clock is hours ahead or behind has the time of the database, and does what is due by it', async ({
  db,
  sql,
  database,
}) => {
  const diary = await createDiary(sql)
  const due = (key: string, runAt: number) =>
    db.transaction((tx) => enqueue(tx, { kind: 'note', key, payload: {}, runAt: instant(runAt) }))
  const started = await databaseTime()
  await due('past', started - hour)
  await due('to come', started + hour)
  for (const wrong of [3 * hour, -3 * hour]) {
    const time = await keepCommonTime(database, silent, () => Date.now() + wrong)
    const before = await databaseTime()
    const now = time.now()
    expect(now).toBeGreaterThan(before - minute)
    expect(now).toBeLessThan((await databaseTime()) + minute)
    const runner = buildRunner(db, () => instant(time.now()), {
      handlers: {
        note: async (tx, { key }) => {
          await tx.execute(query`insert into diary (entry) values (${key})`)
        },
      },
    })
    await runner.runDue()
    time.stop()
    expect(await diary()).toEqual(['past'])
  }

  async function databaseTime(): Promise<number> {
    const [row] = await sql<{ at: number }[]>`
      select (extract(epoch from clock_timestamp()) * 1000)::float8 as at`
    return Math.round(row?.at ?? 0)
  }
})
