import { accounts } from './accounts.ts'
import { shared } from './shared.ts'
import { verification } from './verification.ts'

/** Arabic, complete for every key of English. */
export const ar = { ...shared, accounts, verification } as const
