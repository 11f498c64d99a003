/**
 * What SDMX-JSON 2.1 asks of the parts of a structure message that a format has: which members must be
 * there, and the form of ids, versions and references. Written after its schema
 * (sdmx-twg/sdmx-json, structure-message/tools/schemas/2.1), with nothing allowed beyond what we write.
 */
const id = { type: 'string', pattern: '^[A-Za-z0-9_@$-]+$' }
const name = { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9_-]*$' }
const words = {
  type: 'object',
  minProperties: 1,
  propertyNames: { pattern: '^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$' },
  additionalProperties: { type: 'string' },
}
const text = { type: 'string', minLength: 1 }
const number = String.raw`(?:0|[1-9]\d*)`
const version = `${number}(?:\\.${number}){1,2}`

function reference(kind: string, { item }: { item: boolean }) {
  const held = String.raw`[A-Za-z][A-Za-z0-9_-]*:[A-Za-z0-9_@$-]+\(${version}\)`
  const inside = item ? String.raw`\.[A-Za-z0-9_@$-]+` : ''
  const pattern = `^urn:sdmx:org\\.sdmx\\.infomodel\\.${kind.replace('.', '\\.')}=${held}${inside}$`
  return { type: 'string', pattern }
}

function closed(required: object, optional: object = {}) {
  return {
    type: 'object',
    required: Object.keys(required),
    additionalProperties: false,
    properties: { ...required, ...optional },
  }
}

function listOf(items: object, more: object = {}) {
  return { type: 'array', minItems: 1, items, ...more }
}

const annotation = closed({ type: text, value: text }, { title: text, text, texts: words })
const named = { name: text, names: words }
const described = { description: text, descriptions: words, annotations: listOf(annotation) }

function item(itemId: object) {
  return closed({ id: itemId, ...named }, described)
}

function maintained(required: object, ownId: object = id) {
  return closed({
    id: ownId,
    agencyID: name,
    version: { type: 'string', pattern: `^${version}$` },
    ...named,
    ...required,
  })
}

const representation = {
  oneOf: [
    closed({ enumeration: reference('codelist.Codelist', { item: false }) }),
    closed({
      format: closed(
        { dataType: { enum: ['String', 'Integer'] } },
        { minValue: { type: 'number' } },
      ),
    }),
  ],
}
const component = {
  id: name,
  conceptIdentity: reference('conceptscheme.Concept', { item: true }),
}
const usage = { enum: ['mandatory', 'optional'] }

const dataStructure = maintained({
  dataStructureComponents: closed({
    dimensionList: closed({
      id: { const: 'DimensionDescriptor' },
      dimensions: listOf(
        closed({
          ...component,
          position: { type: 'integer', minimum: 0 },
          localRepresentation: representation,
        }),
      ),
      timeDimension: closed({
        ...component,
        id: { const: 'TIME_PERIOD' },
        localRepresentation: closed({
          format: closed({ dataType: { const: 'ObservationalTimePeriod' } }),
        }),
      }),
    }),
    measureList: closed({
      id: { const: 'MeasureDescriptor' },
      measures: listOf(closed({ ...component, usage, localRepresentation: representation })),
    }),
    attributeList: closed({
      id: { const: 'AttributeDescriptor' },
      attributes: listOf(
        closed({
          ...component,
          usage,
          attributeRelationship: {
            oneOf: [
              closed({ observation: closed({}) }),
              closed({ dimensions: listOf(name, { uniqueItems: true }) }),
            ],
          },
          localRepresentation: representation,
        }),
      ),
    }),
  }),
})

const keyValue = closed({ id: name, include: { const: true }, values: listOf({ type: 'string' }) })

export const sdmxRules: object = closed({
  meta: closed({
    schema: { type: 'string', format: 'uri' },
    id,
    prepared: { type: 'string', pattern: String.raw`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$` },
    sender: closed({ id }),
    contentLanguages: listOf({ type: 'string' }, { uniqueItems: true }),
  }),
  data: closed({
    codelists: listOf(maintained({ codes: listOf(item(id)) }, name)),
    conceptSchemes: listOf(maintained({ concepts: listOf(item(name)) }, name)),
    dataStructures: listOf(dataStructure),
    dataflows: listOf(
      maintained({ structure: reference('datastructure.DataStructure', { item: false }) }),
    ),
    dataProviderSchemes: listOf(
      closed({
        id: { const: 'DATA_PROVIDERS' },
        agencyID: name,
        version: { const: '1.0' },
        ...named,
        isPartial: { type: 'boolean' },
        dataProviders: listOf(item(id)),
      }),
    ),
    provisionAgreements: listOf(
      maintained({
        dataflow: reference('datastructure.Dataflow', { item: false }),
        dataProvider: {
          type: 'string',
          pattern: String.raw`^urn:sdmx:org\.sdmx\.infomodel\.base\.DataProvider=[A-Za-z][A-Za-z0-9_-]*:DATA_PROVIDERS\(1\.0\)\.[A-Za-z0-9_@$-]+$`,
        },
      }),
    ),
    dataConstraints: listOf(
      maintained({
        role: { const: 'Allowed' },
        constraintAttachment: closed({
          provisionAgreements: listOf(reference('registry.ProvisionAgreement', { item: false }), {
            uniqueItems: true,
          }),
        }),
        cubeRegions: listOf(closed({ include: { const: true }, keyValues: listOf(keyValue) }), {
          maxItems: 2,
        }),
      }),
    ),
  }),
})
