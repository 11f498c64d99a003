import { createAskingThread } from '../../asking-thread.ts'
import type { AskingThread } from '../../asking-thread.ts'
import type { Tasks } from './tasks.ts'

export type TextThread = AskingThread<Tasks>

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

/** Work on whole texts, which takes a Y.Doc. */
function createTextThread(): TextThread {
  const work = new URL('./work.ts', import.meta.url)
  return createAskingThread<Tasks>(work, 'texts', { maxOldGenerationSizeMb: mostMegabytes })
}
