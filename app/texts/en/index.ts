import { accounts } from './accounts.ts'
import { relief } from './relief.ts'
import { shared } from './shared.ts'

/** English, which names the keys. */
export const en = { ...shared, accounts, relief } as const
