import type { Worker } from 'node:worker_threads'

import type { Row } from '#app/domain/positions/matrix.ts'

import { startThread } from '../../typescript-thread.ts'
import type { Blocs } from '../blocs.ts'
import { snapshotOf } from './snapshot.ts'

/** Tests matrices for blocs in a thread beside the event loop. */
export type BlocsThread = {
  /**
   * Blocs of a matrix, kept by what it says, so that onlookers who see the same share them; null while
   * the test is still being made (SPEC.md SV4, FG6).
   */
  soon(rows: readonly Row[]): Promise<Blocs | null>
  close(): Promise<void>
}

export type BlocsQuestion = { snapshot: string; rows: readonly Row[] }
export type BlocsAnswer = { snapshot: string } & ({ blocs: Blocs } | { error: string })

/** Whoever asks for blocs waits no longer than this, and a page that shows them looks again. */
const patience = 200
const mostKept = 50
const mostMegabytes = 512

type Waiting = { resolve: (blocs: Blocs) => void; reject: (error: Error) => void }

/** It starts with the first question; what it cannot answer costs that question and is not kept. */
export function createBlocsThread(): BlocsThread {
  const kept = new Map<string, Promise<Blocs>>()
  const waiting = new Map<string, Waiting>()
  let thread: Worker | null = null

  function started(): Worker {
    if (thread !== null) return thread
    const fresh = startThread(new URL('./work.ts', import.meta.url), {
      maxOldGenerationSizeMb: mostMegabytes,
    })
    fresh.unref()
    fresh.on('message', (answer: BlocsAnswer) => hear(answer))
    fresh.on('error', (error) => giveUp(fresh, error))
    fresh.on('exit', () => giveUp(fresh, new Error('the thread for blocs has ended')))
    thread = fresh
    return fresh
  }

  function hear(answer: BlocsAnswer): void {
    const asker = waiting.get(answer.snapshot)
    waiting.delete(answer.snapshot)
    if ('blocs' in answer) asker?.resolve(answer.blocs)
    else asker?.reject(new Error(answer.error))
  }

  function giveUp(ended: Worker, error: Error): void {
    if (thread !== ended) return
    thread = null
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }

  function ask(question: BlocsQuestion): Promise<Blocs> {
    const { snapshot } = question
    const answer = new Promise<Blocs>((resolve, reject) => {
      waiting.set(snapshot, { resolve, reject })
      started().postMessage(question)
    })
    kept.set(snapshot, answer)
    answer.catch(() => kept.delete(snapshot))
    const [oldest] = kept.keys()
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
    return answer
  }

  return {
    async soon(rows) {
      const snapshot = snapshotOf(rows)
      let timer: NodeJS.Timeout | undefined
      const waited = new Promise<null>((resolve) => {
        timer = setTimeout(() => resolve(null), patience)
      })
      const blocs = await Promise.race([kept.get(snapshot) ?? ask({ snapshot, rows }), waited])
      clearTimeout(timer)
      return blocs
    },
    async close() {
      await thread?.terminate()
    },
  }
}
