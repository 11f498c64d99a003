import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'

import { migrate } from '#db/migrate.ts'

import { createContext, drainContext } from '../../create-context.ts'
import { reachDatabase, requireReachable } from '../../database.ts'
import { parseSettings } from '../../env.ts'
import { createLog } from '../../log.ts'
import { StartError } from '../../start-error.ts'
import { createTextThreads } from '../../sync/thread/text-thread.ts'
import { version } from '../../version.ts'
import { wakeThroughPostgres } from '../../wake-through-postgres.ts'
import { explained } from './explained.ts'
import { foundFromFile } from './found-from-file.ts'

/** `npm run positions:import -- FILE`, into the database that the settings name, whether a server runs on it or not. */
try {
  const [, , file] = process.argv
  if (file === undefined) {
    throw new StartError('usage', 'Say which file: npm run positions:import -- FILE.')
  }
  await run(file)
} catch (error) {
  console.error(explained(error))
  process.exitCode = 1
}

async function run(file: string): Promise<void> {
  const bytes = await readFile(file)
  const settings = parseSettings(process.env)
  const open = await reachDatabase(settings)
  try {
    await requireReachable(open)
    await migrate(open)
    const threads = createTextThreads()
    const wake = await wakeThroughPostgres(open.sql)
    const ctx = await createContext({
      open,
      wake,
      threads,
      log: createLog({ level: 'warn' }),
      publicUrl: settings.publicUrl ?? 'http://localhost',
      // Nobody signs in through this process.
      sessionSecret: randomBytes(32).toString('hex'),
      demo: settings.database.kind === 'embedded',
      version,
    })
    const began = performance.now()
    const { coalition, members, subjects, positions, email, password } = await foundFromFile(
      ctx,
      file,
      bytes,
    )
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    console.log(
      [
        `${coalition}: ${members} members, ${subjects} subjects, ${positions} positions, in ${seconds} s`,
        `Its secretariat signs in as ${email} with the password ${password}`,
      ].join('\n'),
    )
    await drainContext(ctx)
    await wake.close()
    await threads.close()
  } finally {
    await open.close()
  }
}
