import type { BetterAuth, OpenedSession } from './auth.ts'
import { headersOf, headersWithoutSession, unlessRefused } from './library-headers.ts'
import type { Requester } from './requester.ts'

/** Codes from a generator (TOTP, RFC 6238) and recovery codes, each of which works once. */
export type SecondFactors = {
  /** Makes a secret, shown once. It counts only after `confirm`. Null: wrong password, or already on. */
  begin(
    requester: Requester,
    password: string,
  ): Promise<{ uri: string; recoveryCodes: readonly string[] } | null>
  /** Turns the factor on. The session continues under a new token. Null: the code is not right. */
  confirm(requester: Requester, code: string): Promise<OpenedSession | null>
  /** Turns the factor off. The session continues under a new token. Null: wrong password. */
  remove(requester: Requester, password: string): Promise<OpenedSession | null>
  /** Answers the challenge that a right password raised (SI8). Five wrong codes end the challenge. */
  answer(requester: Requester, code: string): Promise<OpenedSession | null>
  /** Whether the code is right for the person who is signed in. The caller limits attempts. */
  check(requester: Requester, code: string): Promise<boolean>
}

export function createSecondFactors({ api }: BetterAuth): SecondFactors {
  /** The library begins a new session and names its token in the cookie only. */
  async function renewed(setCookies: readonly string[]): Promise<OpenedSession | null> {
    const cookie = setCookies.map((line) => line.split(';')[0]).join('; ')
    const { token } = await api.readSessionToken({ headers: new Headers({ cookie }) })
    return token === null ? null : { token, setCookies }
  }

  return {
    async begin(requester, password) {
      const begun = await unlessRefused(
        api.enableTwoFactor({ body: { password, method: 'totp' }, headers: headersOf(requester) }),
      )
      if (begun === null || begun.method !== 'totp') return null
      return { uri: begun.totpURI, recoveryCodes: begun.backupCodes }
    },
    async confirm(requester, code) {
      const answer = await unlessRefused(
        api.verifyTOTP({ body: { code }, headers: headersOf(requester), returnHeaders: true }),
      )
      return answer && renewed(answer.headers.getSetCookie())
    },
    async remove(requester, password) {
      const answer = await unlessRefused(
        api.disableTwoFactor({
          body: { password },
          headers: headersOf(requester),
          returnHeaders: true,
        }),
      )
      return answer && renewed(answer.headers.getSetCookie())
    },
    async answer(requester, code) {
      const request = {
        body: { code },
        headers: headersWithoutSession(requester),
        returnHeaders: true,
      } as const
      const answer = await unlessRefused(
        generated.test(code) ? api.verifyTOTP(request) : api.verifyBackupCode(request),
      )
      if (!answer?.response.token) return null
      return { token: answer.response.token, setCookies: answer.headers.getSetCookie() }
    },
    async check(requester, code) {
      const request = { body: { code }, headers: headersOf(requester) }
      return (await unlessRefused(api.verifyTOTP(request))) !== null
    },
  }
}

const generated = /^\d{6}$/
