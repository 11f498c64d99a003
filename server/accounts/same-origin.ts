/** What a request says about itself; header names in lower case, as Node gives them. */
export type RequestFacts = {
  method: string
  headers: { host?: string; origin?: string; 'sec-fetch-site'?: string }
}

const readOnly: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Whether a request may be answered, as far as the site it comes from goes (SI9). Browsers say where a
 * request was made (Fetch Metadata; RFC 6454); one made by another site is refused, and so is one made
 * by a sibling host (`same-site`). A request that says neither comes from a program, which nobody can
 * trick into sending someone else's cookie: there the cookie alone decides.
 */
export function isFromHere(request: RequestFacts, publicUrl: string): boolean {
  return readOnly.has(request.method.toUpperCase()) || hasOwnOrigin(request.headers, publicUrl)
}

/** The same for an upgrade to a WebSocket, which is a GET but opens a way to write. */
export function isUpgradeFromHere(request: RequestFacts, publicUrl: string): boolean {
  return hasOwnOrigin(request.headers, publicUrl)
}

function hasOwnOrigin(headers: RequestFacts['headers'], publicUrl: string): boolean {
  const { host, origin, 'sec-fetch-site': site } = headers
  // `none` is the person's own doing: an address typed, a bookmark.
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  if (origin === undefined || origin === new URL(publicUrl).origin) return true
  // A form without script under a strict referrer policy says `null`; the browser still says where.
  if (origin === 'null') return site === 'same-origin'
  // localhost for 127.0.0.1, or a second name of this server: the page came from where it asks.
  return (
    host !== undefined && /^https?:\/\//.test(origin) && origin.replace(/^https?:\/\//, '') === host
  )
}
