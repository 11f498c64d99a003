import { join } from 'node:path'

import { reachDatabase, requireReachable } from '../database.ts'
import { parseSettings } from '../env.ts'
import { StartError } from '../start-error.ts'
import { exportHeads, readHeads } from '../transparency/heads.ts'
import type { Manifest } from './archive.ts'
import { backUp } from './dump.ts'
import { restore } from './load.ts'

/** `npm run backup -- FILE` and `npm run restore -- FILE`, on the database that the settings name. */
try {
  const [, , verb, file] = process.argv
  if (file === undefined) throw new StartError('usage', `Say which file: npm run ${verb} -- FILE.`)
  await run(verb === 'restore' ? 'restore' : 'backup', file)
} catch (error) {
  if (!(error instanceof StartError)) throw error
  console.error(error.message)
  process.exitCode = 1
}

async function run(verb: 'backup' | 'restore', file: string): Promise<void> {
  const settings = parseSettings(process.env)
  const heads = join(settings.dataDir, 'heads.json')
  const open = await reachDatabase(settings)
  try {
    await requireReachable(open)
    switch (verb) {
      case 'backup': {
        const manifest = await backUp(open.db, file)
        await exportHeads(open.db, heads)
        console.log(`${file} holds ${contents(manifest)}`)
        return
      }
      case 'restore': {
        const manifest = await restore(open, file, await readHeads(heads))
        await exportHeads(open.db, heads)
        console.log(`restored ${contents(manifest)}, as of ${manifest.at}`)
        return
      }
    }
  } finally {
    await open.close()
  }
}

function contents({ tables, heads }: Manifest): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  const records = heads.map(({ size }) => `a record of ${size} entries`)
  return [`${rows} rows`, ...records].join(', ')
}
