import { expect } from 'vitest'

import { session } from '#db/schema/index.ts'
import { signIn } from '#server/accounts/sign-in.ts'
import { visitorOf } from '#server/accounts/viewer-of.ts'
import { Refused } from '#server/refusals.ts'
import { buildPerson, buildViewer } from '#test/support/build.ts'
import { cookieOf, requester, testContext } from '#test/support/context.ts'
import { databaseTest as test } from '#test/support/database.ts'

const password = 'a long enough password'

test('[SI1] a wrong password and an unknown address are refused in the same words', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const person = await buildPerson(ctx.db, {
    passwordHash: await ctx.auth.passwords.hash(password),
  })
  const wrong = signIn(ctx, requester(), { email: person.email, password: 'not the password' })
  const unknown = signIn(ctx, requester(), { email: 'nobody@example.org', password })
  await expect(wrong).rejects.toEqual(new Refused('sign-in'))
  await expect(unknown).rejects.toEqual(new Refused('sign-in'))
})

test('[SI3] signing in begins a session, and the one before does not continue', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const passwordHash = await ctx.auth.passwords.hash(password)
  const { person } = await buildViewer(ctx.db, {
    person: await buildPerson(ctx.db, { passwordHash }),
  })
  const first = await signIn(ctx, requester(), { email: person.email, password })
  const cookie = cookieOf(first.setCookies)
  expect(await visitorOf(ctx, cookie)).toMatchObject({ state: 'acting', viewer: { person } })

  const second = await signIn(ctx, requester(cookie), { email: person.email, password })
  expect(await visitorOf(ctx, cookie)).toEqual({ state: 'public' })
  expect(await visitorOf(ctx, cookieOf(second.setCookies))).toMatchObject({ state: 'acting' })
  expect(await ctx.db.select().from(session)).toHaveLength(1)
})
