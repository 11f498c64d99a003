import { useSyncExternalStore } from 'react'

/**
 * Whether this browser can use passkeys (WebAuthn Level 3 §5.1): options and answers travel as JSON,
 * which it must read and write by itself. On the server nobody can.
 */
export function useOffersPasskeys(): boolean {
  return useSyncExternalStore(neverChanges, offersPasskeys, () => false)
}

/** Asks the device to prove a passkey. Null: the person turned away. */
export async function provePasskey(
  options: PublicKeyCredentialRequestOptionsJSON,
): Promise<string | null> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options)
  return answered(() => navigator.credentials.get({ publicKey }))
}

/** Asks the device to make a passkey. Null: the person turned away. */
export async function makePasskey(
  options: PublicKeyCredentialCreationOptionsJSON,
): Promise<string | null> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options)
  return answered(() => navigator.credentials.create({ publicKey }))
}

async function answered(ask: () => Promise<Credential | null>): Promise<string | null> {
  try {
    const credential = await ask()
    return credential instanceof PublicKeyCredential ? JSON.stringify(credential.toJSON()) : null
  } catch (error) {
    // Cancelled, timed out, or no passkey of ours on the device: browsers do not say which.
    if (error instanceof DOMException) return null
    throw error
  }
}

const neverChanges = () => () => {}

function offersPasskeys(): boolean {
  return (
    typeof PublicKeyCredential !== 'undefined' &&
    'parseRequestOptionsFromJSON' in PublicKeyCredential
  )
}
