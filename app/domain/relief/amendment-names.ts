/**
 * The names under which a form says what becomes of a row, `about` being its id. What is to be added has
 * no id yet: it is called by what it is added to.
 */
export const amendmentNames = {
  title: (about: string) => `title:${about}`,
  remove: (about: string) => `remove:${about}`,
  conditions: (about: string) => `conditions:${about}`,
  observations: (about: string) => `observations:${about}`,
  /** Its value is the event that shall relieve the measure, or nothing. */
  measure: (about: string) => `measure:${about}`,
  newPhase: 'new-phase',
  newTranche: (phase: string) => `new-tranche:${phase}`,
  newEvent: (tranche: string) => `new-event:${tranche}`,
} as const
