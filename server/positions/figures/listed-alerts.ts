import type { Alert } from '#app/domain/positions/alerts.ts'

import type { SubjectName } from '../describe.ts'
import type { SeenPositions } from './see-positions.ts'

export type ListedAlerts = {
  readonly alerts: readonly (Alert & { name: SubjectName })[]
  /** How many alerts there are besides. */
  readonly further: number
}

/** So many of the alerts with the names of their subjects. */
export function listedAlerts(
  alerts: readonly Alert[],
  most: number,
  { nameOf }: Pick<SeenPositions, 'nameOf'>,
): ListedAlerts {
  return {
    alerts: alerts.slice(0, most).map((alert) => ({ ...alert, name: nameOf(alert.subject) })),
    further: Math.max(0, alerts.length - most),
  }
}
