import { parentPort } from 'node:worker_threads'

import { blocsOf } from '../blocs.ts'
import type { BlocsAnswer, BlocsQuestion } from './blocs-thread.ts'

/** The other end of `blocsSoon`: one matrix after the other. */
parentPort?.on('message', ({ snapshot, rows }: BlocsQuestion) => {
  parentPort?.postMessage(answerTo({ snapshot, rows }))
})

function answerTo({ snapshot, rows }: BlocsQuestion): BlocsAnswer {
  try {
    return { snapshot, blocs: blocsOf(rows, snapshot) }
  } catch (error) {
    return { snapshot, error: error instanceof Error ? error.message : String(error) }
  }
}
