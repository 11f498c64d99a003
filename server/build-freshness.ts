import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFile, readdir, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

import { StartError } from './start-error.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const stamp = join(root, 'build', 'made-of')
/** Everything a page is made of. */
const folders = ['app', 'styles', 'server', 'db']
const files = ['package-lock.json', 'vite.config.ts', 'remix.config.js', 'tsconfig.json']

/** Builds the pages unless the last build was made of exactly these sources. */
export async function ensureBuild({
  log,
}: {
  log: { info(message: string): void }
}): Promise<'fresh' | 'built'> {
  const sources = await hashOfSources()
  if ((await readFile(stamp, 'utf8').catch(() => null)) === sources) return 'fresh'
  log.info('building the pages')
  await build()
  await writeFile(stamp, sources)
  return 'built'
}

async function hashOfSources(): Promise<string> {
  const hash = createHash('sha256')
  const inFolders = await Promise.all(folders.map((folder) => filesBelow(join(root, folder))))
  for (const file of [...inFolders.flat(), ...files.map((name) => join(root, name))].toSorted()) {
    hash
      .update(relative(root, file))
      .update('\0')
      .update(await readFile(file))
      .update('\0')
  }
  return hash.digest('hex')
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

async function build(): Promise<void> {
  const remix = createRequire(import.meta.url).resolve('@remix-run/dev/dist/cli.js')
  const child = spawn(process.execPath, [remix, 'vite:build'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', resolve)
  })
  if (code !== 0) {
    throw new StartError(
      'build',
      `The pages could not be built:\n${Buffer.concat(output).toString()}`,
    )
  }
}
