import { readFile } from 'node:fs/promises'

import { StartError } from '../start-error.ts'
import { run } from './run.ts'

export type SystemUser = { uid: number; gid: number }

export function isRoot(): boolean {
  return process.getuid?.() === 0
}

/**
 * Whom PostgreSQL runs as when we are root, which it refuses to be. `nobody` is on every Unix, so no
 * account has to be made.
 */
export async function unprivilegedUser(passwd = '/etc/passwd'): Promise<SystemUser> {
  const lines = (await readFile(passwd, 'utf8').catch(() => '')).split('\n')
  const fields = lines.find((line) => line.startsWith('nobody:'))?.split(':')
  const [uid, gid] = [Number(fields?.[2]), Number(fields?.[3])]
  if (Number.isInteger(uid) && Number.isInteger(gid)) return { uid: uid >>> 0, gid: gid >>> 0 }
  throw new StartError(
    'no-unprivileged-user',
    `PostgreSQL does not run as root and ${passwd} has no user "nobody" to run it as; start Entente as an ordinary user.`,
  )
}

/** Whether `user` can enter a directory; asked of the system itself, since ancestors and ACLs decide. */
export async function canEnter(directory: string, user: SystemUser | null): Promise<boolean> {
  if (user === null) return true
  const asked = await run('/bin/sh', ['-c', 'cd "$1"', 'sh', directory], { user, cwd: '/' })
  return asked.ok
}
