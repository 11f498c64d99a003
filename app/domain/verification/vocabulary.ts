/** The words that a format may use where the model lets it choose (verification.md 1.3). */

export const reportingUnits = [
  'state',
  'facility',
  'account',
  'area',
  'shipment',
  'programme',
] as const
export const datatypes = [
  'decimal',
  'integer',
  'boolean',
  'code',
  'codes',
  'date',
  'text',
  'geo',
  'file',
] as const
export type Datatype = (typeof datatypes)[number]
/** SDMX frequencies, and reports that an event occasions. */
export const frequencies = ['D', 'W', 'M', 'Q', 'S', 'A', 'event'] as const
export const roles = ['declares', 'measures', 'mirrors', 'estimates', 'observes'] as const
export const interests = ['subject', 'coalition', 'neutral'] as const
export const modalities = [
  'documentary',
  'onsite',
  'remote-sensing',
  'financial-trace',
  'sampling',
  'interview',
  'registry',
] as const
/** Who bears measurement uncertainty (verification.md 2.2). */
export const decisionRules = ['simple', 'guarded', 'lenient'] as const
/** Reasons for no value, as SDMX's list of observation statuses names them. */
export const missingStatuses = ['M', 'L', 'K', 'Q', 'O'] as const
/** How good a value is, after the same list. */
export const valueStatuses = ['A', 'E', 'P', 'U'] as const
export const audiences = ['public', 'coalition', 'parties', 'verifier'] as const
export const sectionKinds = ['single', 'table'] as const
/** What happens when a rule is not met, from the mildest (verification.md 1.3). */
export const consequences = ['advisory', 'query', 'discrepancy'] as const
