import { redirect } from '@remix-run/node'

/** Sends the browser on with GET (RFC 9110 §15.4.4), with what it shall remember. */
export function seeOther(address: string, setCookies: readonly string[] = []): Response {
  const headers = new Headers()
  for (const line of setCookies) headers.append('Set-Cookie', line)
  return redirect(address, { status: 303, headers })
}
