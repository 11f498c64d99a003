import { pino } from 'pino'

import { startEmbeddedPostgres } from '#server/embedded-postgres/start.ts'

/** As small an application as can be killed: it starts the database, says so, and stays. */
const [dataDir = ''] = process.argv.slice(2)
const { url, adopted } = await startEmbeddedPostgres({ dataDir, log: pino({ level: 'silent' }) })
process.stdout.write(`${JSON.stringify({ url, adopted })}\n`)
