import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { open, readFile, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import postgres from 'postgres'

import type { Cluster } from './cluster.ts'
import { superuser } from './cluster.ts'
import { identity, quietEnvironment, run } from './run.ts'

export type Started =
  | { outcome: 'ready' }
  | { outcome: 'port-taken' }
  /** The last one is not quite gone, or lives: its files are still held. */
  | { outcome: 'another-postmaster' }
  | { outcome: 'failed'; told: string }

/**
 * Starts PostgreSQL on 127.0.0.1, without a Unix socket (whose path may not exceed 107 bytes), in a
 * process group of its own: Ctrl-C reaches us alone, and we end it after our last statement.
 */
export async function startPostmaster(
  { bin, data, home, user }: Cluster,
  port: number,
  settings: Readonly<Record<string, string>>,
): Promise<Started> {
  const logPath = join(home, 'postgres.log')
  const logFile = await open(logPath, 'a')
  try {
    const { size } = await logFile.stat()
    const all = { ...always, ...settings }
    const options = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    const child = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), ...options], {
      ...identity(user),
      cwd: home,
      env: quietEnvironment(),
      detached: true,
      stdio: ['ignore', logFile.fd, logFile.fd],
      windowsHide: true,
    })
    child.unref()
    const ended = once(child, 'exit').then(
      () => true,
      () => true,
    )
    for (;;) {
      const running = await readPidFile(data)
      if (running?.ready && running.pid === child.pid) return { outcome: 'ready' }
      if (await Promise.race([ended, sleep(10, false)])) break
    }
    return diagnose((await readFile(logPath)).subarray(size).toString())
  } finally {
    await logFile.close()
  }
}

/** Ends PostgreSQL as after a day's work: sessions are cut, what was committed is written out. */
export async function stopPostmaster(cluster: Cluster): Promise<void> {
  const { bin, data, home, user } = cluster
  const stopped = await run(
    join(bin, 'pg_ctl'),
    ['stop', '-D', data, '-m', 'fast', '-w', '-t', '60'],
    { user, cwd: home },
  )
  if (!stopped.ok && (await answeringPort(cluster)) !== null) throw new Error(stopped.output.trim())
}

/** The port on which this very cluster answers already, or null. Waits for one that is just starting. */
export async function answeringPort({ data, notes }: Cluster): Promise<number | null> {
  for (;;) {
    const running = await readPidFile(data)
    if (!running) return null
    const sql = postgres(databaseUrl(running.port, notes.password, 'postgres'), { max: 1 })
    try {
      const [row] = await sql<{ data_directory: string }[]>`show data_directory`
      return row && (await realpath(row.data_directory)) === (await realpath(data))
        ? running.port
        : null
    } catch (error) {
      if (!isStarting(error)) return null
    } finally {
      await sql.end()
    }
    await sleep(50)
  }
}

export function databaseUrl(port: number, password: string, database: string): string {
  return `postgres://${superuser}:${password}@127.0.0.1:${port}/${database}`
}

const always = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
}

/** postmaster.pid, line by line: process, data directory, start, port, socket, address, memory, status. */
async function readPidFile(data: string) {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => null)
  if (text === null) return null
  const lines = text.split('\n')
  return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' }
}

function diagnose(log: string): Started {
  // First, since the hint that follows it also speaks of another postmaster.
  if (/could not bind|could not create any TCP\/IP sockets/i.test(log)) {
    return { outcome: 'port-taken' }
  }
  if (/another postmaster|another postgres|pre-existing shared memory block/i.test(log)) {
    return { outcome: 'another-postmaster' }
  }
  const lines = log.trim().split('\n')
  const told = lines.findLast((line) => /FATAL|PANIC|ERROR|could not/.test(line)) ?? lines.at(-1)
  return { outcome: 'failed', told: told?.trim() ?? '' }
}

/** 57P03: it runs, and does not take sessions yet (recovery after a crash). */
function isStarting(error: unknown): boolean {
  return error instanceof postgres.PostgresError && error.code === '57P03'
}
