import { dataPackage, sectionFile } from './data-package.ts'
import type { Published } from './format-json.ts'
import { jsonSchema } from './json-schema.ts'
import { observationsCsv } from './observations-csv.ts'
import { readme } from './readme.ts'
import type { Standing } from './readme.ts'
import { sdmxStructure } from './sdmx-structure.ts'
import { sectionCsv } from './section-csv.ts'
import { xlsForm } from './xlsform.ts'
import type { Sheet } from './xlsform.ts'

/**
 * A file of the bundle, under the name by which the others know it: its text, or the sheets of a workbook
 * that the server packs.
 */
export type BundleFile = { name: string; type: string } & (
  | { text: string }
  | { sheets: readonly Sheet[] }
)

/**
 * What a format leaves as (verification.md 1.4): files for other people's tools, each generated from the
 * one content, so that the same content gives the same bytes. `address` is where they are.
 */
export function bundleOf(
  published: Published,
  { address, standing }: { address: string; standing: Standing },
): readonly BundleFile[] {
  const { format, json } = published
  return [
    { name: 'format.json', type: types.json, text: json },
    { name: 'schema.json', type: types.schema, text: jsonSchema(format, address) },
    { name: 'datapackage.json', type: types.json, text: dataPackage(format) },
    { name: 'observations.csv', type: types.csv, text: observationsCsv(format, []) },
    ...format.content.sections.map((section) => ({
      name: sectionFile(section),
      type: types.csv,
      text: sectionCsv(format.content, section.id),
    })),
    { name: 'sdmx-structure.json', type: types.structure, text: sdmxStructure(format) },
    { name: 'xlsform.xlsx', type: types.workbook, sheets: xlsForm(format) },
    { name: 'README.md', type: types.markdown, text: readme(published, standing) },
  ]
}

const types = {
  json: 'application/json; charset=utf-8',
  schema: 'application/schema+json; charset=utf-8',
  structure: 'application/vnd.sdmx.structure+json; version=2.1; charset=utf-8',
  workbook: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8; header=present',
  markdown: 'text/markdown; charset=utf-8',
} as const
