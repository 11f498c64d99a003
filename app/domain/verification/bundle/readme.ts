import type { Published } from './format-json.ts'
import { firstOf } from './lookup.ts'

/** Which text a bundle was made from: an edit of a draft, or the edition that was adopted. */
export type Standing =
  | { as: 'draft'; symbol: string; edit: number }
  | { as: 'edition'; symbol: string }

/** `README.md`: what the files are and how to check that they are the ones that were published. */
export function readme({ format, sha256 }: Published, standing: Standing): string {
  const { content, version } = format
  const count = content.sections.reduce((sum, { indicators }) => sum + indicators.length, 0)
  return [
    `# ${firstOf(content.title)}`,
    standingOf(standing, version),
    `It has ${count} indicators in ${content.sections.length} sections, and ${content.rules.length} rules that hold reports against each other.`,
    [
      '- `format.json` is the format itself, in canonical JSON (RFC 8785). Everything else is generated from it.',
      '- `schema.json` says what a report looks like (JSON Schema 2020-12). A value that misses its threshold is a valid report.',
      '- `datapackage.json` gives the columns of the CSV files (Data Package 2.0).',
      '- `observations.csv` is the long form: a line for each value, also readable as SDMX-CSV 2.',
      ...content.sections.map(
        ({ id, title }) => `- \`section-${id}.csv\` is to be filled in: ${firstOf(title)}.`,
      ),
      '- `sdmx-structure.json` is the structure of `observations.csv` for statistics offices (SDMX 3.1, SDMX-JSON 2.1).',
      '- `xlsform.xlsx` is a form to be filled in without a connection (XLSForm, for ODK and KoboToolbox).',
    ].join('\n'),
    `SHA-256 of \`format.json\`: \`${sha256}\``,
    'Decimals are written with a point and kept as their digits. A blank is no value: where there is none, a status and a comment say why.',
  ]
    .join('\n\n')
    .concat('\n')
}

function standingOf(standing: Standing, version: string): string {
  return standing.as === 'draft'
    ? `**This is a draft**: ${standing.symbol} as of its edit ${standing.edit}. Nobody has adopted it, and nothing is owed under it.`
    : `Version ${version}, adopted as ${standing.symbol}.`
}
