import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex as toHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { expect, test } from 'vitest'
import * as z from 'zod'

import { bundleOf } from '#app/domain/verification/bundle/bundle.ts'
import type { BundleFile } from '#app/domain/verification/bundle/bundle.ts'
import { decodeCsv } from '#app/domain/verification/bundle/csv.ts'
import { dataPackage } from '#app/domain/verification/bundle/data-package.ts'
import { publish } from '#app/domain/verification/bundle/format-json.ts'
import { readFormat } from '#app/domain/verification/read.ts'
import { templates } from '#app/domain/verification/templates/all.ts'

import { contentFrom, customs } from '../format.ts'

const standing = { as: 'draft', symbol: 'HCG/2026/L.5', edit: 12 } as const
const at = { address: 'https://example.org/d/1/format', standing }

const Package = z.object({
  name: z.string().regex(/^[a-z0-9._-]+$/),
  resources: z.array(
    z.object({
      name: z.string().regex(/^[a-z0-9._-]+$/),
      path: z.string(),
      schema: z.object({
        fields: z.array(
          z.looseObject({
            name: z.string(),
            constraints: z.record(z.string(), z.unknown()).optional(),
          }),
        ),
        primaryKey: z.array(z.string()).optional(),
      }),
    }),
  ),
})

test.each(templates)(
  '[PB8] $title: every CSV file has its columns in the package',
  ({ blocks }) => {
    const files = bundleOf(published(blocks), at)
    const textOf = (name: string) => textIn(files.find((file) => file.name === name))
    const { resources } = Package.parse(JSON.parse(textOf('datapackage.json')))
    const tables = files.filter(({ name }) => name.endsWith('.csv')).map(({ name }) => name)
    expect(resources.map(({ path }) => path)).toEqual(tables)
    for (const { path, schema } of resources) {
      const [head = []] = decodeCsv(textOf(path)) ?? []
      expect(schema.fields.map(({ name }) => name)).toEqual(head)
      for (const name of schema.primaryKey ?? []) expect(head).toContain(name)
    }
  },
)

test('[PB8] a threshold limits nothing that may be reported', () => {
  const format = { content: contentFrom(customs), version: '1.0.0', supersedes: null }
  const { resources } = Package.parse(JSON.parse(dataPackage(format)))
  const [declared] = resources.flatMap(({ schema }) =>
    schema.fields.filter(({ name }) => name === 'DECLARED'),
  )
  expect(declared).toMatchObject({
    type: 'number',
    constraints: { minimum: '0', maximum: '1000' },
    'x-threshold': { cmp: 'le', value: '300' },
  })
})

test.each(templates)('[PB9] $title gives the same bytes, each file once', ({ blocks }) => {
  const files = bundleOf(published(blocks), at)
  expect(bundleOf(published(blocks), at)).toEqual(files)
  expect(new Set(files.map(({ name }) => name)).size).toBe(files.length)
})

// Fails? A generator was changed, and with it files at addresses that never change (decision 013).
test('[PB9] the files of a version are these bytes', () => {
  const files = bundleOf(published(customs), {
    ...at,
    standing: { as: 'edition', symbol: 'HCG/1' },
  })
  const digests = files.map((file) => [
    file.name,
    toHex(sha256(utf8ToBytes(textIn(file)))).slice(0, 16),
  ])
  expect(Object.fromEntries(digests)).toEqual({
    'README.md': '29e79faaa8779978',
    'datapackage.json': '192123f842ce2988',
    'format.json': 'b3df78fa70d33ee5',
    'observations.csv': '068c8857c79c2f88',
    'schema.json': '636c28c5ed681039',
    'sdmx-structure.json': '531bd2dc49ff5d89',
    'section-FLOWS.csv': '90b36d14b054a8eb',
    'xlsform.xlsx': 'bf83277f12563cf2',
  })
})

test('[PB9] a bundle says whether it is a draft', () => {
  const readmeOf = (of: Parameters<typeof bundleOf>[1]['standing']) =>
    textIn(
      bundleOf(published(customs), { ...at, standing: of }).find(
        ({ name }) => name === 'README.md',
      ),
    )
  expect(readmeOf(standing)).toContain('**This is a draft**: HCG/2026/L.5 as of its edit 12.')
  expect(readmeOf({ as: 'edition', symbol: 'HCG/2026/5' })).toContain(
    'Version 1.0.0, adopted as HCG/2026/5.',
  )
})

function published(blocks: Parameters<typeof readFormat>[0]) {
  const result = publish(readFormat(blocks), [], { version: '1.0.0', supersedes: null })
  if (!result.ok) throw new TypeError(JSON.stringify(result.problems))
  return result.published
}

/** The text of a file; of a workbook that of its cells, which the server packs the same way each time. */
function textIn(file: BundleFile | undefined): string {
  if (file === undefined) return ''
  return 'text' in file ? file.text : JSON.stringify(file.sheets)
}
