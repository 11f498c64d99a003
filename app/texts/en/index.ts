import { accounts } from './accounts.ts'
import { bracket } from './bracket.ts'
import { shared } from './shared.ts'

/** English, which names the keys. */
export const en = { ...shared, accounts, bracket } as const
import { life } from './life.ts'
import { shared } from './shared.ts'

/** English, which names the keys. */
export const en = { ...shared, accounts, life } as const
