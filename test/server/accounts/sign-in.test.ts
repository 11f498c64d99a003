import { eq } from 'drizzle-orm'
import { expect } from 'vitest'

import { minute } from '#app/domain/kernel/instant.ts'
import { mandate, session } from '#db/schema/index.ts'
import { createAttempts } from '#server/accounts/attempts.ts'
import { createBetterAuth } from '#server/accounts/better-auth.ts'
import { chooseMandate } from '#server/accounts/choose-mandate.ts'
import { provePresence } from '#server/accounts/prove-presence.ts'
import { signIn } from '#server/accounts/sign-in.ts'
import { signedInOf, viewerOf, visitorOf } from '#server/accounts/viewer-of.ts'
import type { ServerContext } from '#server/context.ts'
import { BadInput, NotFound, Refused } from '#server/refusals.ts'
import {
  buildDelegation,
  buildMandate,
  buildPerson,
  buildViewer,
  newId,
} from '#test/support/build.ts'
import { cookieOf, requester, testContext } from '#test/support/context.ts'
import { databaseTest as test } from '#test/support/database.ts'

const password = 'a long enough password'

test('[SI1] a wrong password and an unknown address are answered alike', async ({ database }) => {
  const ctx = await testContext(database)
  const { email } = await buildSomeone(ctx)
  const answers = await Promise.allSettled([
    signIn(ctx, requester(), { email, password: 'not the password' }),
    signIn(ctx, requester(), { email: 'nobody@example.org', password }),
  ])
  const refused = { status: 'rejected', reason: new Refused('sign-in') }
  expect(answers).toEqual([refused, refused])
  expect(await ctx.db.select().from(session)).toEqual([])
})

test('[SI1] each way to fail costs exactly one hash, so that time tells nothing', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const { email } = await buildSomeone(ctx)
  const withoutPassword = await buildPerson(ctx.db)
  let hashes = 0
  const counting = <Argument, Result>(work: (argument: Argument) => Result) => {
    return (argument: Argument) => {
      hashes += 1
      return work(argument)
    }
  }
  const { passwords } = ctx.auth
  const { api } = createBetterAuth({
    db: ctx.db,
    passwords: {
      hash: counting((text: string) => passwords.hash(text)),
      verify: counting((attempt: { hash: string; password: string }) => passwords.verify(attempt)),
    },
    secret: 'a secret of a test, which need not be one',
    publicUrl: ctx.publicUrl,
    newId,
    report: () => {},
  })
  for (const address of [email, 'nobody@example.org', withoutPassword.email]) {
    hashes = 0
    const attempt = api.signInEmail({ body: { email: address, password: 'not the password' } })
    await expect(attempt).rejects.toMatchObject({ statusCode: 401 })
    expect([address, hashes]).toEqual([address, 1])
  }
})

test('[SI2] over the limit of an address from one origin the answer says when to try again', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const { email } = await buildSomeone(ctx)
  for (let n = 0; n < 10; n += 1) {
    const guess = signIn(ctx, requester(), { email, password: 'not the password' })
    await expect(guess).rejects.toEqual(new Refused('sign-in'))
  }
  await expect(signIn(ctx, requester(), { email, password })).rejects.toEqual(
    new Refused('too-many-attempts', { minutes: 15 }),
  )
})

test('[SI2] who guesses elsewhere locks the owner out neither of signing in nor of proving it', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const passwordHash = await ctx.auth.passwords.hash(password)
  const owner = await buildViewer(ctx.db, {
    person: await buildPerson(ctx.db, { passwordHash }),
  })
  const { email } = owner.person
  for (let n = 0; n < 12; n += 1) {
    const from = n < 10 ? `192.0.2.${n + 100}` : '192.0.2.100'
    const guess = signIn(ctx, { ...requester(), from }, { email, password: 'not the password' })
    await expect(guess).rejects.toEqual(new Refused('sign-in'))
  }
  await signIn(ctx, requester(), { email, password })
  await provePresence(ctx, requester(), owner, { by: 'password', password })
})

test('[SI2] proofs of presence are limited per session, apart from signing in', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const passwordHash = await ctx.auth.passwords.hash(password)
  const owner = await buildViewer(ctx.db, {
    person: await buildPerson(ctx.db, { passwordHash }),
  })
  const prove = (session: typeof owner.session, typed: string) =>
    provePresence(ctx, requester(), { ...owner, session }, { by: 'password', password: typed })
  for (let n = 0; n < 10; n += 1) {
    await expect(prove(owner.session, 'wrong')).rejects.toEqual(new Refused('proof'))
  }
  await expect(prove(owner.session, password)).rejects.toThrow('too-many-attempts')
  await prove(newId(), password)
  await signIn(ctx, requester(), { email: owner.person.email, password })
})

test('[SI2] an address has a wide limit over all origins, which no single one exhausts', async () => {
  const limits = { perPair: 2, perAddress: 4, perOrigin: 100, windowMs: 5 * minute }
  const attempts = createAttempts(limits)
  const waits = async (from: string, times: number) => {
    const answers = []
    for (let n = 0; n < times; n += 1) {
      answers.push(await attempts.count({ address: 'a@example.org', from }))
    }
    return answers
  }
  expect(await waits('192.0.2.1', 6)).toEqual([0, 0, 5, 5, 5, 5])
  expect(await waits('192.0.2.2', 2)).toEqual([0, 0])
  expect(await waits('192.0.2.3', 1)).toEqual([5])
})

test('[SI2] the limit of an origin holds across addresses, and spares other origins', async ({
  database,
}) => {
  const usual = await testContext(database)
  const attempts = createAttempts({
    perPair: 100,
    perAddress: 100,
    perOrigin: 3,
    windowMs: 5 * minute,
  })
  const ctx = { ...usual, auth: { ...usual.auth, attempts } }
  const attempt = (n: number, from: string) =>
    signIn(ctx, { ...requester(), from }, { email: `${n}@example.org`, password })
  for (let n = 0; n < 3; n += 1) {
    await expect(attempt(n, '192.0.2.1')).rejects.toEqual(new Refused('sign-in'))
  }
  await expect(attempt(4, '192.0.2.1')).rejects.toEqual(
    new Refused('too-many-attempts', { minutes: 5 }),
  )
  await expect(attempt(5, '192.0.2.2')).rejects.toEqual(new Refused('sign-in'))
})

test('[SI2] the right password forgives what failed before it', async ({ database }) => {
  const ctx = await testContext(database)
  const { email } = await buildSomeone(ctx)
  for (let round = 0; round < 3; round += 1) {
    for (let n = 0; n < 9; n += 1) {
      await expect(signIn(ctx, requester(), { email, password: 'wrong' })).rejects.toThrow(
        'sign-in',
      )
    }
    await signIn(ctx, requester(), { email, password })
  }
})

test('[SI3] signing in begins a session, and the one before does not continue', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const { email, id } = await buildSomeone(ctx)
  const first = cookieOf((await signIn(ctx, requester(), { email, password })).setCookies)
  expect(await viewerOf(ctx, first)).toMatchObject({ person: { id } })

  const second = cookieOf((await signIn(ctx, requester(first), { email, password })).setCookies)
  expect(await visitorOf(ctx, first)).toEqual({ state: 'public' })
  expect(await viewerOf(ctx, second)).toMatchObject({ person: { id } })
  expect(await ctx.db.select().from(session)).toHaveLength(1)
})

test('[SI3] the cookie is out of reach of scripts and of other sites', async ({ database }) => {
  const plain = await testContext(database)
  const { email } = await buildSomeone(plain)
  const secure = await testContext(database, { publicUrl: 'https://desk.example.org' })
  const [here] = (await signIn(plain, requester(), { email, password })).setCookies
  const [there] = (await signIn(secure, requester(), { email, password })).setCookies
  expect(here).toMatch(/^entente\.session_token=.*HttpOnly.*SameSite=Lax/)
  expect(here).not.toContain('Secure')
  expect(there).toMatch(/^__Secure-entente\.session_token=/)
  for (const attribute of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']) {
    expect(there).toContain(attribute)
  }
})

test('[SI3] a session cookie that we did not sign is nobody', async ({ database }) => {
  const ctx = await testContext(database)
  const other = await testContext(database, { sessionSecret: 'another secret, of another server' })
  const { email } = await buildSomeone(ctx)
  const cookie = cookieOf((await signIn(other, requester(), { email, password })).setCookies)
  const [row] = await ctx.db.select().from(session)
  for (const forged of [
    cookie,
    `entente.session_token=${row?.token}`,
    'entente.session_token=',
    'x',
  ]) {
    expect(await visitorOf(ctx, forged)).toEqual({ state: 'public' })
  }
  expect(await visitorOf(ctx, null)).toEqual({ state: 'public' })
})

test('[SI4] who holds one mandate acts under it; who holds several chooses first', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const person = await buildSomeone(ctx)
  const another = await buildMandate(ctx.db, { of: await buildDelegation(ctx.db), person })
  const cookie = cookieOf(
    (await signIn(ctx, requester(), { email: person.email, password })).setCookies,
  )
  const visitor = await visitorOf(ctx, cookie)
  expect(visitor).toMatchObject({ state: 'choosing', person })
  expect(await viewerOf(ctx, cookie)).toBeNull()

  const signedIn = signedInOf(visitor)
  if (signedIn === null) throw new Error('signed in')
  const chosen = cookieOf(
    await chooseMandate(ctx, requester(cookie), signedIn, { mandate: another.id }),
  )
  expect(await viewerOf(ctx, chosen)).toMatchObject({ mandate: { id: another.id } })
  expect(await visitorOf(ctx, cookie)).toEqual({ state: 'public' })
})

test("[SI4] nobody chooses another person's mandate, nor one that ended", async ({ database }) => {
  const ctx = await testContext(database)
  const viewer = await buildViewer(ctx.db)
  const other = await buildViewer(ctx.db)
  const ended = await buildMandate(ctx.db, { of: viewer.delegation, person: viewer.person })
  await endIt(ctx, ended.id)
  for (const { id } of [other.mandate, ended]) {
    const choice = chooseMandate(ctx, requester(), viewer, { mandate: id })
    await expect(choice).rejects.toThrow(NotFound)
  }
})

test('[SI4] choosing proves no presence', async ({ database }) => {
  const ctx = await testContext(database)
  const viewer = await buildViewer(ctx.db)
  await ctx.clock.advance(20 * minute)
  const cookie = cookieOf(
    await chooseMandate(ctx, requester(), viewer, { mandate: viewer.mandate.id }),
  )
  const { presenceProvedAt } = viewer
  expect(await viewerOf(ctx, cookie)).toMatchObject({ presenceProvedAt })
})

test('hostile values are refused with a code at their field', async ({ database }) => {
  const ctx = await testContext(database)
  const refusal = (input: unknown) =>
    signIn(ctx, requester(), input).catch((error: unknown) => error)
  expect(await refusal({})).toEqual(new BadInput({ email: 'required', password: 'required' }))
  expect(await refusal({ email: 'no address', password: 'x'.repeat(300) })).toMatchObject({
    fields: { email: 'email', password: 'tooLong' },
  })
  expect(await refusal({ email: ['a@example.org'], password: { $gt: '' } })).toMatchObject({
    fields: { email: 'required', password: 'required' },
  })
})

/** Someone with one mandate and the password above. */
async function buildSomeone(ctx: ServerContext) {
  const passwordHash = await ctx.auth.passwords.hash(password)
  const person = await buildPerson(ctx.db, { passwordHash })
  await buildViewer(ctx.db, { person })
  return person
}

async function endIt(ctx: ServerContext, id: typeof mandate.$inferSelect.id) {
  await ctx.db.update(mandate).set({ endedAt: ctx.now() }).where(eq(mandate.id, id))
}
