import { passkey as passkeys } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { APIError, createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { twoFactor as secondFactor } from 'better-auth/plugins/two-factor'
import * as z from 'zod'

import type { Id } from '#app/domain/kernel/id.ts'
import { day, second } from '#app/domain/kernel/instant.ts'
import type { Database } from '#db/client.ts'
import { account, passkey, person, session, twoFactor, verification } from '#db/schema/index.ts'

import type { Passwords } from './passwords.ts'

export type BetterAuthOptions = {
  db: Database
  passwords: Passwords
  /** At least 32 random characters. Signs cookies and encrypts what code generators share with us. */
  secret: string
  publicUrl: string
  newId<Name extends string>(): Id<Name>
  /** Something inside the library broke; a wrong password is not that. */
  report(message: string, details: readonly unknown[]): void
}

const sessionLife = 14 * day

/**
 * better-auth as this house uses it: sessions in our database, our person table as its users, and no
 * door of its own. Nothing mounts its handler, so nobody signs up and nothing but our routes reaches it.
 */
export function createBetterAuth({ db, passwords, ...options }: BetterAuthOptions) {
  const { origin, hostname, protocol } = new URL(options.publicUrl)
  return betterAuth({
    appName: 'Entente',
    baseURL: origin,
    secret: options.secret,
    database: drizzleAdapter(db, {
      provider: 'pg',
      schema: { user: person, session, account, verification, passkey, twoFactor },
    }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 256,
      password: passwords,
    },
    session: {
      fields: { userId: 'person' },
      expiresIn: sessionLife / second,
      disableSessionRefresh: true,
      // How recent a proof must be is ours to say (require-may.ts), by the application's clock.
      freshAge: 0,
    },
    account: { fields: { userId: 'person' } },
    plugins: [
      secondFactor({
        issuer: 'Entente',
        schema: { twoFactor: { fields: { userId: 'person' } } },
      }),
      passkeys({
        rpID: hostname,
        rpName: 'Entente',
        origin,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        registration: {
          afterVerification: ({ verification }) =>
            requireUserVerified(verification.registrationInfo),
        },
        authentication: {
          afterVerification: ({ verification }) =>
            requireUserVerified(verification.authenticationInfo),
        },
        schema: { passkey: { fields: { userId: 'person' } } },
      }),
      inHouse(),
    ],
    advanced: {
      cookiePrefix: 'entente',
      useSecureCookies: protocol === 'https:',
      database: { generateId: () => options.newId() },
      ipAddress: { disableIpTracking: true },
    },
    logger: {
      level: 'error',
      log: (_level, message, ...details) => options.report(message, details),
    },
    telemetry: { enabled: false },
  })
}

/**
 * A passkey replaces the password and the second factor at once, so the authenticator must have
 * checked the person, not only that the device is there (WebAuthn Level 3, §6.1 flag UV).
 */
async function requireUserVerified(info: { userVerified: boolean } | undefined): Promise<void> {
  if (!info?.userVerified) throw new APIError('UNAUTHORIZED', { message: 'not user-verified' })
}

/** What the library keeps to itself, offered to this module only: `serverOnly` has no address. */
function inHouse() {
  return {
    id: 'in-house',
    endpoints: {
      /** Opens a session without any proof. The caller has had one: a one-time link, or a demo world. */
      openSession: createAuthEndpoint.serverOnly(
        { method: 'POST', body: z.object({ person: z.string() }) },
        async (ctx) => {
          const user = await ctx.context.internalAdapter.findUserById(ctx.body.person)
          if (!user) throw new APIError('NOT_FOUND')
          const opened = await ctx.context.internalAdapter.createSession(user.id)
          await setSessionCookie(ctx, { session: opened, user })
          return { token: opened.token }
        },
      ),
      /** The token that the session cookie carries, if its signature is ours. */
      readSessionToken: createAuthEndpoint.serverOnly({ method: 'GET' }, async (ctx) => {
        const name = ctx.context.authCookies.sessionToken.name
        const token = await ctx.getSignedCookie(name, ctx.context.secret)
        return { token: token || null }
      }),
      /** Answers with cookies that take the session out of the browser. */
      forgetSession: createAuthEndpoint.serverOnly({ method: 'POST' }, async (ctx) => {
        const { name, attributes } = ctx.context.authCookies.sessionToken
        ctx.setCookie(name, '', { ...attributes, maxAge: 0 })
        return { done: true }
      }),
    },
  }
}
