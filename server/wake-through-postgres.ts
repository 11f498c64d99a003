import type { Sql } from '#db/client.ts'

import { createWake } from './wake.ts'
import type { Wake } from './wake.ts'

const channel = 'entente'

/** Hints by LISTEN and NOTIFY, over a connection of its own that is opened again when it breaks. */
export function wakeThroughPostgres(sql: Sql): Promise<Wake> {
  return createWake(async (hearing) => {
    const listening = await sql.listen(channel, hearing.text, hearing.again)
    return {
      publish: (text) => void sql.notify(channel, text).catch(() => {}),
      close: () => listening.unlisten(),
    }
  })
}
