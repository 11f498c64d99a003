import { join } from 'node:path'

import { now } from '../clock.ts'
import type { Mark } from '../questions.ts'
import { listen } from './listen.ts'
import type { Serve } from './serving.ts'

/** The same with its LevelDB, which it opens by itself when the environment says where. */
export const serve: Serve = async ({ directory, port }) => {
  process.env['YPERSISTENCE'] = join(directory, 'leveldb')
  const { getPersistence, setupWSConnection } = await import('../../peers/y-websocket.js')
  const level = getPersistence()?.provider
  if (level === undefined) throw new Error('y-websocket has opened no LevelDB')
  let marks: Mark[] = []
  const storeUpdate = level.storeUpdate.bind(level)
  level.storeUpdate = async (document, update) => {
    await storeUpdate(document, update)
    marks.push({ at: now(), update })
  }
  const listener = await listen(port, (socket, _document, request) =>
    setupWSConnection(socket, request),
  )
  return {
    prepare: async (wanted) => listener.places(wanted),
    marks() {
      const since = marks
      marks = []
      return since
    },
    stop: () => listener.close(),
  }
}
