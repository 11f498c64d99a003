import { setInterval } from 'node:timers'

import { minute } from '#app/domain/kernel/instant.ts'

import type { ServerContext } from '../context.ts'
import { exportHeads } from './heads.ts'

/**
 * Notes outside of the database, every minute and at the end, how far its records have come (RC23). A
 * node whose disk takes no files serves all the same, and says that it cannot.
 */
export function keepExportingHeads(
  { db, log }: Pick<ServerContext, 'db' | 'log'>,
  file: string,
): { stop(): Promise<void> } {
  const note = () =>
    exportHeads(db, file).catch((error: unknown) => {
      log.warn({ err: error }, `cannot note in ${file} how far the record has come`)
    })
  let last = note()
  const timer = setInterval(() => {
    last = last.then(note)
  }, minute)
  return {
    async stop() {
      clearInterval(timer)
      await last
      await note()
    },
  }
}
