import { execFile } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** A service that some tests need and that npm cannot bring. Its tests are in `test/services/<name>/`. */
export type Service = {
  name: 'postgres' | 'redis' | 'libreoffice'
  /** Where it is, or null; `missing` says what was looked for. */
  found: Found | null
  missing: string
}

export type Found = { kind: 'url'; url: string } | { kind: 'program'; path: string }

/**
 * The environment may name servers: TEST_DATABASE_URL (a superuser's, PostgreSQL 15 or later) and
 * REDIS_URL. Without them, programs of this machine are looked for, which tests start themselves.
 */
export async function findServices(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Service[]> {
  return [
    {
      name: 'postgres',
      found: (await answering(environment.TEST_DATABASE_URL, 5432)) ?? (await installedPostgres()),
      missing: 'no PostgreSQL at TEST_DATABASE_URL or in /usr/lib/postgresql',
    },
    {
      name: 'redis',
      found: (await answering(environment.REDIS_URL, 6379)) ?? (await program('redis-server')),
      missing: 'no Redis at REDIS_URL and no redis-server on the path',
    },
    {
      name: 'libreoffice',
      found: await program('soffice'),
      missing: 'no soffice (LibreOffice) on the path',
    },
  ]
}

/** The service a test was admitted for; it is there, else the test would not run. */
export async function service(name: Service['name']): Promise<Found> {
  const service = (await findServices()).find((candidate) => candidate.name === name)
  if (!service?.found) throw new Error(`${name} is missing: ${service?.missing}`)
  return service.found
}

function answering(url: string | undefined, usualPort: number): Promise<Found | null> {
  if (!url) return Promise.resolve(null)
  const { hostname, port } = new URL(url)
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port) || usualPort, timeout: 2_000 })
    const answer = (found: Found | null) => {
      socket.destroy()
      resolve(found)
    }
    socket.once('connect', () => answer({ kind: 'url', url }))
    socket.once('timeout', () => answer(null))
    socket.once('error', () => answer(null))
  })
}

/** Debian's and Ubuntu's place: a folder per major version, with `bin` in it. */
async function installedPostgres(): Promise<Found | null> {
  const root = '/usr/lib/postgresql'
  const majors = (await readdir(root).catch(() => [])).map(Number).filter((major) => major >= 15)
  if (majors.length === 0) return null
  return { kind: 'program', path: join(root, String(Math.max(...majors)), 'bin', 'postgres') }
}

async function program(name: string): Promise<Found | null> {
  const which = process.platform === 'win32' ? 'where' : 'which'
  try {
    const { stdout } = await promisify(execFile)(which, [name])
    return { kind: 'program', path: stdout.split('\n')[0]?.trim() ?? name }
  } catch {
    return null
  }
}
