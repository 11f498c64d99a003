import type { AddressInfo } from 'node:net'

import postgres from 'postgres'
import { beforeAll, inject } from 'vitest'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { beginSession } from '#server/accounts/begin-session.ts'
import { ensureBuild } from '#server/build-freshness.ts'
import type { ServerContext } from '#server/context.ts'
import { builtAssets, createHttpServer } from '#server/http.ts'
import type { Pages } from '#server/http.ts'

import { cookieOf, requester, testContext } from './context.ts'
import { cloneDatabase } from './database.ts'
import type { TestDatabase } from './database.ts'

export type TestServer = AsyncDisposable & {
  ctx: ServerContext
  url: string
  /** A browser in which someone is signed in, under a mandate if one is named; or nobody. */
  browser(viewer: SignedIn | null): Promise<Browser>
}

type SignedIn = Pick<Viewer, 'person'> & Partial<Pick<Viewer, 'mandate'>>

/** Sends requests with its cookies and follows nothing, so that a test sees each answer. */
export type Browser = {
  get(path: string, headers?: Record<string, string>): Promise<Response>
  /** Sends a form as a browser without scripts does. */
  post(path: string, form: Readonly<Record<string, string>>): Promise<Response>
  send(path: string, init: RequestInit): Promise<Response>
}

/** The product as it is built, listening on a port of its own over a database that it has to itself. */
export async function startServer(
  overrides: Parameters<typeof testContext>[1] = {},
  guards: Parameters<typeof createHttpServer>[2] = { metricsToken: null },
  given: TestDatabase | null = null,
): Promise<TestServer> {
  const database = given ?? (await cloneDatabase())
  const ctx = await testContext(database, overrides)
  const pages = { kind: 'built' as const, build, assets: builtAssets }
  const { server, sync } = createHttpServer(ctx, pages, guards)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  return {
    ctx,
    url,
    async browser(viewer) {
      const cookie = viewer === null ? null : await signIn(ctx, viewer)
      const send = (path: string, init: RequestInit) => {
        const headers = new Headers(init.headers)
        if (cookie !== null) headers.set('Cookie', cookie)
        return fetch(url + path, { ...init, headers, redirect: 'manual' })
      }
      return {
        get: (path, headers = {}) => send(path, { headers }),
        post: (path, form) => send(path, { method: 'POST', body: new URLSearchParams(form) }),
        send,
      }
    },
    async [Symbol.asyncDispose]() {
      sync.stop()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await ctx.rooms.drain()
      await database[Symbol.asyncDispose]()
    },
  }
}

async function signIn(ctx: ServerContext, { person, mandate }: SignedIn): Promise<string> {
  const opened = await ctx.auth.openSession(requester(), person.id)
  const under = mandate === undefined ? {} : { under: mandate.id }
  return cookieOf(await beginSession(ctx, requester(), opened, under))
}

let build: Build

type Build = Extract<Pages, { kind: 'built' }>['build']

// Building may take longer than any test: it is done before the first of a file that imports this.
beforeAll(async () => {
  build = await buildPages()
}, 300_000)

/** Test files run in processes of their own; the database server lets one at a time build. */
async function buildPages(): Promise<Build> {
  const sql = postgres(inject('postgresUrl'), { max: 1, onnotice: () => {} })
  try {
    await sql`select pg_advisory_lock(4101)`
    await ensureBuild({ log: { info: () => {} } })
  } finally {
    await sql.end()
  }
  return import(new URL('../../build/server/index.js', import.meta.url).href)
}
