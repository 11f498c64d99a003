import { timingSafeEqual } from 'node:crypto'

import type { RequestHandler } from 'express'

import type { ServerContext } from './context.ts'

/**
 * `GET /metrics`, for who names the token, or without one for this machine alone: figures of a
 * negotiation are nobody's business. A request that came through a proxy is not from this machine.
 */
export function answerMetrics(
  { metrics }: Pick<ServerContext, 'metrics'>,
  token: string | null,
): RequestHandler {
  return (request, response, next) => {
    const mayRead =
      token === null
        ? isLocal(request.socket.remoteAddress) && request.headers['x-forwarded-for'] === undefined
        : isSame(request.headers.authorization ?? '', `Bearer ${token}`)
    if (!mayRead) {
      next()
      return
    }
    metrics
      .text()
      .then(
        (text) => response.set('Cache-Control', 'no-store').type(metrics.contentType).send(text),
        next,
      )
  }
}

function isLocal(address: string | undefined): boolean {
  return address === '127.0.0.1' || address === '::1' || address === '::ffff:127.0.0.1'
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}
