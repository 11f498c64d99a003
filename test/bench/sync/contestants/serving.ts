import type { BlockId } from '#app/domain/drafting/block.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'

import type { Mark, Place, Wanted } from '../questions.ts'

/** A contestant's server as its process holds it. */
export type Serving = {
  prepare(wanted: Wanted): Promise<Place[]>
  lock?(document: DocumentId, blocks: readonly BlockId[]): Promise<void>
  /** What was put down since this was asked last. */
  marks?(): Mark[]
  rest?(): Promise<void>
  stop(): Promise<void>
}

/** Where a server finds its database, keeps what it keeps elsewhere, and listens, also when started again. */
export type Where = { databaseUrl: string; directory: string; port: number }

export type Serve = (where: Where) => Promise<Serving>
