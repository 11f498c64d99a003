import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import * as Y from 'yjs'

import { blocksOf } from '#app/domain/drafting/ydoc.ts'
import { inspectUpdate, integrate } from '#server/sync/inspect-update.ts'
import { emptyIntegrated, encodeStateVector } from '#server/sync/integrated.ts'
import type { Integrated } from '#server/sync/integrated.ts'
import { mutate } from '#test/fuzz/mutate.ts'
import { seeded } from '#test/support/editing-trace.ts'

/** Another seed tries other bytes: `FUZZ_SEED=7 npx vitest run test/server/sync/hostile-bytes.test.ts`. */
const seed = Number(process.env['FUZZ_SEED'] ?? 2026)

test(`[SY10] 20,000 mutated updates: none throws, hangs, or leaves a gap (seed ${seed})`, () => {
  const random = seeded(seed)
  const cases = corpus()
  const updates = cases.map(({ update }) => update)
  let accepted = 0
  let slowest = 0
  for (let i = 0; i < 20_000; i++) {
    const { before, update } = cases[i % cases.length] ?? nothing
    const hostile = mutate(update, updates, random)
    const known = knownOf(before)
    const start = performance.now()
    const inspection = inspectUpdate(hostile, known)
    slowest = Math.max(slowest, performance.now() - start)
    if (inspection.verdict !== 'new') continue
    accepted++
    integrate(known, inspection.addition)
    const replica = new Y.Doc()
    Y.applyUpdate(replica, before)
    Y.applyUpdate(replica, inspection.addition.payload)
    const where = { i, hostile: Buffer.from(hostile).toString('base64') }
    expect({ ...where, pending: replica.store.pendingStructs }).toEqual({ ...where, pending: null })
    expect({ ...where, pending: replica.store.pendingDs }).toEqual({ ...where, pending: null })
    expect({ ...where, clocks: Y.encodeStateVector(replica) }).toEqual({
      ...where,
      clocks: encodeStateVector(known),
    })
    expect(() => blocksOf(replica)).not.toThrow()
  }
  expect(accepted).toBeGreaterThan(500)
  expect(slowest).toBeLessThan(1_000)
})

test('[SY10] values nested too deeply to be written again are no update', () => {
  const deep = 100_000
  const asAny = struct(8, (to) => {
    encoding.writeVarUint(to, 1)
    for (let i = 0; i < deep; i++) encoding.writeUint8Array(to, Uint8Array.of(117, 1))
    encoding.writeUint8(to, 126)
  })
  const asJson = struct(5, (to) => {
    encoding.writeVarString(to, '['.repeat(deep) + ']'.repeat(deep))
  })
  const asFormat = struct(6, (to) => {
    encoding.writeVarString(to, 'bold')
    encoding.writeVarString(to, '{"a":'.repeat(100) + '1' + '}'.repeat(100))
  })
  for (const update of [asAny, asJson, asFormat]) {
    expect(inspectUpdate(update, emptyIntegrated()).verdict).toBe('malformed')
  }
  const shallow = new Y.Doc()
  shallow.getMap('facts').set('tree', { a: [{ b: [{ c: [1, 2, { d: null }] }] }] })
  expect(inspectUpdate(Y.encodeStateAsUpdate(shallow), emptyIntegrated()).verdict).toBe('new')
})

test('[SY10] no order of structs or deletions makes an update slow to judge', () => {
  const doc = new Y.Doc()
  doc.clientID = 1
  doc.getText('plain').insert(0, 'x'.repeat(400_000))
  const known = emptyIntegrated()
  const typed = inspectUpdate(Y.encodeStateAsUpdate(doc), known)
  if (typed.verdict === 'new') integrate(known, typed.addition)

  const scattered = encoding.createEncoder()
  encoding.writeVarUint(scattered, 0)
  encoding.writeVarUint(scattered, 1)
  encoding.writeVarUint(scattered, 1)
  encoding.writeVarUint(scattered, 200_000)
  for (let clock = 399_998; clock >= 0; clock -= 2) {
    encoding.writeVarUint(scattered, clock)
    encoding.writeVarUint(scattered, 1)
  }
  expectSwift(() => {
    const inspection = inspectUpdate(encoding.toUint8Array(scattered), known)
    expect(inspection.verdict).toBe('new')
    if (inspection.verdict === 'new') integrate(known, inspection.addition)
  })
  expect(known.deleted.get(1)).toHaveLength(200_000)

  // Two clients who wait for each other in turn, and many who wait for the last word of one of them.
  const turns = 20_000
  const crowd = 20_000
  expectSwift(() => {
    const verdict = inspectUpdate(entangled(turns, crowd), emptyIntegrated()).verdict
    expect(verdict).toBe('new')
  })
  expectSwift(() => {
    const verdict = inspectUpdate(entangled(turns, crowd, 1), emptyIntegrated()).verdict
    expect(verdict).toBe('gap')
  })
})

type Case = { before: Uint8Array; update: Uint8Array }

const nothing: Case = { before: Uint8Array.of(0, 0), update: Uint8Array.of(0, 0) }

/** Updates of every kind – typed, formatted, deleted, structured – each with the text it builds on. */
function corpus(): Case[] {
  const cases: Case[] = []
  const doc = new Y.Doc()
  doc.clientID = 11
  const other = new Y.Doc()
  other.clientID = 22
  let before = nothing.update
  doc.on('update', (update: Uint8Array) => {
    cases.push({ before, update })
    before = Y.encodeStateAsUpdate(doc)
  })
  for (let round = 0; round < 10; round++) {
    const text = doc.getText('plain')
    text.insert((round * 5) % (text.length + 1), `Recalling article ${round} 🌍 `)
    text.delete((round * 3) % (text.length - 2), 2)
    text.format(round, 4, { bold: {} })
    text.insertEmbed(round, { image: round })
    doc.getMap('facts').set('level', { round, nested: [null, true, 1.5] })
    doc.getArray('list').insert(0, [round, 'two', { three: [4] }, new Uint8Array([5])])
    const element = new Y.XmlElement('paragraph')
    doc.getXmlFragment('content').insert(round % 2, [element])
    element.setAttribute('id', `p-${round}`)
    element.insert(0, [new Y.XmlText('inside')])
    if (round % 4 === 3) doc.getXmlFragment('content').delete(0, 1)
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    other.getText('plain').insert(round, 'elsewhere ')
    other.getMap('facts').set('level', round)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
    cases.push({ before: nothing.before, update: Y.encodeStateAsUpdate(doc) })
  }
  cases.push({ before: nothing.before, update: Y.mergeUpdates(cases.map(({ update }) => update)) })
  return cases
}

function knownOf(update: Uint8Array): Integrated {
  const known = emptyIntegrated()
  const inspection = inspectUpdate(update, known)
  if (inspection.verdict === 'new') integrate(known, inspection.addition)
  return known
}

/** One struct of client 7 in the root `plain`, with the content kind and bytes given. */
function struct(kind: number, write: (to: encoding.Encoder) => void): Uint8Array {
  const to = encoding.createEncoder()
  for (const number of [1, 1, 7, 0, kind, 1]) encoding.writeVarUint(to, number)
  encoding.writeVarString(to, 'plain')
  write(to)
  encoding.writeVarUint(to, 0)
  return encoding.toUint8Array(to)
}

/** Clients 1 and 2 in turns, each building on the other; a crowd that builds on the last of client 1. */
function entangled(turns: number, crowd: number, missing = 0): Uint8Array {
  const to = encoding.createEncoder()
  const after = (client: number, clock: number) => {
    encoding.writeUint8(to, 128 | 4)
    encoding.writeVarUint(to, client)
    encoding.writeVarUint(to, clock)
    encoding.writeVarString(to, 'x')
  }
  encoding.writeVarUint(to, crowd + 2)
  for (let client = crowd + 2; client > 2; client--) {
    for (const number of [1, client, 0]) encoding.writeVarUint(to, number)
    after(1, turns - 1 + missing)
  }
  for (const number of [turns, 2, 0]) encoding.writeVarUint(to, number)
  for (let clock = 0; clock < turns; clock++) after(1, clock)
  for (const number of [turns, 1, 0]) encoding.writeVarUint(to, number)
  encoding.writeUint8Array(to, Uint8Array.of(4, 1))
  encoding.writeVarString(to, 'plain')
  encoding.writeVarString(to, 'x')
  for (let clock = 1; clock < turns; clock++) after(2, clock - 1)
  encoding.writeVarUint(to, 0)
  return encoding.toUint8Array(to)
}

/** Seconds would stop every room of the node; the bound leaves room for a busy machine. */
function expectSwift(work: () => void): void {
  const start = performance.now()
  work()
  expect(performance.now() - start).toBeLessThan(4_000)
}
