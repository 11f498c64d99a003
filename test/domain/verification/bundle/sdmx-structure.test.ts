import { Validator } from '@cfworker/json-schema'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import * as z from 'zod'

import type { ReadCells } from '#app/domain/verification/blocks.ts'
import { sdmxStructure } from '#app/domain/verification/bundle/sdmx-structure.ts'
import { observationColumns } from '#app/domain/verification/observation-columns.ts'
import { templates } from '#app/domain/verification/templates/all.ts'

import { contentFrom, customs } from '../format.ts'
import { sdmxRules } from './sdmx-rules.ts'

const ajv = new Ajv2020({ strict: false, validateFormats: false })
const holds = ajv.compile(sdmxRules)
const other = new Validator(sdmxRules, '2020-12')

function structureOf(blocks: readonly ReadCells[]): unknown {
  const format = { content: contentFrom(blocks), version: '1.2.0', supersedes: null }
  const text = sdmxStructure(format)
  expect(sdmxStructure(format)).toBe(text)
  return JSON.parse(text)
}

test.each(templates)('[PB10] $title is a structure message of SDMX-JSON', ({ blocks }) => {
  const structure = structureOf(blocks)
  holds(structure)
  expect(holds.errors ?? []).toEqual([])
  expect(other.validate(structure).valid).toBe(true)
})

const Item = z.object({ id: z.string() })
const Held = Item.extend({ agencyID: z.string(), version: z.string() })
const Component = Item.extend({
  conceptIdentity: z.string(),
  localRepresentation: z.object({ enumeration: z.string().optional() }),
})
const Structure = z.object({
  data: z.object({
    codelists: z.array(Held.extend({ codes: z.array(z.looseObject({ id: z.string() })) })),
    conceptSchemes: z.array(Held.extend({ concepts: z.array(Item) })),
    dataStructures: z.array(
      Held.extend({
        dataStructureComponents: z.object({
          dimensionList: z.object({ dimensions: z.array(Component), timeDimension: Component }),
          measureList: z.object({ measures: z.array(Component) }),
          attributeList: z.object({ attributes: z.array(Component) }),
        }),
      }),
    ),
    dataflows: z.array(Held.extend({ structure: z.string() })),
    dataProviderSchemes: z.array(Held.extend({ dataProviders: z.array(Item) })),
    provisionAgreements: z.array(Held.extend({ dataflow: z.string(), dataProvider: z.string() })),
    dataConstraints: z.array(
      Held.extend({
        constraintAttachment: z.object({ provisionAgreements: z.array(z.string()) }),
        cubeRegions: z.array(
          z.object({ keyValues: z.array(Item.extend({ values: z.array(z.string()) })) }),
        ),
      }),
    ),
  }),
})

test.each(templates)('[PB10] $title: what is referred to is in the message', ({ blocks }) => {
  const { data } = Structure.parse(structureOf(blocks))
  const urn = (kind: string, { agencyID, id, version }: z.infer<typeof Held>, inside = '') =>
    `urn:sdmx:org.sdmx.infomodel.${kind}=${agencyID}:${id}(${version})${inside}`
  const there = new Set([
    ...data.codelists.map((one) => urn('codelist.Codelist', one)),
    ...data.conceptSchemes.flatMap((scheme) =>
      scheme.concepts.map(({ id }) => urn('conceptscheme.Concept', scheme, `.${id}`)),
    ),
    ...data.dataStructures.map((one) => urn('datastructure.DataStructure', one)),
    ...data.dataflows.map((one) => urn('datastructure.Dataflow', one)),
    ...data.dataProviderSchemes.flatMap((scheme) =>
      scheme.dataProviders.map(({ id }) => urn('base.DataProvider', scheme, `.${id}`)),
    ),
    ...data.provisionAgreements.map((one) => urn('registry.ProvisionAgreement', one)),
  ])
  const referred = [
    ...componentsOf(data).flatMap(({ conceptIdentity, localRepresentation: { enumeration } }) =>
      enumeration === undefined ? [conceptIdentity] : [conceptIdentity, enumeration],
    ),
    ...data.dataflows.map(({ structure }) => structure),
    ...data.provisionAgreements.flatMap((one) => [one.dataflow, one.dataProvider]),
    ...data.dataConstraints.flatMap((one) => one.constraintAttachment.provisionAgreements),
  ]
  expect(referred.filter((one) => !there.has(one))).toEqual([])
  const everyId = Object.values(data).flatMap((of) => of.map(({ id }) => id))
  const lists = data.codelists.map(({ id }) => id)
  expect(new Set(lists).size).toBe(lists.length)
  expect(everyId.length).toBeGreaterThan(lists.length)
  expect(
    componentsOf(data)
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual(observationColumns.slice(3).toSorted())
})

function componentsOf({ dataStructures: [structure] }: z.infer<typeof Structure>['data']) {
  if (structure === undefined) return []
  const { dimensionList, measureList, attributeList } = structure.dataStructureComponents
  return [
    ...dimensionList.dimensions,
    dimensionList.timeDimension,
    ...measureList.measures,
    ...attributeList.attributes,
  ]
}

test('[PB10] each source agrees to report the indicators that it is a source of', () => {
  const { data } = Structure.parse(structureOf(customs))
  const cubes = data.dataConstraints.map(({ cubeRegions: [cube] }) =>
    cube?.keyValues.map(({ values }) => values),
  )
  expect(cubes).toEqual([
    [['CUSTOMS'], ['DECLARED', 'CONTROL']],
    [['BANKS'], ['BANKED']],
    [['MISSION'], ['DECLARED', 'CONTROL']],
    [['MIRROR'], ['DECLARED']],
  ])
  expect(
    data.provisionAgreements.map(({ id, agencyID, version }) => [id, agencyID, version]),
  ).toEqual(
    ['CUSTOMS', 'BANKS', 'MISSION', 'MIRROR'].map((id) => [`customs_flow_${id}`, 'HCG', '1.2.0']),
  )
})

test('[PB10] a threshold is an annotation of its indicator', () => {
  const { data } = Structure.parse(structureOf(customs))
  const indicators = data.codelists.find(({ id }) => id === 'CL_INDICATOR')?.codes ?? []
  expect(indicators[0]).toMatchObject({
    id: 'DECLARED',
    annotations: [
      { type: 'SECTION', value: 'FLOWS', text: 'Flows' },
      { type: 'DATATYPE', value: 'decimal' },
      { type: 'UNIT', value: 'EUR' },
      { type: 'THRESHOLD', value: '≤ 300' },
    ],
  })
})
