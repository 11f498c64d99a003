import { accounts } from './accounts.ts'
import { history } from './history.ts'
import { shared } from './shared.ts'

/** English, which names the keys. */
export const en = { ...shared, accounts, history } as const
