/** A file to be kept under a symbol; a browser never opens it as a page of ours. */
export function attachment(
  symbol: string,
  ending: string,
  file: { type: string; body: string | Uint8Array },
): Response {
  return new Response(file.body as BodyInit, {
    headers: {
      'Content-Type': file.type,
      // A symbol is made of capitals, figures and a few signs; nothing in it ends a header.
      'Content-Disposition': `attachment; filename="${symbol.replaceAll('/', '-')}.${ending}"`,
      'Cache-Control': 'private, no-store',
    },
  })
}
