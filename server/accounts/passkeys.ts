import type { Json } from '#app/domain/kernel/canonical-json.ts'

import type { BetterAuth, OpenedSession, SetCookies } from './auth.ts'
import { headersOf, headersWithoutSession, unlessRefused } from './library-headers.ts'
import type { NewPasskey, PasskeyProof } from './passkey-answers.ts'
import type { Requester } from './requester.ts'

/** Passkeys (WebAuthn Level 3). Options go to the browser, whose answer comes back with the cookies. */
export type Passkeys = {
  /** What the browser needs in order to make a passkey for the person who is signed in. */
  creationOptions(requester: Requester): Promise<{ options: Json; setCookies: SetCookies } | null>
  /** Keeps the passkey the browser made. False: it does not answer our challenge. */
  create(requester: Requester, made: { response: NewPasskey; name: string }): Promise<boolean>
  /** What the browser needs in order to prove a passkey; with a session, one of that person's. */
  requestOptions(requester: Requester): Promise<{ options: Json; setCookies: SetCookies }>
  /** Opens a session for the owner of the passkey that the browser proved. */
  signIn(requester: Requester, proof: PasskeyProof): Promise<OpenedSession | null>
}

export function createPasskeys({ api }: BetterAuth): Passkeys {
  return {
    async creationOptions(requester) {
      const answer = await unlessRefused(
        api.generatePasskeyRegistrationOptions({
          headers: headersOf(requester),
          returnHeaders: true,
        }),
      )
      return (
        answer && { options: plain(answer.response), setCookies: answer.headers.getSetCookie() }
      )
    },
    async create(requester, body) {
      const headers = headersOf(requester)
      return (await unlessRefused(api.verifyPasskeyRegistration({ body, headers }))) !== null
    },
    async requestOptions(requester) {
      const { headers, response } = await api.generatePasskeyAuthenticationOptions({
        headers: headersOf(requester),
        returnHeaders: true,
      })
      // A passkey stands for both factors here, so the authenticator must check the person.
      const options = { ...response, userVerification: 'required' }
      return { options: plain(options), setCookies: headers.getSetCookie() }
    },
    async signIn(requester, response) {
      const answer = await unlessRefused(
        api.verifyPasskeyAuthentication({
          body: { response },
          headers: headersWithoutSession(requester),
          returnHeaders: true,
        }),
      )
      if (answer === null) return null
      return { token: answer.response.session.token, setCookies: answer.headers.getSetCookie() }
    },
  }
}

/** The members JSON can carry; the library's types also allow `undefined`. */
function plain(value: object): Json {
  return JSON.parse(JSON.stringify(value))
}
