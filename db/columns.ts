import { customType } from 'drizzle-orm/pg-core'

import type { Id } from '#app/domain/kernel/id.ts'
import { fromIso, toIso } from '#app/domain/kernel/instant.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'

/** A `timestamptz` that reads as an Instant. */
export const instantColumn = customType<{ data: Instant; driverData: string }>({
  dataType: () => 'timestamp (3) with time zone',
  toDriver: toIso,
  fromDriver: (text) => fromIso(new Date(text).toISOString()),
})

/** A `uuid` that remembers what it names: `idColumn<'person'>()`. */
export function idColumn<Name extends string>() {
  return customType<{ data: Id<Name>; driverData: string }>({ dataType: () => 'uuid' })()
}

/** Bytes as they are; postgres.js hands them over as Buffer, which is a Uint8Array. */
export const bytesColumn = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'bytea',
  toDriver: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
})
