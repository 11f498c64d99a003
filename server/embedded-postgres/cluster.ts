import { randomBytes } from 'node:crypto'
import { chmod, chown, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'

import { StartError } from '../start-error.ts'
import { platformPackage, runnableBinaries } from './binaries.ts'
import { readOrTakeNotes, rewriteNotes } from './notes.ts'
import type { Notes } from './notes.ts'
import { reason } from './reason.ts'
import { run } from './run.ts'
import { canEnter, isRoot, unprivilegedUser } from './unprivileged.ts'
import type { SystemUser } from './unprivileged.ts'

/** One PostgreSQL data directory and what it takes to run it. */
export type Cluster = {
  dataDir: string
  notes: Notes
  /** Holds `data` (PostgreSQL's own) and its log; belongs to the user it runs as. */
  home: string
  data: string
  bin: string
  /** Null: as ourselves. */
  user: SystemUser | null
}

export type ClusterOptions = {
  dataDir: string
  /** Where root keeps what `nobody` cannot reach under DATA_DIR. */
  stateDir?: string
  /** The folder of the platform's npm package, where it is not the installed one. */
  packageRoot?: string
}

export const superuser = 'entente'

/** Finds the cluster of a data directory, or makes it at the first start. Throws StartError. */
export async function openCluster({
  dataDir,
  stateDir = '/var/lib/entente',
  packageRoot = platformPackage(),
}: ClusterOptions): Promise<Cluster> {
  const newcomer = isRoot() ? await unprivilegedUser() : null
  const notes = await readOrTakeNotes(dataDir, () => choosePlace(dataDir, stateDir, newcomer))
  const home = resolve(dataDir, notes.directory)
  const data = join(home, 'data')
  const owner = await ownerOf(data)
  if (notes.created && !owner) {
    throw new StartError(
      'database-missing',
      `The database of ${dataDir} should be in ${home}, but is not; bring it back, or set DATA_DIR to an empty directory.`,
    )
  }
  const user = owner ? userFor(owner, data) : newcomer
  const bin = await runnableBinaries(packageRoot, user, isRoot() ? stateDir : dataDir)
  const cluster = { dataDir, notes, home, data, bin, user }
  if (!owner) await createCluster(cluster)
  if (!notes.created) {
    cluster.notes = { ...notes, created: true }
    await rewriteNotes(dataDir, cluster.notes)
  }
  if (!(await canEnter(home, user))) {
    throw new StartError(
      'database-owner',
      `The database in ${home} belongs to user ${user?.uid}, who can no longer enter that directory; open its parent directories to that user again.`,
    )
  }
  return cluster
}

/** Beside the notes if PostgreSQL's user can get there, else under the system's state directory. */
async function choosePlace(
  dataDir: string,
  stateDir: string,
  user: SystemUser | null,
): Promise<string> {
  if (!(await canEnter(dataDir, user))) {
    return join(stateDir, `database-${randomBytes(6).toString('hex')}`)
  }
  if (await ownerOf(join(dataDir, 'postgres', 'data'))) {
    throw new StartError(
      'data-directory',
      `${dataDir} holds a database, but postgres.json with its password is gone; restore that file, or set DATA_DIR to an empty directory.`,
    )
  }
  return 'postgres'
}

/** PostgreSQL runs as whoever owns its files, else it refuses to start. */
function userFor(owner: SystemUser, data: string): SystemUser | null {
  if (process.getuid === undefined || owner.uid === process.getuid()) return null
  if (isRoot()) return owner
  throw new StartError(
    'database-owner',
    `The database in ${data} belongs to user ${owner.uid}; start Entente as that user, or as root.`,
  )
}

async function ownerOf(data: string): Promise<SystemUser | null> {
  try {
    const { uid, gid } = await stat(data)
    return { uid, gid }
  } catch (cause) {
    if (reason(cause) === 'ENOENT') return null
    throw new StartError('data-directory', `${data} cannot be read (${reason(cause)}).`, { cause })
  }
}

/** Made under another name, so that what a crash leaves half-made is never taken for a database. */
async function createCluster({ home, data, bin, user, notes }: Cluster): Promise<void> {
  const attempt = randomBytes(4).toString('hex')
  const draft = join(home, `data.${attempt}`)
  const password = join(home, `password.${attempt}`)
  try {
    await mkdir(home, { recursive: true })
    await chmod(home, 0o700)
    await writeFile(password, notes.password, { mode: 0o600 })
    if (user) {
      await chown(home, user.uid, user.gid)
      await chown(password, user.uid, user.gid)
    }
  } catch (cause) {
    throw new StartError(
      'state-directory',
      `The database directory ${home} cannot be made (${reason(cause)}).`,
      { cause },
    )
  }
  const made = await run(
    join(bin, 'initdb'),
    ['-D', draft, `--username=${superuser}`, `--pwfile=${password}`, ...initdbOptions],
    { user, cwd: home },
  )
  await rm(password, { force: true })
  if (!made.ok) throw new StartError('initdb-failed', initdbSentence(home, made.output))
  await rename(draft, data).catch((error) => {
    // Another start was quicker: its database is the one.
    if (reason(error) !== 'ENOTEMPTY' && reason(error) !== 'EEXIST') throw error
  })
  await rm(draft, { recursive: true, force: true })
}

const initdbOptions = ['--auth=scram-sha-256', '--locale=C', '--encoding=UTF8', '--no-instructions']

function initdbSentence(home: string, output: string): string {
  const lines = output.trim().split('\n')
  const told = lines.find((line) => /error|fatal|could not/i.test(line)) ?? lines.at(-1) ?? ''
  return `The embedded database could not be created in ${home} (${told.trim()}).`
}
