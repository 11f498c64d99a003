import { chmod, lstat, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { platformPackage } from '#server/embedded-postgres/binaries.ts'
import { unprivilegedUser } from '#server/embedded-postgres/unprivileged.ts'
import { temporaryDirectory } from '#test/support/temporary-directory.ts'

import { ask, copyOfPackage, dataDirectory, start } from './support.ts'

const asRoot = process.getuid?.() === 0

test.runIf(asRoot)(
  '[EP2] under a home of mode 0700 the database goes elsewhere and is found again',
  async () => {
    await using home = await temporaryDirectory({ mode: 0o700 })
    await using state = await temporaryDirectory()
    const options = {
      dataDir: join(home.path, 'repository', 'data'),
      stateDir: state.path,
      packageRoot: await copyOfPackage(join(home.path, 'repository', 'package')),
    }
    const first = await start(options)
    const place = await dataDirectory(first.url)
    expect(place.startsWith(state.path)).toBe(true)
    await ask(first.url, `create table kept as select 'yes' as answer`)
    await first.stop()
    const copies = await readdir(state.path)

    // Even when the home is opened later: the notes decide, not what would be chosen now.
    await chmod(home.path, 0o755)
    await using second = await start(options)
    expect(await dataDirectory(second.url)).toBe(place)
    expect(await ask(second.url, 'select answer from kept')).toEqual({ answer: 'yes' })
    expect(await readdir(state.path)).toEqual(copies)
  },
)

test.runIf(asRoot)(
  '[EP2] two data directories under one such home have a database each',
  async () => {
    await using home = await temporaryDirectory({ mode: 0o700 })
    await using state = await temporaryDirectory()
    const one = await start({ dataDir: join(home.path, 'one'), stateDir: state.path })
    const other = await start({ dataDir: join(home.path, 'other'), stateDir: state.path })
    expect(await dataDirectory(one.url)).not.toBe(await dataDirectory(other.url))
    await one.stop()
    await other.stop()
  },
)

test.runIf(asRoot)(
  '[EP2] a package that only root can read is copied so that nobody can',
  async () => {
    await using directory = await temporaryDirectory()
    await using state = await temporaryDirectory()
    const packageRoot = await copyOfPackage(join(directory.path, 'package'))
    await chmod(join(packageRoot, 'native', 'lib'), 0o700)
    await using server = await start({
      dataDir: join(directory.path, 'data'),
      stateDir: state.path,
      packageRoot,
    })
    expect(await ask(server.url, 'select 1 as one')).toEqual({ one: 1 })
  },
)

test('[EP3] a package whose install script did not run is completed', async () => {
  await using directory = await temporaryDirectory()
  const packageRoot = await copyOfPackage(join(directory.path, 'package'))
  const removed = await removeLinks(packageRoot)
  await using server = await start({ dataDir: join(directory.path, 'data'), packageRoot })
  expect(await ask(server.url, 'select 1 as one')).toEqual({ one: 1 })
  for (const link of removed) expect((await lstat(link)).isSymbolicLink()).toBe(true)
})

test('[EP10] a data directory that is a file is refused', async () => {
  await using directory = await temporaryDirectory()
  const dataDir = join(directory.path, 'data')
  await writeFile(dataDir, '')
  await expect(start({ dataDir })).rejects.toMatchObject({
    code: 'data-directory',
    message: `The data directory ${dataDir} cannot be read and written (EEXIST); set DATA_DIR to a directory that can.`,
  })
})

test('[EP10] a platform without a binary is refused and pointed to DATABASE_URL', () => {
  expect(() => platformPackage('aix', 'ppc64')).toThrow(
    'There is no embedded database for aix on ppc64 (@embedded-postgres/aix-ppc64 is not installed); set DATABASE_URL to a PostgreSQL server.',
  )
})

test('[EP10] a database that cannot be created says why, and the next start tries afresh', async () => {
  await using directory = await temporaryDirectory()
  const packageRoot = await copyOfPackage(join(directory.path, 'package'))
  const catalogue = join(packageRoot, 'native', 'share', 'postgresql', 'postgres.bki')
  await rename(catalogue, `${catalogue}.away`)
  const dataDir = join(directory.path, 'data')
  await expect(start({ dataDir, packageRoot })).rejects.toMatchObject({
    code: 'initdb-failed',
    message: expect.stringMatching(/^The embedded database could not be created in .*\(.+\)\.$/),
  })
  await rename(`${catalogue}.away`, catalogue)
  await using server = await start({ dataDir, packageRoot })
  expect(await ask(server.url, 'select 1 as one')).toEqual({ one: 1 })
})

test('[EP10] a database that does not start says why', async () => {
  await using directory = await temporaryDirectory()
  await expect(
    start({ dataDir: directory.path, settings: { max_connections: 'many' } }),
  ).rejects.toMatchObject({
    code: 'database-start',
    message: expect.stringContaining('max_connections'),
  })
})

test('[EP10] notes that were damaged are refused, not overwritten', async () => {
  await using directory = await temporaryDirectory()
  const notes = join(directory.path, 'postgres.json')
  await writeFile(notes, '{"port":')
  await expect(start({ dataDir: directory.path })).rejects.toMatchObject({ code: 'data-directory' })
  expect(await readFile(notes, 'utf8')).toBe('{"port":')
})

test('[EP10] a system without nobody is told to start as an ordinary user', async () => {
  await using directory = await temporaryDirectory()
  const passwd = join(directory.path, 'passwd')
  await writeFile(passwd, 'root:x:0:0:root:/root:/bin/sh\n')
  await expect(unprivilegedUser(passwd)).rejects.toMatchObject({ code: 'no-unprivileged-user' })
})

test('[EP11] a database that vanished is missed', async () => {
  await using directory = await temporaryDirectory()
  await (await start({ dataDir: directory.path })).stop()
  await rename(join(directory.path, 'postgres'), join(directory.path, 'moved'))
  await expect(start({ dataDir: directory.path })).rejects.toMatchObject({
    code: 'database-missing',
  })
})

test('[EP11] a database whose notes are gone is neither opened nor replaced', async () => {
  await using directory = await temporaryDirectory()
  await (await start({ dataDir: directory.path })).stop()
  await rm(join(directory.path, 'postgres.json'))
  await expect(start({ dataDir: directory.path })).rejects.toMatchObject({ code: 'data-directory' })
})

test('a data directory may be moved with its database in it', async () => {
  await using directory = await temporaryDirectory()
  const [here, there] = [join(directory.path, 'here'), join(directory.path, 'there')]
  const first = await start({ dataDir: here })
  await ask(first.url, `create table kept as select 'yes' as answer`)
  await first.stop()
  await rename(here, there)
  await using second = await start({ dataDir: there })
  expect(await ask(second.url, 'select answer from kept')).toEqual({ answer: 'yes' })
})

async function removeLinks(packageRoot: string): Promise<string[]> {
  const lib = join(packageRoot, 'native', 'lib')
  const entries = await readdir(lib, { withFileTypes: true })
  const links = entries.filter((entry) => entry.isSymbolicLink())
  const paths = links.map((entry) => join(lib, entry.name))
  for (const path of paths) await rm(path)
  return paths
}
