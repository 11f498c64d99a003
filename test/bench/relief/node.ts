import { pino } from 'pino'

import { openDatabase } from '#db/client.ts'
import { wakeThroughPostgres } from '#server/wake-through-postgres.ts'
import { testContext } from '#test/support/context.ts'

/** A node over the database of the benchmark, in a process of its own that can be killed at any point. */
const [databaseUrl = ''] = process.argv.slice(2)
const open = openDatabase(databaseUrl, { connections: 4 })
const wake = await wakeThroughPostgres(open.sql)
const log = pino({ level: 'error' })
const ctx = await testContext(open, { wake, log, machineTime: Date.now })

process.once('message', () => ctx.jobs.start())
process.send?.('ready')
