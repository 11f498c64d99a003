import { isRouteErrorResponse } from '@remix-run/react'

import type { en } from '#app/texts/en/index.ts'

/** Which of the texts `errors.<kind>` speaks of an error. */
export type ErrorKind = {
  [Key in keyof typeof en.common.errors]: (typeof en.common.errors)[Key] extends string
    ? never
    : Key
}[keyof typeof en.common.errors]

/** Takes what `useRouteError` gives: an answer with a status, or whatever was thrown. */
export function errorKind(error: unknown): ErrorKind {
  if (isRouteErrorResponse(error)) return kinds[error.status] ?? 'failed'
  // What browsers throw when a request never reached the server.
  if (error instanceof TypeError && /fetch|network|load/i.test(error.message)) return 'unreachable'
  return 'failed'
}

type Refusal = { code: string; details: Readonly<Record<string, unknown>> }

/** Why something was refused, if the body of the answer says so (server/responses.ts). */
export function refusalOf(error: unknown): Refusal | null {
  if (!isRouteErrorResponse(error)) return null
  const body: unknown = error.data
  if (!isRecord(body) || typeof body['code'] !== 'string') return null
  return { code: body['code'], details: isRecord(body['details']) ? body['details'] : {} }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

const kinds: Readonly<Partial<Record<number, ErrorKind>>> = {
  400: 'badInput',
  401: 'signedOut',
  403: 'forbidden',
  404: 'notFound',
  405: 'notFound',
  409: 'refused',
  413: 'badInput',
  422: 'badInput',
  429: 'tooMany',
  502: 'unreachable',
  503: 'unreachable',
  504: 'unreachable',
}
