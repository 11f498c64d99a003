import type { Sql } from '#db/client.ts'

/** A hint that something was committed, for every node. What happened is read from the database. */
export type Hint =
  | { to: 'room'; document: string }
  | { to: 'live' }
  | { to: 'access' }
  | { to: 'jobs' }

/**
 * Carries hints between nodes. A hint may be lost or come twice: whoever acts on one looks at the
 * database, and looks now and then without one. Never sent inside a transaction that writes, since
 * NOTIFY makes commits queue (sync.md §4.4).
 */
export type Wake = {
  send(hint: Hint): void
  subscribe(listener: (hint: Hint) => void): void
  close(): Promise<void>
}

const channel = 'entente'

export async function wakeThroughPostgres(sql: Sql): Promise<Wake> {
  const listeners: ((hint: Hint) => void)[] = []
  const pending = new Set<string>()
  const listening = await sql.listen(channel, (text) => {
    for (const listener of listeners) listener(JSON.parse(text) as Hint)
  })
  return {
    send(hint) {
      const text = JSON.stringify(hint)
      if (pending.has(text)) return
      pending.add(text)
      setImmediate(() => {
        pending.delete(text)
        sql.notify(channel, text).catch(() => {})
      })
    },
    subscribe(listener) {
      listeners.push(listener)
    },
    close: () => listening.unlisten(),
  }
}
