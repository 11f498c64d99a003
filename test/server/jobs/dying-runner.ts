import { sql } from 'drizzle-orm'

import { openDatabase } from '#db/client.ts'

import { buildRunner, noon } from './support.ts'

/** A process of its own that dies in the middle of the first job it takes up. */
const { db } = openDatabase(String(process.argv[2]), { connections: 1 })
await buildRunner(db, () => noon, {
  handlers: {
    async close(tx, { key }) {
      await tx.execute(sql`insert into diary (entry) values (${key})`)
      process.kill(process.pid, 'SIGKILL')
    },
  },
}).runDue()
