import { expect } from 'vitest'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { inWorkingDays } from '#app/domain/kernel/deadline.ts'
import type { Deadline } from '#app/domain/kernel/deadline.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import { day, hour, later } from '#app/domain/kernel/instant.ts'
import type { Matter } from '#app/domain/kernel/notice.ts'
import type { Database } from '#db/client.ts'
import { notice } from '#db/schema/notices.ts'
import { dismissNotice } from '#server/notices/dismiss-notice.ts'
import { give } from '#server/notices/give.ts'
import { listNotices } from '#server/notices/list-notices.ts'
import { settle } from '#server/notices/settle.ts'
import { tellMandateHolder } from '#server/notices/tell-mandate-holder.ts'
import { appendEntries } from '#server/transparency/append.ts'
import { buildCalendar } from '#test/domain/kernel/calendars.ts'
import { buildViewer, newId, testStart } from '#test/support/build.ts'
import { databaseTest as test } from '#test/support/database.ts'

test('[N1] a notice names the act that the same transaction appends to the record', async ({
  db,
}) => {
  const viewer = await buildViewer(db)
  const indexes: bigint[] = []
  for (let n = 0; n < 3; n += 1) {
    await db.transaction(async (tx) => {
      await give(tx, asked(viewer, opened()))
      indexes.push(await appendEntries(tx, viewer.coalition, [entryOf(viewer)]))
    })
  }
  const listed = await listNotices({ db }, viewer)
  expect(new Set(listed.map(({ cause }) => cause))).toEqual(new Set(indexes))
})

test('[N1] an act that is rolled back leaves no notice', async ({ db }) => {
  const viewer = await buildViewer(db)
  const undone = db.transaction(async (tx) => {
    await give(tx, asked(viewer, opened()))
    throw new Error('refused after all')
  })
  await expect(undone).rejects.toThrow('refused after all')
  expect(await listNotices({ db }, viewer)).toEqual([])
})

test('[N2] the same matter again stands once on a desk, with the later act', async ({ db }) => {
  const viewer = await buildViewer(db)
  const matter = opened()
  await db.transaction((tx) => give(tx, asked(viewer, matter)))
  const again = { ...asked(viewer, matter), at: later(testStart, hour) }
  await db.transaction((tx) => give(tx, { ...again, to: [viewer.person.id, viewer.person.id] }))
  expect(await listNotices({ db }, viewer)).toMatchObject([{ createdAt: again.at }])
  expect(await db.select().from(notice)).toHaveLength(2)
})

test('[N3] what is owed, what silence means and the deadline are kept with the notice', async ({
  db,
}) => {
  const viewer = await buildViewer(db)
  const due = inTenWorkingDays()
  const matter = opened()
  await db.transaction((tx) => give(tx, { ...asked(viewer, matter), due }))
  expect(await listNotices({ db }, viewer)).toEqual([
    {
      id: expect.any(String),
      ...matter,
      owed: 'may-draft',
      silence: 'nothing',
      due,
      cause: 0n,
      createdAt: testStart,
    },
  ])
})

test('[N4] the earliest deadline stands first, what has none last and newest first', async ({
  db,
}) => {
  const viewer = await buildViewer(db)
  const soon = inTenWorkingDays()
  const given = [
    { matter: opened(), due: null, at: testStart },
    { matter: opened(), due: { ...soon, at: later(soon.at, day) }, at: testStart },
    { matter: opened(), due: null, at: later(testStart, hour) },
    { matter: opened(), due: soon, at: testStart },
  ]
  for (const { matter, due, at } of given) {
    await db.transaction((tx) => give(tx, { ...asked(viewer, matter), due, at }))
  }
  const listed = await listNotices({ db }, viewer)
  const expected = [given[3], given[1], given[2], given[0]].map((one) => one?.matter.subject)
  expect(listed.map(({ subject }) => subject)).toEqual(expected)
})

test('[N4] nobody sees another’s notices, nor those of another coalition', async ({ db }) => {
  const viewer = await buildViewer(db)
  const colleague = await buildViewer(db, { coalition: viewer.coalition })
  const elsewhere = await buildViewer(db, { person: viewer.person })
  await db.transaction((tx) => give(tx, asked(viewer, opened())))
  expect(await listNotices({ db }, viewer)).toHaveLength(1)
  expect(await listNotices({ db }, colleague)).toEqual([])
  expect(await listNotices({ db }, elsewhere)).toEqual([])
})

test('[N5] a matter that is over leaves every desk, and other matters stay', async ({ db }) => {
  const viewer = await buildViewer(db)
  const colleague = await buildViewer(db, { coalition: viewer.coalition })
  const [over, other] = [opened(), opened()]
  for (const matter of [over, other]) {
    const to = [viewer.person.id, colleague.person.id]
    await db.transaction((tx) => give(tx, { ...asked(viewer, matter), to }))
  }
  const { coalition } = viewer
  await db.transaction((tx) => settle(tx, { coalition, matter: over, at: testStart }))
  for (const one of [viewer, colleague]) {
    expect(await listNotices({ db }, one)).toMatchObject([{ subject: other.subject }])
  }
})

test('[N6] one puts away one’s own information, once or twice, and nobody else’s', async ({
  db,
}) => {
  const viewer = await buildViewer(db)
  const stranger = await buildViewer(db, { coalition: viewer.coalition })
  await db.transaction((tx) => give(tx, asked(viewer, opened())))
  const [given] = await listNotices({ db }, viewer)
  const input = { notice: given?.id }
  await expect(dismissNotice(at(db), stranger, input)).rejects.toMatchObject({ name: 'NotFound' })
  await dismissNotice(at(db), viewer, input)
  await dismissNotice(at(db), viewer, input)
  expect(await listNotices({ db }, viewer)).toEqual([])
  const malformed = dismissNotice(at(db), viewer, { notice: '1 or 1=1' })
  await expect(malformed).rejects.toMatchObject({ name: 'BadInput' })
})

test('[N6] what awaits an answer is not put away', async ({ db }) => {
  const viewer = await buildViewer(db)
  await db.transaction((tx) => give(tx, asked(viewer, opened())))
  await db.update(notice).set({ silence: 'consent' })
  const [given] = await listNotices({ db }, viewer)
  const put = dismissNotice(at(db), viewer, { notice: given?.id })
  await expect(put).rejects.toMatchObject({ name: 'Refused', code: 'answer-owed' })
  expect(await listNotices({ db }, viewer)).toHaveLength(1)
})

test('[N8] the holder of a changed mandate is told, and who changed their own is not', async ({
  db,
}) => {
  const secretary = await buildViewer(db, { kind: 'secretariat', as: 'head' })
  const holder = await buildViewer(db, { coalition: secretary.coalition })
  for (const { mandate, person } of [holder, secretary]) {
    const changed = { id: mandate.id, person: person.id }
    await db.transaction((tx) => tellMandateHolder(tx, at(db), secretary, changed))
  }
  expect(await listNotices({ db }, holder)).toMatchObject([
    { kind: 'mandate-changed', subject: { kind: 'mandate', id: holder.mandate.id } },
  ])
  expect(await listNotices({ db }, secretary)).toEqual([])
})

function opened(): Matter {
  return { kind: 'document-opened', subject: { kind: 'document', id: newId<'document'>() } }
}

function asked(viewer: Viewer, matter: Matter) {
  return {
    coalition: viewer.coalition,
    matter,
    to: [viewer.person.id],
    due: null,
    at: testStart,
  }
}

function at(db: Database) {
  return { db, now: () => testStart }
}

function inTenWorkingDays(): Deadline {
  const outcome = inWorkingDays(testStart, 10, 'seat', buildCalendar())
  if (!outcome.ok) throw new Error(outcome.refusal.code)
  return outcome.deadline
}

function entryOf({ delegation }: Viewer) {
  const document: DocumentId = newId()
  return {
    t: 'document.open' as const,
    b: { document },
    at: testStart,
    by: delegation.id,
    ref: [],
  }
}
