import { expect } from 'vitest'
import * as z from 'zod'

import { minute } from '#app/domain/kernel/instant.ts'
import { passkey, session } from '#db/schema/index.ts'
import { beginSession } from '#server/accounts/begin-session.ts'
import { addPasskey, passkeyOptions, removePasskey } from '#server/accounts/own-passkeys.ts'
import { provePresence } from '#server/accounts/prove-presence.ts'
import { readAccount } from '#server/accounts/read-account.ts'
import { signInWithPasskey } from '#server/accounts/sign-in-with-passkey.ts'
import { viewerOf } from '#server/accounts/viewer-of.ts'
import type { ServerContext } from '#server/context.ts'
import { BadInput, NotFound, PresenceNeeded, Refused } from '#server/refusals.ts'
import { softAuthenticator } from '#test/support/authenticator.ts'
import { buildViewer } from '#test/support/build.ts'
import { cookieOf, requester, testContext } from '#test/support/context.ts'
import { databaseTest as test } from '#test/support/database.ts'

type Authenticator = ReturnType<typeof softAuthenticator>

test('[SI3] a passkey signs its owner in, without a password or a second factor', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const owner = await signedIn(ctx)
  const device = softAuthenticator({ origin: ctx.publicUrl })
  await enrol(ctx, owner, device)

  const { cookie, challenge } = await asked(ctx)
  const proof = device.prove(challenge)
  const setCookies = await signInWithPasskey(ctx, requester(cookie), { passkey: proof })
  expect(await viewerOf(ctx, cookieOf(setCookies))).toMatchObject({ person: owner.viewer.person })

  const replayed = signInWithPasskey(ctx, requester(cookie), { passkey: proof })
  await expect(replayed).rejects.toEqual(new Refused('passkey'))
})

test('[SI3] a passkey is refused from another site, for another challenge, and from a stranger', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const owner = await signedIn(ctx)
  const device = softAuthenticator({ origin: ctx.publicUrl })
  await enrol(ctx, owner, device)
  const elsewhere = softAuthenticator({ origin: 'https://evil.example' })
  const attempts = [
    (challenge: string) => ({ ...elsewhere.prove(challenge), id: device.prove(challenge).id }),
    (challenge: string) => elsewhere.prove(challenge),
    () => device.prove('AAAA'),
  ]
  for (const attempt of attempts) {
    const { cookie, challenge } = await asked(ctx)
    const signIn = signInWithPasskey(ctx, requester(cookie), { passkey: attempt(challenge) })
    await expect(signIn).rejects.toEqual(new Refused('passkey'))
  }
  const hostile = signInWithPasskey(ctx, requester(), { passkey: { id: '<script>' } })
  await expect(hostile).rejects.toThrow(BadInput)
})

test('[SI8] a device that did not check the person is no passkey', async ({ database }) => {
  const ctx = await testContext(database)
  const owner = await signedIn(ctx)
  const careless = softAuthenticator({ origin: ctx.publicUrl, userVerified: false })
  await expect(enrol(ctx, owner, careless)).rejects.toEqual(new Refused('passkey'))
  expect(await ctx.db.select().from(passkey)).toEqual([])
})

test('[PM9] adding a passkey takes a fresh proof of presence', async ({ database }) => {
  const ctx = await testContext(database)
  const owner = await signedIn(ctx)
  await ctx.clock.advance(10 * minute + 1)
  const device = softAuthenticator({ origin: ctx.publicUrl })
  await expect(enrol(ctx, owner, device)).rejects.toThrow(PresenceNeeded)
})

test('[PM9] a passkey proves presence in the session that is there', async ({ database }) => {
  const ctx = await testContext(database)
  const owner = await signedIn(ctx)
  const other = await signedIn(ctx)
  const device = softAuthenticator({ origin: ctx.publicUrl })
  await enrol(ctx, owner, device)
  await ctx.clock.advance(60 * minute)

  const prove = async ({ viewer, cookie: own }: typeof owner) => {
    const { cookie, challenge } = await asked(ctx, own)
    const proof = { by: 'passkey', passkey: device.prove(challenge) }
    await provePresence(ctx, requester(`${own}; ${cookie}`), viewer, proof)
  }
  await prove(owner)
  expect((await viewerOf(ctx, owner.cookie))?.presenceProvedAt).toBe(ctx.now())
  await expect(prove(other)).rejects.toEqual(new Refused('proof'))
  expect(await ctx.db.select().from(session)).toHaveLength(2)
})

test('[SI3] one removes one’s own passkeys only', async ({ database }) => {
  const ctx = await testContext(database)
  const owner = await signedIn(ctx)
  const other = await signedIn(ctx)
  await enrol(ctx, owner, softAuthenticator({ origin: ctx.publicUrl }))
  const [mine] = (await readAccount(ctx, owner.viewer)).passkeys
  expect(mine?.name).toBe('Office laptop')
  const foreign = removePasskey(ctx, other.viewer, { passkey: mine?.id })
  await expect(foreign).rejects.toThrow(NotFound)
  await removePasskey(ctx, owner.viewer, { passkey: mine?.id })
  expect((await readAccount(ctx, owner.viewer)).passkeys).toEqual([])
})

async function signedIn(ctx: ServerContext) {
  const { person } = await buildViewer(ctx.db)
  const opened = await ctx.auth.openSession(requester(), person.id)
  const cookie = cookieOf(await beginSession(ctx, requester(), opened))
  const viewer = await viewerOf(ctx, cookie)
  if (viewer === null) throw new Error('nobody is signed in')
  return { viewer, cookie }
}

async function enrol(
  ctx: ServerContext,
  { viewer, cookie }: Awaited<ReturnType<typeof signedIn>>,
  device: Authenticator,
): Promise<void> {
  const input = { name: 'Office laptop' }
  const { options, setCookies } = await passkeyOptions(ctx, requester(cookie), viewer, input)
  const both = requester(`${cookie}; ${cookieOf(setCookies)}`)
  const made = device.create(challengeIn(options))
  await addPasskey(ctx, both, viewer, { ...input, passkey: made })
}

/** A challenge to prove a passkey, for who is signed in with `cookie` or for anyone. */
async function asked(ctx: ServerContext, cookie: string | null = null) {
  const { options, setCookies } = await ctx.auth.passkeys.requestOptions(requester(cookie))
  return { cookie: cookieOf(setCookies), challenge: challengeIn(options) }
}

function challengeIn(options: unknown): string {
  return z.object({ challenge: z.string() }).parse(options).challenge
}
