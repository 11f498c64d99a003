import { expect } from 'vitest'

import { addWorkingDays } from '#app/domain/kernel/calendar.ts'
import { fromIso } from '#app/domain/kernel/instant.ts'
import { plainDate } from '#app/domain/kernel/plain-date.ts'
import type { HolidayTable } from '#db/calendar.ts'
import { loadCalendar, loadUnion } from '#server/calendar/load-calendar.ts'
import { publishCalendar } from '#server/calendar/publish-calendar.ts'
import { databaseTest as test } from '#test/support/database.ts'

const at = fromIso('2026-01-05T09:00:00Z')

test('[K14] a correction is the next version, the same content once more is none', async ({
  db,
}) => {
  const first = await db.transaction((tx) => publishCalendar(tx, seat(['2026-06-15']), at))
  const corrected = seat(['2026-06-15', '2026-06-17'])
  const second = await db.transaction((tx) => publishCalendar(tx, corrected, at))
  const reordered = seat(['2026-06-17', '2026-06-15'])
  const again = await db.transaction((tx) => publishCalendar(tx, reordered, at))
  expect([first, second, again]).toEqual([
    { code: 'XH', version: 1 },
    { code: 'XH', version: 2 },
    { code: 'XH', version: 2 },
  ])
})

test('[K14] several who publish at once get one version each', async ({ db }) => {
  const days = ['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05']
  const editions = await Promise.all(
    days.map((day) => db.transaction((tx) => publishCalendar(tx, seat([day]), at))),
  )
  expect(new Set(editions.map(({ version }) => version))).toEqual(new Set([1, 2, 3, 4]))
})

test('[K14] the database refuses to change or remove what is published', async ({ db, sql }) => {
  await db.transaction((tx) => publishCalendar(tx, seat(['2026-06-15']), at))
  await expect(sql`update holiday set name = 'Another'`).rejects.toThrow('append-only')
  await expect(sql`delete from holiday`).rejects.toThrow('append-only')
  await expect(sql`update holiday_calendar set zone = 'UTC'`).rejects.toThrow('append-only')
})

test('[K14] a table with a holiday outside its years is refused whole', async ({ db, sql }) => {
  const publish = db.transaction((tx) => publishCalendar(tx, seat(['2031-01-01']), at))
  await expect(publish).rejects.toThrow(RangeError)
  expect(await sql`select * from holiday_calendar`).toHaveLength(0)
})

test('[K15] the latest version counts, a remembered one goes on counting as it did', async ({
  db,
}) => {
  const monday = fromIso('2026-06-15T08:00:00Z')
  await db.transaction((tx) => publishCalendar(tx, seat([]), at))
  const remembered = await loadCalendar(db, 'XH')
  const before = addWorkingDays(monday, 2, remembered)
  await db.transaction((tx) => publishCalendar(tx, seat(['2026-06-17']), at))
  expect(addWorkingDays(monday, 2, await loadCalendar(db, 'XH'))).toBe(
    fromIso('2026-06-18T22:00:00Z'),
  )
  expect(addWorkingDays(monday, 2, await loadCalendar(db, 'XH', 1))).toBe(before)
  expect(await loadCalendar(db, 'XH', 1)).toEqual(remembered)
})

test('[K15] a code or version that nobody published is an error', async ({ db }) => {
  await db.transaction((tx) => publishCalendar(tx, seat([]), at))
  await expect(loadCalendar(db, 'XX')).rejects.toThrow('XX')
  await expect(loadCalendar(db, 'XH', 7)).rejects.toThrow('version 7')
})

test('[K6] the union of stored calendars names every edition it is made of', async ({ db }) => {
  await db.transaction(async (tx) => {
    await publishCalendar(tx, seat(['2026-06-15']), at)
    await publishCalendar(tx, { ...seat(['2026-06-16']), code: 'XT', zone: 'Europe/London' }, at)
    await publishCalendar(tx, { ...seat(['2026-06-17']), code: 'XT', zone: 'Europe/London' }, at)
  })
  const all = await loadUnion(db, 'Europe/Zurich', ['XH', { code: 'XT', version: 1 }])
  expect(all.editions).toEqual([
    { code: 'XH', version: 1 },
    { code: 'XT', version: 1 },
  ])
  expect([...all.holidays.keys()]).toEqual(['2026-06-15', '2026-06-16'])
})

function seat(days: readonly string[]): HolidayTable {
  return {
    code: 'XH',
    zone: 'Europe/Zurich',
    weekend: [6, 7],
    years: { first: 2026, last: 2027 },
    source: 'test',
    holidays: days.map((day) => ({ date: plainDate(day), name: 'Feast', tentative: false })),
  }
}
