import { pino } from 'pino'

import { startEngine } from './engine.ts'
import { measureProcess } from './process-load.ts'

/** A second node over the database of a benchmark's server, in a process of its own. */
const [databaseUrl = ''] = process.argv.slice(2)
const engine = await startEngine(databaseUrl, pino({ level: 'error' }))
const load = measureProcess()

process.on('message', (question: 'load' | 'stop') => {
  if (question === 'load') process.send?.(load())
  else void engine.stop().then(() => process.exit(0))
})
process.send?.({ url: engine.url })
