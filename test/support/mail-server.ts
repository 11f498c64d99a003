import type { AddressInfo, Socket } from 'node:net'

import { SMTPServer } from 'smtp-server'
import type { SMTPServerOptions } from 'smtp-server'

/** A mail server that speaks the real protocol, keeps what it is given, and can be told to misbehave. */
export type MailServer = AsyncDisposable & {
  url: string
  received: ReceivedMail[]
  /** Cuts every line that is open, in the middle of whatever is said. */
  drop(): void
}

export type ReceivedMail = { to: readonly string[]; secure: boolean; source: string }

export async function startMailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const received: ReceivedMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    // Milliseconds that a line which is open at the end is waited for.
    closeTimeout: 50,
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        received.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          secure: session.secure,
          source: Buffer.concat(chunks).toString('utf8'),
        })
        done()
      })
    },
    ...options,
  })
  // A connection that a test lets drop is no news.
  server.on('error', () => {})
  const lines = new Set<Socket>()
  server.server.on('connection', (line: Socket) => lines.add(line))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    drop: () => lines.forEach((line) => line.destroy()),
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

/** The header and the decoded body of a mail, as a mail program shows it. */
export function readMail(source: string): { headers: ReadonlyMap<string, string>; text: string } {
  const end = source.indexOf('\r\n\r\n')
  const lines = source
    .slice(0, end)
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).toLowerCase(), decoded(line.slice(colon + 1).trim())]
    }),
  )
  const body = source.slice(end + 4)
  switch (headers.get('content-transfer-encoding')) {
    case 'base64':
      return { headers, text: Buffer.from(body, 'base64').toString('utf8') }
    case 'quoted-printable':
      return { headers, text: unquoted(body.replaceAll(/=\r\n/g, '')) }
    case undefined:
    default:
      return { headers, text: body }
  }
}

/** The words of a header that is not in ASCII (RFC 2047). */
function decoded(value: string): string {
  return value
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, how: string, words: string) =>
      how.toLowerCase() === 'b'
        ? Buffer.from(words, 'base64').toString('utf8')
        : unquoted(words.replaceAll('_', ' ')),
    )
}

function unquoted(text: string): string {
  const bytes = text.replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
