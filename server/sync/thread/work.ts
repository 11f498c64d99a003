import { parentPort } from 'node:worker_threads'

import { snapshotOf } from '../compact.ts'
import { unpack } from './packed.ts'
import type { Answer, Question, TaskName, Tasks } from './tasks.ts'

/** The other end of TextThread: one question after the other. */
const work: { [Name in TaskName]: (question: Tasks[Name]['question']) => Tasks[Name]['answer'] } = {
  fold: ({ before, tail, seq }) => snapshotOf(before, unpack(tail), seq),
}

parentPort?.on('message', (question: Question) => parentPort?.postMessage(answer(question)))

function answer({ id, task, question }: Question): Answer {
  try {
    return { id, answer: work[task](question) }
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error))
    return { id, error: { message, stack } }
  }
}
