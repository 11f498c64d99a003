import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

import { freePort } from '#test/support/free-port.ts'
import { relayTo } from '#test/support/relay.ts'
import { findServices, service } from '#test/support/services.ts'
import { temporaryDirectory } from '#test/support/temporary-directory.ts'

/** The Redis of REDIS_URL, or one of this test's own: `await using redis = await startRedis()`. */
export async function startRedis(): Promise<{ url: string } & AsyncDisposable> {
  const found = await service('redis')
  if (found.kind === 'url') return { url: found.url, [Symbol.asyncDispose]: async () => {} }

  const directory = await temporaryDirectory()
  const port = await freePort()
  const program = await run(found.path, port, directory.path)
  return {
    url: `redis://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      await program.end('SIGTERM')
      await directory[Symbol.asyncDispose]()
    },
  }
}

export type MortalRedis = AsyncDisposable & {
  url: string
  stop(): Promise<void>
  start(): Promise<void>
}

/** A Redis that a test kills and starts again; where there is none on the path, the way to that of REDIS_URL. */
export async function startMortalRedis(): Promise<MortalRedis> {
  const own = (await findServices({})).find(({ name }) => name === 'redis')?.found
  if (own?.kind !== 'program') return wayTo(await startRedis())
  const directory = await temporaryDirectory()
  const port = await freePort()
  let program = await run(own.path, port, directory.path)
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: () => program.end('SIGKILL'),
    async start() {
      program = await run(own.path, port, directory.path)
    },
    async [Symbol.asyncDispose]() {
      await program.end('SIGKILL')
      await directory[Symbol.asyncDispose]()
    },
  }
}

async function wayTo(redis: { url: string } & AsyncDisposable): Promise<MortalRedis> {
  const way = await relayTo(redis.url)
  return {
    url: way.url,
    stop: () => way.takeAway(),
    start: () => way.bringBack(),
    async [Symbol.asyncDispose]() {
      await way[Symbol.asyncDispose]()
      await redis[Symbol.asyncDispose]()
    },
  }
}

async function run(path: string, port: number, directory: string) {
  const program = spawn(
    path,
    ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', directory],
    { stdio: 'ignore' },
  )
  const gone = once(program, 'exit')
  // A test that runs into its time limit is left where it stands, and disposes of nothing.
  const kill = () => program.kill()
  process.once('exit', kill)
  while (!(await answers(port))) await sleep(20)
  return {
    async end(signal: NodeJS.Signals) {
      process.off('exit', kill)
      program.kill(signal)
      await gone
    },
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}
