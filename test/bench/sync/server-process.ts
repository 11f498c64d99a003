import { fork } from 'node:child_process'
import { once } from 'node:events'

import { contestants } from './contestants.ts'
import type { Contestant, ContestantName } from './contestants.ts'
import type { Where } from './contestants/serving.ts'
import type { Answer, Question, Questions } from './questions.ts'

/** A contestant's server in a process of its own. */
export type ServerProcess = {
  name: ContestantName
  contestant: Contestant
  port: number
  ended: Promise<unknown>
  ask<Q extends Question>(
    question: Q,
    ...content: Questions[Q]['asks'] extends null ? [] : [Questions[Q]['asks']]
  ): Promise<Questions[Q]['answers']>
  stop(): Promise<void>
  /** Ends it without a word, as a power cut would. */
  kill(): Promise<void>
}

/** Hocuspocus does not end before everything is stored, which can be long after it was overloaded. */
const patienceMs = 5_000

export async function startServer(name: ContestantName, where: Where): Promise<ServerProcess> {
  const { databaseUrl, directory, port } = where
  const place = [name, databaseUrl, directory, String(port)]
  const child = fork(new URL('./serve.ts', import.meta.url), place, {
    execArgv: ['--expose-gc', '--import', 'tsx'],
    // Some peers talk.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    // Texts of megabytes go to and fro.
    serialization: 'advanced',
  })
  const ended = once(child, 'exit')
  const died = ended.then(([code]) => {
    throw new Error(`the server of ${name} ended with ${code}`)
  })
  died.catch(() => {})

  let turn: Promise<unknown> = Promise.race([once(child, 'message'), died])
  await turn
  function ask(question: Question, content: unknown = null): Promise<unknown> {
    const answer = turn.then(async () => {
      const heard = once(child, 'message')
      child.send({ question, content })
      const [answered]: Answer[] = await Promise.race([heard, died])
      if (answered === undefined) throw new Error('no answer')
      if ('failed' in answered) throw new Error(`${name}: ${answered.failed}`)
      return answered.answers
    })
    turn = answer.catch(() => {})
    return answer
  }
  return {
    name,
    contestant: contestants[name],
    port,
    ended,
    ask: ask as ServerProcess['ask'],
    async stop() {
      child.disconnect()
      const impatience = setTimeout(() => child.kill('SIGKILL'), patienceMs)
      await ended
      clearTimeout(impatience)
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}
