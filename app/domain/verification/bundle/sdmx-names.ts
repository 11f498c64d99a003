import type { Json } from '../../kernel/canonical-json.ts'
import type { CodeList, Words } from '../model.ts'
import type { Format } from './format.ts'
import { firstOf } from './lookup.ts'

/** What keeps the ids of a structure apart and stands in the address of each (SDMX 3.1, section 5). */
export type Maintained = { id: string; agencyID: string; version: string }

/** The id and version that all artefacts of a format go by; SDMX takes no dash in them. */
export function maintainedAs({ content, version }: Format): Maintained {
  return { id: plain(content.id), agencyID: plain(content.agency), version }
}

/** `AGENCY:FORMAT(1.0.0)`, as every line of `observations.csv` names its structure. */
export function structureId(format: Format): string {
  return referenceTo(maintainedAs(format))
}

/** A code list of the format in SDMX and XLSForm. */
export function listName(id: CodeList['id']): string {
  return `CL_${plain(id)}`
}

/** An id without the dash, which SDMX and XLSForm do not take; `idKey` keeps two from meeting. */
export function plain(id: string): string {
  return id.replaceAll('-', '_')
}

/** The name of an artefact in an address: `codelist.Codelist`, `datastructure.Dataflow`. */
export function urn(kind: string, maintained: Maintained, item: string | null = null): string {
  const inside = item === null ? '' : `.${item}`
  return `urn:sdmx:org.sdmx.infomodel.${kind}=${referenceTo(maintained)}${inside}`
}

/** Wording in the first of its languages and, beside it, in each. */
export function named(words: Words): { name: string; names: { [language: string]: Json } } {
  return { name: firstOf(words), names: { ...words } }
}

/** Our own wording, in English. */
export function titled(name: string): { name: string; names: { [language: string]: Json } } {
  return named({ en: name })
}

function referenceTo({ agencyID, id, version }: Maintained): string {
  return `${agencyID}:${id}(${version})`
}
