import { createAskingThread } from '../../../asking-thread.ts'
import type { AskingThread } from '../../../asking-thread.ts'
import type { PaperTasks } from './tasks.ts'

export type PaperThread = AskingThread<PaperTasks>

const mostMegabytes = 1_024

/** Makes files of whole texts, and reads them: one at a time, since each takes seconds of a core and much memory. */
export function createPaperThread(): PaperThread {
  const work = new URL('./work.ts', import.meta.url)
  return createAskingThread<PaperTasks>(work, 'paper', { maxOldGenerationSizeMb: mostMegabytes })
}
