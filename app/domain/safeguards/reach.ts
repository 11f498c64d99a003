import type { MeasureId } from '../relief/measure.ts'
import type {
  HumanitarianExemption,
  HumanitarianExemptionId,
  OrdinaryExemption,
  OrdinaryExemptionId,
} from './exemption.ts'

/**
 * What a snapback can name: measures and ordinary exemptions. A humanitarian exemption has another
 * kind of id, so that no such list can be written down (domain.md B11: "cannot be selected").
 */
export type Target =
  | { readonly kind: 'measure'; readonly measure: MeasureId }
  | { readonly kind: 'exemption'; readonly exemption: OrdinaryExemptionId }

/** What one needs to know of an exemption to keep hands off it. */
export type Exempt =
  | Pick<HumanitarianExemption, 'id' | 'kind' | 'state'>
  | Pick<OrdinaryExemption, 'id' | 'kind' | 'state'>

export type OutOfReach = { code: 'humanitarian-exemption'; details: { id: string } }

/**
 * The first humanitarian exemption among `ids`, whatever they were said to be. Types keep our own code
 * from naming one; this keeps out what came from outside under another name.
 */
export function outOfReach(
  ids: readonly string[],
  exemptions: readonly Pick<Exempt, 'id' | 'kind'>[],
): OutOfReach | null {
  const humanitarian = new Set<string>(
    exemptions.filter(({ kind }) => kind === 'humanitarian').map(({ id }) => id),
  )
  const id = ids.find((one) => humanitarian.has(one))
  return id === undefined ? null : { code: 'humanitarian-exemption', details: { id } }
}

export function targetId(target: Target): MeasureId | OrdinaryExemptionId {
  return target.kind === 'measure' ? target.measure : target.exemption
}

/** The humanitarian exemptions that are used today, and that have to work on the day of an event. */
export function humanitarianInForce(
  exemptions: readonly Exempt[],
): readonly HumanitarianExemptionId[] {
  return exemptions.flatMap((one) =>
    one.kind === 'humanitarian' && one.state.is === 'in-force' ? [one.id] : [],
  )
}
