import assert from 'node:assert/strict'

import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'

import { inspectUpdate, integrate } from '#server/sync/inspect-update.ts'
import type { Inspection } from '#server/sync/inspect-update.ts'
import {
  emptyIntegrated,
  encodeStateVector,
  markDeleted,
  notYetDeleted,
} from '#server/sync/integrated.ts'
import type { Integrated, Range } from '#server/sync/integrated.ts'
import { anyEdit, apply, contentOf } from '#test/support/edits.ts'

const writers = 4

/** What happens between writers and server; `which` picks among what was sent and not yet taken. */
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      step: fc.constant('edit' as const),
      by: fc.nat(writers - 1),
      edit: anyEdit,
    }),
  },
  { weight: 4, arbitrary: fc.record({ step: fc.constant('deliver' as const), which: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ step: fc.constant('repeat' as const), which: fc.nat() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      step: fc.constant('step 2' as const),
      by: fc.nat(writers - 1),
      since: fc.nat(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ step: fc.constant('hear' as const), by: fc.nat(writers - 1) }),
  },
)

test('[SY7] [SY8] what is stored of concurrent edits in any order is what Yjs would make of them', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 80 }), (steps) => {
      const server = new Server()
      const docs = Array.from({ length: writers }, () => new Y.Doc())
      const sent: Uint8Array[] = []
      const waiting: Uint8Array[] = []
      const earlier: Uint8Array[] = [Uint8Array.of(0)]
      for (const doc of docs) {
        doc.on('update', (update: Uint8Array, origin: unknown) => {
          if (origin !== 'server') waiting.push(update)
        })
      }
      for (const one of steps) {
        switch (one.step) {
          case 'edit':
            apply(docs[one.by] ?? new Y.Doc(), one.edit)
            break
          case 'deliver': {
            const [update] = waiting.splice(one.which % Math.max(1, waiting.length), 1)
            if (update === undefined) break
            sent.push(update)
            if (server.take(update).verdict === 'gap') waiting.push(update)
            break
          }
          case 'repeat':
            if (sent.length > 0) server.take(sent[one.which % sent.length] ?? sent[0]!)
            break
          case 'step 2': {
            const since = earlier[one.since % earlier.length] ?? Uint8Array.of(0)
            server.take(Y.encodeStateAsUpdate(docs[one.by] ?? new Y.Doc(), since))
            break
          }
          case 'hear':
            for (const row of server.log) Y.applyUpdate(docs[one.by] ?? new Y.Doc(), row, 'server')
            earlier.push(encodeStateVector(server.known))
            break
        }
      }
      // Whoever was refused is asked and sends everything.
      for (const doc of docs) {
        expect(server.take(Y.encodeStateAsUpdate(doc)).verdict).not.toBe('gap')
      }
      const oracle = new Y.Doc()
      for (const doc of docs) Y.applyUpdate(oracle, Y.encodeStateAsUpdate(doc))
      expect(contentOf(server.replay)).toEqual(contentOf(oracle))
      expect(Y.encodeStateVector(server.replay)).toEqual(Y.encodeStateVector(oracle))
    }),
    { numRuns: 250 },
  )
})

/** The log as a room keeps it, checked against a Y.Doc at every step. */
class Server {
  readonly known = emptyIntegrated()
  readonly log: Uint8Array[] = []
  readonly replay = new Y.Doc()

  take(update: Uint8Array): Inspection {
    const inspection = inspectUpdate(update, this.known)
    if (inspection.verdict === 'gap') {
      const trial = new Y.Doc()
      Y.applyUpdate(trial, Y.encodeStateAsUpdate(this.replay))
      Y.applyUpdate(trial, update)
      assert(trial.store.pendingStructs !== null || trial.store.pendingDs !== null)
      return inspection
    }
    if (inspection.verdict === 'nothing-new') {
      const before = contentOf(this.replay)
      Y.applyUpdate(this.replay, update)
      assert.deepEqual(contentOf(this.replay), before)
    }
    if (inspection.verdict === 'new') {
      const { addition } = inspection
      const again = inspectUpdate(addition.payload, this.known)
      // Bytes may differ: Yjs marks a cut struct as one of a map, and passes over that mark on reading.
      assert.deepEqual(withoutBytes(again), withoutBytes(inspection))
      integrate(this.known, addition)
      assert.equal(inspectUpdate(update, this.known).verdict, 'nothing-new')
      this.log.push(addition.payload)
      Y.applyUpdate(this.replay, addition.payload)
    }
    assert.equal(this.replay.store.pendingStructs, null)
    assert.equal(this.replay.store.pendingDs, null)
    assert.deepEqual(encodeStateVector(this.known), Y.encodeStateVector(this.replay))
    assertDeleted(this.known, this.replay)
    return inspection
  }
}

function withoutBytes(inspection: Inspection) {
  if (inspection.verdict !== 'new') return inspection
  const { clients, deletes } = inspection.addition
  return { verdict: 'new', clients, deletes }
}

/** Whatever the log says is deleted is deleted in a replica; there it may be more (compact.ts). */
function assertDeleted(known: Integrated, doc: Y.Doc): void {
  const deleted = emptyIntegrated()
  for (const [client, items] of Y.createDeleteSetFromStructStore(doc.store).clients) {
    markDeleted(
      deleted,
      client,
      items.map(({ clock, len }) => ({ from: clock, to: clock + len })),
    )
  }
  for (const [client, ranges] of known.deleted) {
    for (const range of ranges) assert.deepEqual(notYetDeleted(deleted, client, range), [])
  }
}

test('[SY7] deleted clocks are what a set of them would hold', () => {
  const range = fc
    .record({ from: fc.nat(60), length: fc.nat(8) })
    .map(({ from, length }): Range => ({ from, to: from + length }))
  fc.assert(
    fc.property(
      fc.array(fc.array(range, { maxLength: 6 }), { maxLength: 12 }),
      range,
      (batches, asked) => {
        const known = emptyIntegrated()
        const clocks = new Set<number>()
        for (const batch of batches) {
          markDeleted(known, 1, batch)
          for (const { from, to } of batch) for (let c = from; c < to; c++) clocks.add(c)
        }
        const ranges = known.deleted.get(1) ?? []
        const held = ranges.flatMap(({ from, to }) =>
          Array.from({ length: to - from }, (_, i) => from + i),
        )
        expect(held).toEqual([...clocks].toSorted((a, b) => a - b))
        const touching = ranges.filter(({ from }, i) => i > 0 && from <= (ranges[i - 1]?.to ?? 0))
        expect(touching).toEqual([])
        const fresh = notYetDeleted(known, 1, asked).flatMap(({ from, to }) =>
          Array.from({ length: to - from }, (_, i) => from + i),
        )
        const wanted = Array.from({ length: asked.to - asked.from }, (_, i) => asked.from + i)
        expect(fresh).toEqual(wanted.filter((clock) => !clocks.has(clock)))
      },
    ),
  )
})
