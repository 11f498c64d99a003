import type { FieldErrors } from '#app/domain/kernel/refusal.ts'

import { BadInput, Forbidden, NotFound, PresenceNeeded, Refused } from './refusals.ts'

/**
 * Runs the work of a loader and answers what the server is known to throw alike everywhere. Bugs go
 * on to the error page.
 */
export async function answering<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw asResponse(error)
  }
}

/**
 * The same for an address that leads to a file and to no page of ours: a refusal is said as a sentence, since
 * a browser shows it as it comes.
 */
export async function answeringFile(
  say: (refusal: Refusal) => string,
  work: () => Promise<Response>,
): Promise<Response> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Refused)) throw asResponse(error)
    return new Response(say(refusalOf(error)), {
      status: statusOf(error),
      headers: { 'Content-Type': 'text/plain; charset=utf-8' },
    })
  }
}

/**
 * The answer to a known error, and anything else as it came. What is not there and what one may not
 * see are answered with the same bytes.
 */
export function asResponse(error: unknown): unknown {
  if (error instanceof NotFound) return new Response(null, { status: 404 })
  if (error instanceof Forbidden) return new Response(null, { status: 403 })
  if (error instanceof PresenceNeeded) return json({ code: 'presence' }, 403)
  if (error instanceof Refused) return json(refusalOf(error), statusOf(error))
  if (error instanceof BadInput) return json({ fields: error.fields }, 400)
  return error
}

/** Why something was refused, for the texts `refusals.<code>`. */
export type Refusal = { code: string; details: Readonly<Record<string, string | number>> }

export function refusalOf({ code, details }: Refused): Refusal {
  return { code, details }
}

/** A refusal says that the state of things does not allow it; one of them says: not so often. */
export function statusOf({ code }: Refused): 409 | 429 {
  return code === 'too-many-attempts' ? 429 : 409
}

/** Bodies of answers that carry one: the fields of bad input, or a refusal. */
export type ErrorBody = { fields: FieldErrors } | Refusal

function json(body: ErrorBody | { code: string }, status: number): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  })
}
