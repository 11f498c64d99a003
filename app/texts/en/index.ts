import { accounts } from './accounts.ts'
import { shared } from './shared.ts'

/** English, which names the keys. */
export const en = { ...shared, accounts } as const
