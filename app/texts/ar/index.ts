import { accounts } from './accounts.ts'
import { comments } from './comments.ts'
import { shared } from './shared.ts'

/** Arabic, complete for every key of English. */
export const ar = { ...shared, accounts, comments } as const
