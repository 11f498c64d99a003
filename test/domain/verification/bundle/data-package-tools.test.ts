import { Profile } from 'datapackage'
import { Schema, TableSchemaError } from 'tableschema'
import { expect, test } from 'vitest'
import * as z from 'zod'

import { dataPackage } from '#app/domain/verification/bundle/data-package.ts'
import { columnsOf } from '#app/domain/verification/evaluate/row.ts'
import { templates } from '#app/domain/verification/templates/all.ts'

import { contentFrom } from '../format.ts'

const Package = z.looseObject({
  resources: z.array(z.looseObject({ path: z.string(), schema: z.looseObject({}) })),
})

type Template = (typeof templates)[number]

function packageOf({ blocks }: Template) {
  const format = { content: contentFrom(blocks), version: '1.0.0', supersedes: null }
  return Package.parse(JSON.parse(dataPackage(format)))
}

test.each(templates)(
  '[PB8] $title is a package to the profile of Frictionless',
  async (template) => {
    const profile = await Profile.load('data-package')
    const { errors, valid } = profile.validate(packageOf(template))
    expect(errors.map(String)).toEqual([])
    expect(valid).toBe(true)
  },
)

test('[PB8] and the profile refuses a package without files', async () => {
  const profile = await Profile.load('data-package')
  expect(profile.validate({ name: 'customs-flow', resources: [] }).valid).toBe(false)
})

/** A row of a section's file, cell by cell as its columns stand. */
async function castBy(template: Template, kind: 'valid' | 'refused'): Promise<unknown> {
  const { section: sectionId, row } = template[kind]
  const cells: Readonly<Record<string, string | undefined>> = row
  const section = contentFrom(template.blocks).sections.find(({ id }) => id === sectionId)
  if (section === undefined) throw new RangeError(`no section ${sectionId}`)
  const { resources } = packageOf(template)
  const resource = resources.find(({ path }) => path === `section-${sectionId}.csv`)
  // Its types say that it is there at once, and it is a promise.
  const schema = await Promise.resolve(Schema.load(resource?.schema ?? {}, { strict: true }))
  return schema.castRow(columnsOf(section).map((column) => cells[column] ?? ''))
}

test.each(templates)('[PB8] the valid row of $title is cast by tableschema', async (template) => {
  await expect(castBy(template, 'valid')).resolves.toContain(template.valid.row.SUBJECT)
})

test.each(templates)(
  '[PB8] the refused row of $title is refused by tableschema',
  async (template) => {
    await expect(castBy(template, 'refused')).rejects.toThrow(TableSchemaError)
  },
)
