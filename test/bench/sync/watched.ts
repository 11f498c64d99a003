import type { Hot } from './profile.ts'
import type { ServerProcess } from './server-process.ts'

/** Where a server spends its time while something is measured. */
export async function watched(server: ServerProcess, work: () => Promise<unknown>): Promise<Hot[]> {
  await server.ask('watch')
  await work()
  return server.ask('watched')
}
