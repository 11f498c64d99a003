import { expect, vi } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'

import { unprotected } from '#app/domain/drafting/protection.ts'
import { blocksOf, contentOf, seedContent } from '#app/domain/drafting/ydoc.ts'
import { unsaved } from '#app/editor/save-state.ts'
import { createTextSession } from '#app/editor/text-session.tsx'
import { openText } from '#app/editor/text.client.ts'
import type { OpenText } from '#app/editor/text.client.ts'
import { appendSystemUpdate } from '#db/document-log.ts'
import { saveProtection } from '#db/drafting.ts'
import { buildViewer } from '#test/support/build.ts'
import { databaseTest as test } from '#test/support/database.ts'
import { buildDocument, replayed, signIn, startSyncNode, until } from '#test/support/sync-node.ts'

import { id, paragraph } from './support/desk.ts'

test('[SY33] what a text does not take is given back as a note, and the rest is saved', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const viewer = await buildViewer(database.db)
  const document = await buildDocument(node.ctx, viewer)
  const blocks = [paragraph(0, 'The parties'), paragraph(1, 'Shall report'), paragraph(2, 'Always')]
  const payload = seedContent(blocks, { clientId: 9 })
  await node.ctx.db.transaction((tx) =>
    appendSystemUpdate(tx, node.ctx.now(), document, { actor: 'template', clients: [9], payload }),
  )
  const storage = pretendBrowser(node.url, await signIn(node.ctx, viewer))
  const session = createTextSession()
  const shown: OpenText[] = []
  const text = { person: viewer.person.id, document }
  const me = { name: viewer.person.name, delegation: viewer.delegation.code, hue: 1 }
  const opened = await openText(text, me, session, (open) => shown.push(open))
  await until(() => session.read().save.link.link === 'live')

  await node.ctx.db.transaction((tx) =>
    saveProtection(tx, document, { ...unprotected, locked: new Set([id(1)]) }),
  )
  node.ctx.rooms.recheckAccess()
  const doc = shown[0]?.doc ?? new Y.Doc()
  words(doc, 0).insert(3, ' high')
  doc.transact(() => {
    words(doc, 1).insert(5, ' not')
    words(doc, 2).insert(6, ', everywhere')
  })
  words(doc, 2).insert(0, 'And ')
  await until(() => session.read().notes.length > 0)
  await until(() => shown.length === 2 && unsaved(session.read().save) === 0)

  expect(session.read().notes).toEqual([
    { block: id(1), was: 'Shall report', wanted: 'Shall not report', because: 'locked' },
  ])
  const kept = ['The high parties', 'Shall report', 'And Always, everywhere']
  expect(texts(shown[1]?.doc ?? new Y.Doc())).toEqual(kept)
  expect(texts(await replayed(database.sql, document))).toEqual(kept)
  expect(session.read().save.link).toEqual({ link: 'live', slow: false })

  const [note] = session.read().notes
  expect([...storage.values()].join()).toContain('Shall not report')
  if (note !== undefined) session.read().putAway(note)
  expect([...storage.values()].join()).not.toContain('Shall not report')
  opened.close()
})

test('what can no longer be saved is given back in the paragraphs where it was written', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const viewer = await buildViewer(database.db)
  const document = await buildDocument(node.ctx, viewer)
  const payload = seedContent([paragraph(0, 'One'), paragraph(1, 'Two')], { clientId: 9 })
  await node.ctx.db.transaction((tx) =>
    appendSystemUpdate(tx, node.ctx.now(), document, { actor: 'template', clients: [9], payload }),
  )
  pretendBrowser(node.url, await signIn(node.ctx, viewer))
  const session = createTextSession()
  const shown: OpenText[] = []
  const me = { name: viewer.person.name, delegation: viewer.delegation.code, hue: 1 }
  const text = { person: viewer.person.id, document }
  const opened = await openText(text, me, session, (open) => shown.push(open))
  await until(() => session.read().save.link.link === 'live')
  await until(() => unsaved(session.read().save) === 0)
  await database.sql`update document set drafting = 'closed', access_epoch = access_epoch + 1`
  words(shown[0]?.doc ?? new Y.Doc(), 1).insert(3, ' and a half')
  await until(() => session.read().save.link.link === 'ended')
  expect(session.read().notes).toMatchObject([
    { block: id(1), was: null, wanted: 'Two and a half' },
  ])
  opened.close()
})

/** What the client needs of a browser, with a cookie of its own. Node 20 has neither. */
function pretendBrowser(url: string, cookie: string): Map<string, string> {
  const page = new EventTarget()
  const storage = new Map<string, string>()
  vi.stubGlobal('location', { href: url.replace('ws:', 'http:') })
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page))
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page))
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => storage.get(key) ?? null,
    setItem: (key: string, value: string) => storage.set(key, value),
    removeItem: (key: string) => storage.delete(key),
    key: (at: number) => [...storage.keys()][at] ?? null,
    get length() {
      return storage.size
    },
  })
  vi.stubGlobal(
    'WebSocket',
    class extends WebSocket {
      constructor(address: string) {
        super(address, { headers: { cookie } })
      }
    },
  )
  return storage
}

function words(doc: Y.Doc, at: number): Y.XmlText {
  return (contentOf(doc).get(at) as Y.XmlElement).get(0) as Y.XmlText
}

function texts(doc: Y.Doc): string[] {
  return blocksOf(doc).map(({ text }) => text)
}
