import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'

/**
 * A passkey without a device: it makes and proves one ES256 key as WebAuthn Level 3 §6 lays down, with
 * attestation `none`. `userVerified: false` is a device that did not check the person.
 */
export function softAuthenticator({
  origin,
  userVerified = true,
}: {
  origin: string
  userVerified?: boolean
}) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(16)
  const rpIdHash = sha256(new URL(origin).hostname)
  const flags = (attested: boolean) => 1 | (userVerified ? 4 : 0) | (attested ? 64 : 0)
  let count = 0

  const clientData = (type: string, challenge: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))

  function authenticatorData(attested: Buffer | null): Buffer {
    count += 1
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(count)
    const head = [rpIdHash, Buffer.from([flags(attested !== null)]), counter]
    return Buffer.concat(attested === null ? head : [...head, attested])
  }

  return {
    create(challenge: string) {
      const length = Buffer.alloc(2)
      length.writeUInt16BE(id.length)
      const key = publicKey.export({ format: 'jwk' })
      const cose = cbor(
        new Map<number | string, Cbor>([
          [1, 2], // key type: EC2
          [3, -7], // algorithm: ES256
          [-1, 1], // curve: P-256
          [-2, Buffer.from(key.x ?? '', 'base64url')],
          [-3, Buffer.from(key.y ?? '', 'base64url')],
        ]),
      )
      const attested = Buffer.concat([Buffer.alloc(16), length, id, cose])
      return answer({
        clientDataJSON: base64url(clientData('webauthn.create', challenge)),
        attestationObject: base64url(
          cbor(
            new Map<number | string, Cbor>([
              ['fmt', 'none'],
              ['attStmt', new Map()],
              ['authData', authenticatorData(attested)],
            ]),
          ),
        ),
        transports: ['internal'],
      })
    },
    prove(challenge: string) {
      const data = authenticatorData(null)
      const client = clientData('webauthn.get', challenge)
      const signature = createSign('sha256')
        .update(Buffer.concat([data, sha256(client)]))
        .sign(privateKey)
      return answer({
        clientDataJSON: base64url(client),
        authenticatorData: base64url(data),
        signature: base64url(signature),
      })
    },
  }

  function answer<Response>(response: Response) {
    const text = base64url(id)
    return {
      id: text,
      rawId: text,
      type: 'public-key' as const,
      response,
      clientExtensionResults: {},
    }
  }
}

type Cbor = number | string | Buffer | Map<number | string, Cbor>

/** As much of CBOR (RFC 8949) as an attestation needs: integers, texts, bytes and maps. */
function cbor(value: Cbor): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value)
  if (typeof value === 'string') return Buffer.concat([head(3, value.length), Buffer.from(value)])
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value])
  const members = [...value].flatMap(([key, member]) => [cbor(key), cbor(member)])
  return Buffer.concat([head(5, value.size), ...members])
}

function head(major: number, size: number): Buffer {
  const type = major << 5
  if (size < 24) return Buffer.from([type | size])
  if (size < 256) return Buffer.from([type | 24, size])
  return Buffer.from([type | 25, size >> 8, size & 255])
}

function sha256(bytes: Buffer | string): Buffer {
  return createHash('sha256').update(bytes).digest()
}

function base64url(bytes: Buffer): string {
  return bytes.toString('base64url')
}
