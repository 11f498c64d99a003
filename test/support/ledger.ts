import * as Y from 'yjs'

import type { PersonId } from '#app/domain/kernel/id.ts'
import { emptyUpdate } from '#server/sync/frames.ts'

import { contentOf } from './edits.ts'
import type { Log } from './log.ts'
import { verifyLog } from './verify-log.ts'

/**
 * What people did to one text and what they were promised, kept where no kill reaches it. It shares
 * nothing with the engine but Yjs: what counts is single characters and deletions, by client and clock.
 */
export class Ledger {
  /** Messages that were called saved and said something. */
  acknowledged = 0
  private readonly onDisk = noMarks()
  private readonly did = new Map<PersonId, Marks>()

  /** Notes whatever a person does to this replica with their own hands. */
  watch(doc: Y.Doc, person: PersonId): void {
    const marks = this.did.get(person) ?? noMarks()
    this.did.set(person, marks)
    doc.on('afterTransaction', ({ local, beforeState, afterState, deleteSet }: Y.Transaction) => {
      if (!local) return
      for (const [client, end] of afterState) {
        const start = beforeState.get(client) ?? 0
        marks.inserted.add(client, start, end - start)
      }
      addDeletions(marks, deleteSet)
    })
  }

  /** An edit was called saved, so it is on disk. */
  saved(update: Uint8Array): void {
    const isEmpty = Buffer.compare(update, emptyUpdate) === 0
    if (!isEmpty) this.acknowledged++
    note(this.onDisk, update)
  }

  /** Somebody was shown what others wrote, so it is on disk. */
  shown(update: Uint8Array): void {
    note(this.onDisk, update)
  }

  /**
   * What the log should say and does not, and what it says that nobody did. Only what was promised before
   * it is read counts: meanwhile more may be written, and promised.
   */
  async faultsIn(read: () => Promise<Log>): Promise<string[]> {
    const promised = copyOf(this.onDisk)
    const log = await read()
    const text = replayOf(log)
    return [...verifyLog(log), ...lossesIn(text, promised), ...this.misattributedIn(log, text)]
  }

  private misattributedIn({ rows }: Log, text: Y.Doc): string[] {
    return rows.flatMap(({ seq, author, payload }) => {
      const person = author.kind === 'person' ? author.person : null
      const own = (person === null ? undefined : this.did.get(person)) ?? noMarks()
      const { inserted, deleted } = marksOf(payload)
      const foreign = [
        ...[...inserted].filter((mark) => !own.inserted.has(...mark)),
        ...[...deleted].filter(
          (mark) => !own.deleted.has(...mark) && !mayMergingDelete(text.store.clients, mark),
        ),
      ]
      return foreign.map((mark) => `row ${seq} names ${person} for ${mark.join(':')}, who did not`)
    })
  }
}

function lossesIn(text: Y.Doc, promised: Marks): string[] {
  const { clients: structs, pendingStructs, pendingDs } = text.store
  const has = ([client, clock]: Mark) => clock < Y.getState(text.store, client)
  const unsaid = [...promised.inserted].filter((mark) => !has(mark))
  const undone = [...promised.deleted].filter(
    (mark) => !has(mark) || !structAt(structs, mark)?.deleted,
  )
  return [
    ...(pendingStructs === null && pendingDs === null ? [] : ['the log has a gap in its content']),
    ...unsaid.map((mark) => `a character is missing: ${mark.join(':')}`),
    ...undone.map((mark) => `a deletion is missing: ${mark.join(':')}`),
  ]
}

/** The text that the log alone says, with what was deleted. */
export function replayOf({ rows }: Log): Y.Doc {
  const doc = new Y.Doc({ gc: false })
  for (const { payload } of rows) Y.applyUpdate(doc, payload)
  return doc
}

/**
 * Whether two replicas are one text: the same was written in them, and they say the same. What is deleted
 * may differ where it says nothing: Yjs tidies formatting up by portions in which it hears of it (SY31).
 */
export function isSameText(a: Y.Doc, b: Y.Doc): boolean {
  return (
    Buffer.compare(Y.encodeStateVector(a), Y.encodeStateVector(b)) === 0 &&
    JSON.stringify(contentOf(a)) === JSON.stringify(contentOf(b))
  )
}

type Mark = readonly [client: number, clock: number]
type Marks = { inserted: Clocks; deleted: Clocks }

function noMarks(): Marks {
  return { inserted: new Clocks(), deleted: new Clocks() }
}

function copyOf({ inserted, deleted }: Marks): Marks {
  return { inserted: inserted.copy(), deleted: deleted.copy() }
}

function marksOf(update: Uint8Array): Marks {
  const marks = noMarks()
  note(marks, update)
  return marks
}

function note(marks: Marks, update: Uint8Array): void {
  const { structs, ds } = Y.decodeUpdate(update)
  for (const { id, length } of structs) marks.inserted.add(id.client, id.clock, length)
  addDeletions(marks, ds)
}

function addDeletions({ deleted }: Marks, { clients }: Y.Transaction['deleteSet']): void {
  for (const [client, ranges] of clients) {
    for (const { clock, len } of ranges) deleted.add(client, clock, len)
  }
}

class Clocks {
  private readonly of = new Map<number, Set<number>>()

  add(client: number, clock: number, length: number): void {
    const own = this.of.get(client) ?? new Set()
    this.of.set(client, own)
    for (let end = clock + length; clock < end; clock++) own.add(clock)
  }

  copy(): Clocks {
    const copy = new Clocks()
    for (const [client, own] of this.of) copy.of.set(client, new Set(own))
    return copy
  }

  has(client: number, clock: number): boolean {
    return this.of.get(client)?.has(clock) ?? false
  }

  *[Symbol.iterator](): Generator<Mark> {
    for (const [client, own] of this.of) for (const clock of own) yield [client, clock]
  }
}

type Structs = Y.Doc['store']['clients']

/** Where two people set one value, or one types into what another removes, merging deletes, and nobody. */
function mayMergingDelete(structs: Structs, mark: Mark): boolean {
  const struct = structAt(structs, mark)
  if (!(struct instanceof Y.Item)) return true
  return struct.parentSub !== null || isWithinDeleted(struct)
}

function isWithinDeleted({ parent }: Y.Item): boolean {
  const holder = parent instanceof Y.AbstractType ? parent._item : null
  return holder !== null && (holder.deleted || isWithinDeleted(holder))
}

function structAt(structs: Structs, [client, clock]: Mark): Y.Item | Y.GC | undefined {
  const own = structs.get(client) ?? []
  return own[own.length === 0 ? 0 : Y.findIndexSS(own, clock)]
}
