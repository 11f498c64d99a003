import { setImmediate as nextTick } from 'node:timers/promises'

import type { DocumentId } from '#app/domain/kernel/id.ts'
import type { NewUpdate, Written } from '#db/document-log.ts'
import type { ServerContext } from '#server/context.ts'
import type { News } from '#server/sync/news.ts'
import type { RoomStore } from '#server/sync/room-store.ts'
import type { Room } from '#server/sync/room.ts'

import { openRoom } from '../support.ts'

/** What becomes of a commit that the room waits for. */
export type Fate = 'done' | 'done, unanswered' | 'failed'

type Waiting = {
  updates: readonly NewUpdate[]
  carryOut: () => Promise<Written | null>
  answer: (written: Written | null) => void
  fail: () => void
}

/** A room over the real database, whose commits wait until the script decides what becomes of them. */
export class ScriptedNode {
  readonly room: Room
  /** What it told the other nodes. */
  readonly told: readonly News[]
  /** Reads and commits under way. */
  private readonly gate: Gate

  private constructor(room: Room, told: readonly News[], gate: Gate) {
    this.room = room
    this.told = told
    this.gate = gate
  }

  static async open(ctx: ServerContext, document: DocumentId): Promise<ScriptedNode> {
    const gate = new Gate()
    const { room, happened } = await openRoom(ctx, document, (store) => gate.before(store))
    return new ScriptedNode(room, happened.news, gate)
  }

  get isWaiting(): boolean {
    return this.gate.waiting !== null
  }

  /** Whether nothing more happens here by itself: it waits for the script, or has nothing to do. */
  async isQuiet(): Promise<boolean> {
    if (this.gate.busy > 0) return false
    if (this.isWaiting) return true
    return Promise.race([this.room.written().then(() => true), nextTick(false)])
  }

  /** Answers what is on disk now that was not. */
  async decide(fate: Fate): Promise<readonly NewUpdate[]> {
    const { waiting } = this.gate
    if (waiting === null) return []
    this.gate.waiting = null
    const written = fate === 'failed' ? null : await waiting.carryOut()
    if (fate === 'done') waiting.answer(written)
    else waiting.fail()
    return written === null ? [] : waiting.updates
  }
}

class Gate {
  busy = 0
  waiting: Waiting | null = null

  before(store: RoomStore): Partial<RoomStore> {
    const counted = async <Answer>(work: Promise<Answer>): Promise<Answer> => {
      this.busy++
      try {
        return await work
      } finally {
        this.busy--
      }
    }
    return {
      load: (seq) => counted(store.load(seq)),
      newsSince: (head) => counted(store.newsSince(head)),
      rowsBetween: (after, upTo) => counted(store.rowsBetween(after, upTo)),
      difference: (text, stateVector) => counted(store.difference(text, stateVector)),
      standing: (viewers) => counted(store.standing(viewers)),
      commit: (head, updates) =>
        new Promise((resolve, reject) => {
          this.waiting = {
            updates,
            carryOut: () => store.commit(head, updates),
            answer: resolve,
            fail: () => reject(new Error('the script lost this commit')),
          }
        }),
    }
  }
}
