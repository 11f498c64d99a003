import { createOTP } from '@better-auth/utils/otp'
import { expect } from 'vitest'

import { answerSecondFactor } from '#server/accounts/answer-second-factor.ts'
import {
  beginSecondFactor,
  confirmSecondFactor,
  removeSecondFactor,
} from '#server/accounts/enrol-second-factor.ts'
import { provePresence } from '#server/accounts/prove-presence.ts'
import { qrCode } from '#server/accounts/qr-code.ts'
import { signIn } from '#server/accounts/sign-in.ts'
import { viewerOf } from '#server/accounts/viewer-of.ts'
import type { ServerContext } from '#server/context.ts'
import { Refused } from '#server/refusals.ts'
import { buildPerson, buildViewer } from '#test/support/build.ts'
import { cookieOf, requester, testContext } from '#test/support/context.ts'
import { databaseTest as test } from '#test/support/database.ts'

const password = 'a long enough password'

test('[SI8] once enrolled, a password alone opens nothing; with the code it does', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const { email, codeNow } = await enrolled(ctx)
  const challenge = await signIn(ctx, requester(), { email, password })
  expect(challenge.next).toBe('second-factor')
  const cookie = cookieOf(challenge.setCookies)
  expect(await viewerOf(ctx, cookie)).toBeNull()

  const wrong = answerSecondFactor(ctx, requester(cookie), { code: '000000' })
  await expect(wrong).rejects.toEqual(new Refused('second-factor'))
  const setCookies = await answerSecondFactor(ctx, requester(cookie), { code: await codeNow() })
  expect(await viewerOf(ctx, cookieOf(setCookies))).toMatchObject({ person: { email } })

  const again = answerSecondFactor(ctx, requester(cookie), { code: await codeNow() })
  await expect(again).rejects.toThrow('second-factor')
})

test('[SI8] a recovery code works once', async ({ database }) => {
  const ctx = await testContext(database)
  const { email, recoveryCodes } = await enrolled(ctx)
  const [code] = recoveryCodes
  const first = cookieOf((await signIn(ctx, requester(), { email, password })).setCookies)
  const setCookies = await answerSecondFactor(ctx, requester(first), { code })
  expect(await viewerOf(ctx, cookieOf(setCookies))).not.toBeNull()

  const second = cookieOf((await signIn(ctx, requester(), { email, password })).setCookies)
  await expect(answerSecondFactor(ctx, requester(second), { code })).rejects.toThrow(
    'second-factor',
  )
})

test('[SI8] five wrong codes end the challenge', async ({ database }) => {
  const ctx = await testContext(database)
  const { email, codeNow } = await enrolled(ctx)
  const cookie = cookieOf((await signIn(ctx, requester(), { email, password })).setCookies)
  for (let n = 0; n < 5; n += 1) {
    const wrong = answerSecondFactor(ctx, requester(cookie), { code: '000000' })
    await expect(wrong).rejects.toThrow('second-factor')
  }
  const right = answerSecondFactor(ctx, requester(cookie), { code: await codeNow() })
  await expect(right).rejects.toThrow('second-factor')
})

test('[SI8] the challenge of one person is not answered for another who is signed in here', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const first = await enrolled(ctx)
  const second = await enrolled(ctx)
  const { email } = second
  const { setCookies } = await signIn(ctx, requester(first.cookie), { email, password })
  const both = `${first.cookie}; ${cookieOf(setCookies)}`
  const foreign = answerSecondFactor(ctx, requester(both), { code: await first.codeNow() })
  await expect(foreign).rejects.toThrow('second-factor')
  const own = await answerSecondFactor(ctx, requester(both), { code: await second.codeNow() })
  expect(await viewerOf(ctx, cookieOf(own))).toMatchObject({ person: { email } })
})

test('[SI8] an enrolment counts only from its first right code, and takes the password', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const { viewer, cookie } = await signedIn(ctx)
  const { email } = viewer.person
  const guess = beginSecondFactor(ctx, requester(cookie), viewer, { password: 'a wrong guess' })
  await expect(guess).rejects.toEqual(new Refused('proof'))

  await beginSecondFactor(ctx, requester(cookie), viewer, { password })
  const wrong = confirmSecondFactor(ctx, requester(cookie), viewer, { code: '000000' })
  await expect(wrong).rejects.toEqual(new Refused('second-factor'))
  expect((await signIn(ctx, requester(), { email, password })).next).toBe('signed-in')
})

test('[SI8] turning it off takes the password, and the session acts on as before', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const { email, cookie, viewer } = await enrolled(ctx)
  const guess = removeSecondFactor(ctx, requester(cookie), viewer, { password: 'a wrong guess' })
  await expect(guess).rejects.toEqual(new Refused('proof'))
  const after = cookieOf(await removeSecondFactor(ctx, requester(cookie), viewer, { password }))
  expect(await viewerOf(ctx, after)).toMatchObject({ mandate: viewer.mandate })
  expect((await signIn(ctx, requester(), { email, password })).next).toBe('signed-in')
})

test('[PM9] a code proves presence', async ({ database }) => {
  const ctx = await testContext(database)
  const { viewer, cookie, codeNow } = await enrolled(ctx)
  await ctx.clock.advance(3_600_000)
  const wrong = provePresence(ctx, requester(cookie), viewer, { by: 'code', code: '000000' })
  await expect(wrong).rejects.toEqual(new Refused('proof'))
  await provePresence(ctx, requester(cookie), viewer, { by: 'code', code: await codeNow() })
  expect((await viewerOf(ctx, cookie))?.presenceProvedAt).toBe(ctx.now())
})

test('[SI8] the key is shown as an image that needs nothing from elsewhere', async () => {
  const address = await qrCode('otpauth://totp/Entente:a@example.org?secret=ABC')
  expect(address).toMatch(/^data:image\/svg\+xml,%3Csvg/)
})

async function signedIn(ctx: ServerContext) {
  const passwordHash = await ctx.auth.passwords.hash(password)
  const { person } = await buildViewer(ctx.db, {
    person: await buildPerson(ctx.db, { passwordHash }),
  })
  const { setCookies } = await signIn(ctx, requester(), { email: person.email, password })
  const cookie = cookieOf(setCookies)
  const viewer = await viewerOf(ctx, cookie)
  if (viewer === null) throw new Error('nobody is signed in')
  return { viewer, cookie }
}

async function enrolled(ctx: ServerContext) {
  const before = await signedIn(ctx)
  const request = requester(before.cookie)
  const { uri, recoveryCodes } = await beginSecondFactor(ctx, request, before.viewer, { password })
  const secret = new TextDecoder().decode(fromBase32(new URL(uri).searchParams.get('secret') ?? ''))
  const codeNow = () => createOTP(secret).totp()
  const code = await codeNow()
  const cookie = cookieOf(await confirmSecondFactor(ctx, request, before.viewer, { code }))
  const viewer = await viewerOf(ctx, cookie)
  if (viewer === null) throw new Error('nobody is signed in')
  expect(viewer.mandate).toEqual(before.viewer.mandate)
  return { email: viewer.person.email, viewer, cookie, codeNow, recoveryCodes }
}

function fromBase32(text: string): Uint8Array {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = text.replace(/=+$/, '').replaceAll(/./g, (letter) => {
    return alphabet.indexOf(letter).toString(2).padStart(5, '0')
  })
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2))
}
