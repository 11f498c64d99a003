/**
 * The name of an indicator, a section, a list, a source or a rule. It travels into file names, column
 * heads and the ids of other standards, so it is a letter and then letters, digits, `_` and `-`.
 */
export const identifierPattern = /^[A-Za-z][A-Za-z0-9_-]{0,39}$/

/** A code of a list: also a bare number, as levels and tariff chapters are. */
export const codePattern = /^[A-Za-z0-9][A-Za-z0-9_]{0,39}$/

/** A format's own name, part of its public address. */
export const formatIdPattern = /^(?=.{1,60}$)[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/

/**
 * Two identifiers with the same key would meet in one of the published files: SDMX and XLSForm take no
 * dash, and some file systems do not tell capitals from small letters.
 */
export function idKey(id: string): string {
  return id.replaceAll('-', '_').toLowerCase()
}
