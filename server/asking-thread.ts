import type { ResourceLimits, Worker } from 'node:worker_threads'

import { startThread } from './typescript-thread.ts'

/** What a thread can be asked, and what it answers, by the names of its tasks. */
type TaskTable = Record<string, { question: unknown; answer: unknown }>

export type AskingThread<Tasks> = {
  ask<Name extends keyof Tasks>(
    task: Name,
    question: Tasks[Name] extends { question: infer Asked } ? Asked : never,
  ): Promise<Tasks[Name] extends { answer: infer Answered } ? Answered : never>
  close(): Promise<void>
}

/** A question on its way to the thread, and an answer on its way back. */
export type QuestionOf<Tasks extends TaskTable> = {
  [Name in keyof Tasks]: { id: number; task: Name; question: Tasks[Name]['question'] }
}[keyof Tasks]

export type AnswerOf<Tasks extends TaskTable> =
  | { id: number; answer: Tasks[keyof Tasks]['answer'] }
  | { id: number; error: { message: string; stack: string | undefined } }

type Waiting = { resolve: (answer: never) => void; reject: (error: unknown) => void }

/**
 * Work that takes milliseconds to seconds, in a thread beside the event loop. It starts with the first
 * question, and its memory is limited: what is too much for it costs the questions in hand and a new
 * thread, never the process. `work` says what the thread is for.
 */
export function createAskingThread<Tasks extends TaskTable>(
  module: URL,
  work: string,
  limits: ResourceLimits,
): AskingThread<Tasks> {
  let thread: Worker | null = null
  let asked = 0
  const waiting = new Map<number, Waiting>()

  function started(): Worker {
    if (thread !== null) return thread
    const fresh = startThread(module, limits)
    fresh.unref()
    fresh.on('message', (answer: AnswerOf<Tasks>) => hear(answer))
    fresh.on('error', (error) => giveUp(fresh, error))
    fresh.on('exit', () => giveUp(fresh, new Error(`the thread for ${work} has ended`)))
    thread = fresh
    return fresh
  }

  function hear(answer: AnswerOf<Tasks>): void {
    const asker = waiting.get(answer.id)
    waiting.delete(answer.id)
    if ('answer' in answer) asker?.resolve(answer.answer as never)
    else
      asker?.reject(Object.assign(new Error(answer.error.message), { cause: answer.error.stack }))
  }

  function giveUp(ended: Worker, error: unknown): void {
    if (thread !== ended) return
    thread = null
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }

  return {
    ask(task, question) {
      const id = ++asked
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject })
        started().postMessage({ id, task, question })
      })
    },
    async close() {
      await thread?.terminate()
    },
  }
}
