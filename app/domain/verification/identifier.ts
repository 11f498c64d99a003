import * as z from 'zod'

/**
 * The name of an indicator, a section, a list, a source or a rule. It travels into file names, column
 * heads and the ids of other standards, so it is a letter and then letters, digits, `_` and `-`.
 */
export const Identifier = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,39}$/)

/** A code of a list: also a bare number, as levels and tariff chapters are. */
export const CodeId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_]{0,39}$/)

/** A format's own name, part of its public address. */
export const FormatId = z
  .string()
  .regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/)
  .max(60)

/** MAJOR.MINOR.PATCH, with the meaning that bundle/change.ts gives it. */
export type Version = z.infer<typeof Version>
export const Version = z.string().regex(/^(?:0|[1-9]\d{0,5})(?:\.(?:0|[1-9]\d{0,5})){2}$/)

/**
 * Two identifiers with the same key would meet in one of the published files: SDMX and XLSForm take no
 * dash, and some file systems do not tell capitals from small letters.
 */
export function idKey(id: string): string {
  return id.replaceAll('-', '_').toLowerCase()
}
