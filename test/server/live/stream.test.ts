import type { AddressInfo } from 'node:net'

import express from 'express'
import { expect } from 'vitest'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import { later, minute } from '#app/domain/kernel/instant.ts'
import { endSessionsOf } from '#db/accounts-sessions.ts'
import type { OpenDatabase, Tx } from '#db/client.ts'
import { createFramework } from '#server/accounts/create-framework.ts'
import { drainContext } from '#server/create-context.ts'
import { createDocument } from '#server/drafting/create-document.ts'
import { setAccess } from '#server/drafting/set-access.ts'
import { closeDocument } from '#server/drafting/set-drafting.ts'
import { streamLiveEvents } from '#server/live/stream.ts'
import { buildDelegation, buildViewer } from '#test/support/build.ts'
import { testContext } from '#test/support/context.ts'
import { databaseTest as test } from '#test/support/database.ts'
import { signIn, until } from '#test/support/sync-node.ts'

async function startLive(open: OpenDatabase) {
  const ctx = await testContext(open, { demo: true })
  const app = express()
  app.get('/live', (request, response, next) => {
    streamLiveEvents(ctx, request, response).catch(next)
  })
  const server = app.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  return {
    ctx,
    url: `http://127.0.0.1:${port}/live`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await drainContext(ctx)
    },
  }
}

/** Listens as a page does and keeps what it hears. */
async function listen(url: string, cookie: string, lastEventId?: string) {
  const leaving = new AbortController()
  const response = await fetch(url, {
    headers: { cookie, ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }) },
    signal: leaving.signal,
  })
  const events: { id: string; topic: string; subject: string }[] = []
  const state = { ended: false, text: '' }
  void (async () => {
    const decoder = new TextDecoder()
    const reader = response.body?.getReader()
    try {
      for (let read = await reader?.read(); read?.done === false; read = await reader?.read()) {
        state.text += decoder.decode(read.value, { stream: true })
        for (const match of state.text.matchAll(/id: (\d+)\nevent: (\S+)\ndata: (\S+)\n\n/g)) {
          const [, id = '', topic = '', subject = ''] = match
          if (!events.some((event) => event.id === id)) events.push({ id, topic, subject })
        }
      }
    } catch {
      // Leaving aborts the body.
    }
    state.ended = true
  })()
  if (response.ok) await until(() => state.text.includes('retry:'))
  return { status: response.status, events, state, [Symbol.dispose]: () => leaving.abort() }
}

async function tableText(ctx: Awaited<ReturnType<typeof testContext>>, viewer: Viewer) {
  const { framework } = await createFramework(ctx, viewer, { name: 'F', summary: '' }, 'framework')
  const input = { framework, kind: 'text', title: 'A text', symbol: 'HCG/L.1', lang: 'en' }
  return createDocument(ctx, viewer, input, 'document', (newId) => [
    {
      kind: 'paragraph',
      id: newId(),
      lang: 'en',
      dir: 'ltr',
      group: 'OP',
      level: 0,
      words: 'Calls',
    },
  ])
}

test('[LE7] events are numbered in the order in which their changes were committed', async ({
  database,
}) => {
  await using live = await startLive(database)
  const { ctx } = live
  const { coalition } = await buildViewer(database.db)
  const [slow, quick] = [ctx.newId<'document'>(), ctx.newId<'document'>()]
  const announce = (tx: Tx, subject: DocumentId) =>
    ctx.live.announce(tx, coalition, ctx.now(), [{ topic: 'labels', subject }])
  const others: Promise<void>[] = []
  await database.db.transaction(async (tx) => {
    await announce(tx, slow)
    others.push(database.db.transaction((second) => announce(second, quick)))
    await until(async () => {
      const waiting = await database.sql`
        select from pg_locks where locktype = 'advisory' and not granted
          and database = (select oid from pg_database where datname = current_database())`
      return waiting.length === 1
    })
  })
  await Promise.all(others)
  const events = await ctx.live.after(coalition, 0)
  expect(events.map(({ subject }) => subject)).toEqual([slow, quick])
})

test('[LE1] [LE2] an act tells open pages what to read again, by topic and id', async ({
  database,
}) => {
  await using live = await startLive(database)
  const viewer = await buildViewer(database.db, { kind: 'secretariat', as: 'head' })
  using page = await listen(live.url, await signIn(live.ctx, viewer))
  const { document } = await tableText(live.ctx, viewer)
  await closeDocument(live.ctx, viewer, { document }, 'close')
  await until(() => page.events.some(({ topic }) => topic === 'document'))
  expect(page.events).toContainEqual({
    id: expect.any(String),
    topic: 'document',
    subject: document,
  })
  expect(new Set(page.events.map(({ topic }) => topic))).toEqual(
    new Set(['frameworks', 'record', 'labels', 'document']),
  )

  const before = page.events.length
  await expect(closeDocument(live.ctx, viewer, { document }, 'again')).rejects.toThrow(
    'drafting-unchanged',
  )
  expect(page.events).toHaveLength(before)
})

test('[LE3] who may not open a document is not told that it changed', async ({ database }) => {
  await using live = await startLive(database)
  const viewer = await buildViewer(database.db, { kind: 'secretariat', as: 'head' })
  const { coalition } = viewer
  const civil = await buildDelegation(database.db, { coalition, kind: 'civil-society' })
  const outsider = await buildViewer(database.db, { delegation: civil })
  const stranger = await buildViewer(database.db, { kind: 'secretariat', as: 'head' })
  const { document } = await tableText(live.ctx, viewer)
  using inside = await listen(live.url, await signIn(live.ctx, viewer))
  using outside = await listen(live.url, await signIn(live.ctx, outsider))
  using elsewhere = await listen(live.url, await signIn(live.ctx, stranger))
  await closeDocument(live.ctx, viewer, { document }, 'close')
  await until(() => inside.events.some(({ topic }) => topic === 'document'))
  await until(() => outside.events.some(({ topic }) => topic === 'record'))
  expect(outside.events.map(({ topic }) => topic)).toEqual(['record'])
  expect(elsewhere.events).toEqual([])

  const grants = [
    { to: 'kind', kind: 'secretariat', access: 'edit' },
    { to: 'kind', kind: 'civil-society', access: 'read' },
  ]
  await setAccess(live.ctx, viewer, { document, grants }, 'access')
  await until(() => outside.events.some(({ topic }) => topic === 'document'))
})

test('[LE4] a page that was away hears what it missed, in order', async ({ database }) => {
  await using live = await startLive(database)
  const viewer = await buildViewer(database.db, { kind: 'secretariat', as: 'head' })
  const cookie = await signIn(live.ctx, viewer)
  await createFramework(live.ctx, viewer, { name: 'One', summary: '' }, 'one')
  using first = await listen(live.url, cookie, '0')
  await createFramework(live.ctx, viewer, { name: 'Two', summary: '' }, 'two')
  await until(() => first.events.length === 2)
  const last = first.events.at(-1)?.id ?? ''
  first[Symbol.dispose]()

  await createFramework(live.ctx, viewer, { name: 'Three', summary: '' }, 'three')
  using again = await listen(live.url, cookie, last)
  await until(() => again.events.length === 2)
  const ids = again.events.map(({ id }) => Number(id))
  expect(ids).toEqual(ids.toSorted((a, b) => a - b))
  expect(Math.min(...ids)).toBeGreaterThan(Number(last))
})

test('[LE8] a page hears what changed between its reading and its stream, and no more', async ({
  database,
}) => {
  await using live = await startLive(database)
  const viewer = await buildViewer(database.db, { kind: 'secretariat', as: 'head' })
  const cookie = await signIn(live.ctx, viewer)
  const made = async (name: string) => {
    const { framework } = await createFramework(live.ctx, viewer, { name, summary: '' }, name)
    return framework
  }
  await made('Before')
  await live.ctx.clock.advance(minute)
  const readAt = live.ctx.now()
  await made('Between')
  using page = await listen(`${live.url}?since=${readAt}`, cookie)
  await until(() => page.events.length === 2)
  using fresh = await listen(`${live.url}?since=${later(readAt, minute)}`, cookie)
  using hostile = await listen(`${live.url}?since=1e999`, cookie)
  await made('After')
  await until(() => page.events.length === 4)
  for (const { events } of [fresh, hostile]) await until(() => events.length === 2)
  expect(fresh.events).toEqual(page.events.slice(2))
  expect(hostile.events).toEqual(page.events.slice(2))
})

test('[LE5] a session that ended hears no more, and one that never was hears nothing', async ({
  database,
}) => {
  await using live = await startLive(database)
  const viewer = await buildViewer(database.db, { kind: 'secretariat', as: 'head' })
  const cookie = await signIn(live.ctx, viewer)
  using page = await listen(live.url, cookie)
  await endSessionsOf(database.db, viewer.person.id)
  await createFramework(live.ctx, viewer, { name: 'F', summary: '' }, 'framework')
  await until(() => page.state.ended)
  expect(page.events).toEqual([])
  expect((await listen(live.url, cookie)).status).toBe(401)
})

test('[LE6] a session has at most twenty streams at once, and may open another when one has ended', async ({
  database,
}) => {
  await using live = await startLive(database)
  const viewer = await buildViewer(database.db)
  const cookie = await signIn(live.ctx, viewer)
  const pages = await Promise.all(Array.from({ length: 20 }, () => listen(live.url, cookie)))
  expect((await listen(live.url, cookie)).status).toBe(429)
  pages.pop()?.[Symbol.dispose]()
  await until(async () => {
    using page = await listen(live.url, cookie)
    return page.status === 200
  })
  for (const page of pages) page[Symbol.dispose]()
})
