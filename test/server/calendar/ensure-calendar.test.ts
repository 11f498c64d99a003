import { expect } from 'vitest'

import { findEdition } from '#db/calendar.ts'
import { ensureCalendar } from '#server/calendar/ensure-calendar.ts'
import { testStart } from '#test/support/build.ts'
import { databaseTest as test } from '#test/support/database.ts'

test('a capital that joins has its country’s holiday table and days of rest, once', async ({
  db,
}) => {
  await db.transaction(async (tx) => {
    for (let times = 0; times < 2; times += 1) {
      await ensureCalendar(tx, { code: 'AT', zone: 'Europe/Vienna' }, testStart)
      await ensureCalendar(tx, { code: 'EG', zone: 'Africa/Cairo' }, testStart)
      await ensureCalendar(tx, { code: 'XX', zone: 'Europe/Vienna' }, testStart)
    }
    expect(await findEdition(tx, 'AT')).toMatchObject({ version: 1, weekend: [6, 7] })
    expect(await findEdition(tx, 'EG')).toMatchObject({ version: 1, weekend: [5, 6] })
    expect(await findEdition(tx, 'XX')).toBeNull()
  })
})
