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

/** The code of a refusal in the body of an answer, if it carries one. */
export function refusalCode(error: unknown): string | null {
  if (!isRouteErrorResponse(error)) return null
  const body: unknown = error.data
  if (typeof body !== 'object' || body === null || !('code' in body)) return null
  return typeof body.code === 'string' ? body.code : null
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
