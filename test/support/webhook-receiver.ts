import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A program that takes posts over real HTTP, keeps what it was given, and can be told to misbehave. */
export type WebhookReceiver = AsyncDisposable & {
  url: string
  received: ReceivedPost[]
}

export type ReceivedPost = { headers: IncomingMessage['headers']; path: string; body: string }

/** Answers as it is told, in turn, and with 200 from then on. */
export async function startWebhookReceiver(
  ...turns: readonly ((request: IncomingMessage, response: ServerResponse) => void)[]
): Promise<WebhookReceiver> {
  const received: ReceivedPost[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8')
      received.push({ headers: request.headers, path: request.url ?? '', body })
      const turn = turns[received.length - 1]
      if (turn === undefined) response.writeHead(200).end('ok')
      else turn(request, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/hook`,
    received,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** What a receiver computes from the key that it was shown, as the standard tells it to. */
export function expectedSignature(shown: string, { headers, body }: ReceivedPost): string {
  const key = Buffer.from(shown.replace(/^whsec_/, ''), 'base64')
  const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`
  return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`
}
