import type { Bench } from './bench.ts'
import type { ContestantName } from './contestants.ts'
import type { ServerProcess } from './server-process.ts'

/** Measures a contestant in a process of its own, which is ended with all that it has not done. */
export async function alone<Result>(
  bench: Bench,
  name: ContestantName,
  work: (server: ServerProcess) => Promise<Result>,
): Promise<Result> {
  const server = await bench.start(name)
  try {
    return await work(server)
  } finally {
    await server.kill()
  }
}
