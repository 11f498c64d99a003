import type { Sql } from '#db/client.ts'

import { createWake } from './wake.ts'
import type { Wake } from './wake.ts'

const channel = 'entente'

/** Hints by LISTEN and NOTIFY, over a connection of its own that is opened again when it breaks. */
export function wakeThroughPostgres(sql: Sql): Promise<Wake> {
  return createWake(async (hearing) => {
    const hear = (text: string) => hearing.letter({ text, news: null })
    const listening = await sql.listen(channel, hear, hearing.again)
    return {
      // A notification holds 8,000 bytes: the others read the log.
      carries: 'hints',
      publish: ({ text }) => void sql.notify(channel, text).catch(() => {}),
      close: () => listening.unlisten(),
    }
  })
}
