import type { BlockId } from '#app/domain/drafting/block.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'

import type { Memory } from './memory.ts'
import type { Load } from './meter.ts'
import type { Hot } from './profile.ts'

/** Where a document is reached, and the cookies of those who may write it; none where nobody is asked. */
export type Place = { document: DocumentId; url: string; cookies: readonly string[] }

/** Documents to be made, each with this text and an edit that no snapshot has yet. */
export type Wanted = {
  documents: number
  people: number
  text: Uint8Array | null
  pending: Uint8Array | null
}

/** Something was put down at this time: one update, or everything up to a state vector. */
export type Mark = { at: number } & ({ update: Uint8Array } | { stateVector: Uint8Array })

/** What the benchmark asks a server in its own process. */
export type Questions = {
  prepare: { asks: Wanted; answers: Place[] }
  /** Holds a document's edits to these blocks being as they are. */
  lock: { asks: { document: DocumentId; blocks: readonly BlockId[] }; answers: null }
  /** Frees what can be freed and begins to count anew. */
  begin: { asks: null; answers: null }
  load: { asks: null; answers: Load }
  memory: { asks: null; answers: Memory }
  /** Since `begin`, of servers that tell their clients nothing. */
  marks: { asks: null; answers: Mark[] }
  /** Finishes everything that is still done in the background. */
  rest: { asks: null; answers: null }
  /** Watches what is executed between each `begin` and `load` from now on. */
  watch: { asks: null; answers: null }
  /** What was executed between the last two, and watches no more. */
  watched: { asks: null; answers: Hot[] }
}

export type Question = keyof Questions
export type Asked = { [Q in Question]: { question: Q; content: Questions[Q]['asks'] } }[Question]
export type Answer = { answers: unknown } | { failed: string }
