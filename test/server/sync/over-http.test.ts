import { expect, test } from 'vitest'
import * as Y from 'yjs'

import { unprotected } from '#app/domain/drafting/protection.ts'
import { contentOf } from '#app/domain/drafting/ydoc.ts'
import { paths } from '#app/paths.ts'
import { saveProtection } from '#db/drafting.ts'
import { updateFrame } from '#server/sync/frames.ts'
import { newId } from '#test/support/build.ts'
import { buildCoalitionOfAll } from '#test/support/coalition-of-all.ts'
import { rawClient, readHeard } from '#test/support/raw-client.ts'
import { startServer } from '#test/support/server.ts'
import type { Browser } from '#test/support/server.ts'
import { signIn, typing, until } from '#test/support/sync-node.ts'

test('[SY38] edits are put on disk by request, and are heard by request and by socket', async () => {
  await using server = await startServer()
  const world = await buildCoalitionOfAll(server.ctx)
  const document = await world.document()
  const slow = await server.browser(world.secretary)
  const cookie = await signIn(server.ctx, world.viewer('member', 'head'))
  using fast = await rawClient(`${server.url.replace('http', 'ws')}/sync`, document, { cookie })
  fast.send(Uint8Array.of(0, 0, 1, 0))
  await until(() => fast.of('step-2').length === 1)

  const first = await read(slow, document, '')
  const hello = first.find((one) => one.type === 'hello')
  const at = first.find((one) => one.type === 'at')
  expect(first.map(({ type }) => type)).toEqual(['hello', 'step-1', 'update', 'step-2', 'at'])

  const since = `&generation=${hello?.generation}&seq=${at?.seq}`
  const news = read(slow, document, since)
  const update = typing('by request')
  const answer = await write(slow, document, updateFrame(update))
  expect(answer).toMatchObject([{ type: 'saved', n: 1, seq: (at?.seq ?? 0) + 1 }])
  await until(() => fast.of('update').length > 1)
  const heard = await news
  // A request that came in after the edit is answered as one that catches up.
  const kinds = heard.map(({ type }) => type)
  expect(kinds).toContain('update')
  expect(kinds.at(-1)).toBe('at')
  // Sent again because its answer was lost, it is what was already there.
  expect(await write(slow, document, updateFrame(update))).toMatchObject([{ type: 'saved', n: 1 }])

  fast.send(updateFrame(typing(' by socket', { after: [update] })))
  await until(() => fast.of('saved').length > 0)
  const later = await read(slow, document, since)
  const doc = new Y.Doc()
  for (const one of [...first, ...heard, ...later]) {
    if (one.type === 'update') Y.applyUpdate(doc, one.bytes)
  }
  expect(doc.getText('plain').toJSON()).toBe('by request by socket')
})

test('[SY38] who may not, what is refused and what is no edit are told as by socket', async () => {
  await using server = await startServer()
  const world = await buildCoalitionOfAll(server.ctx)
  const document = await world.document()
  const path = `${paths.sync(document)}?ack=1`
  expect((await (await server.browser(null)).get(path)).status).toBe(401)
  const head = await server.browser(world.viewer('member', 'head'))
  expect((await head.get(`${paths.sync(newId())}?ack=1`)).status).toBe(404)
  const old = await head.get(`${path}&grammar=1`)
  expect([old.status, old.headers.get('sync-close')]).toEqual([200, '4426'])
  const reader = await server.browser(world.viewer('observer', 'head'))
  expect(await write(reader, document, updateFrame(typing('x')))).toMatchObject([
    { type: 'refused', n: 1, code: 'reader' },
  ])
  const garbage = await send(head, document, Uint8Array.of(9, 9, 9))
  expect(garbage.headers.get('sync-close')).toBe('4400')
  const elsewhere = await head.send(path, {
    method: 'POST',
    headers: { Origin: 'https://elsewhere.example', 'Content-Type': 'application/octet-stream' },
    body: new Blob([new Uint8Array(updateFrame(typing('x')))]),
  })
  expect(elsewhere.status).toBe(403)

  const doc = new Y.Doc()
  for (const one of await read(head, document, '')) {
    if (one.type === 'update') Y.applyUpdate(doc, one.bytes)
  }
  const block = contentOf(doc).get(0) as Y.XmlElement
  const id = String(block.getAttribute('id'))
  await server.ctx.db.transaction((tx) =>
    saveProtection(tx, document, { ...unprotected, locked: new Set([id as never]) }),
  )
  const before = Y.encodeStateVector(doc)
  const words = block.get(0) as Y.XmlText
  words.insert(0, 'x')
  expect(
    await write(head, document, updateFrame(Y.encodeStateAsUpdate(doc, before))),
  ).toMatchObject([{ type: 'refused', n: 1, code: 'locked', blocks: [id] }])
})

async function read(browser: Browser, document: string, since: string) {
  const answer = await browser.get(`${paths.sync(document)}?ack=1${since}`)
  return parcel(new Uint8Array(await answer.arrayBuffer()))
}

async function write(browser: Browser, document: string, frame: Uint8Array) {
  const answer = await send(browser, document, frame)
  return parcel(new Uint8Array(await answer.arrayBuffer()))
}

function send(browser: Browser, document: string, frame: Uint8Array): Promise<Response> {
  return browser.send(`${paths.sync(document)}?ack=1`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/octet-stream' },
    body: new Blob([new Uint8Array(frame)]),
  })
}

function parcel(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer)
  const heard = []
  for (let at = 0; at < bytes.length;) {
    const length = view.getUint32(at, true)
    heard.push(...readHeard(bytes.subarray(at + 4, at + 4 + length)))
    at += 4 + length
  }
  return heard
}
