import type { Json } from '../../kernel/canonical-json.ts'
import type { Content } from '../model.ts'
import { observationColumns } from '../observation-columns.ts'
import { listName, named, titled, urn } from './sdmx-names.ts'
import type { Maintained } from './sdmx-names.ts'

/** A column of `observations.csv` that is a component of the structure; the rest say which that is. */
export type Component = Exclude<
  (typeof observationColumns)[number],
  'STRUCTURE' | 'STRUCTURE_ID' | 'ACTION'
>

/** The concepts of the components, in the order of the columns. */
export function conceptScheme(scheme: Maintained, { title }: Content): Json {
  return {
    ...scheme,
    ...named(title),
    concepts: components.map((id) => ({ id, ...titled(concepts[id]) })),
  }
}

export function conceptSchemeOf({ id, ...own }: Maintained): Maintained {
  return { ...own, id: `CS_${id}` }
}

/**
 * What a line of `observations.csv` is made of. Values are strings, because indicators of several types
 * stand in one column; what each must look like, `schema.json` says.
 */
export function dataStructure(own: Maintained, content: Content): Json {
  const scheme = conceptSchemeOf(own)
  const component = (id: Component) => ({
    id,
    conceptIdentity: urn('conceptscheme.Concept', scheme, id),
  })
  const coded = (list: string) => ({
    enumeration: urn('codelist.Codelist', { ...own, id: listName(list) }),
  })
  const dimensions = [
    { ...component('FREQ'), localRepresentation: coded('FREQ') },
    { ...component('SUBJECT'), localRepresentation: coded(content.subjects) },
    { ...component('SOURCE'), localRepresentation: coded('SOURCE') },
    { ...component('INDICATOR'), localRepresentation: coded('INDICATOR') },
    { ...component('LINE'), localRepresentation: text },
  ]
  const ofObservation = { attributeRelationship: { observation: {} } }
  return {
    ...own,
    ...named(content.title),
    dataStructureComponents: {
      dimensionList: {
        id: 'DimensionDescriptor',
        dimensions: dimensions.map((one, position) => ({ ...one, position })),
        timeDimension: {
          ...component('TIME_PERIOD'),
          localRepresentation: { format: { dataType: 'ObservationalTimePeriod' } },
        },
      },
      measureList: {
        id: 'MeasureDescriptor',
        measures: [{ ...component('OBS_VALUE'), usage: 'optional', localRepresentation: text }],
      },
      attributeList: {
        id: 'AttributeDescriptor',
        attributes: [
          {
            ...component('UNIT_MEASURE'),
            usage: 'optional',
            attributeRelationship: { dimensions: ['INDICATOR'] },
            localRepresentation: text,
          },
          {
            ...component('OBS_STATUS'),
            usage: 'mandatory',
            ...ofObservation,
            localRepresentation: coded('OBS_STATUS'),
          },
          {
            ...component('OBS_UNCERTAINTY'),
            usage: 'optional',
            ...ofObservation,
            localRepresentation: text,
          },
          {
            ...component('REPORT_ID'),
            usage: 'mandatory',
            ...ofObservation,
            localRepresentation: text,
          },
          {
            ...component('REVISION'),
            usage: 'mandatory',
            ...ofObservation,
            localRepresentation: { format: { dataType: 'Integer', minValue: 1 } },
          },
          {
            ...component('EVIDENCE'),
            usage: 'optional',
            ...ofObservation,
            localRepresentation: text,
          },
          {
            ...component('COMMENT_OBS'),
            usage: 'optional',
            ...ofObservation,
            localRepresentation: text,
          },
        ],
      },
    },
  }
}

const text = { format: { dataType: 'String' } } as const

const concepts = {
  FREQ: 'Frequency',
  SUBJECT: 'Whom the report is about',
  SOURCE: 'Who reports',
  INDICATOR: 'Indicator',
  LINE: 'Line of a table',
  TIME_PERIOD: 'Time period',
  OBS_VALUE: 'Value',
  UNIT_MEASURE: 'Unit of measure (UCUM or ISO 4217)',
  OBS_STATUS: 'Observation status',
  OBS_UNCERTAINTY: 'Standard uncertainty',
  REPORT_ID: 'Report',
  REVISION: 'Revision of the report',
  EVIDENCE: 'Evidence, by SHA-256',
  COMMENT_OBS: 'Comment',
} as const satisfies Record<Component, string>

const components = observationColumns.filter((column): column is Component => column in concepts)
