import { parentPort } from 'node:worker_threads'

import { fileTakenIn } from '../../incoming/file-taken-in.ts'
import { writeDocx } from '../docx/document.ts'
import { writePdf } from '../pdf.ts'
import type { PaperAnswer, PaperQuestion } from './tasks.ts'

/** The other end of PaperThread: one file after the other, as each takes all the memory there is. */
let working = Promise.resolve()

parentPort?.on('message', (question: PaperQuestion) => {
  working = working.then(async () => parentPort?.postMessage(await answerTo(question)))
})

async function answerTo({ id, task, question }: PaperQuestion): Promise<PaperAnswer> {
  try {
    switch (task) {
      case 'docx':
        return { id, answer: await writeDocx(question) }
      case 'pdf':
        return { id, answer: await writePdf(question) }
      case 'take-in':
        return { id, answer: await fileTakenIn(question) }
    }
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error))
    return { id, error: { message, stack } }
  }
}
