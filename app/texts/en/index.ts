import { accounts } from './accounts.ts'
import { positions } from './positions.ts'
import { shared } from './shared.ts'

/** English, which names the keys. */
export const en = { ...shared, accounts, positions } as const
