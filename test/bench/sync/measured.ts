import { collectGarbage } from './meter.ts'
import type { Load } from './meter.ts'
import type { PostgresCpu } from './postgres-cpu.ts'
import type { ServerProcess } from './server-process.ts'

/** What a server and its database used while something was measured. */
export type Used = { server: Load; postgresMs: number | null }

export async function measured<Result>(
  server: ServerProcess,
  postgresCpu: PostgresCpu,
  work: () => Promise<Result>,
): Promise<{ result: Result; used: Used }> {
  collectGarbage()
  await server.ask('begin')
  const before = await postgresCpu()
  const result = await work()
  const load = await server.ask('load')
  const after = await postgresCpu()
  const postgresMs = before === null || after === null ? null : after - before
  return { result, used: { server: load, postgresMs } }
}
