import { encodeAny, toBase64 } from 'lib0/buffer'
import { digest } from 'lib0/hash/sha256'

/**
 * The key under which Yjs keeps a mark that may overlap others of its kind: its name, two dashes, and
 * 48 bits folded from the SHA-256 of it. As y-tiptap makes it (3.0.9), or an editor would take the
 * server's mark for another one and write its own in its place.
 */
export function markKey(name: string, attributes: Readonly<Record<string, unknown>>): string {
  return `${name}--${toBase64(fold(digest(encodeAny({ type: name, attrs: attributes }))))}`
}

function fold(hash: Uint8Array): Uint8Array {
  const short = new Uint8Array(6)
  hash.forEach((byte, i) => {
    short[i % 6] = (short[i % 6] ?? 0) ^ byte
  })
  return short
}
