import { readSheet } from 'read-excel-file/node'
import { expect, test } from 'vitest'

import type { ReadCells } from '#app/domain/verification/blocks.ts'
import { xlsForm } from '#app/domain/verification/bundle/xlsform.ts'
import { templates } from '#app/domain/verification/templates/all.ts'
import { packFile } from '#server/verification/pack-file.ts'
import { contentFrom, customs } from '#test/domain/verification/format.ts'

/** The sheets of a form, as a reader of spreadsheets that others wrote finds them. */
async function formOf(blocks: readonly ReadCells[]) {
  const format = { content: contentFrom(blocks), version: '1.12.3', supersedes: null }
  const { bytes } = await packFile({ name: 'xlsform.xlsx', type: '', sheets: xlsForm(format) })
  const again = await packFile({ name: 'xlsform.xlsx', type: '', sheets: xlsForm(format) })
  expect(Buffer.compare(again.bytes, bytes)).toBe(0)
  const sheet = async (name: string) => rowsOf(await readSheet(Buffer.from(bytes), name))
  return {
    survey: await sheet('survey'),
    choices: await sheet('choices'),
    settings: await sheet('settings'),
  }
}

type Row = Readonly<Record<string, string>>

function rowsOf([head = [], ...rows]: readonly (readonly unknown[])[]): readonly Row[] {
  return rows.map((cells) =>
    Object.fromEntries(
      head.flatMap((column, at) => {
        const cell = cells[at]
        return typeof column === 'string' && typeof cell === 'string' ? [[column, cell]] : []
      }),
    ),
  )
}

test('[PB11] an indicator is asked for with its type, its bounds and who reports it', async () => {
  const { survey, choices, settings } = await formOf(customs)
  const row = (name: string) => survey.find((one) => one['name'] === name)
  expect(settings).toEqual([
    {
      form_title: 'Customs flow',
      form_id: 'customs_flow',
      version: '1012003',
      default_language: 'English (en)',
    },
  ])
  expect(survey.slice(0, 3).map(({ type, name }) => [type, name])).toEqual([
    ['select_one CL_PORTS', 'SUBJECT'],
    ['select_one CL_SOURCE', 'SOURCE'],
    ['text', 'TIME_PERIOD'],
  ])
  expect(row('TIME_PERIOD')?.['constraint']).toBe("regex(., '^(?:\\d{4}-(?:0[1-9]|1[0-2]))$')")
  const asked = "${SOURCE} = 'CUSTOMS' or ${SOURCE} = 'MISSION' or ${SOURCE} = 'MIRROR'"
  expect(row('DECLARED.status')).toEqual({
    type: 'select_one CL_OBS_STATUS',
    name: 'DECLARED.status',
    'label::English (en)': 'Value declared',
    required: 'yes',
    default: 'A',
    constraint: ". = 'A' or . = 'E' or . = 'P' or . = 'U' or . = 'M' or . = 'L'",
    relevant: asked,
  })
  expect(row('DECLARED')).toMatchObject({
    type: 'decimal',
    'hint::English (en)': 'Unit: EUR',
    // The threshold of 300 limits nothing that may be reported.
    constraint: '. >= 0 and . <= 1000',
  })
  expect(row('DECLARED')?.['relevant']).toContain("${DECLARED.status} = 'A'")
  expect(row('CONTROL')?.['type']).toBe('select_one CL_LEVELS')
  expect(choices.filter((one) => one['list_name'] === 'CL_LEVELS')).toEqual(
    [
      ['0', 'None'],
      ['1', 'Some'],
      ['2', 'Risk'],
      ['3', 'All'],
    ].map(([name, label]) => ({ list_name: 'CL_LEVELS', name, 'label::English (en)': label })),
  )
})

test.each(templates)(
  '[PB11] $title is a form in which every name leads somewhere',
  async ({ blocks }) => {
    const { survey, choices } = await formOf(blocks)
    const names = survey.flatMap(({ name }) => name ?? [])
    expect(new Set(names).size).toBe(names.length)
    expect(names.filter((name) => !/^[A-Za-z_][A-Za-z0-9_.]*$/.test(name))).toEqual([])

    const keys = choices.map((one) => `${one['list_name']} ${one['name']}`)
    expect(new Set(keys).size).toBe(keys.length)
    const lists = new Set(choices.map((one) => one['list_name']))
    const types = survey.map(({ type }) => type ?? '')
    expect(types.filter((type) => !questionType.test(type))).toEqual([])
    const chosen = types.flatMap((type) => /^select_(?:one|multiple) (\S+)$/.exec(type)?.[1] ?? [])
    expect(chosen.filter((list) => !lists.has(list))).toEqual([])

    const asked = new Set(names)
    const used = survey.flatMap(({ relevant = '', constraint = '' }) =>
      [...`${relevant} ${constraint}`.matchAll(/\$\{([^}]+)\}/g)].map(([, name = '']) => name),
    )
    expect(used.filter((name) => !asked.has(name))).toEqual([])

    const open = types.filter((type) => type.startsWith('begin_')).map((type) => type.slice(6))
    expect(types.filter((type) => type.startsWith('end_')).map((type) => type.slice(4))).toEqual(
      open,
    )
    expect(open).toEqual(
      contentFrom(blocks).sections.map(({ kind }) => (kind === 'table' ? 'repeat' : 'group')),
    )
  },
)

const questionType =
  /^(?:decimal|integer|date|text|file|geopoint|select_(?:one|multiple) \S+|(?:begin|end)_(?:group|repeat))$/
