import { isAPIError } from 'better-auth/api'

import type { Requester } from './requester.ts'

/** What better-auth is shown of a request. */
export function headersOf(requester: Requester): Headers {
  const headers = new Headers()
  if (requester.cookie !== null) headers.set('cookie', requester.cookie)
  if (requester.userAgent !== null) headers.set('user-agent', requester.userAgent)
  return headers
}

/**
 * The same without the session that is already there: someone who signs in begins anew, and a second
 * factor answers the challenge of this sign-in, not for whoever was signed in before (SI3).
 */
export function headersWithoutSession(requester: Requester): Headers {
  const headers = headersOf(requester)
  const kept = (requester.cookie ?? '').split(';').filter((pair) => !sessionCookie.test(pair))
  headers.set('cookie', kept.join(';'))
  return headers
}

const sessionCookie = /^\s*(__Secure-)?entente\.session_token=/

/** The library throws when a proof does not hold; for us that is an answer. Faults still throw. */
export async function unlessRefused<Answer>(answer: Promise<Answer>): Promise<Answer | null> {
  try {
    return await answer
  } catch (error) {
    if (isAPIError(error) && error.statusCode < 500) return null
    throw error
  }
}
