import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'

import type { BlockId } from '#app/domain/drafting/block.ts'
import { textRun } from '#app/domain/drafting/structure.ts'
import { contentOf, insertBlocks, seedContent } from '#app/domain/drafting/ydoc.ts'
import { inspectUpdate, integrate } from '#server/sync/inspect-update.ts'
import { emptyIntegrated } from '#server/sync/integrated.ts'
import { decodeMap, encodeMap } from '#server/sync/map-bytes.ts'
import { place } from '#server/sync/place.ts'
import { TextMap } from '#server/sync/text-map.ts'
import { elementOf, gone, roleOf, roles } from '#server/sync/zone.ts'

const writers = 3

const edit = fc.record({
  by: fc.nat(writers - 1),
  what: fc.constantFrom(
    'type',
    'delete',
    'bold',
    'paragraph',
    'field',
    'attribute',
    'remove',
    'line',
  ),
  where: fc.nat(),
  offset: fc.nat(),
})
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ step: fc.constant('edit' as const), edit }) },
  { weight: 3, arbitrary: fc.record({ step: fc.constant('hear' as const), by: fc.nat(2) }) },
)

test('[SY25] the map says of every piece of a text where Yjs puts it, however it was typed at once', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 60 }), (steps) => {
      const server = new MappedServer()
      server.take(seedContent([paragraphBlock(0), fieldBlock(1)], { clientId: 100 }))
      const docs = Array.from({ length: writers }, (_, i) => {
        const doc = new Y.Doc()
        doc.clientID = i + 1
        Y.applyUpdate(doc, server.whole(), 'server')
        doc.on('update', (update: Uint8Array, origin: unknown) => {
          if (origin !== 'server') server.take(update)
        })
        return doc
      })
      for (const one of steps) {
        if (one.step === 'hear') Y.applyUpdate(docs[one.by]!, server.whole(), 'server')
        else apply(docs[one.edit.by]!, one.edit)
      }
      expect(differences(server.map, server.replica)).toEqual([])
      expect(differences(decodeMap(encodeMap(server.map)), server.replica)).toEqual([])

      const folded = new MappedServer()
      folded.take(server.whole())
      expect(differences(folded.map, folded.replica)).toEqual([])
      expect(idsIn(folded.map)).toEqual(idsOf(folded.replica))
      expect([...server.faults, ...folded.faults]).toEqual([])
    }),
    { numRuns: 200 },
  )
})

/** Takes updates as a room does: what is new, placed and kept. */
class MappedServer {
  readonly map = new TextMap()
  readonly replica = new Y.Doc()
  readonly faults: string[] = []
  private readonly known = emptyIntegrated()

  take(update: Uint8Array): void {
    const inspection = inspectUpdate(update, this.known)
    if (inspection.verdict !== 'new') return
    const { placement, fault } = place(inspection.addition, this.map)
    if (fault !== null) this.faults.push(fault)
    this.map.take(placement, null)
    integrate(this.known, inspection.addition)
    Y.applyUpdate(this.replica, inspection.addition.payload)
  }

  whole(): Uint8Array {
    return Y.encodeStateAsUpdate(this.replica)
  }
}

/** Pieces of which the map says something else than Yjs. */
function differences(map: TextMap, doc: Y.Doc): unknown[] {
  contentOf(doc)
  const items = [...doc.store.clients.values()].flat()
  return items.flatMap((item) => {
    if (!(item instanceof Y.Item) || item.parent === null) return []
    const said = saidOf(map, item)
    const is = said === 'gone' ? item.deleted && 'gone' : expected(item)
    return JSON.stringify(said) === JSON.stringify(is) ? [] : [{ id: item.id, said, is }]
  })
}

function saidOf(map: TextMap, { id: { client, clock }, content }: Y.Item) {
  const zone = map.zoneAt(client, clock)
  if (zone === gone) return 'gone'
  const [role, path] = [roleOf(zone), pathOf(map, elementOf(zone))]
  // Of what was deleted Yjs keeps only where it stood.
  if (content instanceof Y.ContentDeleted) return role === roles.self ? path.slice(1) : path
  return [role, path]
}

/** The ids of the blocks in reading order. */
function idsOf(doc: Y.Doc): string[] {
  return contentOf(doc)
    .toArray()
    .flatMap((block) => (block instanceof Y.XmlElement ? [String(block.getAttribute('id'))] : []))
    .toSorted()
}

function idsIn(map: TextMap): string[] {
  return map
    .content()
    .identities.flatMap(([, { ids }]) => ids)
    .toSorted()
}

/** The structs of an element and of those around it, innermost first. */
function pathOf(map: TextMap, number: number): string[] {
  if (number === 0) return []
  const { client, clock, parent } = map.element(number)
  return [`${client}:${clock}`, ...pathOf(map, parent)]
}

function expected(item: Y.Item): unknown {
  const around = aroundOf(item)
  if (item.content instanceof Y.ContentDeleted) return around
  if (item.content instanceof Y.ContentType) {
    return [roles.self, [`${item.id.client}:${item.id.clock}`, ...around]]
  }
  if (item.parentSub !== null) {
    return [item.parentSub === 'id' ? roles.identity : roles.attribute, around]
  }
  return [item.content instanceof Y.ContentFormat ? roles.format : roles.words, around]
}

function aroundOf(item: Y.Item): string[] {
  const parent = (item.parent as Y.AbstractType<unknown>)._item
  return parent === null ? [] : [`${parent.id.client}:${parent.id.clock}`, ...aroundOf(parent)]
}

function apply(
  doc: Y.Doc,
  { what, where, offset }: { what: string; where: number; offset: number },
) {
  const content = contentOf(doc)
  const blocks = content.toArray().filter((one) => one instanceof Y.XmlElement)
  const texts = blocks.flatMap(textsIn)
  const block = blocks[where % Math.max(1, blocks.length)]
  const text = texts[where % Math.max(1, texts.length)]
  const at = (length: number) => offset % (length + 1)
  switch (what) {
    case 'type':
      text?.insert(at(text.length), 'ab')
      break
    case 'delete':
      if (text !== undefined && text.length > 0) text.delete(offset % text.length, 1)
      break
    case 'bold':
      if (text !== undefined && text.length > 1) text.format(0, at(text.length - 1), { bold: {} })
      break
    case 'paragraph':
      insertBlocks(doc, at(blocks.length), [paragraphBlock(where)])
      break
    case 'field':
      insertBlocks(doc, at(blocks.length), [fieldBlock(where)])
      break
    case 'attribute':
      block?.setAttribute(offset % 2 === 0 ? 'lang' : 'id', offset % 2 === 0 ? 'ar' : id(offset))
      break
    case 'remove':
      if (blocks.length > 1) content.delete(where % content.length, 1)
      break
    case 'line':
      if (block?.nodeName === 'paragraph') {
        block.insert(at(block.length), [new Y.XmlElement('hardBreak'), new Y.XmlText('x')])
      }
      break
  }
}

function textsIn(element: Y.XmlElement): Y.XmlText[] {
  return element.toArray().flatMap((child) => {
    if (child instanceof Y.XmlText) return [child]
    return child instanceof Y.XmlElement ? textsIn(child) : []
  })
}

function paragraphBlock(at: number) {
  const identity = { id: id(at), lang: 'en', dir: 'ltr' as const }
  return { kind: 'paragraph' as const, ...identity, group: 'OP' as const, level: 0, words: 'words' }
}

function fieldBlock(at: number) {
  const cells = { id: 'C', statement: 's', unit: '%', datatype: 'decimal', threshold: '5' }
  return { kind: 'formatField' as const, id: id(at), lang: 'en', dir: 'ltr' as const, cells }
}

function id(at: number): BlockId {
  return `00000000-0000-4000-8000-${String(at).padStart(12, '0').slice(-12)}` as BlockId
}

test('[SY25] a run of text is one element, whoever typed in it', () => {
  const server = new MappedServer()
  server.take(seedContent([paragraphBlock(0)], { clientId: 100 }))
  expect(server.map.size).toBe(3)
  expect(server.map.element(2).name).toBe(textRun)
  expect(server.map.blockOf(2)).toBe(1)
  expect(server.map.identitiesOf(1)).toEqual([id(0)])
})

test('[SY26] of a struct that is known in part the rest is judged where it stands', () => {
  const seed = seedContent([paragraphBlock(0)], { clientId: 100 })
  const inParagraph = docOf(7, [seed])
  const words = (contentOf(inParagraph).get(0) as Y.XmlElement).get(0) as Y.XmlText
  words.insert(1, 'abcdef')
  const elsewhere = docOf(7, [seed])
  elsewhere.getText('plain').insert(0, 'abc')
  const attribute = docOf(7, [seed])
  ;(contentOf(attribute).get(0) as Y.XmlElement).setAttribute('lang', 'ar')
  for (const known of [elsewhere, attribute]) {
    const server = new MappedServer()
    server.take(seed)
    server.take(Y.encodeStateAsUpdate(known))
    expect(server.faults).toEqual([])
    // The same clocks say something else here, and what is new of them would stand in two lists at once.
    server.take(Y.encodeStateAsUpdate(inParagraph))
    expect(server.faults).toEqual(['malformed'])
  }
})

function docOf(clientID: number, updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = clientID
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc
}
