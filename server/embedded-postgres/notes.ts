import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'

import * as z from 'zod'

import { StartError } from '../start-error.ts'
import { reason } from './reason.ts'

const Notes = z.object({
  /** From DATA_DIR; absolute when the user PostgreSQL runs as cannot get in there. */
  directory: z.string(),
  /** Whether a database was made there, so that one which vanished is never replaced by an empty one. */
  created: z.boolean(),
  port: z.number().int().min(1).max(65_535),
  password: z.string().min(20),
})

/** What must be the same at the next start, kept in DATA_DIR for us alone (0600: it holds the password). */
export type Notes = z.infer<typeof Notes>

/**
 * The notes of this data directory; at its first start they are taken down, with `chooseDirectory`
 * deciding where the database goes. Of two that start at once, the slower follows the other's notes.
 */
export async function readOrTakeNotes(
  dataDir: string,
  chooseDirectory: () => Promise<string>,
): Promise<Notes> {
  const path = notesPath(dataDir)
  try {
    await mkdir(dataDir, { recursive: true })
    const draft = await writeDraft(path, null)
    await rm(draft)
  } catch (cause) {
    throw new StartError(
      'data-directory',
      `The data directory ${dataDir} cannot be read and written (${reason(cause)}); set DATA_DIR to a directory that can.`,
      { cause },
    )
  }
  const found = await readNotes(path)
  if (found) return found

  const draft = await writeDraft(path, {
    directory: await chooseDirectory(),
    created: false,
    port: await freePort(),
    password: randomBytes(24).toString('base64url'),
  })
  await link(draft, path).catch((error) => {
    if (reason(error) !== 'EEXIST') throw error
  })
  await rm(draft)
  const taken = await readNotes(path)
  if (!taken) throw new Error(`${path} vanished`)
  return taken
}

export async function rewriteNotes(dataDir: string, notes: Notes): Promise<void> {
  await rename(await writeDraft(notesPath(dataDir), notes), notesPath(dataDir))
}

/** A port of 127.0.0.1 that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => {
        if (address && typeof address === 'object') resolve(address.port)
        else reject(new Error('no port'))
      })
    })
  })
}

function notesPath(dataDir: string): string {
  return join(dataDir, 'postgres.json')
}

async function readNotes(path: string): Promise<Notes | null> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (cause) {
    if (reason(cause) === 'ENOENT') return null
    throw new StartError('data-directory', `${path} cannot be read (${reason(cause)}).`, { cause })
  }
  try {
    return Notes.parse(JSON.parse(text))
  } catch (cause) {
    throw new StartError(
      'data-directory',
      `${path} is damaged; restore it from a backup, or set DATA_DIR to an empty directory.`,
      { cause },
    )
  }
}

/** Whole or not at all: written beside its place, then linked or renamed into it. */
async function writeDraft(path: string, notes: Notes | null): Promise<string> {
  const draft = `${path}.${randomBytes(4).toString('hex')}`
  await writeFile(draft, `${JSON.stringify(notes, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
  return draft
}
