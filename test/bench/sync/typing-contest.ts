import type { Bench } from './bench.ts'
import type { ContestantName } from './contestants.ts'
import { measureTyping } from './measure-typing.ts'
import type { TypingPlan } from './measure-typing.ts'
import { prepareOne } from './one-document.ts'
import type { ServerProcess } from './server-process.ts'
import { watched } from './watched.ts'
import type { Contest, Entry } from './workload.ts'

type TypingContest = Pick<Contest, 'notes' | 'close'> & {
  entries: Record<string, Entry>
  profile: NonNullable<Contest['profile']>
  /** Ours. */
  entente: ServerProcess
}

/** Starts these servers, and lets the same crowd type on each of them, in a new document every time. */
export async function typingContest(
  bench: Bench,
  names: readonly ContestantName[],
  plan: TypingPlan,
): Promise<TypingContest> {
  const servers = await Promise.all(names.map((name) => bench.start(name)))
  const entente = servers.find(({ name }) => name === 'entente')
  if (entente === undefined) throw new Error('a contest without us')
  const measure = async (server: ServerProcess) => {
    return measureTyping(bench, server, await prepareOne(server), plan)
  }
  return {
    entente,
    entries: Object.fromEntries(
      servers.map((server): [string, Entry] => [
        server.name,
        { label: server.contestant.label, measure: () => measure(server) },
      ]),
    ),
    notes: [],
    profile: () => watched(entente, () => measure(entente)),
    async close() {
      await Promise.all(servers.map((server) => server.stop()))
    },
  }
}
