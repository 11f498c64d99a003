import type { Content, Words } from '../model.ts'
import { missingStatuses, valueStatuses } from '../vocabulary.ts'
import type { Format } from './format.ts'
import { firstOf } from './lookup.ts'
import { statuses } from './sdmx-codelists.ts'
import { listName, plain } from './sdmx-names.ts'
import { surveyRows } from './xlsform-survey.ts'

/** A sheet of a workbook: its rows, the heads of the columns first. Every cell is text. */
export type Sheet = { name: string; rows: readonly (readonly string[])[] }

/** What a cell of a row says, by the head of its column; what is not named is blank. */
export type FormRow = Readonly<Record<string, string | Words>>

/**
 * `xlsform.xlsx`: the format as a form for ODK, KoboToolbox and what else reads XLSForm (verification.md
 * 1.4), so that a source without a connection fills it in on a telephone. A threshold is no constraint.
 */
export function xlsForm(format: Format): readonly Sheet[] {
  const { content, version } = format
  const languages = languagesOf(content)
  const settings = {
    form_title: firstOf(content.title),
    form_id: plain(content.id),
    version: formVersion(version),
    default_language: languageHead(languages[0] ?? 'en'),
  }
  return [
    sheet('survey', surveyColumns, surveyRows(content), languages),
    sheet('choices', ['list_name', 'name', 'label'], choiceRows(content), languages),
    sheet('settings', Object.keys(settings), [settings], languages),
  ]
}

const surveyColumns = [
  'type',
  'name',
  'label',
  'hint',
  'required',
  'default',
  'constraint',
  'relevant',
]

/** Columns of words stand once for each language; a wording without it stands in its first. */
function sheet(
  name: string,
  columns: readonly string[],
  rows: readonly FormRow[],
  languages: readonly string[],
): Sheet {
  const cells = columns.flatMap((column) =>
    worded.has(column)
      ? languages.map((language) => ({
          head: `${column}::${languageHead(language)}`,
          cellOf: (row: FormRow) => wordsIn(row[column], language),
        }))
      : [{ head: column, cellOf: (row: FormRow) => wordsIn(row[column], '') }],
  )
  return {
    name,
    rows: [
      cells.map(({ head }) => head),
      ...rows.map((row) => cells.map(({ cellOf }) => cellOf(row))),
    ],
  }
}

const worded: ReadonlySet<string> = new Set(['label', 'hint'])

function wordsIn(cell: string | Words | undefined, language: string): string {
  if (cell === undefined || typeof cell === 'string') return cell ?? ''
  return cell[language] ?? firstOf(cell)
}

function choiceRows({ codeLists, sources }: Content): readonly FormRow[] {
  const choice = (list: string) => (name: string, label: Words) => ({
    list_name: list,
    name,
    label,
  })
  return [
    ...codeLists.flatMap(({ id, codes }) =>
      codes.map((code) => choice(listName(id))(code.id, code.label)),
    ),
    ...sources.map(({ id, label }) => choice('CL_SOURCE')(id, label)),
    ...[...valueStatuses, ...missingStatuses].map((id) =>
      choice('CL_OBS_STATUS')(id, { en: statuses[id] }),
    ),
    choice('yes_no')('true', { en: 'Yes', ar: 'نعم' }),
    choice('yes_no')('false', { en: 'No', ar: 'لا' }),
  ]
}

/** The languages of the sections and indicators, the title's first. */
function languagesOf({ title, sections }: Content): readonly string[] {
  const wordings = [
    title,
    ...sections.flatMap((section) => [
      section.title,
      ...section.indicators.map(({ statement }) => statement),
    ]),
  ]
  return [...new Set(wordings.flatMap((words) => Object.keys(words)))]
}

/** As XLSForm names a language: `Arabic (ar)`. */
function languageHead(language: string): string {
  return `${
    new Map([
      ['en', 'English'],
      ['ar', 'Arabic'],
    ]).get(language) ?? language
  } (${language})`
}

/**
 * Programs take the larger number for the newer form. XLSForm suggests a date, which a format has not:
 * three digits for each part of its version do the same.
 */
function formVersion(version: Format['version']): string {
  const [major = '0', minor = '0', patch = '0'] = version.split('.')
  return `${major}${minor.padStart(3, '0')}${patch.padStart(3, '0')}`
}
