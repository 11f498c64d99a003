import { accounts } from './accounts.ts'
import { shared } from './shared.ts'
import { verification } from './verification.ts'

/** English, which names the keys. */
export const en = { ...shared, accounts, verification } as const
