import * as Y from 'yjs'

import type { Mark } from './questions.ts'

/** Up to which clock of which client something was put down, and when. */
export type Kept = { at: number; clocks: ReadonlyMap<number, number> }

/** Reads marks here and not in the server, where that would count as its work. */
export function readMarks(marks: readonly Mark[]): Kept[] {
  return marks.map((mark) => ({
    at: mark.at,
    clocks:
      'update' in mark ? Y.parseUpdateMeta(mark.update).to : Y.decodeStateVector(mark.stateVector),
  }))
}
