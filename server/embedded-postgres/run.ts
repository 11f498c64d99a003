import { spawn } from 'node:child_process'

import type { SystemUser } from './unprivileged.ts'

export type Outcome = { ok: boolean; output: string }

/** Runs a program to its end as `user` (null: as ourselves) and keeps what it printed. Never throws. */
export function run(
  program: string,
  args: readonly string[],
  { user, cwd }: { user: SystemUser | null; cwd: string },
): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      ...identity(user),
      cwd,
      env: quietEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.once('error', (error) => resolve({ ok: false, output: error.message }))
    child.once('close', (code) => resolve({ ok: code === 0, output }))
  })
}

/** Spawn options that give up root. Node wants signed ids, and macOS numbers `nobody` -2. */
export function identity(user: SystemUser | null): { uid?: number; gid?: number } {
  return user ? { uid: user.uid | 0, gid: user.gid | 0 } : {}
}

/** Ours without any PG* variable, which would redirect the database, and with English messages. */
export function quietEnvironment(): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = { ...process.env, LC_ALL: 'C' }
  for (const name of Object.keys(environment)) {
    if (name.startsWith('PG')) delete environment[name]
  }
  return environment
}
