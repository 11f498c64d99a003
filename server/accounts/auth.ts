import type { PersonId } from '#app/domain/kernel/id.ts'

import { createAttempts } from './attempts.ts'
import type { Attempts } from './attempts.ts'
import { createBetterAuth } from './better-auth.ts'
import type { BetterAuthOptions } from './better-auth.ts'
import { headersWithoutSession, unlessRefused } from './library-headers.ts'
import { createPasskeys } from './passkeys.ts'
import type { Passkeys } from './passkeys.ts'
import { createPasswords } from './passwords.ts'
import type { Passwords } from './passwords.ts'
import type { Requester } from './requester.ts'
import { createSecondFactors } from './second-factors.ts'
import type { SecondFactors } from './second-factors.ts'

/** `Set-Cookie` values for the answer. */
export type SetCookies = readonly string[]

/** A session just begun in the database, and the cookies that put it into the browser. */
export type OpenedSession = { token: string; setCookies: SetCookies }

/** Proof of who someone is; all that the house knows of better-auth. What they may is `may`'s to say. */
export type Auth = {
  passwords: Passwords
  attempts: Attempts
  passkeys: Passkeys
  secondFactors: SecondFactors
  /** The token of the session that the cookie claims, or null when it is absent or forged. No query. */
  tokenOf(cookie: string | null): Promise<string | null>
  /**
   * Checks e-mail and password. An unknown address costs the same time as a wrong password (SI1);
   * who has a second factor gets a challenge instead of a session.
   */
  checkPassword(
    requester: Requester,
    credentials: { email: string; password: string },
  ): Promise<
    | { outcome: 'wrong' }
    | { outcome: 'second-factor'; setCookies: SetCookies }
    | { outcome: 'right'; session: OpenedSession }
  >
  /** Opens a session for a person who proved in another way that it is they. */
  openSession(requester: Requester, person: PersonId): Promise<OpenedSession>
  /** Cookies that take the session out of the browser. */
  forgetSession(): Promise<SetCookies>
}

export type AuthOptions = Omit<BetterAuthOptions, 'passwords'>

export type BetterAuth = ReturnType<typeof createBetterAuth>

export function createAuth(options: AuthOptions): Auth {
  const passwords = createPasswords({ atOnce: 2 })
  const library = createBetterAuth({ ...options, passwords })
  return {
    passwords,
    attempts: createAttempts(),
    passkeys: createPasskeys(library),
    secondFactors: createSecondFactors(library),
    async tokenOf(cookie) {
      if (cookie === null) return null
      return (await library.api.readSessionToken({ headers: new Headers({ cookie }) })).token
    },
    async checkPassword(requester, { email, password }) {
      const answer = await unlessRefused(
        library.api.signInEmail({
          body: { email, password },
          headers: headersWithoutSession(requester),
          returnHeaders: true,
        }),
      )
      if (answer === null) return { outcome: 'wrong' }
      const setCookies = answer.headers.getSetCookie()
      const { response } = answer
      if ('twoFactorRedirect' in response) return { outcome: 'second-factor', setCookies }
      return { outcome: 'right', session: { token: response.token, setCookies } }
    },
    async openSession(requester, person) {
      const { headers, response } = await library.api.openSession({
        body: { person },
        headers: headersWithoutSession(requester),
        returnHeaders: true,
      })
      return { token: response.token, setCookies: headers.getSetCookie() }
    },
    async forgetSession() {
      const { headers } = await library.api.forgetSession({ returnHeaders: true })
      return headers.getSetCookie()
    },
  }
}
