import postgres from 'postgres'

import {
  applyUpdate,
  encodeStateAsUpdate,
  encodeStateVector,
  Server,
} from '../../peers/hocuspocus.js'
import { now } from '../clock.ts'
import type { Mark } from '../questions.ts'
import { places } from './listen.ts'
import type { Serve, Serving, Where } from './serving.ts'

/** Hocuspocus as its guide has it: the whole text in one row, stored when typing pauses. */
export const serve: Serve = (where) => serveHocuspocus(where)

export async function serveHocuspocus(
  { databaseUrl, port }: Where,
  debounce?: number,
): Promise<Serving> {
  const sql = postgres(databaseUrl, { max: 12, onnotice: () => {} })
  await sql`create table if not exists hocuspocus (name text primary key, state bytea not null)`
  let marks: Mark[] = []
  const server = new Server({
    address: '127.0.0.1',
    port,
    quiet: true,
    stopOnSignals: false,
    websocketOptions: { perMessageDeflate: false },
    ...(debounce === undefined ? {} : { debounce }),
    async onLoadDocument({ documentName, document }) {
      const [row] = await sql<{ state: Buffer }[]>`
        select state from hocuspocus where name = ${documentName}`
      if (row !== undefined) applyUpdate(document, row.state)
    },
    async onStoreDocument({ documentName, document }) {
      const stateVector = encodeStateVector(document)
      const state = Buffer.from(encodeStateAsUpdate(document))
      await sql`
        insert into hocuspocus values (${documentName}, ${state})
        on conflict (name) do update set state = excluded.state`
      marks.push({ at: now(), stateVector })
    },
  })
  await server.listen()
  return {
    prepare: async (wanted) => places(wanted.documents, () => `ws://127.0.0.1:${port}`),
    marks() {
      const since = marks
      marks = []
      return since
    },
    async stop() {
      await server.destroy()
      await sql.end({ timeout: 5 })
    },
  }
}
