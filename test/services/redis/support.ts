import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

import { service } from '#test/support/services.ts'
import { temporaryDirectory } from '#test/support/temporary-directory.ts'

/** The Redis of REDIS_URL, or one of this test's own: `await using redis = await startRedis()`. */
export async function startRedis(): Promise<{ url: string } & AsyncDisposable> {
  const found = await service('redis')
  if (found.kind === 'url') return { url: found.url, [Symbol.asyncDispose]: async () => {} }

  const directory = await temporaryDirectory()
  const port = await freePort()
  const program = spawn(
    found.path,
    ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', directory.path],
    { stdio: 'ignore' },
  )
  const gone = once(program, 'exit')
  // A test that runs into its time limit is left where it stands, and disposes of nothing.
  const end = () => program.kill()
  process.once('exit', end)
  while (!(await answers(port))) await sleep(20)
  return {
    url: `redis://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      process.off('exit', end)
      end()
      await gone
      await directory[Symbol.asyncDispose]()
    },
  }
}

/**
 * A way to a Redis that a test can take away and bring back: while it is away, connections break and
 * new ones are refused, as after `kill -9` of the server.
 */
export async function interruptible(url: string) {
  const { hostname, port: behind } = new URL(url)
  const open = new Set<Socket>()
  const relay = createServer((near) => {
    const far = connect(Number(behind) || 6379, hostname)
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one)
      one.pipe(other)
      one.on('error', () => other.destroy())
      one.on('close', () => open.delete(one))
    }
  })
  const listen = (port: number) =>
    new Promise<void>((resolve) => relay.listen(port, '127.0.0.1', resolve))
  const takeAway = async () => {
    const closed = once(relay, 'close')
    relay.close()
    for (const socket of open) socket.resetAndDestroy()
    await closed
  }
  await listen(0)
  const { port } = relay.address() as AddressInfo
  const here = Object.assign(new URL(url), { hostname: '127.0.0.1', port: String(port) })
  return {
    url: here.href,
    takeAway,
    bringBack: () => listen(port),
    async [Symbol.asyncDispose]() {
      if (relay.listening) await takeAway()
    },
  }
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}
