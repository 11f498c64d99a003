import * as z from 'zod'

/** What a browser answers when asked for a passkey (WebAuthn Level 3 §5.1, the `toJSON` form). */
const base64url = z
  .string()
  .max(20_000)
  .regex(/^[A-Za-z0-9_-]*$/)

const common = {
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional().catch(undefined),
  // We ask for no extension, so whatever an authenticator volunteers is left out.
  clientExtensionResults: z.unknown().transform(() => ({})),
}

/** A passkey proved: `navigator.credentials.get`. */
export const PasskeyProof = z.object({
  ...common,
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.optional().catch(undefined),
  }),
})
export type PasskeyProof = z.infer<typeof PasskeyProof>

/** A passkey made: `navigator.credentials.create`. */
export const NewPasskey = z.object({
  ...common,
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z.array(z.string().max(32)).max(16).optional(),
  }),
})
export type NewPasskey = z.infer<typeof NewPasskey>

/** The JSON text of a form's field, for one of the schemas above. What is no JSON is nothing. */
export function passkeyField(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return undefined
  }
}
