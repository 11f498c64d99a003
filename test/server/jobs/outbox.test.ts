import { eq, sql as query } from 'drizzle-orm'
import { expect, vi } from 'vitest'

import { minute, second } from '#app/domain/kernel/instant.ts'
import { openDatabase } from '#db/client.ts'
import { addToOutbox, enqueue } from '#db/jobs.ts'
import { job, outbox } from '#db/schema/jobs.ts'
import { carryOutNext } from '#server/jobs/carry-out.ts'
import type { Effect } from '#server/jobs/carry-out.ts'
import { databaseTest as test } from '#test/support/database.ts'

import { buildRunner, createDiary, createGate, createStillClock, noon, silent } from './support.ts'

test('[J9] an effect happens after its transaction committed, and outside of it', async ({
  db,
  sql,
}) => {
  const diary = await createDiary(sql)
  const committed: string[][] = []
  const runner = buildRunner(db, () => noon, {
    effects: {
      async mail() {
        committed.push(await diary())
      },
    },
  })
  await db.transaction(async (tx) => {
    await tx.execute(query`insert into diary (entry) values ('decided')`)
    await addToOutbox(tx, mail('a'))
    expect(await runner.runDue()).toBe(0)
  })
  await runner.runDue()
  expect(committed).toEqual([['decided']])
  expect(await db.select().from(outbox)).toMatchObject([{ doneAt: noon, attempts: 0 }])
})

test('[J9] what a rolled-back transaction meant to send is never sent', async ({ db }) => {
  const sent: string[] = []
  const undone = db.transaction(async (tx) => {
    await addToOutbox(tx, mail('a'))
    throw new Error('changed my mind')
  })
  await expect(undone).rejects.toThrow('changed my mind')
  const runner = buildRunner(db, () => noon, {
    effects: { mail: async ({ key }) => void sent.push(key) },
  })
  await runner.runDue()
  expect(sent).toEqual([])
})

test('[J10] a death between the effect and its mark repeats it under the same key', async ({
  db,
  url,
}) => {
  const { now, move } = createStillClock()
  const sent: string[] = []
  const doomed = openDatabase(url, { connections: 1 })
  const dying = buildRunner(doomed.db, now, {
    effects: {
      async mail({ idempotencyKey }) {
        sent.push(idempotencyKey)
        await doomed.close()
      },
    },
  })
  const heir = buildRunner(db, now, {
    effects: { mail: async ({ idempotencyKey }) => void sent.push(idempotencyKey) },
  })
  await db.transaction((tx) => addToOutbox(tx, mail('a')))
  await expect(dying.runDue()).rejects.toThrow('outbox')
  await heir.runDue()
  expect(sent).toEqual(['mail:a'])
  move(minute)
  await heir.runDue()
  await heir.runDue()
  expect(sent).toEqual(['mail:a', 'mail:a'])
})

test('[J10] two runners send 50 effects once each', async ({ db, url }) => {
  const other = openDatabase(url, { connections: 3 })
  const keys = Array.from({ length: 50 }, (_, index) => `${index}`)
  await db.transaction(async (tx) => {
    for (const key of keys) await addToOutbox(tx, mail(key))
  })
  const sent: string[] = []
  const runners = [db, other.db].map((one) =>
    buildRunner(one, () => noon, { effects: { mail: async ({ key }) => void sent.push(key) } }),
  )
  await Promise.all(runners.map((runner) => runner.runDue()))
  expect(sent.toSorted()).toEqual(keys.toSorted())
  await other.close()
})

test('[J6] a recipient that is away is tried again later, the others meanwhile', async ({ db }) => {
  const { now, move } = createStillClock()
  const sent: string[] = []
  let away = true
  const runner = buildRunner(db, now, {
    effects: {
      async mail({ key }) {
        if (away && key === 'away') throw new Error('connection refused')
        sent.push(key)
      },
    },
  })
  await db.transaction(async (tx) => {
    await addToOutbox(tx, mail('away'))
    await addToOutbox(tx, mail('there'))
  })
  await runner.runDue()
  expect(sent).toEqual(['there'])
  away = false
  move(second)
  await runner.runDue()
  expect(sent).toEqual(['there', 'away'])
})

test('[J11] an effect that does not end is told to stop and fails', async ({ db }) => {
  let told = false
  const hanging = {
    mail: (_effect: Effect, signal: AbortSignal) =>
      new Promise<void>(() => signal.addEventListener('abort', () => (told = true))),
  }
  await db.transaction((tx) => addToOutbox(tx, mail('a')))
  expect(await carryOutNext({ db, now: () => noon, log: silent }, hanging, 1)).toBe(true)
  expect(told).toBe(true)
  expect(await db.select().from(outbox)).toMatchObject([{ attempts: 1, doneAt: null }])
})

test('[J11] a job is done while an effect hangs', async ({ db }) => {
  const gate = createGate()
  const runner = buildRunner(db, () => noon, {
    handlers: { close: async () => {} },
    effects: { mail: () => gate.pass() },
  })
  await db.transaction((tx) => addToOutbox(tx, mail('a')))
  runner.start()
  await gate.reached
  await db.transaction((tx) => enqueue(tx, { kind: 'close', key: 'a', payload: {}, runAt: noon }))
  runner.wake()
  await vi.waitFor(async () =>
    expect(await db.select().from(job)).toMatchObject([{ doneAt: noon }]),
  )
  gate.open()
  await runner.stop()
  expect(await db.select().from(outbox)).toMatchObject([{ doneAt: noon }])
})

test('[J11] an effect of another kind is carried out meanwhile', async ({ db }) => {
  const gate = createGate()
  const runner = buildRunner(db, () => noon, {
    effects: { mail: () => gate.pass(), webhook: async () => {} },
  })
  await db.transaction((tx) => addToOutbox(tx, mail('a'), { ...mail('b'), kind: 'webhook' }))
  runner.start()
  await gate.reached
  await vi.waitFor(async () => {
    const rows = await db.select().from(outbox).where(eq(outbox.kind, 'webhook'))
    expect(rows).toMatchObject([{ doneAt: noon }])
  })
  gate.open()
  await runner.stop()
})

function mail(key: string) {
  return { kind: 'mail', key, payload: { to: 'someone' }, runAt: noon }
}
