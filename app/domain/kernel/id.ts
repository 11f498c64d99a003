import * as z from 'zod'

declare const named: unique symbol

/** A UUID that remembers what it names, so that a person's id is never passed for a delegation's. */
export type Id<Name extends string> = string & { readonly [named]: Name }

export type CoalitionId = Id<'coalition'>
export type DelegationId = Id<'delegation'>
export type PersonId = Id<'person'>
export type MandateId = Id<'mandate'>
export type FrameworkId = Id<'framework'>
export type DocumentId = Id<'document'>
export type SessionId = Id<'session'>

const canonical = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** A schema for the id of one kind of thing; anything but a lower-case UUID is refused. */
export function idOf<Name extends string>() {
  return z.custom<Id<Name>>((value) => typeof value === 'string' && canonical.test(value), 'id')
}

/** Whether a path parameter can name anything at all. What cannot is answered like what is not there. */
export function isId<Name extends string>(value: string | undefined): value is Id<Name> {
  return value !== undefined && canonical.test(value)
}
