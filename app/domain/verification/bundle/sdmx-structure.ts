import { canonicalJson } from '../../kernel/canonical-json.ts'
import type { Json } from '../../kernel/canonical-json.ts'
import type { Content, Source } from '../model.ts'
import type { Format } from './format.ts'
import { codelists } from './sdmx-codelists.ts'
import { conceptScheme, conceptSchemeOf, dataStructure } from './sdmx-data-structure.ts'
import { maintainedAs, named, plain, titled, urn } from './sdmx-names.ts'
import type { Maintained } from './sdmx-names.ts'

/**
 * `sdmx-structure.json`: what a statistics office needs to read `observations.csv`, as an SDMX-JSON 2.1
 * structure message (SDMX 3.1; verification.md 1.4). Who reports what is in it: an agreement for each
 * source, and a constraint to the indicators that it is a source of.
 */
export function sdmxStructure(format: Format): string {
  const { content } = format
  const own = maintainedAs(format)
  const providers = content.sources.filter((source) => reportedBy(content, source).length > 0)
  return canonicalJson({
    meta: {
      schema: 'https://json.sdmx.org/2.1/sdmx-json-structure-schema.json',
      id: `${own.agencyID}-${own.id}-${own.version.replaceAll('.', '_')}`,
      // The standard asks for a moment. The same version is the same bytes whenever it is asked for.
      prepared: '1970-01-01T00:00:00Z',
      sender: { id: own.agencyID },
      contentLanguages: languagesOf(content),
    },
    data: {
      codelists: codelists(format),
      conceptSchemes: [conceptScheme(conceptSchemeOf(own), content)],
      dataStructures: [dataStructure(own, content)],
      dataflows: [
        {
          ...own,
          ...named(content.title),
          structure: urn('datastructure.DataStructure', own),
        },
      ],
      dataProviderSchemes: [providerScheme(own, providers)],
      provisionAgreements: providers.map((source) => ({
        ...agreementOf(own, source),
        ...named(source.label),
        dataflow: urn('datastructure.Dataflow', own),
        dataProvider: urn('base.DataProvider', schemeOf(own), source.id),
      })),
      dataConstraints: providers.map((source) => constraint(own, source, content)),
    },
  })
}

/** All schemes of providers have this id and version. */
function schemeOf({ agencyID }: Maintained): Maintained {
  return { id: 'DATA_PROVIDERS', agencyID, version: '1.0' }
}

function providerScheme(own: Maintained, sources: readonly Source[]): Json {
  return {
    ...schemeOf(own),
    ...titled('Sources'),
    isPartial: true,
    dataProviders: sources.map(({ id, label }) => ({ id, ...named(label) })),
  }
}

function agreementOf({ id, ...own }: Maintained, source: Source): Maintained {
  return { ...own, id: `${id}_${plain(source.id)}` }
}

/** The cube of what a source reports: its indicators, under its own name. */
function constraint(own: Maintained, source: Source, content: Content): Json {
  return {
    ...agreementOf(own, source),
    ...named(source.label),
    role: 'Allowed',
    constraintAttachment: {
      provisionAgreements: [urn('registry.ProvisionAgreement', agreementOf(own, source))],
    },
    cubeRegions: [
      {
        include: true,
        keyValues: [
          { id: 'SOURCE', include: true, values: [source.id] },
          { id: 'INDICATOR', include: true, values: reportedBy(content, source) },
        ],
      },
    ],
  }
}

function reportedBy({ sections }: Content, source: Source): readonly string[] {
  return sections.flatMap(({ indicators }) =>
    indicators
      .filter((one) => one.sources.some((of) => of.source === source.id))
      .map(({ id }) => id),
  )
}

/** Every language of a wording, and English for the concepts; the format's own title comes first. */
function languagesOf({ title, sections, codeLists, sources }: Content): readonly string[] {
  const wordings = [
    title,
    ...sections.flatMap((section) => [
      section.title,
      ...section.indicators.map(({ statement }) => statement),
    ]),
    ...codeLists.flatMap((list) => [list.title, ...list.codes.map(({ label }) => label)]),
    ...sources.map(({ label }) => label),
  ]
  return [...new Set([...wordings.flatMap((words) => Object.keys(words)), 'en'])]
}
