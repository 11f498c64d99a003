import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import type { Socket } from 'node:net'

import { freePort } from './free-port.ts'

/** Towards the server, or back to who asks. */
export type Way = 'there' | 'back'

export type Relay = AsyncDisposable & {
  /** The server's address as seen through the relay. */
  url: string
  /** Breaks every connection and refuses new ones, as after `kill -9` of the server. */
  takeAway(): Promise<void>
  bringBack(): Promise<void>
  /** Breaks every connection, and lets new ones in. */
  cut(): void
  /** Breaks every connection once so many more bytes have gone that way, wherever that is in a message. */
  cutAfter(way: Way, bytes: number): void
  /** Lets nothing through that way, and nobody knows: a line that went dead. */
  hold(way: Way): void
  /** Lets through what was held, and goes on. */
  release(way: Way): void
}

/** A way to a server that a test holds in its hands. */
export async function relayTo(url: string): Promise<Relay> {
  const { hostname, port: behind } = new URL(url)
  const open = new Set<Line>()
  const held = new Set<Way>()
  let allowed: { way: Way; bytes: number } | null = null

  const relay = createServer((near) => {
    const line = { there: near, back: connect(Number(behind) || usualPort(url), hostname) }
    open.add(line)
    pass('there', line.there, line.back)
    pass('back', line.back, line.there)
    near.on('close', () => open.delete(line))
  })

  function pass(way: Way, from: Socket, to: Socket): void {
    if (held.has(way)) from.pause()
    from.on('data', (bytes: Buffer) => {
      if (allowed?.way !== way) return void to.write(bytes)
      to.write(bytes.subarray(0, allowed.bytes))
      allowed.bytes -= bytes.length
      if (allowed.bytes <= 0) cut()
    })
    from.on('error', () => to.destroy())
    from.on('close', () => to.end())
  }

  function cut(): void {
    allowed = null
    for (const { there, back } of open) {
      there.resetAndDestroy()
      back.resetAndDestroy()
    }
  }

  const listen = (port: number) =>
    new Promise<void>((resolve) => relay.listen(port, '127.0.0.1', resolve))
  const port = await freePort()
  await listen(port)
  const takeAway = async () => {
    const closed = once(relay, 'close')
    relay.close()
    cut()
    await closed
  }
  return {
    url: Object.assign(new URL(url), { hostname: '127.0.0.1', port: String(port) }).href,
    takeAway,
    bringBack: () => listen(port),
    cut,
    cutAfter(way, bytes) {
      allowed = { way, bytes }
    },
    hold(way) {
      held.add(way)
      for (const line of open) line[way].pause()
    },
    release(way) {
      held.delete(way)
      for (const line of open) line[way].resume()
    },
    async [Symbol.asyncDispose]() {
      if (relay.listening) await takeAway()
    },
  }
}

/** What comes from either end. */
type Line = Record<Way, Socket>

function usualPort(url: string): number {
  return new URL(url).protocol.startsWith('redis') ? 6379 : 5432
}
