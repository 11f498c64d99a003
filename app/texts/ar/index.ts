import { accounts } from './accounts.ts'
import { positions } from './positions.ts'
import { shared } from './shared.ts'

/** Arabic, complete for every key of English. */
export const ar = { ...shared, accounts, positions } as const
