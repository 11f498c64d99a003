import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import type { Logger } from 'pino'

import { openDatabase } from '#db/client.ts'
import type { OpenDatabase } from '#db/client.ts'
import type { ServerContext } from '#server/context.ts'
import { drainContext } from '#server/create-context.ts'
import { createSyncEndpoint } from '#server/sync/upgrade.ts'
import { wakeThroughPostgres } from '#server/wake-through-postgres.ts'
import { testContext } from '#test/support/context.ts'

export type Engine = {
  open: OpenDatabase
  ctx: ServerContext
  /** `ws://127.0.0.1:port/sync` */
  url: string
  /** Writes everything down, then lets go of the database. */
  stop(): Promise<void>
}

/** The sync engine as `npm start` runs it over this database, on a port of its own unless one is given. */
export async function startEngine(databaseUrl: string, log: Logger, port = 0): Promise<Engine> {
  const open = openDatabase(databaseUrl, { connections: 12 })
  const wake = await wakeThroughPostgres(open.sql)
  const ctx = await testContext(open, { wake, log, machineTime: Date.now })
  const server = createServer()
  const endpoint = createSyncEndpoint(ctx)
  server.on('upgrade', (request, socket, head) => endpoint.upgrade(request, socket, head))
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const address = server.address() as AddressInfo
  return {
    open,
    ctx,
    url: `ws://127.0.0.1:${address.port}/sync`,
    async stop() {
      endpoint.stop()
      server.close()
      await drainContext(ctx)
      server.closeAllConnections()
      await wake.close()
      await open.close()
    },
  }
}
