import { accounts } from './accounts.ts'
import { relief } from './relief.ts'
import { shared } from './shared.ts'

/** Arabic, complete for every key of English. */
export const ar = { ...shared, accounts, relief } as const
