import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'

import { fileLimits } from '#app/domain/drafting/in/limits.ts'

import { Refused } from '../../refusals.ts'

/** A file in an archive, not unpacked yet. */
export type Entry = { name: string; size: number; unpack: () => Promise<Uint8Array> }

/**
 * The files of a ZIP archive by its own table of contents (APPNOTE 6.3.10, 4.3). What it says it holds is
 * added up before anything is unpacked, and nothing is unpacked beyond what it said, so that a small
 * archive cannot fill the memory. Throws Refused, naming the file.
 */
export function openArchive(bytes: Uint8Array): readonly Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    return entriesIn(view, bytes)
  } catch (error) {
    // Whatever points outside of the archive.
    if (error instanceof RangeError) throw new Refused('file-broken')
    throw error
  }
}

function entriesIn(view: DataView, bytes: Uint8Array): readonly Entry[] {
  const end = endOfContents(view)
  const count = view.getUint16(end + 10, true)
  if (count > fileLimits.entries) {
    throw new Refused('file-too-many-entries', { entries: count, most: fileLimits.entries })
  }
  const entries: Entry[] = []
  let at = view.getUint32(end + 16, true)
  let unpacked = 0
  for (let i = 0; i < count; i += 1) {
    if (view.getUint32(at, true) !== signature.header) throw new Refused('file-broken')
    const nameLength = view.getUint16(at + 28, true)
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength))
    const size = view.getUint32(at + 24, true)
    unpacked += size
    if (unpacked > fileLimits.unpacked) {
      throw new Refused('file-inflates', {
        name: shown(name),
        most: fileLimits.unpacked / 1_048_576,
      })
    }
    entries.push({ name, size, unpack: unpackerOf(view, bytes, at, { name, size }) })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

/** The record that ends the contents; a comment of up to 64 kB may follow it. */
function endOfContents(view: DataView): number {
  const last = view.byteLength - 22
  for (let at = last; at >= Math.max(0, last - 0xffff); at -= 1) {
    if (view.getUint32(at, true) === signature.end) return at
  }
  throw new Refused('file-broken')
}

function unpackerOf(
  view: DataView,
  bytes: Uint8Array,
  at: number,
  { name, size }: Pick<Entry, 'name' | 'size'>,
): Entry['unpack'] {
  const isEncrypted = (view.getUint16(at + 8, true) & 1) === 1
  const method = view.getUint16(at + 10, true)
  const packed = view.getUint32(at + 20, true)
  const local = view.getUint32(at + 42, true)
  return async () => {
    if (isEncrypted || local + 30 > view.byteLength) throw new Refused('file-broken')
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
    const data = bytes.subarray(start, start + packed)
    const found = method === stored ? data : method === deflated ? await inflated(data, size) : null
    if (found === null || found.length !== size) {
      throw new Refused('file-inflates', {
        name: shown(name),
        most: fileLimits.unpacked / 1_048_576,
      })
    }
    return found
  }
}

const inflate = promisify(inflateRaw)

/** The bytes, or null where they are damaged or more than was said. */
async function inflated(data: Uint8Array, size: number): Promise<Uint8Array | null> {
  try {
    return await inflate(data, { maxOutputLength: Math.max(1, size) })
  } catch {
    return null
  }
}

const signature = { end: 0x06054b50, header: 0x02014b50 }
const stored = 0
const deflated = 8

/** A name in an archive may be anything. */
export function shown(name: string): string {
  return name.slice(0, 80)
}
