import { accounts } from './accounts.ts'
import { bracket } from './bracket.ts'
import { shared } from './shared.ts'
import { silence } from './silence.ts'

/** English, which names the keys. */
export const en = { ...shared, accounts, bracket } as const
export const en = { ...shared, accounts, silence } as const
