import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { fileURLToPath } from 'node:url'

import { createRequestHandler } from '@remix-run/express'
import compression from 'compression'
import express from 'express'
import type { ErrorRequestHandler, NextFunction, Request, RequestHandler, Response } from 'express'
import helmet from 'helmet'
import type { ViteDevServer } from 'vite'

import { fileLimits } from '#app/domain/drafting/in/limits.ts'
import { limits } from '#app/domain/drafting/protocol.ts'
import { mostBytes } from '#app/domain/positions/import.ts'

import { isFromHere } from './accounts/same-origin.ts'
import { visitorOf } from './accounts/viewer-of.ts'
import type { ServerContext } from './context.ts'
import { urlEncoded } from './form.ts'
import { streamLiveEvents } from './live/stream.ts'
import { loadContextOf } from './load-context.ts'
import { answerMetrics } from './read-metrics.ts'
import { answerSync } from './sync/over-http.ts'
import { createSyncEndpoint } from './sync/upgrade.ts'
import type { SyncEndpoint } from './sync/upgrade.ts'

type Build = Parameters<typeof createRequestHandler>[0]['build']

export type Pages =
  | { kind: 'built'; build: Build; assets: string }
  | { kind: 'development'; vite: ViteDevServer }

export type HttpServer = { server: Server; sync: SyncEndpoint }

/**
 * Bytes of a body. Documents travel by frames of the sync engine, so elsewhere the shortest is ample. A form of a page is read
 * piece by piece and may be longer: a value that is far too long is then refused at its field (form.ts).
 * Two pages take a file. Twice what it may be is let in, so that one somewhat too
 * large is refused where it was chosen.
 */
const longestBody = {
  form: 16 * 1024 * 1024,
  frame: limits.frame,
  file: 2 * mostBytes,
  draft: 2 * fileLimits.bytes,
  other: 256 * 1024,
}
const takesFiles = /^\/f\/[^/]+\/positions\/import(\.data)?$/
const takesDrafts = /^\/f\/[^/]+\/import(\.data)?$/

/** The one HTTP server: pages, API, live events and the door of the sync engine. */
export function createHttpServer(
  ctx: ServerContext,
  pages: Pages,
  { metricsToken }: { metricsToken: string | null } = { metricsToken: null },
): HttpServer {
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', 'loopback')
  app.use(withNonce, securityHeaders(ctx, pages))
  app.use(onlyFromHere(ctx))
  app.use(notTooLong)
  app.get('/live', (request, response, next) => {
    streamLiveEvents(ctx, request, response).catch(next)
  })
  app.get('/metrics', answerMetrics(ctx, metricsToken))
  const sync = createSyncEndpoint(ctx)
  app.all('/sync/:document', syncBody, (request, response, next) => {
    answerSync(ctx, request, response).catch(next)
  })
  app.use(compression())
  if (pages.kind === 'built') {
    app.use('/assets', express.static(`${pages.assets}/assets`, { immutable: true, maxAge: '1y' }))
    app.use(express.static(pages.assets, { maxAge: '1h' }))
  } else {
    app.use(pages.vite.middlewares)
  }
  app.all('*', remix(ctx, pages))
  app.use(lastResort(ctx))

  const server = createServer(app)
  server.on('upgrade', (request, socket, head) => sync.upgrade(request, socket, head))
  return { server, sync }
}

/** A frame of the sync engine that comes in a request, where no socket is to be had. */
const syncBody = express.raw({ type: 'application/octet-stream', limit: limits.frame })

/** Where `remix vite:build` puts what the browser loads. */
export const builtAssets = fileURLToPath(new URL('../build/client', import.meta.url))

function remix(ctx: ServerContext, pages: Pages): RequestHandler {
  const build: Build =
    pages.kind === 'built'
      ? pages.build
      : () => pages.vite.ssrLoadModule('virtual:remix/server-build') as Promise<never>
  const handle = createRequestHandler({
    build,
    mode: pages.kind === 'built' ? 'production' : 'development',
    getLoadContext: async (request, response) =>
      loadContextOf(
        ctx,
        await visitorOf(ctx, request.headers.cookie ?? null),
        request,
        nonceOf(response),
      ),
  })
  return (request, response, next) => void handle(request, response, next).catch(next)
}

/** What no page could answer: a request that cannot even be read, or a failure before any page. */
function lastResort(ctx: ServerContext): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    const isTheirs = error instanceof TypeError || error instanceof URIError
    if (!isTheirs) ctx.log.error({ err: error }, 'a request failed before any page')
    if (response.headersSent) {
      next(error)
      return
    }
    response
      .status(isTheirs ? 400 : 500)
      .type('text/plain')
      .send(isTheirs ? 'This request cannot be read.' : 'The server failed. Nothing was changed.')
  }
}

function withNonce(_request: Request, response: Response, next: NextFunction): void {
  response.locals['nonce'] = randomBytes(16).toString('base64')
  next()
}

function nonceOf(response: { locals?: Record<string, unknown> }): string {
  return String(response.locals?.['nonce'])
}

/** Nothing inline but with the nonce, nothing from elsewhere; in development Vite's socket besides. */
function securityHeaders(ctx: ServerContext, pages: Pages): RequestHandler {
  const nonce = (_request: unknown, response: unknown) =>
    `'nonce-${nonceOf(response as { locals?: Record<string, unknown> })}'`
  const socket = ctx.publicUrl.replace(/^http/, 'ws')
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'", nonce],
        styleSrc: ["'self'", nonce],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'", socket, ...(pages.kind === 'development' ? ['ws:'] : [])],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        manifestSrc: ["'self'"],
      },
    },
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: ctx.publicUrl.startsWith('https:')
      ? { maxAge: 31_536_000, includeSubDomains: false }
      : false,
  })
}

function onlyFromHere(ctx: ServerContext): RequestHandler {
  return (request, response, next) => {
    if (isFromHere({ method: request.method, headers: singleHeaders(request) }, ctx.publicUrl))
      next()
    else response.status(403).type('text/plain').send('This request came from another site.')
  }
}

function singleHeaders(request: Request): {
  host?: string
  origin?: string
  'sec-fetch-site'?: string
} {
  const { host, origin } = request.headers
  const site = request.get('sec-fetch-site')
  return {
    ...(host === undefined ? {} : { host }),
    ...(origin === undefined ? {} : { origin }),
    ...(site === undefined ? {} : { 'sec-fetch-site': site }),
  }
}

/**
 * A body is refused by the length it declares; Node cuts off what grows beyond that. Browsers always
 * declare it, so a body without is asked for one (RFC 9110 §15.5.12).
 */
function notTooLong(request: Request, response: Response, next: NextFunction): void {
  const { form, frame, file, draft, other } = longestBody
  const isFrame = request.path.startsWith('/sync/')
  const isForm = urlEncoded.test(request.headers['content-type'] ?? '')
  const ofFiles = takesDrafts.test(request.path)
    ? draft
    : takesFiles.test(request.path)
      ? file
      : other
  const longest = isFrame ? frame : isForm ? form : ofFiles
  if (Number(request.headers['content-length'] ?? 0) > longest) {
    response.status(400).type('text/plain').send('This is longer than any form here may be.')
  } else if (request.headers['transfer-encoding'] !== undefined) {
    response.status(411).type('text/plain').send('A body must declare its length.')
  } else {
    next()
  }
}
