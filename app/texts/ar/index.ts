import { accounts } from './accounts.ts'
import { bracket } from './bracket.ts'
import { shared } from './shared.ts'
import { silence } from './silence.ts'

/** Arabic, complete for every key of English. */
export const ar = { ...shared, accounts, bracket } as const
export const ar = { ...shared, accounts, silence } as const
