import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

import { sql as query } from 'drizzle-orm'
import { expect, test as plainTest, vi } from 'vitest'
import * as z from 'zod'

import { hour, later, second } from '#app/domain/kernel/instant.ts'
import { openDatabase } from '#db/client.ts'
import type { Tx } from '#db/client.ts'
import { enqueue, listStopped } from '#db/jobs.ts'
import type { Work } from '#db/jobs.ts'
import { job } from '#db/schema/jobs.ts'
import { jobHandler, mostAttempts } from '#server/jobs/do-job.ts'
import { retryAt } from '#server/jobs/failure.ts'
import { databaseTest as test } from '#test/support/database.ts'

import { buildRunner, createDiary, createGate, createStillClock, noon } from './support.ts'

test('[J1] the same kind and key is the same job, also once it is done', async ({ db, sql }) => {
  const diary = await createDiary(sql)
  const { now, move } = createStillClock()
  const runner = buildRunner(db, now, { handlers: { close: note } })
  expect(await db.transaction((tx) => enqueue(tx, due('close', 'a')))).toBe(true)
  expect(await db.transaction((tx) => enqueue(tx, due('close', 'a')))).toBe(false)
  await runner.runDue()
  expect(await db.transaction((tx) => enqueue(tx, due('close', 'a')))).toBe(false)
  move(hour)
  await runner.runDue()
  expect(await diary()).toEqual(['a'])
})

test('[J2] a job of a transaction that is rolled back was never there', async ({ db, sql }) => {
  const diary = await createDiary(sql)
  const undone = db.transaction(async (tx) => {
    await enqueue(tx, due('close', 'a'))
    throw new Error('changed my mind')
  })
  await expect(undone).rejects.toThrow('changed my mind')
  await buildRunner(db, () => noon, { handlers: { close: note } }).runDue()
  expect(await diary()).toEqual([])
})

test('[J3] 200 jobs due at one instant are done once each by two runners', async ({
  db,
  sql,
  url,
}) => {
  const diary = await createDiary(sql)
  const other = openDatabase(url, { connections: 3 })
  const keys = Array.from({ length: 200 }, (_, index) => `job ${index}`)
  await db.transaction(async (tx) => {
    for (const key of keys) await enqueue(tx, due('close', key))
  })
  const runners = [db, other.db].map((one) =>
    buildRunner(one, () => noon, { handlers: { close: note } }),
  )
  const attempts = await Promise.all(runners.map((runner) => runner.runDue()))
  expect(attempts.reduce((sum, one) => sum + one)).toBe(200)
  expect((await diary()).toSorted()).toEqual(keys.toSorted())
  await other.close()
})

test('[J4] a job in the hands of a process that is killed is done by whoever claims it next', async ({
  db,
  sql,
  url,
}) => {
  const diary = await createDiary(sql)
  await db.transaction((tx) => enqueue(tx, due('close', 'a')))
  const dying = spawn(process.execPath, ['--import', 'tsx', dyingRunner, url], { stdio: 'inherit' })
  const [, signal] = await once(dying, 'exit')
  expect(signal).toBe('SIGKILL')
  expect(await diary()).toEqual([])
  const heir = buildRunner(db, () => noon, { handlers: { close: note } })
  // PostgreSQL lets go of the claim as soon as it notices that the connection is gone.
  await vi.waitFor(async () => expect(await heir.runDue()).toBe(1), patience)
  expect(await diary()).toEqual(['a'])
  expect(await db.select().from(job)).toMatchObject([{ attempts: 0, doneAt: noon }])
})

test('[J4] a started runner survives the loss of its connections', async ({ db, sql, url }) => {
  const diary = await createDiary(sql)
  const runner = buildRunner(db, () => noon, { handlers: { close: note } })
  runner.start()
  const admin = openDatabase(url, { connections: 1 })
  await admin.sql`
    select pg_terminate_backend(pid, 5000) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`
  await admin.db.transaction((tx) => enqueue(tx, due('close', 'a')))
  await vi.waitFor(async () => expect(await diary()).toEqual(['a']), patience)
  await runner.stop()
  await admin.close()
})

test('[J5] nothing runs before it is due; a moved clock runs what became due, in order', async ({
  db,
  sql,
}) => {
  const diary = await createDiary(sql)
  const { now, move } = createStillClock()
  const seen: Work[] = []
  const runner = buildRunner(db, now, {
    handlers: {
      async close(tx, work) {
        seen.push(work)
        await note(tx, work)
      },
    },
  })
  await db.transaction(async (tx) => {
    for (const days of [3, 1, 4, 2]) {
      const runAt = later(noon, days * 24 * hour)
      await enqueue(tx, { ...due('close', `day ${days}`), runAt })
    }
  })
  expect(await runner.runDue()).toBe(0)
  move(3 * 24 * hour)
  expect(await runner.runDue()).toBe(3)
  expect(await diary()).toEqual(['day 1', 'day 2', 'day 3'])
  expect(seen.map(({ runAt }) => (runAt - noon) / hour)).toEqual([24, 48, 72])
})

test('[J5] a started runner does what became due when it is woken after a move', async ({
  db,
  sql,
}) => {
  const diary = await createDiary(sql)
  const { now, move } = createStillClock()
  const runner = buildRunner(db, now, { handlers: { close: note } })
  await db.transaction((tx) => enqueue(tx, { ...due('close', 'a'), runAt: later(noon, hour) }))
  runner.start()
  move(hour)
  runner.wake()
  await vi.waitFor(async () => expect(await diary()).toEqual(['a']), patience)
  await runner.stop()
})

test('[J14] what is told afterwards waits for every job that is due, also for a later one', async ({
  db,
  sql,
}) => {
  const diary = await createDiary(sql)
  const { now, move } = createStillClock()
  const runner = buildRunner(db, now, { handlers: { close: note }, afterwards: { tell: note } })
  await db.transaction(async (tx) => {
    await enqueue(tx, due('tell', 'told'))
    await enqueue(tx, { ...due('close', 'later'), runAt: later(noon, hour) })
    await enqueue(tx, due('close', 'now'))
  })
  move(hour)
  expect(await runner.runDue()).toBe(3)
  expect(await diary()).toEqual(['now', 'later', 'told'])
})

test('[J6] a failing job leaves only its count and error, waits, and lets others go on', async ({
  db,
  sql,
}) => {
  const diary = await createDiary(sql)
  const { now, move } = createStillClock()
  let failures = 2
  const runner = buildRunner(db, now, {
    handlers: {
      close: note,
      async fragile(tx, work) {
        await note(tx, work)
        if (failures-- > 0) await tx.execute(query`select 1 / 0`)
      },
    },
  })
  await db.transaction(async (tx) => {
    await enqueue(tx, due('fragile', 'first'))
    await enqueue(tx, due('close', 'second'))
  })
  expect(await runner.runDue()).toBe(2)
  expect(await diary()).toEqual(['second'])
  expect(await db.select().from(job).orderBy(job.id)).toMatchObject([
    { attempts: 1, doneAt: null, nextAttemptAt: later(noon, second), runAt: noon },
    { attempts: 0, doneAt: noon, lastError: null },
  ])
  expect(await runner.runDue()).toBe(0)
  move(second)
  expect(await runner.runDue()).toBe(1)
  move(second)
  expect(await runner.runDue()).toBe(0)
  move(second)
  expect(await runner.runDue()).toBe(1)
  expect(await diary()).toEqual(['second', 'first'])
})

plainTest('[J6] each wait is twice the last, and none longer than an hour', () => {
  const waits = Array.from(
    { length: 20 },
    (_, index) => Number(retryAt(noon, index + 1, 99)) - noon,
  )
  expect(waits.slice(0, 5)).toEqual([1, 2, 4, 8, 16].map((seconds) => seconds * second))
  expect(waits.at(-1)).toBe(hour)
  expect(retryAt(noon, 8, 8)).toBeNull()
})

test('[J7] a job that never succeeds is given up and stays visible with its error', async ({
  db,
}) => {
  const { now, move } = createStillClock()
  const runner = buildRunner(db, now, {
    handlers: {
      async poison() {
        throw new Error('no such document')
      },
    },
  })
  await db.transaction((tx) => enqueue(tx, due('poison', 'a')))
  let attempts = 0
  for (let hours = 0; hours < 20; hours += 1) {
    attempts += await runner.runDue()
    move(hour)
  }
  expect(attempts).toBe(mostAttempts)
  const stopped = await listStopped(db, job)
  expect(stopped).toMatchObject([{ kind: 'poison', key: 'a', attempts: mostAttempts }])
  expect(stopped[0]?.lastError).toContain('no such document')
})

test('[J7] a job of a kind that this node does not know waits for one that does', async ({
  db,
  sql,
}) => {
  const diary = await createDiary(sql)
  await db.transaction((tx) => enqueue(tx, due('close', 'a')))
  await buildRunner(db, () => noon, { handlers: { open: note } }).runDue()
  expect(await diary()).toEqual([])
  await buildRunner(db, () => noon, { handlers: { close: note } }).runDue()
  expect(await diary()).toEqual(['a'])
})

test('[J8] a payload is parsed, and one that does not fit never reaches the handler', async ({
  db,
}) => {
  const { now } = createStillClock()
  const received: number[] = []
  const runner = buildRunner(db, now, {
    handlers: {
      close: jobHandler(z.object({ round: z.int() }), async (_tx, { round }) => {
        received.push(round)
      }),
    },
  })
  await db.transaction(async (tx) => {
    await enqueue(tx, { ...due('close', 'good'), payload: { round: 7 } })
    await enqueue(tx, { ...due('close', 'bad'), payload: { round: 'seven' } })
  })
  await runner.runDue()
  expect(received).toEqual([7])
  const bad = await db
    .select()
    .from(job)
    .where(query`key = 'bad'`)
  expect(bad).toMatchObject([{ attempts: 1, doneAt: null, payload: { round: 'seven' } }])
})

test('[J12] stopping finishes the job in hand and takes up no other', async ({ db, sql }) => {
  const diary = await createDiary(sql)
  const gate = createGate()
  const runner = buildRunner(db, () => noon, {
    handlers: {
      async close(tx, work) {
        await gate.pass()
        await note(tx, work)
      },
    },
  })
  await db.transaction(async (tx) => {
    await enqueue(tx, due('close', 'in hand'))
    await enqueue(tx, due('close', 'next'))
  })
  runner.start()
  await gate.reached
  const stopped = runner.stop()
  gate.open()
  await stopped
  expect(await diary()).toEqual(['in hand'])
})

test('[J15] jobs of a kind that fall due at one instant are done together, so many at once', async ({
  db,
}) => {
  const { now, move } = createStillClock()
  const done: string[] = []
  const runner = buildRunner(db, now, {
    handlers: {
      fire: { most: 3, handle: async (_tx, jobs) => void done.push(jobs.map(keyOf).join(' ')) },
      close: async (_tx, work) => void done.push(work.key),
    },
  })
  await db.transaction(async (tx) => {
    for (const key of ['a', 'b', 'c', 'd']) await enqueue(tx, due('fire', key))
    await enqueue(tx, { ...due('close', 'between'), runAt: later(noon, second) })
    await enqueue(tx, { ...due('fire', 'e'), runAt: later(noon, 2 * second) })
  })
  move(hour)
  expect(await runner.runDue()).toBe(4)
  expect(done).toEqual(['a b c', 'd', 'between', 'e'])
})

test('[J15] one that fails among those done together keeps none of the others', async ({
  db,
  sql,
}) => {
  const diary = await createDiary(sql)
  const runner = buildRunner(db, () => noon, {
    handlers: {
      fire: {
        most: 4,
        async handle(tx, jobs) {
          for (const work of jobs) await note(tx, work)
          if (jobs.some(({ key }) => key === 'poison')) throw new Error('no such event')
        },
      },
    },
  })
  await db.transaction(async (tx) => {
    for (const key of ['a', 'poison', 'b', 'c']) await enqueue(tx, due('fire', key))
  })
  await runner.runDue()
  expect((await diary()).toSorted()).toEqual(['a', 'b', 'c'])
  expect(await db.select().from(job).orderBy(job.id)).toMatchObject([
    { key: 'a', doneAt: noon, attempts: 0 },
    { key: 'poison', doneAt: null, attempts: 1, lastError: 'Error: no such event' },
    { key: 'b', doneAt: noon, attempts: 0 },
    { key: 'c', doneAt: noon, attempts: 0 },
  ])
})

const keyOf = ({ key }: Work): string => key

async function note(tx: Tx, { key }: Work) {
  await tx.execute(query`insert into diary (entry) values (${key})`)
}

function due(kind: string, key: string) {
  return { kind, key, payload: {}, runAt: noon }
}

const dyingRunner = fileURLToPath(new URL('dying-runner.ts', import.meta.url))
const patience = { timeout: 20_000, interval: 20 }
