import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

import { freePort } from './free-port.ts'
import { temporaryDirectory } from './temporary-directory.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

export type App = AsyncDisposable & {
  url: string
  /** Everything it printed. */
  output(): string
  /** Ends it like a power cut: no signal it could answer. */
  kill(): Promise<void>
  /** Ends it as Ctrl+C does. */
  stop(): Promise<void>
  /** Starts it again on the same port and data. */
  start(): Promise<void>
}

/**
 * The product as `npm start` runs it, or `npm run dev`: a demo world and a port of its own, unless the
 * environment given names another database.
 */
export async function startApp(
  mode: 'production' | 'development' = 'production',
  environment: Readonly<Record<string, string>> = {},
): Promise<App> {
  const directory = await temporaryDirectory()
  const port = await freePort()
  let child: ChildProcess | null = null
  let printed = ''

  async function start(): Promise<void> {
    const flags = mode === 'development' ? ['--dev'] : []
    const process_ = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts', ...flags], {
      cwd: root,
      env: {
        ...bare,
        NODE_ENV: mode,
        PORT: String(port),
        DATA_DIR: directory.path,
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child = process_
    await new Promise<void>((resolve, reject) => {
      const hear = (chunk: Buffer) => {
        printed += chunk.toString()
        if (printed.includes('Entente ') && printed.includes(' is at ')) resolve()
      }
      printed = ''
      process_.stdout.on('data', hear)
      process_.stderr.on('data', hear)
      process_.once('exit', (code) => reject(new Error(`ended with ${code}:\n${printed}`)))
    })
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (child === null || child.exitCode !== null || child.signalCode !== null) return
    const exited = once(child, 'exit')
    child.kill(signal)
    await exited
  }

  await start()
  return {
    url: `http://localhost:${port}`,
    output: () => printed,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGINT'),
    start,
    async [Symbol.asyncDispose]() {
      await end('SIGTERM')
      await directory[Symbol.asyncDispose]()
    },
  }
}

/** Whatever else the environment decides: the embedded database, and nothing beside it. */
const {
  DATABASE_URL: _database,
  REDIS_URL: _redis,
  PUBLIC_URL: _address,
  HOST: _host,
  ...bare
} = process.env
