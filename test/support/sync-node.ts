import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import type { TransactionSql } from 'postgres'
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'

import type { Grant } from '#app/domain/accounts/may.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { GRAMMAR_VERSION } from '#app/domain/drafting/grammar-version.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import type { OpenDatabase, Sql } from '#db/client.ts'
import { insertDocument } from '#db/drafting.ts'
import { insertFramework } from '#db/frameworks.ts'
import { beginSession } from '#server/accounts/begin-session.ts'
import type { ServerContext } from '#server/context.ts'
import { drainContext } from '#server/create-context.ts'
import { createSyncEndpoint } from '#server/sync/upgrade.ts'

import { newId, testStart } from './build.ts'
import { cookieOf, requester, testContext } from './context.ts'

export type SyncNode = AsyncDisposable & {
  ctx: ServerContext
  /** `ws://127.0.0.1:port/sync` */
  url: string
  drain(): Promise<void>
}

/** The sync engine listening on a port of its own: `await using node = await startSyncNode(database)`. */
export async function startSyncNode(
  open: OpenDatabase,
  overrides: Parameters<typeof testContext>[1] = {},
): Promise<SyncNode> {
  const ctx = await testContext(open, overrides)
  const server = createServer()
  const endpoint = createSyncEndpoint(ctx)
  server.on('upgrade', (request, socket, head) => endpoint.upgrade(request, socket, head))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const drain = async () => {
    endpoint.stop()
    server.close()
    await drainContext(ctx)
    server.closeAllConnections()
  }
  return { ctx, url: `ws://127.0.0.1:${port}/sync`, drain, [Symbol.asyncDispose]: drain }
}

/** An empty document of the viewer's coalition, open for drafting. */
export async function buildDocument(
  ctx: ServerContext,
  { coalition }: Pick<Viewer, 'coalition'>,
  grants: readonly Grant[] = [
    { to: 'kind', kind: 'member', access: 'edit' },
    { to: 'kind', kind: 'secretariat', access: 'edit' },
    { to: 'kind', kind: 'observer', access: 'read' },
  ],
): Promise<DocumentId> {
  const framework = newId<'framework'>()
  const id = newId<'document'>()
  await ctx.db.transaction(async (tx) => {
    await insertFramework(tx, {
      id: framework,
      coalition,
      name: 'F',
      summary: '',
      createdAt: testStart,
    })
    await insertDocument(
      tx,
      {
        id,
        framework,
        kind: 'text',
        title: 'A text',
        // Never a number, which the next symbol would go on from.
        symbol: `HCG/L.x${id.slice(0, 8)}`,
        drafting: 'open',
        generation: newId(),
        grammar: GRAMMAR_VERSION,
        createdAt: testStart,
      },
      grants,
    )
  })
  return id
}

/** Signs the viewer in for real and answers the `Cookie` header of that browser. */
export async function signIn(ctx: ServerContext, viewer: Viewer): Promise<string> {
  const opened = await ctx.auth.openSession(requester(), viewer.person.id)
  return cookieOf(await beginSession(ctx, requester(), opened, { under: viewer.mandate.id }))
}

/** A stock y-websocket client with a cookie, as any program would use it. */
export function stockClient(
  url: string,
  document: DocumentId,
  cookie: string,
  { params = {}, doc = new Y.Doc() }: { params?: Record<string, string>; doc?: Y.Doc } = {},
) {
  class WithCookie extends WebSocket {
    constructor(address: string, protocols?: string | string[]) {
      super(address, protocols, { headers: { cookie } })
    }
  }
  const provider = new WebsocketProvider(url, document, doc, {
    disableBc: true,
    params,
    // y-websocket wants the browser's class; ws is the same to it.
    WebSocketPolyfill: WithCookie as unknown as typeof globalThis.WebSocket,
  })
  const text = doc.getText('plain')
  return {
    doc,
    provider,
    text,
    async synced() {
      await until(() => provider.synced)
      return this
    },
    [Symbol.dispose]() {
      provider.destroy()
      doc.destroy()
    },
  }
}

/** Holds a document's row as an act would, so that no commit can be made until `release`. */
export function holdDocument(sql: Sql, document: DocumentId) {
  return hold(sql, (tx) => tx`select 1 from document where id = ${document} for no key update`)
}

/** Takes a lock and keeps it until `release`, or until its database is gone. */
export async function hold(sql: Sql, take: (tx: TransactionSql) => Promise<unknown>) {
  let release = () => {}
  const released = new Promise<void>((resolve) => (release = resolve))
  let done: Promise<unknown> = released
  await new Promise<void>((resolve, reject) => {
    done = sql
      .begin('isolation level read committed', async (tx) => {
        await take(tx)
        resolve()
        await released
      })
      .catch(reject)
  })
  return {
    async release() {
      release()
      await done
    },
  }
}

/** The update that types `words` at the end under a client id of its own or a given one. */
export function typing(
  words: string,
  { client = undefined as number | undefined, after = [] as readonly Uint8Array[] } = {},
): Uint8Array {
  const doc = new Y.Doc()
  for (const update of after) Y.applyUpdate(doc, update)
  if (client !== undefined) doc.clientID = client
  const before = Y.encodeStateVector(doc)
  doc.getText('plain').insert(doc.getText('plain').length, words)
  return Y.encodeStateAsUpdate(doc, before)
}

export async function logOf(sql: Sql, document: DocumentId) {
  const rows = await sql<
    { seq: string; person: string; delegation: string; payload: Buffer; chain: Buffer }[]
  >`
    select * from document_update where document = ${document} order by seq`
  return rows.map((row) => ({ ...row, client: firstClientOf(row.payload) }))
}

/** The client id of the first new content, or null for an update that only deletes. */
function firstClientOf(payload: Uint8Array): string | null {
  return Y.decodeUpdate(payload).structs[0]?.id.client.toString() ?? null
}

/** The text that the log alone says, from its first row. */
export async function replayed(sql: Sql, document: DocumentId): Promise<Y.Doc> {
  const doc = new Y.Doc()
  for (const { payload } of await logOf(sql, document)) Y.applyUpdate(doc, payload)
  return doc
}

/** Waits until something is so; fails by the test's own limit, with what was awaited. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 10))
}
