import { expect } from 'vitest'
import * as Y from 'yjs'

import type { BlockId, NewBlock } from '#app/domain/drafting/block.ts'
import { markKey } from '#app/domain/drafting/mark-key.ts'
import { unprotected } from '#app/domain/drafting/protection.ts'
import type { Protection } from '#app/domain/drafting/protection.ts'
import { blocksOf, contentOf, seedContent } from '#app/domain/drafting/ydoc.ts'
import type { OpenDatabase } from '#db/client.ts'
import { appendSystemUpdate } from '#db/document-log.ts'
import { saveProtection } from '#db/drafting.ts'
import { updateFrame } from '#server/sync/frames.ts'
import { buildDelegation, buildViewer, newId } from '#test/support/build.ts'
import { databaseTest as test } from '#test/support/database.ts'
import { buildDocument, logOf, startSyncNode, until } from '#test/support/sync-node.ts'

import { openRoom, signedIn } from './support.ts'
import { writer } from './writer.ts'
import type { Writer } from './writer.ts'

const opening = block(0, 'The parties,')
const agreed = block(1, 'Shall report each month')
const open = block(2, 'Within ten days of its end')
const field: NewBlock = {
  kind: 'formatField',
  ...identity(3),
  cells: { id: 'C-1', statement: 'Flow', unit: '%', datatype: 'decimal', threshold: '5' },
}

test('[SY26] what the grammar has no place for is refused, whatever it is', async ({
  database,
}) => {
  await using scene = await setScene(database)
  const attempts: [string, (one: Writer) => void][] = [
    ['an unknown element', ({ content }) => content.push([new Y.XmlElement('script')])],
    ['words outside a block', ({ content }) => content.insert(0, [new Y.XmlText('words')])],
    ['a block in a block', ({ block }) => block(0).push([new Y.XmlElement('paragraph')])],
    ['an element in words', ({ words }) => words(0).insertEmbed(0, new Y.XmlElement('paragraph'))],
    ['an embedded object', ({ words }) => words(0).insertEmbed(0, { image: 'x' })],
    ['an unknown attribute', ({ block }) => block(0).setAttribute('onclick', 'x')],
    ['an attribute that is no value', ({ block }) => block(0).setAttribute('id', {} as never)],
    ['an unknown mark', ({ words }) => words(0).format(0, 3, { blink: {} })],
    ['a bracket without an id', ({ words }) => words(0).format(0, 3, { [bracketKey('x')]: {} })],
    ['a cell too many', ({ block }) => block(3).push([new Y.XmlElement('fieldUnit')])],
    ['a cell too few', ({ block }) => block(3).delete(1)],
    ['a field without cells', ({ content }) => content.push([new Y.XmlElement('formatField')])],
    ['cells in another order', ({ content }) => content.push([definition('Meaning', 'Term')])],
    ['another type', ({ content }) => content.push([new Y.XmlHook('x') as never])],
  ]
  for (const [what, change] of attempts) {
    const one = await scene.delegate()
    const said = await one.write(() => change(one))
    expect([what, said]).toMatchObject([what, { code: 'ungrammatical' }])
  }
  expect(await logOf(database.sql, scene.document)).toHaveLength(1)

  const one = await scene.delegate()
  expect(await one.write(() => one.content.push([definition('Term', 'Meaning')]))).toBe('saved')
  expect(await one.write(() => one.block(0).push([new Y.XmlElement('hardBreak')]))).toBe('saved')
  expect(await one.write(() => one.content.delete(3))).toBe('saved')
  expect(await one.write(() => one.doc.getMap('elsewhere').set('any', { thing: [1] }))).toBe(
    'saved',
  )
})

test('[SY27] a locked block is neither changed nor moved nor removed, and around it one writes', async ({
  database,
}) => {
  await using scene = await setScene(database, { locked: new Set([agreed.id]) })
  const attempts: [string, (one: Writer) => void][] = [
    ['typing', ({ words }) => words(1).insert(5, ' not')],
    ['typing at its beginning', ({ words }) => words(1).insert(0, 'Not: ')],
    ['typing at its end', ({ words }) => words(1).insert(words(1).length, ' or year')],
    ['deleting a word', ({ words }) => words(1).delete(0, 5)],
    ['deleting it', ({ content }) => content.delete(1)],
    ['deleting it among others', ({ content }) => content.delete(0, 3)],
    ['bold', ({ words }) => words(1).format(0, 5, { bold: {} })],
    ['a bracket', ({ words }) => words(1).format(0, 5, bracketMark(newId()))],
    ['its number', ({ block }) => block(1).setAttribute('group', 'PP')],
    ['its id', ({ block }) => block(1).setAttribute('id', newId())],
    ['another run of text', ({ block }) => block(1).push([new Y.XmlText(' more')])],
    ['its id for another', ({ block }) => block(0).setAttribute('id', agreed.id)],
    ['a copy of it', ({ content }) => content.push([copyOf(agreed)])],
  ]
  for (const [what, change] of attempts) {
    const one = await scene.delegate()
    const said = await one.write(() => change(one))
    expect([what, said]).toEqual([what, { code: 'locked', blocks: [agreed.id] }])
  }
  expect(await logOf(database.sql, scene.document)).toHaveLength(1)

  const one = await scene.delegate()
  expect(await one.write(() => one.words(0).insert(0, 'Well: '))).toBe('saved')
  expect(await one.write(() => one.words(2).delete(0, 7))).toBe('saved')
  expect(await one.write(() => one.content.insert(1, [copyOf(block(8, 'Before'))]))).toBe('saved')
  expect(await one.write(() => one.content.insert(3, [copyOf(block(9, 'After'))]))).toBe('saved')
  expect(blocksOf(one.doc).map(({ text }) => text)).toEqual([
    'Well: The parties,',
    'Before',
    'Shall report each month',
    'After',
    'ten days of its end',
    'C-1\nFlow\n%\ndecimal\n5',
  ])
})

test('[SY28] a bracket is its delegation’s: others type inside it and leave it alone', async ({
  database,
}) => {
  await using scene = await setScene(database)
  const owner = await scene.delegate()
  const id = newId()
  expect(await owner.write(() => owner.words(2).format(7, 8, bracketMark(id)))).toBe('saved')
  const attempts: [string, (one: Writer) => void][] = [
    ['taking the mark off', ({ words }) => words(2).format(7, 8, { [keyOf(id)]: null })],
    ['taking part of it off', ({ words }) => words(2).format(7, 3, { [keyOf(id)]: null })],
    ['extending it', ({ words }) => words(2).format(15, 3, bracketMark(id))],
    ['another kind', ({ words }) => words(2).format(7, 8, bracketMark(id, 'delete'))],
    ['deleting its words', ({ words }) => words(2).delete(7, 3)],
    ['deleting all of them', ({ words }) => words(2).delete(5, 12)],
    ['deleting the block', ({ content }) => content.delete(2)],
    ['its mark elsewhere', ({ words }) => words(0).format(0, 3, bracketMark(id))],
    ['its mark on new words', ({ words }) => words(0).insert(0, 'mine', bracketMark(id))],
  ]
  for (const [what, change] of attempts) {
    const one = await scene.other()
    const said = await one.write(() => change(one))
    expect([what, said]).toMatchObject([what, { code: 'bracket' }])
  }

  const other = await scene.other()
  expect(await other.write(() => other.words(2).insert(10, 'or so '))).toBe('saved')
  expect(await other.write(() => other.words(2).delete(0, 2))).toBe('saved')
  expect(await other.write(() => other.words(2).format(20, 6, bracketMark(newId())))).toBe('saved')
  owner.catchUp()
  expect(bracketed(owner, id)).toBe('tenor so  days')
  expect(await owner.write(() => owner.words(2).delete(5, 3))).toBe('saved')
  expect(await owner.write(() => owner.words(2).format(0, 40, { [keyOf(id)]: null }))).toBe('saved')
  expect(bracketed(owner, id)).toBe('')
})

test('[SY28] a paragraph with a bracket of others may be split around it', async ({ database }) => {
  await using scene = await setScene(database)
  const owner = await scene.delegate()
  const id = newId()
  expect(await owner.write(() => owner.words(2).format(7, 3, bracketMark(id)))).toBe('saved')
  const other = await scene.other()
  const split = () => {
    other.words(2).delete(6, 20)
    const rest = copyOf(block(7, ''))
    other.content.insert(3, [rest])
    const words = rest.get(0) as Y.XmlText
    words.insert(0, ' ')
    words.insert(1, 'ten', bracketMark(id))
    words.insert(4, ' days of its end', { [keyOf(id)]: null })
  }
  expect(await other.write(split)).toBe('saved')
})

test('[SY29] in negotiation mode everything one changes is one’s proposal', async ({
  database,
}) => {
  await using scene = await setScene(database, { negotiation: true })
  const attempts: [string, (one: Writer) => void][] = [
    ['words without a bracket', ({ words }) => words(2).insert(0, 'Not ')],
    ['words deleted', ({ words }) => words(2).delete(0, 7)],
    ['words made bold', ({ words }) => words(2).format(0, 7, { bold: {} })],
    ['a block deleted', ({ content }) => content.delete(2)],
    ['another number', ({ block }) => block(2).setAttribute('group', 'PP')],
    ['words in a reserve', ({ words }) => words(2).insert(0, 'x', bracketMark(newId(), 'reserve'))],
    ['a block with words', ({ content }) => content.push([copyOf(block(8, 'More'))])],
    ['others’ words as mine', ({ words }) => words(2).format(0, 6, bracketMark(newId(), 'insert'))],
    ['a block that is reserved', (one) => pushWhole(one, 'More', 'reserve')],
  ]
  for (const [what, change] of attempts) {
    const one = await scene.delegate()
    const said = await one.write(() => change(one))
    expect([what, said]).toMatchObject([what, { code: 'unmarked' }])
  }

  const sly = await scene.delegate()
  const [taken, said] = [newId(), newId()]
  expect(await sly.write(() => sly.words(2).format(0, 6, bracketMark(taken, 'replace')))).toBe(
    'saved',
  )
  expect(await sly.write(() => sly.words(2).delete(0, 6))).toMatchObject({ code: 'unmarked' })
  const bare = await scene.delegate()
  expect(await bare.write(() => bare.words(0).insert(0, 'Not ', bracketMark(said, 'insert')))).toBe(
    'saved',
  )
  expect(
    await bare.write(() => bare.words(0).format(0, 4, { [keyOf(said, 'insert')]: null })),
  ).toMatchObject({ code: 'unmarked' })

  const one = await scene.delegate()
  const [mine, gone] = [newId(), newId()]
  expect(await one.write(() => one.words(2).insert(0, 'Not ', bracketMark(mine, 'insert')))).toBe(
    'saved',
  )
  expect(await one.write(() => one.words(2).insert(2, 'w'))).toBe('saved')
  expect(await one.write(() => one.words(2).delete(1, 1))).toBe('saved')
  expect(await one.write(() => one.words(2).format(8, 6, bracketMark(gone, 'delete')))).toBe(
    'saved',
  )
  expect(await one.write(() => pushWhole(one, 'More', 'insert'))).toBe('saved')
  expect(await one.write(() => one.content.delete(4))).toBe('saved')
  expect(blocksOf(one.doc)[2]?.text).toBe('Nwt Within ten days of its end')
})

test('[SY30] in a frozen text nothing is written and nothing deleted', async ({ database }) => {
  await using scene = await setScene(database, { frozen: true })
  const attempts: ((one: Writer) => void)[] = [
    ({ words }) => words(2).insert(0, 'x'),
    ({ words }) => words(2).delete(0, 1),
    ({ words }) => words(2).format(0, 3, bracketMark(newId())),
    ({ content }) => content.push([copyOf(block(8, 'More'))]),
    ({ content }) => content.delete(0),
    ({ block }) => block(0).setAttribute('lang', 'ar'),
  ]
  for (const change of attempts) {
    const one = await scene.delegate()
    expect(await one.write(() => change(one))).toMatchObject({ code: 'frozen' })
  }
  expect(await logOf(database.sql, scene.document)).toHaveLength(1)
})

test('[SY31] formatting that a replica tidies up is no change, also from a reader and in a locked block', async ({
  database,
}) => {
  await using scene = await setScene(database)
  const [one, two] = [await scene.delegate(), await scene.other()]
  const bold = { bold: {} }
  // Both format the same words at once: each replica then deletes what is one mark too many.
  one.doc.transact(() => one.words(1).format(0, 8, bold))
  two.doc.transact(() => two.words(1).format(0, 12, bold))
  await until(() => one.of('saved').length > 0 && two.of('saved').length > 0)
  await scene.protect({ locked: new Set([agreed.id]) })
  const reader = await scene.reader()
  const rows = (await logOf(database.sql, scene.document)).length
  one.catchUp()
  reader.catchUp()
  await until(() => scene.room.head.accessEpoch > 0)
  await scene.room.settled()
  expect(reader.of('refused')).toEqual([])
  expect(one.of('refused')).toEqual([])
  expect((await logOf(database.sql, scene.document)).length).toBeLessThanOrEqual(rows + 1)
})

test('[SY42] in a text that stands a delegation writes in the cells of its annex, and in nothing else', async ({
  database,
}) => {
  const rules = { frozen: true, negotiation: true, locked: new Set([field.id]) }
  await using scene = await setScene(database, rules, [field.id])
  const cell = ({ block }: Writer) => (block(3).get(4) as Y.XmlElement).get(0) as Y.XmlText
  const attempts: [string, (one: Writer) => void][] = [
    ['typing beside it', ({ words }) => words(0).insert(0, 'x')],
    [
      'typing in it and beside it',
      (one) => {
        cell(one).insert(0, 'x')
        one.words(2).insert(0, 'x')
      },
    ],
    ['deleting it', ({ content }) => content.delete(3)],
    ['its id', (one) => one.block(3).setAttribute('id', newId())],
    ['a bracket in it', (one) => cell(one).format(0, 1, bracketMark(newId()))],
    ['another block', ({ content }) => content.push([copyOf(block(8, 'More'))])],
  ]
  for (const [what, change] of attempts) {
    const one = await scene.delegate()
    const said = await one.write(() => change(one))
    expect([what, said]).toMatchObject([what, { code: 'frozen' }])
  }
  const other = await scene.other()
  expect(await other.write(() => cell(other).insert(0, 'x'))).toMatchObject({ code: 'frozen' })
  expect(await logOf(database.sql, scene.document)).toHaveLength(1)

  const one = await scene.delegate()
  expect(await one.write(() => cell(one).insert(1, '.5'))).toBe('saved')
  expect(await one.write(() => cell(one).delete(0, 1))).toBe('saved')
  expect(await one.write(() => cell(one).format(0, 1, { bold: {} }))).toBe('saved')
  expect(blocksOf(one.doc).at(-1)?.text).toBe('C-1\nFlow\n%\ndecimal\n.5')
})

test('[SY32] a protection takes effect before the next edit commits', async ({ database }) => {
  await using scene = await setScene(database)
  const one = await scene.delegate()
  const locked = new Set([agreed.id])
  const writing = await database.db.transaction(async (tx) => {
    await saveProtection(tx, scene.document, { ...unprotected, locked })
    // Judged by the rules of before, and then waiting for the row that this transaction holds.
    const said = one.write(() => one.words(1).insert(0, 'Late: '))
    await new Promise((resolve) => setTimeout(resolve, 100))
    return { said }
  })
  expect(await writing.said).toEqual({ code: 'locked', blocks: [agreed.id] })
  expect(await logOf(database.sql, scene.document)).toHaveLength(1)
})

test('[SY32] a protection that has ended refuses nobody, also before the room has heard of it', async ({
  database,
}) => {
  await using scene = await setScene(database, { locked: new Set([agreed.id]) })
  const one = await scene.delegate()
  const write = () => one.write(() => one.words(1).insert(0, 'Again: '))
  expect(await write()).toEqual({ code: 'locked', blocks: [agreed.id] })
  await database.db.transaction((tx) => saveProtection(tx, scene.document, unprotected))
  const another = await scene.delegate()
  expect(await another.write(() => another.words(1).insert(0, 'Again: '))).toBe('saved')
})

test('[SY32] an edit that comes while the log is being read is not refused by what was read before it', async ({
  database,
}) => {
  let isRead = false
  let goOn: () => void = () => {}
  const mayGoOn = new Promise<void>((resolve) => (goOn = resolve))
  await using scene = await setScene(database, {}, [], (real) => ({
    async load(seq) {
      const loaded = await real.load(seq)
      isRead = true
      await mayGoOn
      return loaded
    },
  }))
  const one = await scene.delegate()
  await scene.protect({ locked: new Set([agreed.id]) })
  await until(() => isRead)
  await database.db.transaction((tx) => saveProtection(tx, scene.document, unprotected))
  const said = [
    one.write(() => one.words(1).insert(0, 'Again: ')),
    one.write(() => one.words(2).insert(0, 'Then: ')),
  ]
  goOn()
  expect(await Promise.all(said)).toEqual(['saved', 'saved'])
  expect(await logOf(database.sql, scene.document)).toHaveLength(3)
})

test('[SY33] a plain client is closed, and ours only when it does not stop', async ({
  database,
}) => {
  await using scene = await setScene(database, { locked: new Set([agreed.id]) })
  const plain = await scene.delegate({ acknowledges: false })
  plain.doc.transact(() => plain.words(1).insert(0, 'x'))
  await until(() => plain.outcome.closed !== undefined)
  expect(plain.outcome.closed).toBe(4422)
  expect(plain.of('denied')).toEqual([{ type: 'denied', reason: 'locked' }])

  const ours = await scene.delegate()
  const text = Y.encodeStateAsUpdate(ours.doc)
  for (let i = 0; i < 11; i += 1) ours.send(updateFrame(typedInto(text)))
  await until(() => ours.outcome.closed !== undefined)
  expect(ours.outcome.closed).toBe(4422)
})

/** A text of four blocks with a room over it, and people to write in it. */
async function setScene(
  database: OpenDatabase,
  rules: Partial<Protection> = {},
  annex: readonly BlockId[] = [],
  tamper?: Parameters<typeof openRoom>[2],
) {
  const node = await startSyncNode(database)
  const viewer = await buildViewer(database.db)
  const { coalition } = viewer
  const others = await buildViewer(database.db, {
    delegation: await buildDelegation(database.db, { coalition }),
  })
  const observers = await buildViewer(database.db, {
    delegation: await buildDelegation(database.db, { coalition, kind: 'observer' }),
  })
  const document = await buildDocument(node.ctx, viewer)
  const payload = seedContent([opening, agreed, open, field], { clientId: 9 })
  await node.ctx.db.transaction(async (tx) => {
    await appendSystemUpdate(tx, node.ctx.now(), document, {
      actor: 'template',
      clients: [9],
      payload,
    })
    const annexes = new Map([[viewer.delegation.id, new Set(annex)]])
    await saveProtection(tx, document, { ...unprotected, annexes, ...rules })
  })
  const { room } = await openRoom(node.ctx, document, tamper)
  const [one, two, three] = [
    await signedIn(node.ctx, viewer),
    await signedIn(node.ctx, others),
    await signedIn(node.ctx, observers),
  ]
  return {
    document,
    room,
    delegate: async (options: Parameters<typeof writer>[2] = {}) => writer(room, one, options),
    other: async () => writer(room, two),
    reader: async () => writer(room, three, { access: 'read' }),
    async protect(change: Partial<Protection>) {
      await node.ctx.db.transaction((tx) =>
        saveProtection(tx, document, { ...unprotected, ...change }),
      )
      room.lookAgain()
    },
    [Symbol.asyncDispose]: () => node[Symbol.asyncDispose](),
  }
}

/** The update of somebody who types into the second block. */
function typedInto(text: Uint8Array): Uint8Array {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, text)
  const before = Y.encodeStateVector(doc)
  const words = (contentOf(doc).get(1) as Y.XmlElement).get(0) as Y.XmlText
  words.insert(0, 'x')
  return Y.encodeStateAsUpdate(doc, before)
}

function block(at: number, words: string): NewBlock & { kind: 'paragraph' } {
  return { kind: 'paragraph', ...identity(at), group: 'OP', level: 0, words }
}

function identity(at: number) {
  const id = `00000000-0000-4000-8000-${String(at).padStart(12, '0')}` as BlockId
  return { id, lang: 'en', dir: 'ltr' as const }
}

function copyOf({ id, words }: { id: string; words: unknown }): Y.XmlElement<{ id: string }> {
  const element = new Y.XmlElement<{ id: string }>('paragraph')
  element.setAttribute('id', id)
  element.insert(0, [new Y.XmlText(String(words))])
  return element
}

function definition(first: string, second: string): Y.XmlElement {
  const element = new Y.XmlElement('definition')
  element.insert(0, [
    new Y.XmlElement(`definition${first}`),
    new Y.XmlElement(`definition${second}`),
  ])
  return element
}

function attributes(id: string, kind: string, whole: boolean) {
  return { id, kind, of: null, whole }
}

function bracketMark(id: string, kind = 'reserve', whole = false) {
  const value = attributes(id, kind, whole)
  return { [markKey('bracket', value)]: value }
}

function keyOf(id: string, kind = 'reserve'): string {
  return markKey('bracket', attributes(id, kind, false))
}

/** A new paragraph at the end, all of whose words lie in one bracket. */
function pushWhole({ content }: Writer, words: string, kind: string): void {
  const added = copyOf(block(8, ''))
  content.push([added])
  const run = added.get(0) as Y.XmlText
  run.insert(0, words, bracketMark(newId(), kind, true))
}

function bracketKey(name: string): string {
  return `bracket--${name.padEnd(8, 'A')}`
}

function bracketed(one: Writer, id: string): string {
  return blocksOf(one.doc)
    .flatMap((each) => (each.kind === 'paragraph' ? each.words : []))
    .filter(({ marks }) => marks.some((mark) => mark.kind === 'bracket' && mark.id === id))
    .map(({ text }) => text)
    .join('')
}
