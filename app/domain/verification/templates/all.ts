import { blank } from './blank.ts'
import { facility } from './facility.ts'
import { financialIntegrity } from './financial-integrity.ts'
import { governance } from './governance.ts'
import { humanitarian } from './humanitarian.ts'
import { licences } from './licences.ts'
import { materialBalance } from './material-balance.ts'
import { revenues } from './revenues.ts'
import { transfers } from './transfers.ts'
import type { Template } from './write.ts'

/** What a negotiation can begin with (verification.md 1.5): a blank format, and eight after real regimes. */
export const templates: readonly Template[] = [
  blank,
  materialBalance,
  facility,
  transfers,
  licences,
  financialIntegrity,
  revenues,
  humanitarian,
  governance,
]
