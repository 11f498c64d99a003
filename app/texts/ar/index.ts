import { accounts } from './accounts.ts'
import { bracket } from './bracket.ts'
import { shared } from './shared.ts'

/** Arabic, complete for every key of English. */
export const ar = { ...shared, accounts, bracket } as const
import { life } from './life.ts'
import { shared } from './shared.ts'

/** Arabic, complete for every key of English. */
export const ar = { ...shared, accounts, life } as const
