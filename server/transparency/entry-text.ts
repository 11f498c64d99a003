/** The text of stored bytes. Encoding it again gives the same bytes; anything but UTF-8 throws. */
export function entryText(bytes: Uint8Array): string {
  return decoder.decode(bytes)
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
