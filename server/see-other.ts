import { redirect } from '@remix-run/node'

/** Sends the browser on with GET (RFC 9110 §15.4.4), with what it shall remember. */
export function seeOther(address: string, setCookies: readonly string[] = []): Response {
  return redirect(address, { status: 303, headers: cookieHeaders(setCookies) })
}

/** One `Set-Cookie` line each, which no other header allows (RFC 6265 §3). */
export function cookieHeaders(setCookies: readonly string[]): Headers {
  const headers = new Headers()
  for (const line of setCookies) headers.append('Set-Cookie', line)
  return headers
}
