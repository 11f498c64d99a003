import { redirect } from '@remix-run/node'

import { BadInput, Forbidden, NotFound, PresenceNeeded, Refused } from './refusals.ts'

/** Runs what a loader asks for. What the server refuses becomes the answer that the error page explains. */
export async function answering<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work()
  } catch (error) {
    throw asResponse(error)
  }
}

/** The response of a refusal; anything else is a fault and stays what it is. */
export function asResponse(error: unknown): unknown {
  if (error instanceof NotFound) return new Response(null, { status: 404 })
  if (error instanceof Forbidden) return Response.json({ code: 'forbidden' }, { status: 403 })
  if (error instanceof PresenceNeeded) return Response.json({ code: 'presence' }, { status: 403 })
  if (error instanceof BadInput) return Response.json({ fields: error.fields }, { status: 400 })
  if (error instanceof Refused) {
    return Response.json({ code: error.code, ...error.details }, { status: statusOf(error) })
  }
  return error
}

/** 409, but 429 for who knocks too often (RFC 6585 §4). */
export function statusOf({ code }: Refused): number {
  return code === 'too-many-attempts' ? 429 : 409
}

/** Sends the browser on with GET (RFC 9110 §15.4.4), with what it shall remember. */
export function seeOther(address: string, setCookies: readonly string[] = []): Response {
  const headers = new Headers()
  for (const line of setCookies) headers.append('Set-Cookie', line)
  return redirect(address, { status: 303, headers })
}
