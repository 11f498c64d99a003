import type { Fault } from '#app/domain/positions/import-line.ts'

import { Refused } from '../../refusals.ts'

/** The refusal of a file with faults. Its details name the first of them; whoever has room names all. */
export class FaultyFile extends Refused {
  readonly faults: readonly Fault[]
  constructor(faults: readonly Fault[]) {
    super('import-faulty', { count: faults.length, ...faults[0] })
    this.faults = faults
  }
}
