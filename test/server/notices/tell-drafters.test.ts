import { expect } from 'vitest'

import { listNotices } from '#server/notices/list-notices.ts'
import { tellDrafters } from '#server/notices/tell-drafters.ts'
import { buildViewer, newId, testStart } from '#test/support/build.ts'
import { databaseTest as test } from '#test/support/database.ts'

test('[N7] opening a document tells whoever may now edit it, and nobody else', async ({ db }) => {
  const secretary = await buildViewer(db, { kind: 'secretariat', as: 'delegate' })
  const { coalition } = secretary
  const drafter = await buildViewer(db, { coalition })
  const reviewer = await buildViewer(db, { coalition, as: 'capital-reviewer' })
  const observer = await buildViewer(db, { coalition, kind: 'observer' })
  const elsewhere = await buildViewer(db)
  const document = {
    id: newId<'document'>(),
    coalition,
    grants: [
      { to: 'kind', kind: 'secretariat', access: 'edit' },
      { to: 'kind', kind: 'member', access: 'edit' },
      { to: 'kind', kind: 'observer', access: 'read' },
    ] as const,
  }
  const ctx = { now: () => testStart }
  await db.transaction((tx) =>
    tellDrafters(tx, ctx, secretary, { ...document, grants: [...document.grants] }),
  )
  expect(await listNotices({ db }, drafter)).toMatchObject([
    { kind: 'document-opened', subject: { kind: 'document', id: document.id }, due: null },
  ])
  for (const other of [secretary, reviewer, observer, elsewhere]) {
    expect(await listNotices({ db }, other)).toEqual([])
  }
})
