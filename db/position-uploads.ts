import { eq } from 'drizzle-orm'

import type { MandateId } from '#app/domain/kernel/id.ts'

import type { Database, Tx } from './client.ts'
import { positionUpload } from './schema/index.ts'

type UploadRow = typeof positionUpload.$inferSelect

/** A mandate has one waiting file; another takes its place. */
export async function saveUpload(db: Tx | Database, row: UploadRow): Promise<void> {
  const { mandate: _, ...set } = row
  await db
    .insert(positionUpload)
    .values(row)
    .onConflictDoUpdate({ target: positionUpload.mandate, set })
}

export async function readUpload(db: Tx | Database, mandate: MandateId): Promise<UploadRow | null> {
  const [row] = await db.select().from(positionUpload).where(eq(positionUpload.mandate, mandate))
  return row ?? null
}

export async function dropUpload(tx: Tx, mandate: MandateId): Promise<void> {
  await tx.delete(positionUpload).where(eq(positionUpload.mandate, mandate))
}
