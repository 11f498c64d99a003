import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

import { pino } from 'pino'
import postgres from 'postgres'

import { platformPackage } from '#server/embedded-postgres/binaries.ts'
import { startEmbeddedPostgres } from '#server/embedded-postgres/start.ts'
import type { EmbeddedPostgres, EmbeddedPostgresOptions } from '#server/embedded-postgres/start.ts'

/** The launcher, disposable: `await using server = await start({ dataDir })`. */
export async function start(
  options: Omit<EmbeddedPostgresOptions, 'log'>,
): Promise<EmbeddedPostgres & AsyncDisposable> {
  const server = await startEmbeddedPostgres({ log: pino({ level: 'silent' }), ...options })
  return { ...server, [Symbol.asyncDispose]: () => server.stop() }
}

/** The same in a process of its own, which a test may kill. */
export async function startApplication(dataDir: string) {
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const { value: line } = await createInterface(child.stdout)[Symbol.asyncIterator]().next()
  if (line === undefined) throw new Error('the application ended before its database ran')
  const { url, adopted }: Pick<EmbeddedPostgres, 'url' | 'adopted'> = JSON.parse(line)
  return {
    url,
    adopted,
    signal: (name: NodeJS.Signals) => child.kill(name),
    async kill() {
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
  }
}

const script = fileURLToPath(new URL('application.ts', import.meta.url))

/** Runs one statement in a session of its own and returns its first row. */
export async function ask(url: string, statement: string): Promise<Record<string, unknown>> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    const [row] = await sql.unsafe<Record<string, unknown>[]>(statement)
    return row ?? {}
  } finally {
    await sql.end()
  }
}

export async function dataDirectory(url: string): Promise<string> {
  return String((await ask(url, 'show data_directory')).data_directory)
}

export async function postmasterPid(url: string): Promise<number> {
  const pidFile = join(await dataDirectory(url), 'postmaster.pid')
  return Number((await readFile(pidFile, 'utf8')).split('\n')[0])
}

/** The platform's npm package as somebody else's installation would have it. */
export async function copyOfPackage(to: string): Promise<string> {
  await cp(platformPackage(), to, { recursive: true, verbatimSymlinks: true })
  return to
}
