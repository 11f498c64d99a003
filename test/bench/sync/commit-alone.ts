import type { Bench } from './bench.ts'
import { now } from './clock.ts'
import { percentile } from './statistics.ts'
import type { Entry } from './workload.ts'

const commits = 100

/**
 * How long one row takes to reach the disk with nothing else going on: what durability costs at least
 * on this machine, at this moment.
 */
export async function commitAlone({ sql }: Bench): Promise<Entry> {
  await sql`create table if not exists commit_alone (n int)`
  return {
    label: 'one commit alone',
    async measure() {
      const took: number[] = []
      for (let n = 0; n < commits; n++) {
        const start = now()
        await sql`insert into commit_alone values (${n})`
        took.push(now() - start)
      }
      return { durableP50: percentile(took, 0.5), durableP99: percentile(took, 0.99) }
    },
  }
}
