import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'

/**
 * A port of this machine that nobody listens on. It lies below those that the system lends to outgoing
 * connections (32768 on Linux, 49152 elsewhere: IANA, RFC 6335 §6), of which a browser opens many: one
 * of them could take a port from there between its choice here and the start of what is to listen.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(15_000, 32_000)
    if (await isFree(port)) return port
  }
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer()
  const outcome = await new Promise<boolean>((resolve) => {
    probe.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => resolve(true))
  })
  if (outcome) await once(probe.close(), 'close')
  return outcome
}
