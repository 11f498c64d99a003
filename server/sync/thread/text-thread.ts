import type { Worker } from 'node:worker_threads'

import { startThread } from '../../typescript-thread.ts'
import type { Answer, Question, TaskName, Tasks } from './tasks.ts'

export type TextThread = {
  ask<Name extends TaskName>(
    task: Name,
    question: Tasks[Name]['question'],
  ): Promise<Tasks[Name]['answer']>
  close(): Promise<void>
}

/** A text of 20 MB takes some 260 MB as a Y.Doc (sync.md §3.3). */
const mostMegabytes = 1_024

/** One for what people wait for with each key, one for what may take seconds. */
export type TextThreads = { judging: TextThread; folding: TextThread; close(): Promise<void> }

export function createTextThreads(): TextThreads {
  const [judging, folding] = [createTextThread(), createTextThread()]
  return {
    judging,
    folding,
    async close() {
      await Promise.all([judging.close(), folding.close()])
    },
  }
}

type Waiting = { resolve: (answer: never) => void; reject: (error: unknown) => void }

/**
 * Work on whole texts, which takes a Y.Doc and milliseconds to seconds, in a thread beside the event
 * loop. It starts with the first question, and its memory is limited: a text that is too much for it
 * costs the questions in hand and a new thread, never the process.
 */
function createTextThread(): TextThread {
  let thread: Worker | null = null
  let asked = 0
  const waiting = new Map<number, Waiting>()

  function started(): Worker {
    if (thread !== null) return thread
    const fresh = startThread(new URL('./work.ts', import.meta.url), {
      maxOldGenerationSizeMb: mostMegabytes,
    })
    fresh.unref()
    fresh.on('message', (answer: Answer) => hear(answer))
    fresh.on('error', (error) => giveUp(fresh, error))
    fresh.on('exit', () => giveUp(fresh, new Error('the thread for texts has ended')))
    thread = fresh
    return fresh
  }

  function hear(answer: Answer): void {
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
        started().postMessage({ id, task, question } as Question)
      })
    },
    async close() {
      await thread?.terminate()
    },
  }
}
