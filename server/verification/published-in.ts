import { readFormatJson } from '#app/domain/verification/bundle/format-json.ts'
import type { Published } from '#app/domain/verification/bundle/format-json.ts'
import type { FormatVersionRow } from '#db/formats.ts'

/** A version as it was published; what is stored was canonical when it was written. */
export function publishedIn({ format, version, json }: FormatVersionRow): Published {
  const read = readFormatJson(json)
  if (!read.ok) throw new Error(`${format} ${version} is stored as ${read.because}`)
  return read.published
}
