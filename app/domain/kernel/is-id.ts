import type { Id } from './id.ts'

/** Whether a path parameter can name anything at all. What cannot is answered like what is not there. */
export function isId<Name extends string>(value: string | undefined): value is Id<Name> {
  return value !== undefined && canonical.test(value)
}

const canonical = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
