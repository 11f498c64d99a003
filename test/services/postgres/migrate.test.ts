import { randomBytes } from 'node:crypto'
import { mkdir, symlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'

import { pino } from 'pino'
import postgres from 'postgres'
import { expect, test } from 'vitest'

import { openDatabase } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import { startEmbeddedPostgres } from '#server/embedded-postgres/start.ts'
import { databaseAt } from '#test/support/postgres.ts'
import { service } from '#test/support/services.ts'
import { temporaryDirectory } from '#test/support/temporary-directory.ts'

test('a PostgreSQL server of one’s own takes the whole schema', async () => {
  await using server = await ownServer()
  const name = `test_${randomBytes(6).toString('hex')}`
  const admin = postgres(server.url, { max: 1 })
  try {
    await admin`create database ${admin(name)}`
    const open = openDatabase(databaseAt(server.url, name), { connections: 1 })
    const first = await migrate(open)
    const second = await migrate(open)
    await open.close()
    await admin`drop database ${admin(name)}`
    expect(first.applied).toBeGreaterThan(0)
    expect(second.applied).toBe(0)
  } finally {
    await admin.end()
  }
})

/** The server of TEST_DATABASE_URL, or this machine's PostgreSQL under our launcher. */
async function ownServer(): Promise<{ url: string } & AsyncDisposable> {
  const found = await service('postgres')
  if (found.kind === 'url') return { url: found.url, [Symbol.asyncDispose]: async () => {} }

  const directory = await temporaryDirectory()
  const packageRoot = join(directory.path, 'package')
  await mkdir(packageRoot)
  await symlink(dirname(dirname(found.path)), join(packageRoot, 'native'))
  const server = await startEmbeddedPostgres({
    dataDir: join(directory.path, 'data'),
    packageRoot,
    log: pino({ level: 'silent' }),
  })
  return {
    url: server.url,
    async [Symbol.asyncDispose]() {
      await server.stop()
      await directory[Symbol.asyncDispose]()
    },
  }
}
