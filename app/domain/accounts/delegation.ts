import type { CoalitionId, DelegationId } from '../kernel/id.ts'

/** What a delegation is to the coalition (domain.md B0). Only members hold positions that count. */
export const delegationKinds = [
  'member',
  'secretariat',
  'verifier',
  'observer',
  'civil-society',
] as const
export type DelegationKind = (typeof delegationKinds)[number]

/** The twelve hues of styles/tokens.css, given out once per coalition and always beside the code. */
export const hues = 12

export type Delegation = {
  id: DelegationId
  coalition: CoalitionId
  /** Two to five capitals, unique in the coalition: UWC, OST. */
  code: string
  name: string
  kind: DelegationKind
  /** ISO 3166-1 alpha-2 or a union's code; the holiday calendar hangs on it. */
  country: string
  /** IANA zone of the capital. */
  timeZone: string
  hue: number
}
