import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

import * as z from 'zod'

import { idOf } from '#app/domain/kernel/id.ts'
import { placesOf, rootOf } from '#app/domain/transparency/merkle.ts'
import { count, toHex } from '#app/domain/transparency/receipt.ts'
import type { Database, Tx } from '#db/client.ts'
import { listHeads, readNodes } from '#db/transparency.ts'

import { StartError } from '../start-error.ts'

/** How far the record of a coalition had come, and its root then. */
export const Head = z.object({ coalition: idOf<'coalition'>(), size: count, root: z.hex() })
export type Head = z.infer<typeof Head>

const Heads = z.object({ heads: z.array(Head) })

/** The heads of all records as they are now. */
export async function currentHeads(db: Tx | Database): Promise<Head[]> {
  const heads = await listHeads(db)
  return heads.map(({ coalition, size, frontier }) => ({
    coalition,
    size: String(size),
    root: toHex(rootOf(frontier)),
  }))
}

/** The heads that were given out last, from a file outside of the database; none if there is no file. */
export async function readHeads(file: string): Promise<readonly Head[]> {
  const text = await readFile(file, 'utf8').catch(() => null)
  if (text === null) return []
  const parsed = Heads.safeParse(json(text))
  if (parsed.success) return parsed.data.heads
  throw new StartError(
    'heads',
    `${file} should say how far the record has come, and cannot be read; restore it from a copy.`,
  )
}

/** Notes the heads as they are now; those of other databases that the file knows of stay in it. */
export async function exportHeads(db: Database, file: string): Promise<void> {
  const now = await currentHeads(db)
  const known = await readHeads(file)
  const others = known.filter(({ coalition }) => now.every((head) => head.coalition !== coalition))
  const text = `${JSON.stringify({ heads: [...others, ...now] }, null, 2)}\n`
  await mkdir(dirname(file), { recursive: true })
  const draft = `${file}.${process.pid}`
  await writeFile(draft, text)
  await rename(draft, file)
}

/**
 * Refuses a database whose record does not continue what was given out of it (RC23): a copy from before
 * would write other acts under numbers that others already hold.
 */
export async function requireContinuation(db: Database, given: readonly Head[]): Promise<void> {
  const heads = new Map((await listHeads(db)).map((head) => [head.coalition, head]))
  for (const { coalition, size, root } of given) {
    const head = heads.get(coalition)
    // Another database altogether: nobody will write under that record's numbers here.
    if (head === undefined) continue
    if (head.size < BigInt(size)) {
      throw new StartError(
        'record',
        `The record has ${head.size} entries here, and ${size} had been given out: this copy is older than what others hold. Restore a later backup (docs/operations.md).`,
      )
    }
    const places = placesOf(0n, BigInt(size))
    const hashAt = await readNodes(db, coalition, places)
    if (toHex(rootOf(places.map(hashAt))) !== root) {
      throw new StartError(
        'record',
        `The first ${size} entries of the record are not those that had been given out: this is another history. Restore a backup that belongs to it (docs/operations.md).`,
      )
    }
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
