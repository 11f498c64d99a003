import { expect } from 'vitest'

import { chooseLocale } from '#server/accounts/choose-locale.ts'
import { viewerOf } from '#server/accounts/viewer-of.ts'
import { buildViewer } from '#test/support/build.ts'
import { testContext } from '#test/support/context.ts'
import { databaseTest as test } from '#test/support/database.ts'
import { signIn } from '#test/support/sync-node.ts'

test('the language a person chooses is theirs in every session', async ({ database }) => {
  const ctx = await testContext(database)
  const viewer = await buildViewer(database.db)
  const elsewhere = await signIn(ctx, viewer)
  await chooseLocale(ctx, viewer, 'ar')
  expect(await viewerOf(ctx, elsewhere)).toMatchObject({ person: { locale: 'ar' } })
})
