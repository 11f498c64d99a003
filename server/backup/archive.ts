import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'

import * as z from 'zod'

import { StartError } from '../start-error.ts'
import { Head } from '../transparency/heads.ts'

/** What stands at the end of an archive: what is in it, and what it amounts to. */
export const Manifest = z.object({
  format: z.literal(1),
  version: z.string(),
  at: z.iso.datetime(),
  /** The last migration that its database had. */
  migration: z.number(),
  tables: z.array(z.object({ name: z.string(), rows: z.number() })),
  heads: z.array(Head),
  /** SHA-256 of all lines before this one. */
  sha256: z.hex(),
})
export type Manifest = z.infer<typeof Manifest>

/** A line of an archive: the beginning of a table, a row of it, or the manifest. */
export type Line = { table: string } | { row: string } | { manifest: Manifest }

/**
 * Writes an archive: compressed lines of JSON, so that a person can read one, too. It is there whole or
 * not at all.
 */
export async function writeArchive(
  file: string,
  lines: AsyncIterable<{ table: string } | { row: string }>,
  manifest: () => Omit<Manifest, 'sha256'>,
): Promise<Manifest> {
  const hash = createHash('sha256')
  let written: Manifest | null = null
  async function* texts(): AsyncGenerator<string> {
    for await (const line of lines) {
      const text = `${JSON.stringify(line)}\n`
      hash.update(text)
      yield text
    }
    written = { ...manifest(), sha256: hash.digest('hex') }
    yield `${JSON.stringify({ manifest: written })}\n`
  }
  const draft = `${file}.part`
  try {
    await pipeline(Readable.from(texts()), createGzip(), createWriteStream(draft, { mode: 0o600 }))
    await rename(draft, file)
  } catch (cause) {
    await rm(draft, { force: true }).catch(() => {})
    if (cause instanceof Error && 'syscall' in cause && 'code' in cause) {
      throw new StartError('backup', `${file} cannot be written (${String(cause.code)}).`, {
        cause,
      })
    }
    throw cause
  }
  if (written === null) throw new Error('an archive without a manifest')
  return written
}

/** The lines of an archive but for its manifest, which `done` is given once all of them were whole. */
export async function* readArchive(
  file: string,
  done: (manifest: Manifest) => void,
): AsyncGenerator<{ table: string } | { row: string }> {
  const hash = createHash('sha256')
  const source = createReadStream(file)
  const input = source.pipe(createGunzip())
  source.on('error', (error) => input.destroy(error))
  let manifest: Manifest | null = null
  try {
    for await (const text of createInterface({ input, crlfDelay: Infinity })) {
      const line = JSON.parse(text) as Line
      if ('manifest' in line) manifest = Manifest.parse(line.manifest)
      else {
        hash.update(`${text}\n`)
        yield line
      }
    }
  } catch (cause) {
    if (cause instanceof StartError) throw cause
    throw damaged(file, cause)
  }
  if (manifest === null || manifest.sha256 !== hash.digest('hex')) throw damaged(file, null)
  done(manifest)
}

/** The manifest alone, of an archive that is whole. */
export async function readManifest(file: string): Promise<Manifest> {
  let found: Manifest | null = null
  for await (const _ of readArchive(file, (manifest) => (found = manifest)));
  if (found === null) throw damaged(file, null)
  return found
}

function damaged(file: string, cause: unknown): StartError {
  const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
  return new StartError(
    'backup',
    isMissing
      ? `There is no file ${file}.`
      : `${file} is no whole backup of Entente; nothing was restored.`,
    { cause },
  )
}
