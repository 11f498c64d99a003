import { accounts } from './accounts.ts'
import { comments } from './comments.ts'
import { shared } from './shared.ts'

/** English, which names the keys. */
export const en = { ...shared, accounts, comments } as const
