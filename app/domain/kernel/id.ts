import * as z from 'zod'

import { isId } from './is-id.ts'

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

/** A schema for the id of one kind of thing; anything but a lower-case UUID is refused. */
export function idOf<Name extends string>() {
  return z.custom<Id<Name>>((value) => typeof value === 'string' && isId(value), 'id')
}
