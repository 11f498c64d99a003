import { eq, sql } from 'drizzle-orm'
import { expect } from 'vitest'

import { readActiveSessions } from '#db/accounts.ts'
import { session } from '#db/schema/index.ts'
import { beginSession } from '#server/accounts/begin-session.ts'
import { changeMandate } from '#server/accounts/change-mandate.ts'
import { changePassword } from '#server/accounts/change-password.ts'
import { readAccount } from '#server/accounts/read-account.ts'
import { revokeSession } from '#server/accounts/revoke-session.ts'
import { signIn } from '#server/accounts/sign-in.ts'
import { signOut } from '#server/accounts/sign-out.ts'
import { viewerOf } from '#server/accounts/viewer-of.ts'
import type { ServerContext } from '#server/context.ts'
import { NotFound, Refused } from '#server/refusals.ts'
import { buildDelegation, buildPerson, buildViewer, newId } from '#test/support/build.ts'
import { cookieOf, requester, testContext } from '#test/support/context.ts'
import { databaseTest as test } from '#test/support/database.ts'

test('[SI5] signing out ends the session in the database and in the browser', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const { cookie } = await signedIn(ctx)
  const emptied = await signOut(ctx, requester(cookie))
  expect(await viewerOf(ctx, cookie)).toBeNull()
  expect(cookieOf(emptied)).toBe('')
  expect(emptied.join()).toContain('Max-Age=0')
  await signOut(ctx, requester(cookie))
})

test('[SI5] an expired session is nobody', async ({ database }) => {
  const ctx = await testContext(database)
  const { cookie, viewer } = await signedIn(ctx)
  expect(await readActiveSessions(ctx.db, [viewer.session])).toEqual(new Set([viewer.session]))
  await ctx.db.update(session).set({ expiresAt: sql`now() - interval '1 second'` })
  expect(await viewerOf(ctx, cookie)).toBeNull()
  expect(await readActiveSessions(ctx.db, [viewer.session])).toEqual(new Set())
})

test('[SI5] one ends a session of one’s own on another device, and no one else’s', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const here = await signedIn(ctx)
  const there = await signedIn(ctx, here.viewer)
  const stranger = await signedIn(ctx)
  const checks = countRechecks(ctx)

  const { sessions } = await readAccount(ctx, here.viewer)
  expect(sessions.map(({ id, isThisOne }) => [id, isThisOne])).toEqual([
    [here.viewer.session, true],
    [there.viewer.session, false],
  ])
  await revokeSession(ctx, here.viewer.person, { session: there.viewer.session })
  expect(await viewerOf(ctx, there.cookie)).toBeNull()
  expect(await viewerOf(ctx, here.cookie)).not.toBeNull()
  expect(checks()).toBe(1)

  const foreign = revokeSession(ctx, here.viewer.person, { session: stranger.viewer.session })
  await expect(foreign).rejects.toThrow(NotFound)
  expect(await viewerOf(ctx, stranger.cookie)).not.toBeNull()
})

test('[SI5] sessions end with their mandate, whether it ends or changes', async ({ database }) => {
  const ctx = await testContext(database)
  const delegation = await buildDelegation(ctx.db)
  const head = await buildViewer(ctx.db, { delegation, as: 'head' })
  for (const to of ['legal-adviser', 'ended']) {
    const { cookie, viewer } = await signedIn(ctx, await buildViewer(ctx.db, { delegation }))
    const checks = countRechecks(ctx)
    await changeMandate(ctx, head, { mandate: viewer.mandate.id, to }, newId())
    expect(await viewerOf(ctx, cookie)).toBeNull()
    expect(await readActiveSessions(ctx.db, [viewer.session])).toEqual(new Set())
    expect(checks()).toBe(1)
  }
})

test('[SI5] a new password ends one’s other sessions', async ({ database }) => {
  const ctx = await testContext(database)
  const current = 'the password up to now'
  const passwordHash = await ctx.auth.passwords.hash(current)
  const person = await buildPerson(ctx.db, { passwordHash })
  const here = await signedIn(ctx, await buildViewer(ctx.db, { person }))
  const there = await signedIn(ctx, here.viewer)
  const password = 'the password from now on'

  const guess = changePassword(ctx, here.viewer, { current: 'a guess', password })
  await expect(guess).rejects.toEqual(new Refused('proof'))
  expect(await viewerOf(ctx, there.cookie)).not.toBeNull()

  await changePassword(ctx, here.viewer, { current, password })
  expect(await viewerOf(ctx, here.cookie)).not.toBeNull()
  expect(await viewerOf(ctx, there.cookie)).toBeNull()
  const { email } = person
  await expect(signIn(ctx, requester(), { email, password: current })).rejects.toThrow('sign-in')
  await signIn(ctx, requester(), { email, password })
})

/** A session with its cookie, of someone new or of the person and mandate of `like`. */
async function signedIn(ctx: ServerContext, like?: Awaited<ReturnType<typeof buildViewer>>) {
  const { person, mandate } = like ?? (await buildViewer(ctx.db))
  const opened = await ctx.auth.openSession(requester(), person.id)
  const cookie = cookieOf(await beginSession(ctx, requester(), opened, { under: mandate.id }))
  const viewer = await viewerOf(ctx, cookie)
  if (viewer === null) throw new Error('nobody is signed in')
  const [row] = await ctx.db.select().from(session).where(eq(session.id, viewer.session))
  expect(row?.mandate).toBe(mandate.id)
  return { cookie, viewer }
}

/** How often the sockets were looked at again since this was called. */
function countRechecks(ctx: ServerContext): () => number {
  let count = 0
  const { rooms } = ctx
  ctx.rooms = {
    ...rooms,
    recheckAccess() {
      count += 1
      rooms.recheckAccess()
    },
  }
  return () => count
}
