import { expect, test } from 'vitest'

import { unitOf } from '#app/domain/verification/units.ts'

test.each([
  'kg',
  'g',
  '%',
  '1',
  '{shipment}',
  't/a',
  'm2',
  'm3/s',
  'kg.m/s2',
  '10*6/L',
  '/min',
  'mm[Hg]',
  '[degF]',
  'Cel',
  'kBq/m2',
  'umol/L',
  '(kg/m2)/s',
  'd',
  'wk',
  'a',
  'g{element}',
  '[nmi_i]',
  'MW.h',
])('[FM8] %j is a unit of UCUM', (code) => {
  expect(unitOf(code)).toEqual({ kind: 'ucum', code })
})

test.each(['EUR', 'USD', 'XDR', 'JPY'])('[FM8] %j is a currency', (code) => {
  expect(unitOf(code)).toEqual({ kind: 'currency', code })
})

test.each([
  '',
  'KG',
  'kgs',
  'tonne',
  'EURO',
  'eur',
  'm//s',
  'kg.',
  'kmin',
  '{a',
  'm 2',
  'percent',
  '%%',
  'k',
  'DEM',
  '(kg',
  'kg)',
  '1.',
])('[FM8] %j is none', (code) => {
  expect(unitOf(code)).toBeNull()
})
