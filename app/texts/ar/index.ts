import { accounts } from './accounts.ts'
import { history } from './history.ts'
import { shared } from './shared.ts'

/** Arabic, complete for every key of English. */
export const ar = { ...shared, accounts, history } as const
