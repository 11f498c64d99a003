import type { CoalitionId, PersonId, SessionId } from '../kernel/id.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Delegation } from './delegation.ts'
import type { Mandate } from './mandate.ts'

/** A signed-in person acting for exactly one mandate. Who is not signed in is `null`, the public. */
export type Viewer = {
  session: SessionId
  person: { id: PersonId; name: string; email: string; locale: Locale }
  coalition: CoalitionId
  delegation: Pick<Delegation, 'id' | 'code' | 'name' | 'kind' | 'timeZone' | 'hue'>
  mandate: Pick<Mandate, 'id' | 'kind'>
  /** When this session last proved that the person is there (password, passkey or code). */
  presenceProvedAt: Instant
}

export const locales = ['en', 'ar'] as const
export type Locale = (typeof locales)[number]
