import { eq } from 'drizzle-orm'
import { expect } from 'vitest'

import type { BlockId } from '#app/domain/drafting/block.ts'
import { unprotected } from '#app/domain/drafting/protection.ts'
import { saveProtection } from '#db/drafting.ts'
import { document } from '#db/schema/index.ts'
import { NotFound } from '#server/refusals.ts'
import { showGrid } from '#server/verification/show-grid.ts'
import { bodyOf } from '#test/support/body.ts'
import { newId } from '#test/support/build.ts'
import { databaseTest as test } from '#test/support/database.ts'
import { startSyncNode } from '#test/support/sync-node.ts'

test('[GT3] the table of a format says which blocks stand and why, and no other text has one', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const { db } = node.ctx
  const { one, document: id } = await bodyOf(database, node)
  await expect(showGrid(node.ctx, one, id)).rejects.toThrow(NotFound)
  await db.update(document).set({ kind: 'format' }).where(eq(document.id, id))
  expect(await showGrid(node.ctx, one, id)).toMatchObject({
    access: 'edit',
    frozen: false,
    locked: {},
  })

  const agreed: BlockId = newId<'block'>()
  const locked = new Set([agreed])
  await db.transaction((tx) => saveProtection(tx, id, { ...unprotected, locked }))
  expect((await showGrid(node.ctx, one, id)).locked).toEqual({ [agreed]: 'agreed' })
})
