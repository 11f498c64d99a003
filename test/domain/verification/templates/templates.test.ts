import { expect, test } from 'vitest'

import { blocksOf, docOf, seedContent } from '#app/domain/drafting/ydoc.ts'
import type { Calendar } from '#app/domain/kernel/calendar.ts'
import { checkFormat } from '#app/domain/verification/check/check.ts'
import type { Observation } from '#app/domain/verification/evaluate/observation.ts'
import { readRow } from '#app/domain/verification/evaluate/row.ts'
import { runRule } from '#app/domain/verification/evaluate/run-rule.ts'
import { expectedFalseFlags } from '#app/domain/verification/false-flags.ts'
import { contentOf, readCells, readFormat } from '#app/domain/verification/read.ts'
import { templates } from '#app/domain/verification/templates/all.ts'
import { formatText } from '#app/domain/verification/templates/as-text.ts'
import { newId } from '#test/support/build.ts'

import { contentFrom } from '../format.ts'

const byCode = new Map(templates.map((template) => [template.code, template]))

function template(code: string) {
  const found = byCode.get(code)
  if (found === undefined) throw new RangeError(`no template ${code}`)
  return found
}

test.each(templates)('[TP1] $title is sound', ({ blocks }) => {
  expect(checkFormat(readFormat(blocks), [])).toEqual([])
})

test('[TP1] there are a blank one and eight, each by its own name', () => {
  expect([...byCode.keys()]).toEqual(['T0', 'T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'T8'])
  expect(new Set(templates.map(({ blocks }) => contentFrom(blocks).id)).size).toBe(9)
})

test.each(templates)('[TP6] $title reads from its text as what it was', (one) => {
  const text = formatText(one.blocks, newId<'block'>)
  const blocks = blocksOf(docOf([seedContent(text, { clientId: 1 })]))
  const reading = readFormat(readCells(blocks))
  expect(checkFormat(reading, [])).toEqual([])
  expect(contentOf(reading)).toEqual(contentFrom(one.blocks))
})

test.each([
  ['T0', ['VALUE: below-min']],
  ['T1', ['CHANGE_TYPE: unknown-code']],
  ['T2', ['PLANNED_SUBSTANCE: pattern-differs']],
  ['T3', ['NIL_EXPORTS: not-a-boolean', 'NIL_IMPORTS: value-missing']],
  ['T4', ['CERTIFICATE: not-a-file']],
  ['T5', ['RECOMMENDATION: unknown-code', 'RATING: unknown-code']],
  ['T6', ['MATERIALITY: not-a-number']],
  ['T7', ['PEOPLE: below-min', 'VALUE.u: uncertainty-missing', 'BENEFIT: not-a-boolean']],
  ['T8', ['SOURCE: unknown-source', 'LEVEL: unknown-code']],
])('[TP2] %s accepts its valid row and refuses the other for %j', (code, faults) => {
  const { blocks, valid, refused } = template(code)
  const content = contentFrom(blocks)
  const accepted = readRow(content, valid.section, valid.row)
  expect(accepted).toMatchObject({ ok: true })
  const read = readRow(content, refused.section, refused.row)
  expect(read.ok ? [] : read.faults.map(({ column, code: of }) => `${column}: ${of}`)).toEqual(
    faults,
  )
})

test.each([
  ['T1', 'LEDGER INVENTORY BALANCE', 'identity balance reference'],
  ['T2', 'PAST PLANNED TRADE VISIT REQUESTS', 'mirror order pair'],
  ['T3', 'TRANSFERS NIL', 'mirror unique'],
  ['T4', 'LICENCES', 'timeliness order'],
  ['T5', 'TECHNICAL EFFECTIVENESS ACTIONS STATISTICS', 'agreement evidence count'],
  ['T6', 'ENTITIES FLOWS ADJUSTMENTS SUMMARY', 'pair'],
  ['T7', 'CHANNEL BRIEFING', 'trend timeliness consensus'],
  ['T8', 'ACTS MEASURES LEVELS', 'agreement'],
])('[TP3] %s has the sections %s and rules of the types %s', (code, sections, types) => {
  const content = contentFrom(template(code).blocks)
  expect(content.sections.map(({ id }) => id).join(' ')).toBe(sections)
  expect([...new Set(content.rules.map(({ type }) => type))].join(' ')).toBe(types)
})

test('[TP3] the governance scorecard is rated by three, and sustained for a year', () => {
  const level = contentFrom(template('T8').blocks)
    .sections.flatMap(({ indicators }) => indicators)
    .find(({ id }) => id === 'LEVEL')
  expect(level).toMatchObject({
    minIndependent: 3,
    window: { kind: 'sustained', periods: 2, of: 2 },
    threshold: { cmp: 'atLeastLevel', code: '3' },
  })
})

test('[TP4] the humanitarian channel is capped, and its rules stay below the cap', () => {
  const content = contentFrom(template('T7').blocks)
  expect(content.highestConsequence).toBe('query')
  expect(content.rules.every(({ onFail }) => onFail !== 'discrepancy')).toBe(true)
  expect(expectedFalseFlags(content).expected).toBeCloseTo(2 * 4 * (0.01 + 0.05), 10)
})

const calendar: Calendar = {
  editions: [],
  zone: 'UTC',
  weekend: new Set([6, 7]),
  holidays: new Map(),
  years: { first: 2027, last: 2027 },
}

/** Whether a State with these ratings by one assessor is listed. */
function listed(ratings: Readonly<Record<string, string>>, effects: readonly string[]) {
  const content = contentFrom(template('T5').blocks)
  const said = (indicator: string, value: string, line: string): Observation => ({
    indicator,
    source: 'ASSESSOR_A',
    subject: 'AAA',
    period: '2027',
    line,
    status: 'A',
    value,
    uncertainty: null,
  })
  const recommendations = Array.from({ length: 40 }, (_, at) => `R${at + 1}`)
  const observations = [
    ...recommendations.flatMap((id) => [
      said('RECOMMENDATION', id, id),
      said('RATING', ratings[id] ?? 'C', id),
    ]),
    ...effects.map((effect, at) => said('EFFECT', effect, `IO${at + 1}`)),
  ]
  const rule = content.rules.find(({ id }) => id === 'LISTED')
  if (rule === undefined) throw new TypeError('the template has the rule')
  const [outcome] = runRule(content, rule, observations, {
    subject: 'AAA',
    period: '2027',
    calendar,
  })
  return outcome?.outcome === 'fails'
}

const partly = (ids: readonly string[]) => Object.fromEntries(ids.map((id) => [id, 'PC']))
const fill = (level: string, count: number) => Array.from({ length: count }, () => level)

test('[TP5] twenty low ratings list a State, and three of six core ones', () => {
  const effects = fill('SE', 11)
  const peripheral = Array.from({ length: 20 }, (_, at) => `R${at + 21}`)
  expect(listed(partly(peripheral.slice(1)), effects)).toBe(false)
  expect(listed(partly(peripheral), effects)).toBe(true)
  expect(listed(partly(['R3', 'R5', 'R7']), effects)).toBe(false)
  expect(listed({ R3: 'NC', R5: 'PC', R20: 'PC' }, effects)).toBe(true)
})

test('[TP5] nine outcomes low or moderate list a State if two are low, and six low ones alone', () => {
  expect(listed({}, [...fill('ME', 8), 'LE', ...fill('SE', 2)])).toBe(false)
  expect(listed({}, [...fill('ME', 7), 'LE', 'LE', ...fill('SE', 2)])).toBe(true)
  expect(listed({}, [...fill('LE', 5), ...fill('HE', 6)])).toBe(false)
  expect(listed({}, [...fill('LE', 6), ...fill('HE', 5)])).toBe(true)
})
