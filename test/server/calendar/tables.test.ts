import { expect, test } from 'vitest'

import { yearOf } from '#app/domain/kernel/plain-date.ts'
import { countryTable } from '#server/calendar/country-table.ts'
import { demoTables } from '#server/calendar/demo-tables.ts'

const years = { first: 2026, last: 2028 }

test('[K16] a country’s public holidays come under their local dates', () => {
  const table = countryTable({
    code: 'CH',
    country: 'CH',
    zone: 'Europe/Zurich',
    weekend: [6, 7],
    years: { first: 2026, last: 2026 },
  })
  expect(table?.source).toContain('CC-BY-3.0')
  expect(table?.holidays.map(({ date }) => date)).toEqual([
    '2026-01-01',
    '2026-04-03',
    '2026-04-05',
    '2026-04-06',
    '2026-05-14',
    '2026-05-24',
    '2026-05-25',
    '2026-08-01',
    '2026-09-20',
    '2026-12-25',
    '2026-12-26',
  ])
})

test('[K16] an eve that is free from 14:00 is a day worked', () => {
  const table = countryTable({
    code: 'AT',
    country: 'AT',
    zone: 'Europe/Vienna',
    weekend: [6, 7],
    years,
  })
  expect(table?.holidays.map(({ date }) => date)).toContain('2026-12-25')
  expect(table?.holidays.map(({ date }) => date)).not.toContain('2026-12-24')
})

test('[K16] a feast of several days takes each of them, and one on sight of the moon is tentative', () => {
  const table = countryTable({
    code: 'EG',
    country: 'EG',
    zone: 'Africa/Cairo',
    weekend: [5, 6],
    years,
  })
  const march = table?.holidays.filter(({ date }) => date.startsWith('2026-03'))
  expect(march).toEqual(
    ['2026-03-20', '2026-03-21', '2026-03-22'].map((date) =>
      expect.objectContaining({ date, tentative: true }),
    ),
  )
  const labour = table?.holidays.find(({ date }) => date === '2026-05-01')
  expect(labour?.tentative).toBe(false)
})

test('[K16] a country that the data set does not know has no table', () => {
  const table = countryTable({
    code: 'QA',
    country: 'QA',
    zone: 'Asia/Qatar',
    weekend: [5, 6],
    years,
  })
  expect(table).toBeNull()
})

test('[K17] the demo’s tables are the same for the same years, and keep to them', () => {
  expect(demoTables(years)).toEqual(demoTables(years))
  expect(demoTables(years).map(({ code, zone }) => `${code} ${zone}`)).toEqual([
    'XH Europe/Zurich',
    'XU Europe/Brussels',
    'XO America/New_York',
    'XT Europe/London',
    'XS Europe/Vienna',
    'XM Asia/Kolkata',
  ])
  for (const { holidays } of demoTables(years)) {
    for (const { date } of holidays) expect([2026, 2027, 2028]).toContain(yearOf(date))
  }
})

test('[K17] Thane’s banks close on a Monday after each quarter day, also over the turn of the year', () => {
  const thane = demoTables(years).find(({ code }) => code === 'XT')
  const closed = thane?.holidays.filter(({ name }) => name.endsWith('bank holiday'))
  expect(closed?.map(({ date }) => date).toSorted()).toEqual([
    '2026-03-30',
    '2026-06-29',
    '2026-10-05',
    '2026-12-28',
    '2027-03-29',
    '2027-06-28',
    '2027-10-04',
    '2027-12-27',
    '2028-03-27',
    '2028-06-26',
    '2028-10-02',
  ])
  const ofNewYear = demoTables({ first: 2029, last: 2029 }).find(({ code }) => code === 'XT')
  expect(ofNewYear?.holidays).toContainEqual({
    date: '2029-01-01',
    name: 'Winter quarter bank holiday',
    tentative: false,
  })
})
